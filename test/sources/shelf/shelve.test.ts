import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { bytesIn } from '../../../src/derived-file.ts'
import { UserError } from '../../../src/errors.ts'
import { NEVER_YIELD } from '../../../src/pace.ts'
import { documentsOf, READER_VERSION, readDocuments } from '../../../src/sources/read/read.ts'
import type { ShelfCache } from '../../../src/sources/shelf/cache.ts'
import { decodeCache, encodeCache } from '../../../src/sources/shelf/cache.ts'
import { createKeeper } from '../../../src/sources/shelf/keeper.ts'
import { createReader } from '../../../src/sources/shelf/reader.ts'
import { loadShelf, type Shelved, shelve } from '../../../src/sources/shelf/shelve.ts'
import type { Store } from '../../../src/store/port.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { folderOf } from '../folder.ts'

const storeAt = async (path = ':memory:'): Promise<Store> => {
  const store = await openStore(path)
  onTestFinished(() => store.close())
  return store
}

/** Shelves at a time, with a store that must not fail. */
const at = (now: number, path: string, store: Store, before?: Shelved): Promise<Shelved> => {
  const report = (error: unknown) => {
    throw error
  }
  return shelve(path, store, () => now, { report, before })
}

const ignore = (): void => {}

const idsOf = ({ shelf }: Shelved): string[] => shelf.sources.map(({ id }) => id)

const ROAD = '# The Road\n\nThe council closed the road on Monday. Nobody spoke against it.\n'
const BAKER = 'The baker asked who would pay for the sand this year.\n'
const line = (id: string, text: string, more: object = {}): string =>
  `${JSON.stringify({ id, text, ...more })}\n`

describe('a second start over the same folder', () => {
  const files = { 'a.txt': BAKER, 'b.md': ROAD, 'c.html': '<p>The ferry is late.</p>', 'd.txt': '' }

  test('reads no file, and gives the same from a store that another process wrote', async () => {
    const folder = folderOf(files)
    const database = join(folderOf({}), 'kept.sqlite')
    const store = await openStore(database)
    const first = await at(1, folder, store)
    await store.close()
    expect(first).toMatchObject({ read: 4, reused: 0, changed: true })
    const second = await at(2, folder, await storeAt(database))
    expect(second).toEqual({ ...first, asOf: 2, read: 0, reused: 4, changed: false })
    expect(second.problems.map(({ file }) => file)).toEqual(['d.txt'])
  })

  test('reads only changed files, and drops removed ones', async () => {
    const folder = folderOf(files)
    const store = await storeAt()
    await at(1, folder, store)
    writeFileSync(join(folder, 'b.md'), ROAD.replace('Monday', 'Friday'))
    rmSync(join(folder, 'c.html'))
    const second = await at(2, folder, store)
    expect(second).toMatchObject({ read: 1, reused: 2, changed: true })
    expect(
      Array.from(second.shelf.passages, ({ source, start, end }) => source.text.slice(start, end)),
    ).toEqual([BAKER.trim(), 'The council closed the road on Friday. Nobody spoke against it.'])
    expect([...second.arrivals.values()]).toEqual([
      { id: 'a.txt', arrived: 1, changed: 1 },
      { id: 'b.md', arrived: 1, changed: 2 },
    ])
    expect(await store.arrivals(folder)).toContainEqual({
      id: 'c.html',
      arrived: 1,
      changed: 1,
      withdrawn: 2,
    })
  })

  test('does not open an unchanged file', async () => {
    const folder = folderOf({ 'a.txt': BAKER })
    const store = await storeAt()
    await at(1, folder, store)
    const { documents, problems } = await store.savedDocuments(folder, 'a.txt')
    const [file] = await store.savedFiles(folder)
    if (!file) throw new Error('no file was kept')
    const told = documents.map((one) => ({ ...one, data: one.data.replace('baker', 'miller') }))
    await store.saveFile(folder, file, { documents: told, problems }, 2)
    const { shelf, read } = await at(3, folder, store)
    expect([shelf.sources[0]?.text, read]).toEqual([BAKER.replace('baker', 'miller'), 0])
  })

  test('reads a file again if an earlier version read it', async () => {
    const folder = folderOf({ 'a.txt': BAKER })
    const store = await storeAt()
    await at(1, folder, store)
    const kept = await store.savedDocuments(folder, 'a.txt')
    const [file] = await store.savedFiles(folder)
    expect(file?.stamp).toMatch(new RegExp(`^${READER_VERSION}:\\d+:\\d+:\\d+$`))
    const stamp = file?.stamp.replace(/^\d+:/, `${READER_VERSION - 1}:`) ?? ''
    await store.saveFile(folder, { name: 'a.txt', stamp }, kept, 1)
    expect(await at(2, folder, store)).toMatchObject({ read: 1, changed: false })
    expect(await at(3, folder, store)).toMatchObject({ read: 0 })
  })

  test('reads a collection, and finds it unchanged', async () => {
    const folder = folderOf({ 'a.jsonl': line('x', 'The ferry is late.') + line('y', 'The tide is not.') })
    const store = await storeAt()
    const first = await at(1, folder, store)
    expect(await at(2, folder, store)).toEqual({ ...first, asOf: 2, changed: false })
  })

  test('finds a file that was only touched unchanged', async () => {
    const folder = folderOf({ 'a.txt': BAKER })
    const store = await storeAt()
    const first = await at(1, folder, store)
    utimesSync(join(folder, 'a.txt'), 1, 1)
    const second = await at(2, folder, store)
    expect(second).toMatchObject({ shelf: first.shelf, arrivals: first.arrivals, read: 1, changed: false })
    expect(await at(3, folder, store)).toMatchObject({ read: 0 })
  })
})

describe('in the same process', () => {
  test('the earlier shelf is returned if nothing changed', async () => {
    const folder = folderOf({ 'a.txt': BAKER, 'b.jsonl': line('x', 'The ferry is late.') })
    const store = await storeAt()
    const before = await at(1, folder, store)
    const again = await at(2, folder, store, before)
    expect(again).toEqual({ ...before, asOf: 2, read: 0, reused: 2, changed: false })
    expect(again.shelf).toBe(before.shelf)
  })

  test('the earlier shelf is returned if a file was rewritten with the same content', async () => {
    const folder = folderOf({ 'a.txt': BAKER, 'b.md': ROAD })
    const store = await storeAt()
    const before = await at(1, folder, store)
    writeFileSync(join(folder, 'a.txt'), BAKER)
    const again = await at(2, folder, store, before)
    expect(again).toMatchObject({ read: 1, reused: 1, changed: false })
    expect(again.shelf).toBe(before.shelf)
  })

  test('the sources of a collection that lost an id to another file stay the same objects', async () => {
    const folder = folderOf({
      'b.txt': BAKER,
      'c.jsonl': line('x', 'The ferry is late.') + line('b.txt', 'The tide is not.'),
    })
    const store = await storeAt()
    const before = await at(1, folder, store)
    writeFileSync(join(folder, 'd.md'), ROAD)
    const again = await at(2, folder, store, before)
    expect(idsOf(again)).toEqual(['b.txt', 'x', 'd.md'])
    for (const [index, source] of before.shelf.sources.entries())
      expect(again.shelf.sources[index]).toBe(source)
  })

  test('a file that is written twice within a moment is read twice', async () => {
    const folder = folderOf({ 'a.txt': 'Ferry 0 is late.' })
    const store = await storeAt()
    let shelved = await at(1, folder, store)
    for (let ferry = 1; ferry < 10; ferry += 1) {
      writeFileSync(join(folder, 'a.txt'), `Ferry ${ferry} is late.`)
      shelved = await at(2, folder, store, shelved)
      expect(shelved.shelf.sources[0]?.text).toBe(`Ferry ${ferry} is late.`)
    }
  })

  test('a change that another process has already saved is a change', async () => {
    const folder = folderOf({ 'a.txt': BAKER })
    const store = await storeAt()
    const before = await at(1, folder, store)
    writeFileSync(join(folder, 'a.txt'), ROAD)
    await at(2, folder, store)
    expect(await at(3, folder, store, before)).toMatchObject({ read: 0, changed: true })
  })

  test('a new problem is a change', async () => {
    const folder = folderOf({ 'a.txt': BAKER })
    const store = await storeAt()
    const before = await at(1, folder, store)
    symlinkSync('nowhere', join(folder, 'b.txt'))
    const again = await at(2, folder, store, before)
    expect([again.changed, again.problems.length]).toEqual([true, 1])
  })
})

describe('a source', () => {
  const change = async (before: string, after: string) => {
    const folder = folderOf({ 'a.jsonl': before })
    const store = await storeAt()
    await at(1, folder, store)
    writeFileSync(join(folder, 'a.jsonl'), after)
    return at(2, folder, store)
  }

  test.each(['title', 'publisher', 'author', 'date', 'url', 'lang', 'text'])(
    'has changed if its %s has',
    async (field) => {
      const said = {
        title: 'Dues',
        publisher: 'Gull',
        author: 'Ana',
        date: '2025',
        url: 'https://example.org/a',
        lang: 'en',
      }
      const other =
        field === 'date'
          ? '2024'
          : field === 'lang'
            ? 'es'
            : field === 'url'
              ? 'https://example.org/b'
              : 'Other words.'
      const { arrivals, changed } = await change(
        line('x', 'The ferry is late.', said),
        line('x', 'The ferry is late.', { ...said, [field]: other }),
      )
      expect([changed, arrivals.get('x')]).toEqual([true, { id: 'x', arrived: 1, changed: 2 }])
    },
  )

  test('that moves to another line has not changed, but is cited by the new line', async () => {
    const text = line('x', 'The ferry is late.')
    const { arrivals, changed, shelf } = await change(text, `\n${text}`)
    expect(arrivals.get('x')).toEqual({ id: 'x', arrived: 1, changed: 1 })
    expect([changed, shelf.sources[0]?.file]).toEqual([true, 'a.jsonl:2'])
  })

  test.each([
    ['a.jsonl', 'z.jsonl'],
    ['z.jsonl', 'a.jsonl'],
  ])('that moves from %s to %s has not changed', async (from, to) => {
    const moved = line('x', 'The ferry is late.')
    const folder = folderOf({
      [from]: moved + line('y', 'The tide is not.'),
      [to]: line('z', 'So they say.'),
    })
    const store = await storeAt()
    await at(1, folder, store)
    writeFileSync(join(folder, from), line('y', 'The tide is not.'))
    writeFileSync(join(folder, to), line('z', 'So they say.') + moved)
    const { arrivals } = await at(2, folder, store)
    expect([...arrivals.values()].map(({ id, changed }) => `${id} ${changed}`).sort()).toEqual([
      'x 1',
      'y 1',
      'z 1',
    ])
    rmSync(join(folder, from))
    writeFileSync(join(folder, 'm.jsonl'), line('y', 'The tide is not.'))
    expect((await at(3, folder, store)).arrivals.get('y')).toEqual({ id: 'y', arrived: 1, changed: 1 })
  })

  test.each(['a.jsonl', 'z.jsonl'])(
    'whose id a collection, %s, uses too is a problem, although it was saved',
    async (name) => {
      const folder = folderOf({ 'b.txt': BAKER })
      const store = await storeAt()
      await at(1, folder, store)
      writeFileSync(join(folder, name), line('b.txt', 'The ferry is late.'))
      const { shelf, shelfOf, problems, passedOver } = await at(2, folder, store)
      expect(problems).toHaveLength(1)
      expect({ shelf, shelfOf, problems, passedOver }).toEqual(await loadShelf(folder))
    },
  )

  test('whose id another file has appears when that file is gone, with the same arrival', async () => {
    const folder = folderOf({ 'a.jsonl': line('b.txt', BAKER.trim()), 'b.txt': BAKER })
    const store = await storeAt()
    expect((await at(1, folder, store)).problems).toHaveLength(1)
    expect(await at(2, folder, store)).toMatchObject({ problems: [{ file: 'b.txt' }], changed: false })
    rmSync(join(folder, 'a.jsonl'))
    const { shelf, arrivals } = await at(3, folder, store)
    expect(shelf).toEqual((await loadShelf(folder)).shelf)
    expect(arrivals.get('b.txt')).toMatchObject({ arrived: 1 })
  })
})

test('two folders in one store are independent', async () => {
  const store = await storeAt()
  const one = folderOf({ 'a.txt': BAKER })
  const two = folderOf({ 'b.txt': BAKER })
  await at(1, one, store)
  await at(2, two, store)
  expect(idsOf(await at(3, one, store))).toEqual(['a.txt'])
  expect((await at(4, join(one, 'a.txt'), store)).arrivals.get('a.txt')?.arrived).toBe(4)
})

test('a missing path is an error for the user', async () => {
  const store = await storeAt()
  await expect(at(1, join(folderOf({}), 'nope'), store)).rejects.toThrow(UserError)
})

test('a file that vanishes before it is read is a problem, and is looked for again', async () => {
  const store = await storeAt()
  const file = {
    path: join(folderOf({}), 'a.txt'),
    name: 'a.txt',
    kind: '.txt',
    size: 3,
    stamp: 's',
  } as const
  const keeper = await createKeeper('root', store, () => 1, {
    report: ignore,
    before: new Map(),
    pace: NEVER_YIELD,
  })
  expect((await keeper.read(file, new Map(), documentsOf)).problems).toEqual([
    { file: 'a.txt', message: 'a.txt: there is no such file or folder.' },
  ])
  expect(keeper.stats().cacheable).toBe(false)
  expect(await store.savedFiles('root')).toEqual([{ name: 'a.txt', stamp: '' }])
})

describe('the moment up to which a shelf is complete', () => {
  const ticking = (meanwhile = () => {}) => {
    let time = 0
    return () => {
      time += 1
      // The first tick is the beginning, the second records the first source.
      if (time === 2) meanwhile()
      return time
    }
  }

  test('includes what the reading itself recorded', async () => {
    const shelved = await shelve(folderOf({ 'a.txt': BAKER }), await storeAt(), ticking(), { report: ignore })
    expect(shelved.arrivals.get('a.txt')?.changed).toBe(2)
    expect(shelved.asOf).toBe(3)
  })

  test('is when the reading began, if a file came after it was walked', async () => {
    const folder = folderOf({ 'a.txt': BAKER })
    const now = ticking(() => writeFileSync(join(folder, 'b.md'), ROAD))
    expect((await shelve(folder, await storeAt(), now, { report: ignore })).asOf).toBe(1)
  })
})

describe('a store that fails', () => {
  const METHODS = ['savedFiles', 'savedDocuments', 'saveFile', 'deleteFile', 'arrivals'] as const

  /** A fake: the store with one method that fails. */
  const without = (store: Store, method: (typeof METHODS)[number]): Store => ({
    ...store,
    [method]: () => Promise.reject(new Error(`no ${method}`)),
  })

  test.each(METHODS)('in %s loses no source and is reported once', async (method) => {
    const folder = folderOf({
      'a.txt': BAKER,
      'b.md': ROAD,
      'c.txt': BAKER,
      'd.jsonl': line('x', 'The ferry is late.'),
    })
    const store = await storeAt()
    await at(1, folder, store)
    writeFileSync(join(folder, 'b.md'), BAKER)
    rmSync(join(folder, 'c.txt'))
    const errors: unknown[] = []
    const shelved = await shelve(folder, without(store, method), () => 2, {
      report: (error) => errors.push(error),
    })
    expect(shelved).toMatchObject({ ...(await loadShelf(folder)), changed: true })
    expect(errors).toEqual([new Error(`no ${method}`)])
    expect([shelved.arrivals.size, shelved.asOf]).toEqual([0, undefined])
    // When it works again, everything is saved.
    const again = await at(3, folder, store, shelved)
    expect([again.changed, again.asOf]).toEqual([false, 3])
    expect([...again.arrivals.keys()]).toEqual(['a.txt', 'b.md', 'x'])
  })

  test('by damaged content makes the shelf read the file and save it again', async () => {
    const folder = folderOf({ 'a.txt': BAKER, 'b.md': ROAD })
    const store = await storeAt()
    await at(1, folder, store)
    const [file] = await store.savedFiles(folder)
    const documents = [{ id: 'a.txt', hash: '', data: '{"id":' }]
    await store.saveFile(
      folder,
      { name: 'a.txt', stamp: file?.stamp ?? '' },
      { documents, problems: '[]' },
      1,
    )
    const errors: unknown[] = []
    const shelved = await shelve(folder, store, () => 2, { report: (error) => errors.push(error) })
    expect(shelved).toMatchObject({ ...(await loadShelf(folder)), read: 1, reused: 1 })
    expect(errors).toHaveLength(1)
    expect(await at(3, folder, store)).toMatchObject({ read: 0, reused: 2 })
  })
})

test('any folder, however it changes, gives the same shelf and problems as when it is read at once', async () => {
  const name = fc.constantFrom('a.jsonl', 'b.md', 'c/d.html', 'e.pdf', 'f.txt/g.txt', 'z.jsonl')
  const words = fc.constantFrom(
    'The ferry is late.',
    'The tide is not.',
    ROAD,
    BAKER,
    '---\ntitle: A: b\n---\n\nWords.',
    '',
    ' \n',
    '%PDF-1.4',
    ...PAGES,
  )
  const row = fc.tuple(fc.constantFrom('x', 'b.md', 'c/d.html'), words).map(([id, text]) => line(id, text))
  const lines = fc.array(fc.oneof(row, fc.constant('nope\n'), fc.constant('\n')), { maxLength: 5 })
  const content = fc.oneof(
    words,
    lines.map((all) => all.join('')),
    fc.constant(Buffer.from([0x61, 0xf1, 0x6f])),
  )
  const edit = fc.record({
    name,
    content: fc.option(content),
    process: fc.boolean(),
    remembers: fc.boolean(),
    // Rarely, because a thread takes long to start.
    aside: fc.nat(5).map((one) => one === 0),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
      const folder = folderOf({})
      const store = await openStore(':memory:')
      let before: Shelved | undefined
      const reader = createReader()
      try {
        for (const [step, edit] of edits.entries()) {
          const path = join(folder, edit.name)
          rmSync(path, { force: true, recursive: true })
          if (edit.content !== null) {
            mkdirSync(dirname(path), { recursive: true })
            writeFileSync(path, edit.content)
          }
          const was = edit.process ? before : undefined
          const shelved = await shelve(folder, store, () => step, {
            report: (error) => {
              throw error
            },
            before: was,
            cache:
              was === undefined && before !== undefined && edit.remembers
                ? throughBytes(before.cache)
                : undefined,
            reader: edit.aside ? reader : undefined,
          })
          const { shelf, problems } = await loadShelf(folder)
          expect({ shelf: shelved.shelf, problems: shelved.problems }).toEqual({ shelf, problems })
          const ids = shelf.sources.map(({ id }) => id)
          expect([...shelved.arrivals.keys()].sort()).toEqual([...ids].sort())
          expect(
            (await store.arrivals(folder)).filter(({ withdrawn }) => withdrawn === undefined),
          ).toHaveLength(ids.length)
          if (was !== undefined) {
            expect(shelved.changed).toBe(
              !sameJson([was.shelf.sources, was.problems], [shelf.sources, problems]),
            )
            const old = new Map(was.shelf.sources.map((source) => [source.id, source]))
            for (const source of shelved.shelf.sources)
              expect(source === old.get(source.id)).toBe(isDeepStrictEqual(source, old.get(source.id)))
          }
          expect(await at(step, folder, store)).toMatchObject({ shelf, problems, changed: false })
          before = shelved
        }
      } finally {
        await reader.stop()
        await store.close()
      }
    }),
    { numRuns: 6 },
  )
}, 60_000)

/** Articles with common lines, which are furniture if another file has them too, and may decide a title. */
const PAGES = ['The ferry', 'The road', 'The sand'].map((subject, at) =>
  [
    at < 2 ? 'The Gull | All the news of the shore' : 'Menu of the day',
    `${subject} of the winter that was`,
    `${subject} was closed on Monday, and nobody who was asked in town spoke against it.`,
    at > 0 ? 'What we print is true.' : 'Read on, Ann said',
    `${subject} will be open again when the council has found the money for it this spring.`,
    'The Gull, printed on the shore since 1888',
  ].join('\n\n'),
)

const throughBytes = (memory: ShelfCache): ShelfCache =>
  decodeCache(bytesIn(Buffer.concat([...encodeCache(memory)])))

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * What this version of the readers makes of a file of each format. If this fails, a reader has changed: raise READER_VERSION, and put the
 * new digest here.
 */
test('a reader that makes something else of a file needs a new reader version', async () => {
  const { documents, problems } = await readDocuments(folderOf(EVERY_FORMAT))
  const digest = createHash('sha256')
    .update(JSON.stringify([documents, problems]))
    .digest('hex')
    .slice(0, 16)
  expect({ version: READER_VERSION, digest }).toEqual({ version: 5, digest: 'a0147e247201db7b' })
})

const EVERY_FORMAT = {
  'a.txt':
    'The Road\n\nBy Ana Ruiz\n\nThe council closed the road on Monday. Nobody\nspoke against it.\n\n1. Sand\n2. Salt\n\n> A word from the baker.\n\nYear | Loaves\n2024 | 12\n2025 | 14\n',
  'b.txt':
    'From: Ana Ruiz <ana@example.org>\nTo: All <all@example.org>\nDate: Mon, 3 Mar 2025 10:00:00 +0000\nSubject: The road\n\nThe council closed it.\n\n-- \nAna\n',
  'c.md':
    '---\ntitle: "The Road"\nauthor: [Ana, Ben]\ndate: 2025-03-03\nsource: https://example.org/road\n---\n\n# The Road\n\nThe *council* closed [it](https://example.org).  \nThen it left.[^1]\n\n- Sand\n- Salt\n\n| Year | Loaves |\n| --- | --- |\n| 2024 | 12 |\n\n[^1]: By car.\n',
  'd.html':
    '<html lang="en"><head><title>The Road | The Gull</title><meta property="og:site_name" content="The Gull"><script type="application/ld+json">{"@type":"NewsArticle","headline":"The Road","datePublished":"2025-03-03","author":{"name":"Ana Ruiz"}}</script></head><body><nav><a href="/">Home</a></nav><article><h1>The Road</h1><p>The council closed the road on Monday, and nobody spoke against it.</p><h2>Sand</h2><ul><li>Sand</li><li>Salt</li></ul><blockquote>A word from the baker.</blockquote></article><footer>The Gull, 1888</footer></body></html>',
  'e.jsonl':
    '{"id":1,"title":"The Road","text":"The council closed it.\\n\\nThen it left.","author":["Ana"],"date":"3 March 2025","lang":"en","url":"https://example.org/e"}\nnope\n',
}
