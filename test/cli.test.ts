import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { saveAddition } from '../src/sources/added/save.ts'
import { blocksOfText } from '../src/sources/read/formats/text.ts'
import { newFeed } from '../src/sources/web/feeds/follow.ts'
import { readOpml } from '../src/sources/web/feeds/opml.ts'
import { openStore } from '../src/store/sqlite/store.ts'
import { NODE_FLAGS } from './no-settings.ts'
import { BIN, type Ended, runHere, startCli } from './run-cli.ts'

const ROOM = mkdtempSync(join(tmpdir(), 'footnote-cli-'))
afterAll(() => rmSync(ROOM, { recursive: true, force: true }))

/** Makes a folder of sources. */
const folder = (name: string, files: Readonly<Record<string, string | Uint8Array>>): string => {
  const path = join(ROOM, name)
  mkdirSync(path, { recursive: true })
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content)
  return path
}

const FERRY = `The old ferry of Maren Holt

The Maren Holt ferry was built in Bergen in 1931. It crosses the fjord twice a day, in summer and in winter.

Captain Ida Solberg retired in May 2024 after thirty years at the helm. Nobody has replaced her yet.
`
const MINE = `---
title: La mina de San Telmo
publisher: El Faro
date: 2024-03-02
language: es
---
La mina de cobre de San Telmo cerró en 1998. Allí trabajaban 400 mineros, según el sindicato.
`
const good = folder('good', { 'ferry.txt': FERRY, 'mine.md': MINE })
const spoilt = folder('spoilt', {
  'ferry.txt': FERRY,
  'latin.txt': Uint8Array.of(0x61, 0xf1, 0x6f, 0x20, 0x0a),
})
const empty = folder('empty', {})

const settings = { SOURCES_DIR: good }
/** Runs the program over two sources. Most runs need no process of their own. */
const run = (args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) =>
  runHere(args, input, { ...settings, ...env })
/** The same in a process of its own, as a shell starts it. */
const start = (args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) =>
  startCli(args, input, { ...settings, ...env })

const lines = (text: string): readonly string[] => text.split('\n').filter(Boolean)

describe('footnote ask', () => {
  test('prints the sentence with its place and ends with 0', async () => {
    const { status, out, err } = await start(['ask', 'When was the Maren Holt ferry built?'])
    expect(out).toContain('│ The Maren Holt ferry was built in Bergen in 1931.')
    expect(out).toContain('1 · The old ferry of Maren Holt · ¶ 1')
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  test('ends with 4 if the sources don’t say', async () => {
    const { status, out } = await start(['ask', 'Who won the chess tournament in Reykjavik?'])
    expect(out).toContain('The sources don’t say.')
    expect(status).toBe(4)
  })

  test('prefers --sources to the setting', async () => {
    const { status, err } = await run(['ask', 'When?', '--sources', empty])
    expect(status).toBe(2)
    expect(err).toContain(empty)
  })

  test('answers, but ends with 2, if a file could not be used', async () => {
    const { status, out, err } = await run([
      'ask',
      'When was the Maren Holt ferry built?',
      '--sources',
      spoilt,
    ])
    expect(out).toContain('1931')
    expect(err).toBe('footnote: latin.txt is not UTF-8 (byte 2): save it as UTF-8.\n')
    expect(status).toBe(2)
  })

  test.each([
    ['ask', 'Who is it, and what was that?'],
    ['ask', '--json', 'the of and is'],
    ['ask', '¿quién es?'],
    ['source', 'find', 'the'],
  ])('says that words which stand in every text find nothing: %s %s', async (...args) => {
    const { status, out, err } = await run(args)
    expect(err).toMatch(/Those words stand in every text|Esas palabras están en cualquier texto/)
    expect(lines(err)).toHaveLength(1)
    expect({ status, out }).toEqual({ status: 2, out: '' })
  })

  test('is never 100% sure', async () => {
    expect((await run(['ask', 'When was the Maren Holt ferry built in Bergen?'])).out).not.toContain('100%')
  })

  test('prints the same line with --json as a batch does', async () => {
    const { out } = await run(['ask', '--json', 'When was the Maren Holt ferry built?'])
    expect(JSON.parse(out)).toMatchObject({ id: 1, status: 'answered', excerpts: [{ source: 'ferry.txt' }] })
  })
})

describe('footnote source', () => {
  test('lists, shows and finds', async () => {
    expect((await run(['source', 'list'])).out).toMatch(/^2 sources, \d+ passages\n1 {2}The old ferry/)
    expect((await run(['source', 'show', 'telmo'])).out).toContain(
      'Publisher: El Faro\nPublished: 2 March 2024\n',
    )
    expect((await run(['source', 'find', 'mineros'])).out).toContain('400 mineros')
  })

  test('lists the feeds that are followed, writes them as OPML, and ends following one', async () => {
    const DATABASE = join(folder('fed', {}), 'store.sqlite')
    const store = await openStore(DATABASE)
    for (const name of ['post', 'news'])
      await store.saveFeed(newFeed({ url: `https://${name}.example/rss`, shelf: 'main', title: name }, 5))
    await store.close()
    expect((await run(['source', 'feeds'], '', { DATABASE })).out).toContain('2 followed feeds')
    const { out } = await run(['source', 'feeds', '--opml'], '', { DATABASE })
    expect(
      readOpml(out)
        .map(({ url }) => url)
        .toSorted(),
    ).toEqual(['https://news.example/rss', 'https://post.example/rss'])
    expect((await run(['source', 'unfollow', '1'], '', { DATABASE })).out).toContain('No longer followed')
    expect((await run(['source', 'feeds'], '', { DATABASE })).out).toContain('1 followed feed')
    expect((await run(['source', 'list', '--opml'], '', { DATABASE })).status).toBe(2)
  })

  test('knows what was added, takes it off, and writes the history as JSON lines', async () => {
    const DATABASE = join(folder('kept', {}), 'store.sqlite')
    const store = await openStore(DATABASE)
    const text = 'The lighthouse\n\nThe lighthouse of Skarholm was lit in 1904 by Petra Lund.\n'
    const documents = [{ id: 'x', text, blocks: blocksOfText(text) }]
    const from = { link: 'https://post.example/lamp' }
    await saveAddition(store, { shelf: 'main', from, documents }, 5, undefined)
    await store.close()
    const lit = ['ask', 'When was the lighthouse of Skarholm lit?']
    expect((await run(lit, '', { DATABASE })).out).toContain('in 1904')
    // A run over a folder of its own reads nothing else.
    expect((await run([...lit, '--sources', good], '', { DATABASE })).out).not.toContain('1904')
    expect((await run(['source', 'remove', 'lighthouse'], '', { DATABASE })).out).toContain(
      'Removed: The lighthouse',
    )
    expect((await run(lit, '', { DATABASE })).out).not.toContain('1904')
    const { out } = await run(['source', 'history', '--json'], '', { DATABASE })
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ action, what, shelf }) => [action, what, shelf])).toEqual([
      ['remove', 'The lighthouse', 'main'],
      ['add', 'The lighthouse', 'main'],
    ])
    expect(lines[1].at).toBe('1970-01-01T00:00:00.005Z')
    expect((await run(['source', 'list', '--json'])).status).toBe(2)
  })

  test('ends with 2 for a source that does not exist', async () => {
    const { status, err } = await run(['source', 'show', '7'])
    expect(err).toBe('There is no source 7: they go from 1 to 2.\n')
    expect(status).toBe(2)
  })
})

describe('footnote ask --jsonl', () => {
  const questions = [
    '{"id":"a","q":"When was the Maren Holt ferry built?"}',
    'not json',
    '{"id":7,"q":"¿Cuántos mineros trabajaban en San Telmo?"}',
    '',
    '{"id":"c","q":""}',
    '{"q":"no id"}',
    `{"id":"d","q":"${'long '.repeat(300)}"}`,
    '{"id":"e","q":"Who is it?"}',
  ].join('\n')

  test('writes one line for each question, and one message for each line that is bad', async () => {
    const { status, out, err } = await start(['ask', '--jsonl', '--sources', good], questions)
    const answers = lines(out).map((line) => JSON.parse(line))
    expect(answers.map((answer) => answer.id)).toEqual(['a', 7, 'c', 'd', 'e'])
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual(['id', 'status', 'confidence', 'ms', 'excerpts', 'passages'])
      expect(answer.ms).toBe(Math.round(answer.ms * 100) / 100)
    }
    const [first] = answers
    expect(first.status).toBe('answered')
    for (const { text, source, start, end } of first.excerpts) {
      if (source === 'ferry.txt') expect(FERRY.slice(start, end)).toBe(text)
    }
    expect(Object.keys(first.excerpts[0])).toEqual(['text', 'source', 'start', 'end'])
    expect(Object.keys(first.passages[0])).toEqual(['source', 'start', 'end', 'score'])
    expect(answers[2]).toEqual({ id: 'c', status: 'none', confidence: 0, ms: 0, excerpts: [], passages: [] })
    expect(lines(err).map((line) => /line (\d+)/.exec(line)?.[1])).toEqual(['2', '5', '6', '7', '8'])
    expect(status).toBe(2)
  })

  test('says the page of a PDF', async () => {
    const name = 'columns.pdf'
    const pdf = folder('pdf', { [name]: readFileSync(join(import.meta.dirname, 'office-files', name)) })
    const { out } = await run(
      ['ask', '--jsonl', '--sources', pdf],
      '{"id":1,"q":"Who published the reinforcement of the eastern breakwater?"}',
    )
    const { excerpts } = JSON.parse(out)
    expect(Object.keys(excerpts[0])).toEqual(['text', 'source', 'start', 'end', 'page'])
    expect([1, 2]).toContain(excerpts[0].page)
  })

  test('ends with 0 if every line was a question, and writes counts and times', async () => {
    const stats = join(ROOM, 'stats.json')
    const { status, out, err } = await run(
      ['ask', '--jsonl', '--top', '1', '--stats', stats],
      '{"id":1,"q":"Who retired in May 2024?"}\n',
    )
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(out).passages).toHaveLength(1)
    const written = JSON.parse(readFileSync(stats, 'utf8'))
    expect(Object.keys(written)).toEqual(['sources', 'passages', 'readMs', 'indexMs', 'rssMB'])
    expect(written.sources).toBe(2)
  })

  test('reports a path that figures cannot be written to before it answers anything', async () => {
    const { status, out, err } = await run(
      ['ask', '--jsonl', '--stats', join(ROOM, 'no', 'stats.json')],
      questions,
    )
    expect(err).toContain('give another path to --stats')
    expect(lines(err)).toHaveLength(1)
    expect({ status, out }).toEqual({ status: 2, out: '' })
  })
})

test('files of other kinds are told at the start, in the list of sources and by the doctor', async () => {
  const mixed = folder('mixed', { 'ferry.txt': FERRY, 'a.mp4': 'x', 'b.mp4': 'x', 'c.jpg': 'x' })
  const env = { SOURCES_DIR: mixed }
  expect((await start(['serve'], '', env)).err).toContain('footnote: Passed over: 2 .mp4, 1 .jpg.')
  expect((await run(['source', 'list'], '', env)).out).toContain('Passed over: 2 .mp4, 1 .jpg.')
  expect((await run(['doctor'], '', env)).out).toContain('Passed over: 2 .mp4, 1 .jpg')
  expect((await run(['source', 'list'], '', { SOURCES_DIR: good })).out).not.toContain('Passed over')
})

describe('footnote read', () => {
  test('prints what it understands of each source as one line of JSON', async () => {
    const { status, out } = await run(['read', good, join(good, 'mine.md')])
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(0)
    expect(lines.map(({ file }) => file)).toEqual(
      ['ferry.txt', 'mine.md', 'mine.md'].map((name) => join(good, name)),
    )
    expect(lines[2]).toEqual({
      file: join(good, 'mine.md'),
      title: 'La mina de San Telmo',
      publisher: 'El Faro',
      published: '2024-03-02',
      language: 'es',
      body: expect.stringContaining('cerró en 1998'),
      furniture: '',
    })
  })

  test('says what could not be read, and reads the rest', async () => {
    const page = folder('bad-byte', {
      'p.html': Buffer.from('<p>A caf\xe9, \xc3\xb1 and more.</p>', 'latin1'),
    })
    const { status, out } = await run(['read', spoilt, join(ROOM, 'none.txt'), join(page, 'p.html')])
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(2)
    expect(lines.map(({ error }) => error ?? '')).toEqual([
      '',
      expect.stringContaining('is not UTF-8'),
      expect.stringContaining('there is no such file'),
      '',
    ])
    expect(lines[3]).toMatchObject({
      body: 'A caf\ufffd, ñ and more.',
      warnings: [expect.stringContaining('cannot be decoded')],
    })
  })

  test('needs a path', async () => {
    expect((await run(['read'])).err).toContain('Say what to read')
  })
})

describe('footnote serve', () => {
  test('says where it runs and what it read, then answers a line at a time until /quit', async () => {
    const input = 'When was the Maren Holt ferry built?\n\n/sorce list\n/quit\nWho retired?\n'
    const { status, out } = await start(['serve'], input)
    const [first, second] = out.split('\n')
    expect(first).toBe(
      'No chat platform is set up; asking here in the terminal. Type a question, /help or /quit.',
    )
    expect(second).toMatch(/^2 sources, \d+ passages, \d+ ms$/)
    expect(out).toContain('built in Bergen in 1931.')
    expect(out).toContain('Did you mean /source list?')
    expect(out).not.toContain('Solberg retired')
    expect(out).not.toMatch(/^> /m)
    expect(status).toBe(2)
  })

  test('has /quit in its help', async () => {
    expect((await start(['serve'], '/help')).out).toContain('/quit\n')
  })

  test('keeps the language of the last question', async () => {
    const { out } = await start(['serve'], '¿Cuándo cerró la mina de San Telmo?\n/source list\n')
    expect(out).toContain('2 fuentes, ')
  })

  test('sends no escape sequence into a pipe', async () => {
    expect((await start(['serve'], 'Who retired in May 2024?\n')).out).not.toContain('\u001b')
  })
})

describe('setting up', () => {
  test('prints the manifest of the Slack app, with the address for requests if one is given', async () => {
    const { status, out } = await run(['slack', 'manifest'])
    expect(status).toBe(0)
    expect(JSON.parse(out).settings.socket_mode_enabled).toBe(true)
    const url = 'https://footnote.example/slack/events'
    const { settings } = JSON.parse((await run(['slack', 'manifest', '--url', url])).out)
    expect(settings).toMatchObject({ socket_mode_enabled: false, event_subscriptions: { request_url: url } })
  })

  test('is examined even if a setting is wrong', async () => {
    const { status, out } = await run(['doctor'], '', { BOT_LANGUAGE: 'fr', SLACK_APP_TOKEN: 'xapp-1' })
    expect(status).toBe(2)
    expect(out).toMatch(/^✗ BOT_LANGUAGE is “fr”/m)
    expect(out).toMatch(/^✗ SLACK_BOT_TOKEN is missing/m)
    expect(out).toMatch(/^✓ Sources: 2 sources/m)
  })

  test('keeps the bot from starting if it is half done, and says what is missing', async () => {
    const { status, err } = await start(['serve'], '', { SLACK_BOT_TOKEN: 'xoxb-1' })
    expect(err).toMatch(/^footnote: SLACK_APP_TOKEN is missing: /)
    expect(status).toBe(2)
  })
})

describe('what cannot be done is reported in one line, with status 2', () => {
  test.each([
    [[], 'Say what to do: serve, ask, source, read, digest, gaps or doctor. Try: footnote --help'],
    [['sevre'], 'There is no command “sevre”.'],
    [['ask'], 'ask needs a question'],
    [['ask', ''], 'There is no question here'],
    [['ask', '--josnl'], 'There is no option --josnl.'],
    [['ask', 'When?', '--sources'], '--sources needs a value.'],
    [['ask', '--jsonl=yes'], '--jsonl takes no value.'],
    [['ask', '--jsonl', 'When?'], 'With --jsonl the questions come on standard input'],
    [['ask', '--jsonl', '--top', '0'], '--top is “0”'],
    [['serve', '--top', '3'], '--top does not go with serve.'],
    [['serve', 'now'], 'Nothing is expected after the command'],
    [['source'], 'Say what to do with sources'],
    [['source', 'burn', '1'], 'Say what to do with sources'],
    [['slack'], 'slack manifest prints'],
    [['slack', 'manifest', 'please'], 'Nothing is expected after the command'],
    [['discord', 'register'], 'DISCORD_TOKEN is missing: copy it'],
    [['discord', 'unregister'], 'DISCORD_TOKEN is missing: copy it'],
    [['discord', 'invite'], 'discord register puts'],
    [['doctor', '--guild', '1'], '--guild does not go with doctor.'],
    [['ask', 'When?', '--sources', join(ROOM, 'nowhere')], 'nowhere'],
    [['ask', 'When?', '--sources', empty], 'empty'],
    [['serve', '--sources', empty], 'empty'],
  ])('footnote %j', async (args, message) => {
    const serves = args[0] === 'serve' && args[1] === '--sources'
    const { status, err } = await (serves ? start : run)(args)
    expect(err).toContain(message)
    expect(lines(err)).toHaveLength(1)
    expect(status).toBe(2)
  })

  test('in the language that is set', async () => {
    expect((await run(['sevre'], '', { BOT_LANGUAGE: 'es' })).err).toContain('No existe la orden «sevre».')
  })

  test('and a wrong setting with its cure', async () => {
    const { status, err } = await start(['ask', 'When?'], '', { BOT_LANGUAGE: 'fr' })
    expect(err).toBe('footnote: BOT_LANGUAGE is “fr”: write en or es.\n')
    expect(status).toBe(2)
  })
})

test('--help and --version need no source', async () => {
  const help = await run(['--help'], '', { SOURCES_DIR: empty })
  expect(help.out).toContain('Exit status:')
  expect(help.status).toBe(0)
  expect((await start(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('a reader that stops reading is no error', async () => {
  const questions = Array.from(
    { length: 2_000 },
    (_, id) => `{"id":${id},"q":"Who retired in May 2024?"}`,
  ).join('\n')
  const ended = await new Promise<Ended>((resolve) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, BIN, 'ask', '--jsonl', '--sources', good])
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.stdin.on('error', () => {})
    child.stdin.end(questions)
    child.stdout.once('data', () => child.stdout.destroy())
    child.on('close', (status) => resolve({ status, out: '', err }))
  })
  expect(ended.err).toBe('')
  expect(ended.status).toBe(0)
})

describe('export', () => {
  test('writes the sources as a collection that gives the same answers', async () => {
    const file = join(ROOM, 'shelf.jsonl')
    const question = 'When did the mine of San Telmo close?'
    expect(await run(['export', '--out', file])).toEqual({ status: 0, out: '', err: '' })
    const { out, status } = await run(['export'])
    expect(status).toBe(0)
    expect(out).toBe(readFileSync(file, 'utf8'))
    expect(
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).id),
    ).toEqual(['ferry.txt', 'mine.md'])
    const ask = (sources: string) => run(['ask', question, '--sources', sources])
    expect(await ask(file)).toEqual(await ask(good))
  })

  test('writes no file among the sources, and leaves none half-written', async () => {
    const inside = await run(['export', '--out', join(good, 'all.jsonl')])
    expect(inside.status).toBe(2)
    expect(inside.err).toContain('lies among the sources')
    const nowhere = await run(['export', '--out', join(ROOM, 'no-such-folder', 'all.jsonl')])
    expect(nowhere.status).toBe(2)
    expect(nowhere.err).toContain('cannot be written (ENOENT)')
  })
})

test('the program is started with the flags that the tests start it with', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
  for (const script of [scripts.start, scripts.footnote])
    expect(script).toContain(`exec node ${NODE_FLAGS.join(' ')} bin/footnote.js`)
})
