import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SESSION, terminalPicture, terminalSession } from '../bench/plot/terminal.ts'
import project from '../package.json' with { type: 'json' }
import { readArguments } from '../src/cli/arguments.ts'
import { helpText } from '../src/cli/usage.ts'
import { QUESTION_LENGTH } from '../src/commands/ask/question.ts'
import { usageOf } from '../src/commands/entry.ts'
import { parseLine } from '../src/commands/parse.ts'
import { COMMANDS } from '../src/commands/table.ts'
import { SETTINGS } from '../src/config.ts'
import { messagesFor } from '../src/messages/catalogue.ts'
import { formatNumber } from '../src/messages/format.ts'
import { DOCUMENT_PATH } from '../src/platforms/programs/openapi.ts'
import { ROUTES } from '../src/platforms/programs/routes.ts'
import { MAX_LINE_LENGTH } from '../src/platforms/terminal/input.ts'
import { TERMINAL_COMMANDS } from '../src/platforms/terminal/receive.ts'
import { FEATURE_NAMES } from '../src/retrieval/rank/features/features.ts'
import { SIGNAL_NAMES } from '../src/retrieval/rank/signals/signals.ts'
import { KINDS } from '../src/sources/read/kinds.ts'
import { argumentsOf, codeIn, fencesOf, rowsOf, shownIn } from './documents.ts'
import { withOutput } from './transcripts.ts'

const ROOT = resolve(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const en = messagesFor('en')

/** Every document, by its path below the project. */
const docs = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...globSync('docs/*.md', { cwd: ROOT }),
]
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => ({ path, text: read(path) }))
const document = (path: string): string => docs.find((doc) => doc.path === path)?.text ?? ''
const everything = docs.map(({ text }) => text).join('\n')

const commands = docs.flatMap(({ path, text }) =>
  [
    ...fencesOf(text).flatMap(({ language, lines }) => {
      if (language === 'sh') return lines
      return language === 'console'
        ? lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2))
        : []
    }),
    ...codeIn(text).filter((code) => /^(?:npm|footnote) /.test(code)),
  ].flatMap((line) => shownIn(line).map((shown) => ({ path, line, ...shown }))),
)

describe('a command in the documents', () => {
  test('is seen', () => {
    expect(commands.length).toBeGreaterThan(20)
  })

  test.each(commands)('$path: $line', ({ words, settings }) => {
    const [program, ...rest] = words
    expect(['npm', 'footnote']).toContain(program)
    const bare = rest.filter((word) => word !== '-s')
    const script = bare[0] === 'run' ? bare[1] : bare[0] === 'ci' ? undefined : bare[0]
    if (program === 'npm' && script !== undefined) expect(Object.keys(project.scripts)).toContain(script)
    const given = argumentsOf(words)
    if (given) expect(() => readArguments(given, en)).not.toThrow()
    for (const setting of settings) expect([...Object.keys(SETTINGS), BENCH_SETTING]).toContain(setting)
  })
})

/** The one setting that is not the program's own. */
const BENCH_SETTING = 'FOOTNOTE_SHARED'

describe('what a command prints in the documents is what it prints', () => {
  const told = docs.filter(({ text }) => text.includes('```console'))

  test('in the README an answer and a refusal', () => {
    expect(told.map(({ path }) => path)).toContain('README.md')
    expect(document('README.md')).toContain(en.none)
  })

  test.each(told)(
    '$path',
    async ({ path, text }) => {
      await expect(await withOutput(text)).toMatchFileSnapshot(join(ROOT, path))
    },
    60_000,
  )
})

describe('the picture in the README', () => {
  test('shows what the program prints', async () => {
    const lines = await terminalSession(SESSION)
    await expect(terminalPicture(lines)).toMatchFileSnapshot(join(ROOT, 'docs/terminal.svg'))
  })

  test('has an answer, a follow-up and a refusal', () => {
    expect(document('README.md')).toContain('](docs/terminal.svg)')
    const words = read('docs/terminal.svg').replaceAll(/<[^>]+>/g, ' ')
    for (const said of [en.understoodAs('').trim(), en.none]) expect(words).toContain(said)
  })
})

describe('settings', () => {
  test('that the documents name exist', () => {
    const named = new Set(everything.match(/\b[A-Z]{2,}_[A-Z_]*[A-Z]\b/g))
    // The others are Node’s and PostgreSQL’s own.
    expect([...named].filter((name) => !(name in SETTINGS)).sort()).toEqual([
      BENCH_SETTING,
      'NODE_EXTRA_CA_CERTS',
      'POSTGRES_PASSWORD',
    ])
    expect(read('bench/collections.ts')).toContain(BENCH_SETTING)
  })

  test('are all in the README and in .env.example', () => {
    for (const name of Object.keys(SETTINGS)) {
      expect(document('README.md')).toContain(`\`${name}\``)
      expect(read('.env.example')).toContain(`${name}=`)
    }
  })
})

describe('places', () => {
  test('that a link leads to exist, with their headings', () => {
    const lost = docs.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
        if (/^https:\/\/keepachangelog\.com\//.test(target)) return []
        const [file = '', heading] = target.split('#')
        const found = join(ROOT, dirname(path), file)
        if (!existsSync(found)) return [`${path}: ${target}`]
        const heads = [...readFileSync(found, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) =>
          (match[1] ?? '')
            .toLowerCase()
            .replace(/[^\p{L}\p{N} -]/gu, '')
            .replaceAll(' ', '-'),
        )
        return heading === undefined || heads.includes(heading) ? [] : [`${path}: ${target}`]
      }),
    )
    expect(lost).toEqual([])
  })

  test('of the project that are named exist', () => {
    const top =
      /^(?:src|test|docs|bench|bin|data|types|\.ci)(?:\/|$)|^(?:\.env\.example|[A-Z]+\.md|package\.json)$/
    const made = ['bench/out/', 'data/local/footnote.sqlite']
    const elsewhere = /^bench\/(?:NAME\.|score\.mjs)/
    const lost = docs.flatMap(({ path, text }) =>
      codeIn(text)
        .filter((code) => top.test(code) && !made.includes(code) && !elsewhere.test(code))
        .filter((code) => !existsSync(join(ROOT, code)))
        .map((code) => `${path}: ${code}`),
    )
    expect(lost).toEqual([])
  })

  test('of a machine or a host are not named', () => {
    expect(everything).not.toMatch(/(?<![\w.~-])\/(?:work|home|root|tmp|Users|usr|var|opt|mnt)\b/)
    const hosts = new Set([...everything.matchAll(/https?:\/\/(\w[\w.-]*)/g)].map((match) => match[1]))
    expect([...hosts].sort()).toEqual(['example.org', 'keepachangelog.com', 'localhost'])
  })
})

describe('the tables', () => {
  test('of commands in docs/asking.md is that of the program', () => {
    const told = rowsOf(document('docs/asking.md')).flatMap(
      ([cell = '']) => /^`(\/.+)`$/.exec(cell)?.[1] ?? [],
    )
    expect(told).toEqual([...COMMANDS, ...TERMINAL_COMMANDS].map((entry) => usageOf(entry, en)))
  })

  test('of features and signals in docs/retrieval.md are those that are learned', () => {
    const told = rowsOf(document('docs/retrieval.md')).flatMap(
      ([cell = '']) => /^`(\w+)`$/.exec(cell)?.[1] ?? [],
    )
    expect(told).toEqual([...FEATURE_NAMES, ...SIGNAL_NAMES])
  })

  test('of exit statuses in the README has those that the help has', () => {
    const statuses = (text: string) => [...text.matchAll(/^(?: {2}|\| )([0-4]) /gm)].map((match) => match[1])
    expect(statuses(document('README.md'))).toEqual(statuses(helpText(en)))
  })

  test('of messages in docs/sources.md quotes what the program says', () => {
    const code = globSync('src/sources/**/*.ts', { cwd: ROOT })
      .map((path) => read(path))
      .join('\n')
    const messages = rowsOf(document('docs/sources.md')).flatMap(
      ([cell = '']) => /^`([^`]*(?:…|: |[.!])[^`]* [^`]*)`$/.exec(cell)?.[1] ?? [],
    )
    expect(messages.length).toBeGreaterThan(25)
    const pieces = messages.flatMap((message) => message.split(/…/).map((piece) => piece.trim()))
    const said = code.replaceAll("\\'", "'")
    expect(pieces.filter((piece) => piece.length > 2 && !said.includes(piece))).toEqual([])
  })
})

test('every option of the help is in the documents', () => {
  const options = new Set(helpText(en).match(/--[a-z]+/g))
  for (const option of options) if (option !== '--version') expect(everything).toContain(option)
})

test('a slash command that is named anywhere is one', () => {
  const named = docs.flatMap(({ text }) => codeIn(text).filter((code) => /^\/[a-z]/.test(code)))
  const own = [...TERMINAL_COMMANDS.flatMap((entry) => [`/${entry.name}`, usageOf(entry, en)]), '/exit']
  const ofPrograms = ['/api', '/mcp', DOCUMENT_PATH, ...ROUTES.map(({ path }) => path)]
  const ofSignIn = ['/sign-in/slack/back', '/sign-in/discord/back']
  const ofInstalling = ['/slack/install', '/slack/oauth_redirect']
  const addresses = ['/healthz', '/metrics', '/slack/events', ...ofInstalling, ...ofSignIn, ...ofPrograms]
  const ofSlack = ['/invite @footnote', '/footnote', '/footnote source list']
  const known = [...own, ...addresses, ...ofSlack]
  expect(named.filter((code) => !known.includes(code) && parseLine(code).kind === 'unknown')).toEqual([])
})

test('limits and kinds of file are those of the program', () => {
  expect(document('docs/asking.md')).toContain(`at most ${formatNumber(QUESTION_LENGTH, 'en')} characters`)
  expect(document('docs/batch.md')).toContain(`more than ${formatNumber(MAX_LINE_LENGTH, 'en')} characters`)
  for (const kind of KINDS) {
    expect(document('README.md')).toContain(`\`${kind}\``)
    expect(document('docs/sources.md')).toContain(`\`${kind}\``)
  }
})

describe('ARCHITECTURE.md', () => {
  const text = document('ARCHITECTURE.md')

  test('names every room and every file beside them, on one screen', () => {
    const places = globSync('**', { cwd: join(ROOT, 'src') }).map((path) => path.replaceAll('\\', '/'))
    const rooms = places.filter(
      (path) => path !== '' && path !== '.' && statSync(join(ROOT, 'src', path)).isDirectory(),
    )
    const files = places.filter((path) => /^[^/]+\.ts$/.test(path))
    expect(rooms.length).toBeGreaterThan(5)
    expect([...rooms, ...files].filter((place) => !text.includes(`\`src/${place}\``))).toEqual([])
    expect(text.split('\n').length).toBeLessThan(90)
  })

  test('cites tests that exist', () => {
    const cited = [...text.matchAll(/`(test\/[\w/.-]+\.test\.ts)`: ([^|]+) \|/g)]
    expect(cited.length).toBeGreaterThan(10)
    const lost = cited.filter(
      ([, file = '', name = '']) =>
        name !== 'its own' && !new RegExp(`test\\(\\s*['\`]${name}['\`]`).test(read(file)),
    )
    expect(lost.map(([row]) => row)).toEqual([])
  })
})

test('the licence is the one that package.json names, and the changes begin with what is not released', () => {
  expect(read('LICENSE')).toMatch(new RegExp(`^${project.license} License\n`))
  expect(document('CHANGELOG.md')).toMatch(/^## \[Unreleased\]$/m)
})
