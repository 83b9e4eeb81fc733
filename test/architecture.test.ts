import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../src')

/** Each file of src by its path below it, with its text. */
const files = new Map(
  globSync('**/*.ts', { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')] as const),
)

/** What a file imports or re-exports, as it is written there. */
const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|\s|})from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  )

const inside = (path: string, name: string): string =>
  relative(ROOT, resolve(ROOT, dirname(path), name)).replaceAll('\\', '/')

const imports = [...files].flatMap(([path, text]) =>
  importsOf(text).map((name) => ({ path, name, to: name.startsWith('.') ? inside(path, name) : undefined })),
)
const own = imports.flatMap(({ path, to }) => (to?.endsWith('.ts') ? [{ path, to }] : []))

/** From the bottom up: a file may import from its own floor and from those below. */
const FLOORS: readonly (readonly string[])[] = [
  ['model.ts', 'command.ts', 'errors.ts', 'pace.ts', 'steps.ts', 'derived-file.ts'],
  ['language'],
  [
    'reply.ts',
    'display.ts',
    'config.ts',
    'access-config.ts',
    'web-config.ts',
    'slack-config.ts',
    'search-config.ts',
    'setting.ts',
    'database-url.ts',
  ],
  ['messages'],
  ['plain-text.ts', 'log.ts'],
  ['store'],
  ['sources'],
  ['retrieval'],
  ['digest'],
  ['commands'],
  ['platforms'],
  ['app.ts', 'metrics.ts', 'cli.ts', 'cli'],
]

const roomOf = (path: string): string => path.split('/')[0] ?? path
const floorOf = (path: string): number => FLOORS.findIndex((floor) => floor.includes(roomOf(path)))

/** Where a package may be imported. */
const PACKAGES: readonly (readonly [package_: RegExp, room: RegExp])[] = [
  [
    /^(?:@mozilla\/readability|linkedom|parse5|postal-mime|markdown-it|yaml|chrono-node|unpdf|saxes|fflate)$/,
    /^sources\//,
  ],
  [/^(?:undici|ipaddr\.js|robots-parser)$/, /^sources\/web\/fetch\//],
  [/^feedsmith$/, /^sources\/web\/feeds\//],
  [/^snowball-stemmers$/, /^language\//],
  [/^(?:minisearch(?:\/SearchableMap)?|@opensearch-project\/opensearch(?:\/aws)?)$/, /^retrieval\/index\//],
  [/^string-width$/, /^platforms\/terminal\//],
  [/^@slack\//, /^platforms\/slack\//],
  [/^(?:hono(?:\/.+)?|@hono\/node-server)$/, /^platforms\/(?:web|programs)\//],
  [/^openid-client$/, /^platforms\/web\/sign-in\//],
  [/^@modelcontextprotocol\//, /^platforms\/programs\/|^cli\/serve-mcp\.ts$/],
  [/^discord\.js$/, /^platforms\/discord\//],
  [/^(?:node:sqlite|kysely(?:\/migration)?|pg)$/, /^store\//],
  [/^dotenv$/, /^cli\.ts$/],
  [/^zod$/, /^(?:(?:access-|web-|slack-|search-)?config|setting)\.ts$|^platforms\/programs\//],
  [/^croner$/, /^digest\//],
  [/^prom-client$/, /^metrics\.ts$/],
  [/^pino$/, /^log\.ts$/],
]

test('every import of the program is found', () => {
  expect(own.length).toBeGreaterThan(files.size)
  expect(own.filter(({ to }) => !files.has(to))).toEqual([])
})

describe('imports run one way', () => {
  test('every file belongs to a floor', () => {
    expect([...files.keys()].filter((path) => floorOf(path) < 0)).toEqual([])
  })

  test('no file imports from a floor above its own', () => {
    expect(own.filter(({ path, to }) => floorOf(to) > floorOf(path))).toEqual([])
  })

  test('a platform knows nothing of sources, retrieval, the store or another platform', () => {
    // The files beside the platforms' folders are for all of them.
    const platform = (path: string) => /^platforms\/([^/]+)\//.exec(path)?.[1]
    expect(
      own.filter(
        ({ path, to }) =>
          (platform(path) !== undefined && ['sources', 'retrieval', 'store'].includes(roomOf(to))) ||
          (platform(path) !== undefined && platform(to) !== undefined && platform(path) !== platform(to)),
      ),
    ).toEqual([])
  })

  test('no feature names a platform', () => {
    const features = [...files].filter(([path]) => floorOf(path) <= floorOf('commands'))
    expect(
      features.filter(([, text]) => /'(?:slack|discord|terminal)'/.test(text)).map(([path]) => path),
    ).toEqual([])
  })

  test('no two files import each other, directly or around', () => {
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (path: string, trail: readonly string[]) => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      if (trail.includes(path) || done.has(path)) return
      for (const { to } of own.filter((edge) => edge.path === path)) visit(to, [...trail, path])
      done.add(path)
    }
    for (const path of files.keys()) visit(path, [])
    expect(cycles).toEqual([])
  })

  test('only app.ts and serve-chats.ts choose implementations; the doctor examines them one by one, and tokens need the store alone', () => {
    const made =
      /^import \{[^}]*\b(?:loadShelf|shelve|openShelving|openIndexing|createRetrieval|openStore)\b|import\('\.{1,2}\/platforms\/\w+\/\w+\.ts'\)/m
    const pickers = [...files].filter(([path, text]) => roomOf(path) !== 'sources' && made.test(text))
    expect(pickers.map(([path]) => path)).toEqual([
      'app.ts',
      'cli/examine-store.ts',
      'cli/serve-chats.ts',
      'cli/token.ts',
      'store/open.ts',
    ])
  })
})

test('each package is imported only in the room that it belongs to', () => {
  const astray = imports.filter(({ path, name, to }) => {
    const rule = PACKAGES.find(([package_]) => package_.test(name))
    return to === undefined && rule !== undefined && !rule[1].test(path)
  })
  expect(astray).toEqual([])
})

test('every package that is imported has a room', () => {
  const homeless = imports.filter(
    ({ name, to }) =>
      to === undefined &&
      (!name.startsWith('node:') || name === 'node:sqlite') &&
      !PACKAGES.some(([rule]) => rule.test(name)),
  )
  expect(homeless).toEqual([])
})

test('only config.ts reads the environment', () => {
  expect([...files].filter(([, text]) => /process\.env\b/.test(text)).map(([path]) => path)).toEqual([
    'config.ts',
  ])
})

const linesOf = (text: string): number => text.trimEnd().split('\n').length

test('no file has more than 250 lines, and few have under 25', () => {
  expect([...files].filter(([, text]) => linesOf(text) > 250).map(([path]) => path)).toEqual([])
  expect([...files].filter(([, text]) => linesOf(text) < 25).length).toBeLessThanOrEqual(20)
})

test('no folder has more than 20 files', () => {
  const folders = Map.groupBy(files.keys(), (path) => dirname(path))
  expect([...folders].filter(([, paths]) => paths.length > 20).map(([folder]) => folder)).toEqual([])
})

test('the start-up file has fewer than 40 lines, and the composition root fewer than 100', () => {
  const lines = (path: string) => readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length
  expect(lines('../bin/footnote.js')).toBeLessThan(40)
  expect(lines('app.ts')).toBeLessThan(100)
})

test('everything is exported by name, and nothing is re-exported', () => {
  const wrong = [...files].filter(
    ([, text]) => /^export (?:default\b|\*|\{)/m.test(text) || /^export .* from '/m.test(text),
  )
  expect(wrong.map(([path]) => path)).toEqual([])
})
