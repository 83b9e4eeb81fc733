import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createApp } from '../../src/app.ts'
import { importSources } from '../../src/cli/import.ts'
import { createProgress } from '../../src/cli/progress.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { messagesFor } from '../../src/messages/catalogue.ts'
import { openReaders } from '../../src/sources/added/readers.ts'
import { folderOf } from '../sources/folder.ts'
import { loopbackWeb, pages, startSite } from '../sources/web/site.ts'
import { temporaryFolder } from '../store/temporary.ts'

const en = messagesFor('en')
const article = (title: string, words: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>
  <p>${words} The harbour office said so on Monday, after a meeting that had lasted until midnight and had been put off twice before.</p>
  <p>Nobody who was asked about it on the quay the next morning had expected anything else, and most of them shrugged and went on mending nets.</p>
  </article></body></html>`
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour news</title><link>https://a.example</link>
  <item><title>One</title><link>https://a.example/1</link></item></channel></rss>`

const configOf = (): Config =>
  readConfig({
    SOURCES_DIR: folderOf({ 'ferry.txt': 'The Maren Holt ferry was built in Bergen in 1931.\n' }),
    DATABASE: join(temporaryFolder(), 'store.sqlite'),
  })

/** Imports as the program does. @returns the status, what standard output and standard error got, and the bar */
const run = async (given: readonly string[], config: Config, stop = new AbortController().signal) => {
  const out: string[] = []
  const bar: string[] = []
  const err: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    out.push(String(text))
    for (const done of rest) if (typeof done === 'function') (done as () => void)()
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0)
  try {
    const readers = openReaders(loopbackWeb())
    const progress = { write: (text: string) => bar.push(text) }
    const status = await importSources(given, config, en, { progress, stop, readers })
    return { status, out: out.join(''), err: err.join(''), bar: bar.join('') }
  } finally {
    vi.restoreAllMocks()
  }
}

/** Opens the bot on the same store, as it runs beside or after an import. */
const appOf = async (config: Config) => {
  const app = await createApp(config, (_id, error) => expect.fail(String(error)))
  onTestFinished(app.close)
  return app
}

describe('an import', () => {
  test('adds links, files, folders and lists of feeds, and reports what failed and why', async () => {
    const site = await startSite(
      pages({
        '/pier': article('The third pier opens', 'The third pier of Varnholm opens to ships on 4 May 2027.'),
        '/feed': (_, response) =>
          response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(FEED),
      }),
    )
    const files = folderOf({
      'lamp.md': '# The lighthouse\n\nThe lighthouse of Skarn burns oil and has a keeper, Piet Amsel.\n',
      'more/mine.txt': 'The mine of San Telmo closed in 1998, and 400 people lost their work.\n',
      'more/empty.txt': ' \n',
      'feeds.opml': `<opml version="2.0"><body><outline text="n" xmlUrl="${site.url}/feed"/></body></opml>`,
    })
    const config = configOf()
    const given = [
      `${site.url}/pier`,
      `${site.url}/gone`,
      files,
      join(files, 'feeds.opml'),
      '/no/such/file.txt',
    ]
    const { status, out, err, bar } = await run(given, config)
    expect(status).toBe(2)
    expect(out.split('\n')).toEqual([
      '4 sources and feeds added, 0 there already, 2 failed.',
      expect.stringContaining(`${site.url}/gone: `),
      expect.stringContaining('more/empty.txt: '),
      '',
    ])
    expect(err).toBe('footnote: /no/such/file.txt: there is no such file or folder.\n')
    expect(bar.split('\n').filter(Boolean)).toHaveLength(6)
    expect(bar).toContain(` of 6 · added · ${site.url}/pier\n`)

    const app = await appOf(config)
    const cited = async (question: string) =>
      (await app.answer(question, { place: { platform: 'terminal' }, top: 1 })).excerpts[0]?.text
    expect(await cited('When does the third pier of Varnholm open?')).toContain('4 May 2027')
    expect(await cited('Who is the keeper of the lighthouse of Skarn?')).toContain('Piet Amsel')
    expect((await app.store.feeds()).map(({ url, title }) => [url, title])).toEqual([
      [`${site.url}/feed`, 'Harbour news'],
    ])
  })

  test('skips what is there already, without fetching it again', async () => {
    const site = await startSite(
      pages({ '/pier': article('The pier', 'The pier of Varnholm opens on 4 May 2027.') }),
    )
    const files = folderOf({ 'a.txt': 'The old ferry crosses the fjord twice a day in summer.\n' })
    const config = configOf()
    const first = await run([`${site.url}/pier`, files], config)
    expect([first.status, first.out]).toEqual([0, '2 sources and feeds added, 0 there already, 0 failed.\n'])
    const asked = site.asked.length
    const again = await run([`${site.url}/pier?utm_source=mail#top`, files], config)
    expect([again.status, again.out]).toEqual([0, '0 sources and feeds added, 2 there already, 0 failed.\n'])
    expect(site.asked).toHaveLength(asked)
  })

  test('that is stopped keeps what was added, and goes on when it is started again', async () => {
    const stop = new AbortController()
    const site = await startSite((request, response) => {
      // The page that is asked for last never comes.
      if (request.url === '/slow') stop.abort('SIGINT')
      else
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(article(`Page ${request.url}`, `The pier${request.url} of Varnholm opens on 4 May 2027.`))
    })
    const config = configOf()
    const links = ['/one', '/two', '/slow', '/three'].map((path) => `${site.url}${path}`)
    const stopped = await run(links, config, stop.signal)
    expect(stopped.status).toBe(2)
    expect(stopped.out).toContain('2 sources and feeds added')
    expect(stopped.out).toContain('Stopped, with 2 left.')
    const rest = await run(
      links.filter((link) => !link.endsWith('/slow')),
      config,
    )
    expect(rest.out).toBe('1 source or feed added, 2 there already, 0 failed.\n')
  })

  test('of nothing, or of a list that is none, is refused', async () => {
    await expect(run(['/no/such/file.txt'], configOf())).rejects.toThrow('There is nothing to import')
    const list = join(folderOf({ 'bad.opml': 'no list' }), 'bad.opml')
    await expect(run([list], configOf())).rejects.toThrow(en.web.feedFault['not-a-feed'])
  })
})

describe('progress', () => {
  const drawn = (isTTY: boolean, columns = 60): string => {
    let text = ''
    const write = (more: string) => {
      text += more
    }
    const progress = createProgress({ isTTY, columns, write }, 4)
    progress.step(1, '1 of 4', 'added · a\u001b[31m.txt')
    progress.step(4, '4 of 4', `failed · ${'宽'.repeat(80)}`)
    progress.end()
    return text
  }

  test('is a bar on one line of a terminal, which goes at the end', () => {
    const [, first = '', last = '', end] = drawn(true).split('\r\u001b[K')
    expect(first).toMatch(/^█{6}░{18} 1 of 4 · added · a�/)
    expect(last).toMatch(/^█{24} 4 of 4 · failed · 宽+$/)
    expect(end).toBe('')
  })

  test('is a line for each step elsewhere', () => {
    const lines = drawn(false).split('\n')
    expect(lines[0]).toBe('1 of 4 · added · a�[31m.txt')
    expect(lines).toHaveLength(3)
  })
})
