import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/plain-text.ts'
import { pages, startSite } from '../../sources/web/site.ts'
import { articlePage, openWorld, placeIn } from './world.ts'

const FERRY =
  'The old ferry\n\nThe Maren Holt ferry was built in Bergen in 1931 and crosses the fjord twice a day.\n'
const PIER = [
  'The town of Varnholm opened its third pier on 4 May 2023, two years later than planned. The Northern Freight Authority paid 41 million crowns for it.',
  'Mayor Ilse Brandt called the pier a bridge to the next century. Fishermen lost eleven moorings to the works, and want compensation.',
  'Cargo through the port grew by twelve per cent in the first year, the harbour office reported in a letter to the council.',
]
const LOGIN =
  '<html><head><title>Sign in</title></head><body><h1>Sign in</h1><form><input name="user"><input type="password"></form><p>Sign in to go on.</p></body></html>'
const HERE = placeIn('C1')
const QUESTION = 'Who paid for the third pier in Varnholm?'

const world = async () => {
  const served = new Map([
    ['/pier', articlePage('The third pier', ...PIER)],
    ['/login', LOGIN],
  ])
  const site = await startSite((request, response) => {
    const page = served.get((request.url ?? '').split('?')[0] ?? '')
    if (page === undefined) response.writeHead(404).end()
    else pages({ [request.url ?? '']: page })(request, response)
  })
  return { ...(await openWorld({ 'ferry.txt': FERRY })), site, served }
}

describe('a link that is added', () => {
  test('is answered with what was understood, and answers questions at once', async () => {
    const { type, site } = await world()
    expect(await type(QUESTION, HERE)).toContain('The sources don’t say')
    const added = await type(`/source add ${site.url}/pier?utm_source=mail`, HERE)
    expect(added).toContain('Added: The third pier')
    expect(added).toContain('Ida Solberg, Harbour Post, 4 March 2026 · English')
    expect(added).toContain('Begins: “The town of Varnholm opened its third pier on 4 May 2023')
    expect(await type(QUESTION, HERE)).toContain(
      'The Northern Freight Authority paid 41 million crowns for it.',
    )
  })

  test('can be undone, and put back', async () => {
    const { say, press, type, site } = await world()
    const added = await say(`/source add ${site.url}/pier`, HERE)
    const removed = await press(added, 'undo', HERE)
    expect(plainText(removed)).toContain('Removed: The third pier')
    expect(await type(QUESTION, HERE)).toContain('The sources don’t say')
    expect(plainText(await press(removed, 'undo', HERE))).toContain('It is back: The third pier')
    expect(await type(QUESTION, HERE)).toContain('41 million crowns')
  })

  test('is known again by another of its links, and by new words', async () => {
    const { type, site, served, app } = await world()
    await type(`/source add ${site.url}/pier`, HERE)
    expect(await type(`/source add ${site.url}/pier?fbclid=1`, HERE)).toContain(
      'That is on the shelf already',
    )
    served.set('/pier', articlePage('The third pier', ...PIER.map((text) => text.replace('41', '43'))))
    expect(await type(`/source add ${site.url}/pier`, HERE)).toContain('has changed since')
    expect(await type(QUESTION, HERE)).toContain('43 million crowns')
    expect(app.context(HERE).shelf.sources).toHaveLength(2)
  })

  test('is told to be the same article, if it stands at another place already', async () => {
    const { type, site, served } = await world()
    served.set('/wire', articlePage('A pier at last', 'We print this report with permission.', ...PIER))
    expect(await type(`/source add ${site.url}/pier`, HERE)).not.toContain('same article')
    expect(await type(`/source add ${site.url}/wire`, HERE)).toContain(
      'The same article is there from another place: “The third pier”, Harbour Post.',
    )
    const answer = await type(QUESTION, HERE)
    expect(answer).toContain('same article at')
    expect(answer).not.toContain('sources say so')
  })

  test('that is no article is not added, unless it is asked for again', async () => {
    const { say, press, type, site, app } = await world()
    const refused = await say(`/source add ${site.url}/login`, HERE)
    expect(refused.outcome).toBe('refused')
    expect(plainText(refused)).toContain('a page to log in')
    expect(app.context(HERE).shelf.sources).toHaveLength(1)
    expect(plainText(await press(refused, 'add', HERE))).toContain('Added: ')
    expect(await type(`/source add ${site.url}/login anyway`, HERE)).toContain('on the shelf already')
  })

  test('that leads nowhere, or to a private address, is refused in words', async () => {
    const { type, site } = await world()
    expect(await type(`/source add ${site.url}/gone`, HERE)).toContain('There is no page at that link')
    expect(await type('/source add ftp://a.example/b', HERE)).toContain('https:// or http://')
    expect(await type('/source add http://10.0.0.1/', HERE)).toContain('does not lead to the public internet')
    expect(await type('/source add', HERE)).toContain('Say what to add')
    expect(await type('/source add hello world', HERE)).toContain('That is not a link')
    expect(await type('/source remove', HERE)).toContain('Say which source')
  })

  test('is there after a restart, and in another process', async () => {
    const { type, site, app, open } = await world()
    await type(`/source add ${site.url}/pier`, HERE)
    const second = await open()
    expect((await second.context(HERE).retrieval.ask(QUESTION, { place: HERE })).status).toBe('answered')
    await app.desk.handle({ kind: 'source-remove', which: 'third pier' }, { place: HERE })
    await second.refresh()
    expect((await second.context(HERE).retrieval.ask(QUESTION, { place: HERE })).status).not.toBe('answered')
  })

  test('is news for watches, whoever added it', async () => {
    const { type, site, app } = await world()
    await type(`/source add ${site.url}/pier`, HERE)
    expect([...(await app.refresh()).keys()]).toEqual([expect.stringMatching(/pier~[0-9a-f]{12}$/)])
    expect((await app.refresh()).size).toBe(0)
  })

  test('may be added by those who may change the settings of the channel, and nobody else', async () => {
    const { type, site } = await world()
    expect(await type(`/source add ${site.url}/pier`, HERE, 'guest')).not.toContain('Added')
    expect(await type('/source remove ferry', HERE, 'guest')).not.toContain('folder')
  })
})

describe('a refreshed source', () => {
  test('keeps what it said before as a version, which its old excerpts still open', async () => {
    const { say, press, type, site, served } = await world()
    await type(`/source add ${site.url}/pier`, HERE)
    const answer = await say(QUESTION, HERE)
    expect(await type('/source refresh third pier', HERE)).toContain('Nothing has changed')
    served.set('/pier', articlePage('The third pier', ...PIER.map((text) => text.replace('41', '43'))))
    expect(await type('/source refresh third pier', HERE)).toContain('I have the new words')
    const context = plainText(await press(answer, 'context', HERE))
    expect(context).toContain('This is how it was until')
    expect(context).toContain('41 million crowns')
    expect(await type(QUESTION, HERE)).toContain('43 million crowns')
  })

  test('whose page is gone twice is marked as withdrawn, until the page is back', async () => {
    const { say, press, type, site, served, app } = await world()
    await type(`/source add ${site.url}/pier`, HERE)
    const earlier = await say(QUESTION, HERE)
    const page = served.get('/pier') ?? ''
    served.delete('/pier')
    expect(await type('/source refresh third pier', HERE)).toContain('There is no page any more')
    expect(await type(QUESTION, HERE)).not.toContain('withdrawn')
    // Asked again at once, it is still the same miss.
    expect(await type('/source refresh third pier', HERE)).toContain('There is no page any more')
    const [added] = await app.store.addedFrom(`${site.url}/pier`)
    if (added) await app.store.saveAdded({ ...added, checked: added.checked - 3_600_000 })
    expect(await type('/source refresh third pier', HERE)).toContain('gone for good')
    expect(await type(QUESTION, HERE)).toContain('withdrawn by its publisher')
    expect(plainText(await press(earlier, 'context', HERE))).toContain('Its publisher has withdrawn it')
    served.set('/pier', page)
    expect(await type('/source refresh third pier', HERE)).toContain('there again')
    expect(await type(QUESTION, HERE)).not.toContain('withdrawn')
  })
})

test('the history says who changed what, the newest first, and only to those who read the shelf', async () => {
  const { type, site } = await world()
  expect(await type('/source history', HERE)).toContain('Nobody has changed anything')
  await type(`/source add ${site.url}/pier`, HERE)
  await type('/source remove third pier', placeIn('C2', 'W1', 'U2'))
  const lines = (await type('/source history', HERE))
    .split('\n')
    .filter((line) => line.includes('third pier'))
  expect(lines.map((line) => line.replace(/^.*?: /, ''))).toEqual([
    'removed The third pier (Ben)',
    'added The third pier (Ana)',
  ])
  expect(await type('/source history', placeIn('C1', 'W2'))).toContain('Nobody has changed anything')
})
