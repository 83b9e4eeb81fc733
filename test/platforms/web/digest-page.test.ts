import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digestDeps } from '../../../src/cli/jobs.ts'
import type { Place } from '../../../src/model.ts'
import { linkKeyOf, readLink, signLink } from '../../../src/platforms/web/signed-links.ts'
import type { Reply } from '../../../src/reply.ts'
import { openWorld, placeIn } from '../../commands/shelves/world.ts'
import { HOSTILE } from '../../contracts/replies.ts'
import { attributeOf, elementsOf, intrusionsIn } from './html.ts'
import { LINK_KEY, litIn, NOBODY, openBrowser, pathIn, READER, serveReader, textsWith } from './reader.ts'

const FERRY =
  '---\ntitle: The old ferry\npublisher: Harbour Post\n---\n\nThe ferry Aurora was built in Bergen in 1931 by Ida Solberg. It carries sixty people.\n'
const CELLAR =
  '# The cellar\n\nThe cellar of Marrow was dug in 1744 by Ole Bakken, who was its first keeper.\n'
const LOCK = `The new lock at Skarn opened on Monday after four years of work, and 31 boats went through it on the first day.

Its gates weigh 90 tonnes each and were built by Tessel Yards. The old lock, which leaked, is kept as a dry dock for the museum.
`
const C1 = placeIn('C1')
const P1 = placeIn('P1')
const DAY = 86_400_000
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Forty sources that have nothing in common. */
const MANY = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => {
    const word = `${String.fromCharCode(97 + (at % 26)).repeat(4 + (at % 5))}ton${at}`
    return [
      `${at}.md`,
      `# Mill ${at}\n\nThe mill of ${word} ground its last flour in the year ${1800 + at}.\n`,
    ]
  }),
)

const open = async (
  files: Readonly<Record<string, string>> = { 'ferry.md': FERRY },
  env?: Readonly<Record<string, string>>,
) => {
  const world = await openWorld(files, env, { reader: READER })
  const { get } = openBrowser((await serveReader(world.app, NOBODY)).address)
  /** Adds a source to the shelf of a place. */
  const add = (text: string, place: Place) =>
    world.app.desk.handle(
      {
        kind: 'source-take',
        links: [],
        files: [{ name: 'added.md', bytes: async () => Buffer.from(text) }],
        shelf: '',
      },
      { place, role: 'admin' },
    )
  /** The path of the page that `/digest now` in a place links to. */
  const linkIn = async (place: Place): Promise<string> => wholeIn(await world.say('/digest now', place))
  const ask = (question: string, place: Place, privately = false) =>
    world.app.desk.handle({ kind: 'ask', question }, { place, privately })
  return { ...world, get, add, linkIn, ask }
}

/** Waits until it is later, by less than a millisecond. */
const later = (): void => {
  const at = Date.now()
  while (Date.now() === at);
}

const linkOf = (reply: Reply): string | undefined =>
  reply.actions?.find(({ label }) => label === 'The whole of it')?.url

const wholeIn = (reply: Reply): string => pathIn(linkOf(reply) ?? expect.fail('There is no link.'))

const tokenIn = (path: string): string => path.replace('/digest/', '')

const sourceLinks = (page: string): readonly string[] =>
  elementsOf(page).flatMap((element) => {
    const href = attributeOf(element, 'href') ?? ''
    return href.startsWith('/s/') ? [href] : []
  })

describe('the page of a digest', () => {
  test('has everything that the message had no room for, and says of which day and channel it is', async () => {
    const { say, get } = await open(MANY)
    const reply = await say('/digest now', C1)
    expect(reply.blocks.filter(({ kind }) => kind === 'excerpt').length).toBeLessThan(10)
    const { response, page } = await get(wholeIn(reply))
    expect(response.status).toBe(200)
    const shown = textsWith(page, 'excerpt').join('\n')
    for (let at = 0; at < 40; at += 1) expect(shown).toContain(`in the year ${1800 + at}.`)
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.now())
    expect(page).toContain(`<h1>Digest · ${day}</h1>`)
    expect(textsWith(page, 'facts')[0]).toMatch(/^#name-of-c1What came from .+ to .+$/)
    expect(page).toContain('This link works until')
  })

  test('is as the other pages: nothing is loaded, kept or found, and a guest gets no menu', async () => {
    const { linkIn, get } = await open()
    const { response, page } = await get(await linkIn(C1))
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(page).toContain(`nonce="${/'nonce-([^']+)'/.exec(policy)?.[1]}"`)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(page).toContain('<meta name="robots" content="noindex, nofollow">')
    expect(page).not.toContain('<nav')
    expect(elementsOf(page).map(({ tagName }) => tagName)).not.toContain('form')
  })

  test('groups what is new by story, with each source that tells it', async () => {
    const { linkIn, get } = await open({
      'gazette.md': `---\ntitle: The lock opens\npublisher: Skarn Gazette\n---\n\n${LOCK}`,
      'wire.md': `---\ntitle: Four years later, a lock\npublisher: The Wire\n---\n\nThe Gazette lets us print this report.\n\n${LOCK}`,
      'ferry.md': FERRY,
      'again.md': FERRY.replace('The old ferry', 'A boat of 1931').replace('Harbour Post', 'The Tide'),
    })
    const { page } = await get(await linkIn(C1))
    expect(textsWith(page, 'excerpt')).toHaveLength(2)
    const [, ...notes] = textsWith(page, 'note').toReversed()
    expect(notes.toSorted()).toEqual(['Also reported by:', 'The same article:'])
    const others = textsWith(page, 'sources').join()
    expect(others).toMatch(/The lock opens|Four years later/)
    expect(others).toMatch(/The old ferry|A boat of 1931/)
    expect(sourceLinks(page)).toHaveLength(4)
  })

  test('has all that answers the watches of the channel, and of no other', async () => {
    const { linkIn, get, app, settings } = await open()
    const watch = (id: string, question: string, place: Place, at: number) =>
      app.store.saveWatch({ id, place, direct: false, question, language: 'en', at })
    await watch('w1', 'When was the ferry Aurora built?', C1, 1)
    await watch('w2', 'Who built the ferry Aurora?', placeIn('C2'), 1)
    const link = await linkIn(C1)
    await watch('w3', 'How many people does the ferry Aurora carry?', C1, Date.now() + 1)
    later()
    for (const year of [1944, 1955, 1966, 1977])
      writeFileSync(
        join(settings.SOURCES_DIR, `${year}.md`),
        `# The ferry Aurora of ${year}\n\nThe ferry Aurora was built in ${year}.\n`,
      )
    await app.refresh()
    const { page } = await get(link)
    expect(page).toContain('On your watches')
    expect(page).toContain('When was the ferry Aurora built?')
    expect(page).not.toContain('Who built the ferry')
    expect(page).not.toContain('How many people does')
    expect(textsWith(page, 'excerpt').filter((text) => text.includes('in Bergen in 1931'))).toHaveLength(2)
    expect(page).not.toContain('1944')
  })

  test('lists what nobody could answer: what was asked openly there, in that time', async () => {
    const { linkIn, get, ask } = await open()
    await ask('Who is the mayor of Lindeby?', C1)
    await ask('Who is the mayor of Toledo?', placeIn('C2'))
    await ask('Who is the mayor of Marrow?', C1, true)
    await ask('Who is the mayor of Quillon?', placeIn('C1', 'W2'))
    const link = await linkIn(C1)
    later()
    await ask('Who is the mayor of Torvik?', C1)
    const { page } = await get(link)
    expect(page).toContain('What the sources could not answer')
    expect(page).toMatch(/Who is the mayor of Lindeby\? \(once, on .+\)/)
    for (const town of ['Toledo', 'Marrow', 'Quillon', 'Torvik']) expect(page).not.toContain(town)
  })

  test('keeps to its time: what came since is not in it, what has changed since is', async () => {
    const { linkIn, get, settings, app } = await open()
    const link = await linkIn(C1)
    later()
    writeFileSync(join(settings.SOURCES_DIR, 'cellar.md'), CELLAR)
    writeFileSync(join(settings.SOURCES_DIR, 'ferry.md'), FERRY.replace('sixty people', 'seventy people'))
    await app.refresh()
    const { page } = await get(link)
    expect(page).toContain('The old ferry')
    expect(page).not.toContain('cellar')
    expect((await get(await linkIn(C1))).page).toContain('cellar')
  })

  test('speaks the language of the browser', async () => {
    const { linkIn, get } = await open()
    const { page } = await get(await linkIn(C1), { 'accept-language': 'es' })
    expect(page).toContain('<h1>Resumen · ')
    expect(page).toContain('Lo que llegó entre')
    expect(page).toContain('The ferry Aurora was built')
  })

  test('has no text of a source or a question as HTML', async () => {
    const files = HOSTILE.map((text, at) => [
      `${at}.jsonl`,
      `${JSON.stringify({ id: `<b>${text}`, title: text, publisher: text, url: 'javascript:alert(1)', text: `Reading ${at} says <img src=x onerror=alert(1)> ${text} <script>alert(1)</script> here.` })}\n`,
    ])
    const { linkIn, get, ask } = await open(Object.fromEntries(files))
    for (const text of HOSTILE) await ask(`Who is <b onclick=x> ${text}?`, C1)
    const { page } = await get(await linkIn(C1))
    expect(page).toContain('&lt;img')
    expect(intrusionsIn(page)).toEqual([])
  })

  test('is refused where digests are asked for too often', async () => {
    const { linkIn, get } = await open({ 'ferry.md': FERRY }, { ANSWERS_PER_PERSON: '2' })
    const link = await linkIn(C1)
    const statuses = []
    for (let at = 0; at < 3; at += 1) statuses.push((await get(link)).response.status)
    expect(statuses).toEqual([200, 200, 429])
  })
})

describe('what one private channel reads', () => {
  test('is on its page alone, and opens for whoever has the link, no longer than the page', async () => {
    const { linkIn, get, add } = await open()
    await add(CELLAR, P1)
    expect((await get(await linkIn(C1))).page).not.toContain('cellar')
    const right = readLink(tokenIn(await linkIn(P1)), 0, LINK_KEY)
    // The page is opened on the last day of its link.
    const until = Date.now() + DAY
    const { page } = await get(`/digest/${right && signLink({ ...right, until }, LINK_KEY)}`)
    expect(page).toContain('dug in 1744')
    const [link = '', ...others] = sourceLinks(page).filter((one) => one.includes('key='))
    expect(others).toEqual([])
    expect(litIn((await get(link)).page, link)).toContain('The cellar of Marrow was dug in 1744')
    const key = new URL(link, READER.url).searchParams.get('key') ?? ''
    expect(readLink(key, 0, LINK_KEY)?.until).toBe(until)
  })

  test('is gone from the page once the channel does not read it any more, or it was removed', async () => {
    const { linkIn, get, add, type } = await open()
    await type('/shelf create Legal', P1, 'admin')
    await add(CELLAR, P1)
    await type('/shelf move The cellar to Legal', P1, 'admin')
    const link = await linkIn(P1)
    expect((await get(link)).page).toContain('dug in 1744')
    await type('/shelf unbind Legal', P1, 'admin')
    const { page } = await get(link)
    expect(page).toContain('The old ferry')
    expect(page).not.toContain('cellar')
    expect(page).not.toContain('1744')
  })

  test('leaves nothing there when nothing is left', async () => {
    const { linkIn, get, settings, app } = await open()
    const link = await linkIn(C1)
    rmSync(join(settings.SOURCES_DIR, 'ferry.md'))
    writeFileSync(join(settings.SOURCES_DIR, 'cellar.md'), CELLAR)
    await app.refresh()
    const { response, page } = await get(link)
    expect(response.status).toBe(404)
    expect(page).toContain('There is nothing here')
  })
})

describe('a link', () => {
  test('that was altered, made up or made with another key opens the page that says so, and one that expired says that', async () => {
    const { linkIn, get } = await open()
    const token = tokenIn(await linkIn(C1))
    const right = readLink(token, 0, LINK_KEY)
    if (!right) return expect.fail('The link is none.')
    const [said = '', mac] = token.split('.')
    const otherKey = linkKeyOf({ secretKey: 'another key of the tests, of 32 letters' })
    const other = JSON.stringify(
      JSON.parse(Buffer.from(said, 'base64url').toString()).map((one: unknown) =>
        one === 'C1' ? 'P1' : one,
      ),
    )
    const forged = [
      'x',
      `${token}A`,
      `${said}.${'A'.repeat(22)}`,
      `${Buffer.from(other).toString('base64url')}.${mac}`,
      signLink(right, otherKey),
    ]
    const withoutNonce = (page: string) => page.replace(/nonce="[^"]*"/g, '')
    const nothing = await get('/digest/y')
    for (const one of forged) {
      const { response, page } = await get(`/digest/${one}`)
      expect(response.status, one).toBe(404)
      expect(withoutNonce(page)).toBe(withoutNonce(nothing.page))
    }
    const expired = await get(`/digest/${signLink({ ...right, until: Date.now() }, LINK_KEY)}`)
    expect(expired.response.status).toBe(410)
    expect(expired.page).toContain('This link no longer works')
    expect(expired.page).not.toContain('ferry')
  })

  test('to a source opens no digest, and one to a digest no source', async () => {
    const { linkIn, get, add } = await open()
    await add(CELLAR, P1)
    const link = await linkIn(P1)
    const [source = ''] = sourceLinks((await get(link)).page).filter((one) => one.includes('key='))
    const url = new URL(source, READER.url)
    expect((await get(`/digest/${url.searchParams.get('key')}`)).response.status).toBe(404)
    expect((await get(`${url.pathname}?key=${tokenIn(link)}`)).response.status).not.toBe(200)
  })

  test('is on the digest that is posted, and covers its time', async () => {
    const { app, get } = await open(MANY)
    const channel = { platform: 'chat', workspace: 'W1', channel: 'C1' }
    const compose = async (language: 'en' | 'es') => {
      const schedule = { time: '09:00', days: 'daily', zone: 'Europe/Madrid', quiet: 'line' } as const
      const now = Date.now()
      const { reply } = await digestDeps(app, new Map(), SILENT).compose(
        { ...schedule, channel, language, setBy: 'U1', since: now },
        { since: now - DAY, upTo: now, at: now },
      )
      return reply ?? expect.fail('There is nothing new.')
    }
    const { page } = await get(wholeIn(await compose('en')))
    expect(textsWith(page, 'excerpt')).toHaveLength(40)
    const spanish = (await compose('es')).actions?.find(({ url }) => url !== undefined)
    expect(spanish?.label).toBe('Verlo entero')
  })

  test('is nowhere without a reader, in direct messages, or where there is nothing new', async () => {
    const { say } = await open()
    expect(linkOf(await say('/digest now', { ...placeIn('PD'), thread: 'direct' }))).toBeUndefined()
    const without = await openWorld({ 'ferry.md': FERRY })
    const reply = await without.say('/digest now', C1)
    expect(reply.outcome).toBe('done')
    expect(reply.actions?.map(({ key }) => key)).toEqual(['share'])
    const { app } = await open({})
    const now = Date.now()
    const channel = { platform: 'chat', workspace: 'W1', channel: 'C1' }
    const schedule = { time: '09:00', days: 'daily', zone: 'UTC', quiet: 'line', language: 'en' } as const
    const { reply: quiet } = await digestDeps(app, new Map(), SILENT).compose(
      { ...schedule, channel, setBy: 'U1', since: now },
      { since: now, upTo: now, at: now },
    )
    expect(quiet && linkOf(quiet)).toBeUndefined()
  })
})
