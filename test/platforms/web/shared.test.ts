import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../src/model.ts'
import { openWorld } from '../../commands/shelves/world.ts'
import { attributeOf, elementsOf } from './html.ts'
import { linksWith, litIn, openBrowser, serveReader, textsWith, visitorsFrom } from './reader.ts'

const FERRY = '# The old ferry\n\nThe Aurora ferry was built in Bergen in 1931. It carries sixty people.\n'
const LEDGER = [
  'On 3 May 1931 the Aurora ferry was built.',
  'The Aurora ferry was built in 1931, when sails were still common here.',
] as const

const ANA: Place = { platform: 'chat', workspace: 'W1', user: 'U1' }
const BEN: Place = { platform: 'chat', workspace: 'W1', user: 'U2' }
const ELSEWHERE: Place = { platform: 'chat', workspace: 'W2', user: 'U1' }

const QUESTION = 'When was the Aurora ferry built?'

const open = async () => {
  const world = await openWorld({ 'ferry.md': FERRY })
  const browserOf = async (place: Place) =>
    openBrowser((await serveReader(world.app, visitorsFrom(place))).address)
  /** Ana asks and presses Share. */
  const share = async () => {
    const ana = await browserOf(ANA)
    const answer = await ana.ask((await ana.get('/')).page, QUESTION)
    const { page } = await ana.press(answer.page, 'Share')
    const [link = ''] = linksWith(page, 'button').filter((path) => path.startsWith('/a/'))
    return { link, page, answer: answer.page }
  }
  /** Adds a source to the shelf of Ana's workspace. */
  const addLedger = (words: string = LEDGER[0]) =>
    world.app.desk.handle(
      {
        kind: 'source-take',
        links: [],
        files: [{ name: 'ledger.md', bytes: async () => Buffer.from(`# The ledger\n\n${words}\n`) }],
        shelf: '',
      },
      { place: { platform: 'chat', workspace: 'W1', channel: 'C1', user: 'U1' }, role: 'admin' },
    )
  return { ...world, browserOf, share, addLedger }
}

describe('an answer that is shared', () => {
  test('has a link that a button copies, and that opens its question and its excerpts', async () => {
    const { share, browserOf } = await open()
    const { link, page } = await share()
    expect(page).toContain('Whoever reads its sources can open it.')
    expect(page).toContain('kept for 90 days')
    const copy = elementsOf(page).find((element) => attributeOf(element, 'class') === 'copy')
    expect(copy && attributeOf(copy, 'type')).toBe('button')
    const ben = await browserOf(BEN)
    const { page: shared } = await ben.get(link)
    expect(shared).toContain(`<h1 lang="en" dir="auto">${QUESTION}</h1>`)
    expect(textsWith(shared, 'excerpt')[0]).toContain('The Aurora ferry was built in Bergen in 1931.')
    expect(shared).toContain('kept for 90 days')
    expect(elementsOf(shared).map(({ tagName }) => tagName)).not.toContain('form')
    const [read = ''] = linksWith(shared, 'read')
    expect(litIn((await ben.get(read)).page, read)).toContain('built in Bergen in 1931')
  })

  test('says when it was asked to its asker alone', async () => {
    const { share, browserOf } = await open()
    const { link } = await share()
    expect((await (await browserOf(ANA)).get(link)).page).toContain('You asked this on ')
    expect((await (await browserOf(BEN)).get(link)).page).not.toContain('You asked this on ')
  })

  test('stays as it was when a source changes, and says so', async () => {
    const { share, browserOf, settings, app } = await open()
    const { link } = await share()
    writeFileSync(join(settings.SOURCES_DIR, 'ferry.md'), FERRY.replace('1931', '1932'))
    await app.refresh()
    const ben = await browserOf(BEN)
    const { page } = await ben.get(link)
    expect(textsWith(page, 'excerpt')[0]).toContain('built in Bergen in 1931.')
    expect(page).toContain('A source has changed since.')
    const [read = ''] = linksWith(page, 'read')
    expect(litIn((await ben.get(read)).page, read)).toContain('1931')
    // Shared once more, it is still what it was.
    expect((await share()).link).not.toBe(link)
    expect((await ben.get(link)).page).toContain('1931')
  })

  test.each([
    ['The old ferry', LEDGER[0], 'answered'],
    ['The ledger', LEDGER[1], 'related'],
  ])(
    'leaves out what its reader may not read; where “%s” says it best and the ledger says “%s”, it is %s',
    async (first, words, outcome) => {
      const { share, browserOf, addLedger } = await open()
      await addLedger(words)
      const { link, answer } = await share()
      expect(textsWith(answer, 'read')).toHaveLength(2)
      expect(textsWith(answer, 'read')[0]).toBe(first)
      const { page } = await (await browserOf(ELSEWHERE)).get(link)
      expect(page).not.toContain('ledger')
      expect(textsWith(page, 'read')).toEqual(['The old ferry'])
      const outcomes = elementsOf(page).flatMap((element) => attributeOf(element, 'data-outcome') ?? [])
      expect(outcomes).toEqual([outcome])
    },
  )

  test('is not there for who may read none of it, nor when it is gone', async () => {
    const { share, browserOf, addLedger, app, settings } = await open()
    writeFileSync(join(settings.SOURCES_DIR, 'ferry.md'), '# The weather\n\nIt rains.\n')
    await app.refresh()
    await addLedger()
    const { link } = await share()
    const elsewhere = await browserOf(ELSEWHERE)
    const hidden = await elsewhere.get(link)
    const missing = await elsewhere.get('/a/0123456789abcdef')
    const bare = (page: string) => page.replaceAll(/nonce="[^"]*"/g, '')
    expect([hidden.response.status, bare(hidden.page)]).toEqual([404, bare(missing.page)])
    const ben = await browserOf(BEN)
    expect((await ben.get(link)).response.status).toBe(200)
    await app.store.forget(Date.now() + 1, Date.now() + 1)
    expect((await ben.get(link)).response.status).toBe(404)
  })

  test('is nobody else’s to share, and nothing is shared of an answer without excerpts', async () => {
    const { share, browserOf } = await open()
    const { answer } = await share()
    const code = elementsOf(answer).flatMap((element) => {
      const value = attributeOf(element, 'value') ?? ''
      return value.startsWith('share:') ? [value] : []
    })[0]
    const ben = await browserOf(BEN)
    const { page } = await ben.get('/')
    const pressed = await ben.post('/press', { token: 'token', thread: '', code: code ?? '' })
    expect(linksWith(pressed.page, 'button').filter((path) => path.startsWith('/a/'))).toEqual([])
    const nothing = await ben.ask(page, 'Quis custodiet zblorgh?')
    const refused = await ben.press(nothing.page, 'Share')
    expect(refused.page).toContain('nothing that could be shared')
  })
})
