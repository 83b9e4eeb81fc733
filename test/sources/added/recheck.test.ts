import { hash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { readLink } from '../../../src/sources/added/article.ts'
import { openReaders } from '../../../src/sources/added/readers.ts'
import { recheckDue } from '../../../src/sources/added/recheck.ts'
import { saveAddition, savedAddition } from '../../../src/sources/added/save.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { articlePage } from '../../commands/shelves/world.ts'
import { loopbackWeb, startSite } from '../web/site.ts'

const DAY = 86_400_000
const etagOf = (page: string): string => `"${hash('sha256', page)}"`
const WORDS =
  'The town of Varnholm opened its third pier on 4 May 2023, two years later than planned. The Northern Freight Authority paid 41 million crowns for it, and the fishermen lost eleven moorings.'

/** A store with two articles of a site that were added at 0, and a clock. */
const setUp = async () => {
  const served = new Map(['/a', '/b'].map((path) => [path, articlePage(`The pier ${path}`, WORDS, WORDS)]))
  const site = await startSite((request, response) => {
    const page = served.get(request.url ?? '')
    if (request.url === '/robots.txt' || page === undefined) response.writeHead(404).end()
    else if (request.headers['if-none-match'] === etagOf(page)) response.writeHead(304).end()
    else response.writeHead(200, { 'content-type': 'text/html', etag: etagOf(page) }).end(page)
  })
  const store = await openStore(':memory:')
  const readers = openReaders(loopbackWeb())
  onTestFinished(async () => {
    await store.close()
    await readers.close()
  })
  for (const path of served.keys()) {
    const read = await readLink(`${site.url}${path}`, readers)
    if (read) await saveAddition(store, { ...read, shelf: 'main', from: { link: read.link } }, 0, undefined)
  }
  const at = (now: number) =>
    recheckDue({ ...readers, store, now: () => now }, (error) => expect.fail(String(error)))
  const textOf = async (path: string) => {
    const [added] = await store.addedFrom(`${site.url}${path}`)
    const [document] = added ? await savedAddition(store, 'main', added.id) : []
    return { text: document?.text ?? '', withdrawn: document?.withdrawn, misses: added?.misses }
  }
  return { store, site, served, at, textOf }
}

test('a link is looked at once a day, and its page is not sent again while it is the same', async () => {
  const { site, at } = await setUp()
  const before = site.asked.length
  expect(await at(DAY - 1)).toBe(0)
  expect(site.asked.length).toBe(before)
  expect(await at(DAY + 1)).toBe(2)
  expect(await at(DAY + 2)).toBe(0)
  expect(await at(2 * DAY + 2)).toBe(2)
})

test('new words of a page are taken, and a page that is gone twice is marked', async () => {
  const { served, at, textOf, store } = await setUp()
  served.set('/a', articlePage('The pier /a', WORDS.replace('41', '43'), WORDS))
  served.delete('/b')
  await at(DAY + 1)
  expect((await textOf('/a')).text).toContain('43 million')
  expect(await textOf('/b')).toMatchObject({ withdrawn: undefined, misses: 1 })
  await at(2 * DAY + 2)
  expect(await textOf('/b')).toMatchObject({ withdrawn: '1970-01-03', misses: 2 })
  const actions = (await store.changes({ shelves: ['main'], limit: 9 })).map(({ action }) => action)
  expect(actions.toSorted()).toEqual(['add', 'add', 'change', 'withdraw'])
})

test('a page that became a page to log in changes nothing', async () => {
  const { served, at, textOf } = await setUp()
  served.set('/a', '<title>Sign in</title><form><input type="password"></form><p>Sign in to go on.</p>')
  await at(DAY + 1)
  expect((await textOf('/a')).text).toContain('41 million')
})
