import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { headingsOf } from '../../../src/commands/headings.ts'
import { AwayError, ConfigError } from '../../../src/errors.ts'
import { NEVER_YIELD } from '../../../src/pace.ts'
import { groupsOf } from '../../../src/retrieval/index/opensearch/views.ts'
import { readFacts, type ShelfFacts } from '../../../src/retrieval/index/shelf-state.ts'
import { findPairs } from '../../../src/sources/copies/pairs.ts'
import { type Shelved, shelve } from '../../../src/sources/shelf/shelve.ts'
import { openShelving } from '../../../src/sources/shelf/shelving.ts'
import type { Texts } from '../../../src/sources/shelf/texts.ts'
import { atOnce } from '../../../src/steps.ts'
import type { Store } from '../../../src/store/port.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { folderOf } from '../folder.ts'
import { countTakes, textsOnDisk } from './kept-shelf.ts'

const storeAt = async (path = ':memory:'): Promise<Store> => {
  const store = await openStore(path)
  onTestFinished(() => store.close())
  return store
}

const fail = (error: unknown): never => {
  throw error
}

const read = (path: string, store: Store, texts?: Texts, before?: Shelved): Promise<Shelved> =>
  shelve(path, store, () => 1, { report: fail, before, texts })

const article = (at: number): string =>
  `# Reading ${at} of the harbour\n\n## What pier ${at} cost\n\n${`The pier ${at} was built in ${1800 + at}, and Ada Lund ${at} paid for it. `.repeat(12)}\n`

/** Articles, a collection, and a page with furniture. */
const files = (count: number): Record<string, string> => ({
  ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.md`, article(at)])),
  'lines.jsonl': [1, 2, 3]
    .map((at) => JSON.stringify({ id: `line ${at}`, text: article(at + 500) }))
    .join('\n'),
  'page.html': `<title>The ferry – Port</title><nav>Home</nav><article><h1>The ferry</h1><p>${'It is late again. '.repeat(30)}</p></article>`,
})

/** Fails unless two shelves are the same, passages and all. */
const expectSame = (one: Shelved, other: Shelved): void => {
  expect(isDeepStrictEqual(one.shelf.sources, other.shelf.sources)).toBe(true)
  expect([...one.shelf.passages]).toEqual([...other.shelf.passages])
  expect(one.shelf.passages.length).toBe(other.shelf.passages.length)
  expect({ ...one, shelf: 0, cache: 0 }).toEqual({ ...other, shelf: 0, cache: 0 })
}

test('a shelf whose texts are on the disk is the same as in memory, as it comes and goes, and from the store', async () => {
  const folder = folderOf(files(8))
  const path = join(folderOf({}), 'kept.sqlite')
  const [memory, disk] = [await storeAt(), await storeAt(path)]
  const { texts } = textsOnDisk({ atRest: 2_000, inTurn: 3_000 })
  let [plain, kept] = [await read(folder, memory), await read(folder, disk, texts)]
  expectSame(kept, plain)
  writeFileSync(join(folder, '3.md'), article(77))
  writeFileSync(join(folder, 'new.txt'), 'The lighthouse of Skarn was painted in May. Nobody saw it.')
  rmSync(join(folder, '5.md'))
  ;[plain, kept] = [await read(folder, memory, undefined, plain), await read(folder, disk, texts, kept)]
  expectSame(kept, plain)
  const again = await read(folder, await storeAt(path), textsOnDisk().texts)
  expectSame({ ...again, changed: true, read: kept.read, reused: kept.reused }, plain)
})

test('one change among many sources reads the texts of no others', async () => {
  const count = 80
  const folder = folderOf(files(count))
  const store = await storeAt()
  const { texts, scratch } = textsOnDisk({ atRest: 0, inTurn: 0 })
  const takes = countTakes(scratch)
  /** All that is read of a shelf before it can be asked, but for the index itself. */
  const know = async ({ shelf, shelfOf }: Shelved, before?: ShelfFacts): Promise<ShelfFacts> => {
    const facts = atOnce(readFacts(before, atOnce(findPairs(shelf.sources, before?.compared)), shelf))
    const groups = groupsOf([{ view: { key: 'all', shelf, reads: undefined }, facts }], shelfOf)
    expect(groups.size).toBe(shelf.sources.length)
    expect((await headingsOf(shelf.passages, NEVER_YIELD)).size).toBeGreaterThanOrEqual(count)
    return facts
  }
  const first = await read(folder, store, texts)
  const facts = await know(first)
  expect(takes.count).toBeGreaterThan(count)
  writeFileSync(join(folder, '3.md'), article(300))
  takes.count = 0
  const second = await read(folder, store, texts, first)
  await know(second, facts)
  expect(second.changed).toBe(true)
  expect(takes.count).toBeGreaterThan(0)
  expect(takes.count).toBeLessThan(40)
})

test('where there is no room for the texts, a start ends with a line that says so, and a running program keeps what it has', async () => {
  const folder = folderOf(files(3))
  const open = async (most: number) => {
    const store = await storeAt()
    const { scratch } = textsOnDisk(undefined, most)
    return openShelving(folder, store, {
      keeping: true,
      file: undefined,
      report: fail,
      note: () => {},
      texts: scratch,
    })
  }
  const small = await open(70_000)
  writeFileSync(join(folder, 'long.txt'), 'The harbour is open today. '.repeat(20_000))
  const error = await small.read().catch((reason) => reason)
  expect(error).toBeInstanceOf(ConfigError)
  expect(error.message).toBe(
    'The sources’ texts cannot be kept on the disk (database or disk is full): make room where DATABASE is.',
  )
  await small.close()
  rmSync(join(folder, 'long.txt'))

  const shelving = await open(400_000)
  const before = await shelving.read()
  writeFileSync(join(folder, 'long.txt'), 'The harbour is open today. '.repeat(20_000))
  const full = await shelving.read(before).catch((reason) => reason)
  expect(full).toBeInstanceOf(AwayError)
  expect(full).toMatchObject({ what: 'texts' })
  expect(before.shelf.sources.filter(({ text }) => text.includes('Ada Lund 1 paid'))).toHaveLength(1)
  rmSync(join(folder, 'long.txt'))
  writeFileSync(join(folder, 'short.txt'), 'The harbour is open today.')
  const after = await shelving.read(before)
  expect(after.shelf.sources.map(({ id }) => id)).toContain('short.txt')
  await shelving.close()
})
