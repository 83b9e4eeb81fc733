import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { MAIN_SHELF, rootOfShelf } from '../../../src/sources/shelf/added.ts'
import { type Shelved, shelve } from '../../../src/sources/shelf/shelve.ts'
import { openShelving, type Shelving } from '../../../src/sources/shelf/shelving.ts'
import { openStore } from '../../../src/store/open.ts'
import type { Store } from '../../../src/store/port.ts'
import { noPostgres, startPostgres } from '../../store/postgres/server.ts'
import { temporaryFolder } from '../../store/temporary.ts'
import { folderOf } from '../folder.ts'

const ROAD = '# The Road\n\nThe council closed the road on Monday. Nobody spoke against it.\n'
const FERRY = 'The ferry\n\nThe ferry of Maren Holt was built in Bergen in 1931.\n'
const line = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`
const put = (folder: string, name: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
}
const fail = (error: unknown) => {
  throw error
}

/** What people see of a shelf. */
const seen = ({ shelf, shelfOf, problems, passedOver, arrivals }: Shelved) => ({
  shelf,
  shelfOf,
  problems,
  passedOver,
  arrivals,
})
const idsOf = ({ shelf }: Shelved) => shelf.sources.map(({ id }) => id)

interface Replica {
  readonly store: Store
  readonly shelving: Shelving
  readonly read: () => Promise<Shelved>
}

/** The facts of several processes on one store. @param fresh names a new store */
const replicaFacts = (fresh: () => string): void => {
  /** Opens processes on one store, each with a folder of its own under one name. */
  const machines = () => {
    const database = fresh()
    const stores: Store[] = []
    onTestFinished(async () => {
      for (const store of stores) await store.close()
    })
    const openAgain = async (): Promise<Store> => {
      const store = await openStore(database)
      stores.push(store)
      return store
    }
    const start = async (folder: string, serving = true, name: string | undefined = 'folder') => {
      const store = await openAgain()
      const shelving = openShelving(folder, store, {
        keeping: true,
        name,
        serving,
        file: undefined,
        report: fail,
        note: () => {},
      })
      let last: Shelved | undefined
      const read = async (): Promise<Shelved> => {
        last = await shelving.read(last)
        return last
      }
      return { store, shelving, read } satisfies Replica
    }
    return { start, openAgain }
  }
  const withdrawnIn = async ({ store }: Replica) =>
    (await store.arrivals('folder')).filter(({ withdrawn }) => withdrawn !== undefined).map(({ id }) => id)

  test('with different checkouts settle: one reads, and both have what it reads', async () => {
    const { start } = machines()
    // By bytes, as stores order names, the last would come first.
    const last = { '\u{10000}.md': ROAD, '\uffee.md': FERRY }
    const [mine, other] = [folderOf({ 'a.md': ROAD, ...last }), folderOf({ 'b.txt': FERRY })]
    const [first, second] = [await start(mine), await start(other)]
    const read = await first.read()
    for (let round = 0; round < 3; round += 1) {
      expect(seen(await second.read())).toEqual(seen(read))
      expect((await first.read()).changed).toBe(false)
    }
    expect([first.shelving.role(), second.shelving.role()]).toEqual(['reads', 'follows'])
    expect(await withdrawnIn(first)).toEqual([])
    put(mine, 'c.jsonl', line('x', 'The tide is late.') + line('y', 'The tide is early.'))
    expect(await second.shelving.isBehind()).toBe(false)
    const now = await first.read()
    expect(await second.shelving.isBehind()).toBe(true)
    expect(seen(await second.read())).toEqual(seen(now))
    expect(idsOf(now)).toEqual(['a.md', 'x', 'y', '\u{10000}.md', '\uffee.md'])
    expect(await second.shelving.isBehind()).toBe(false)
  })

  test('go on when the reader closes, with the folder of another, and keep what people added', async () => {
    const { start } = machines()
    const first = await start(folderOf({ 'a.md': ROAD, 'both.txt': FERRY }))
    const second = await start(folderOf({ 'b.txt': ROAD, 'both.txt': FERRY }))
    await first.read()
    const before = await second.read()
    const data = JSON.stringify({
      id: 'tide~0123456789ab',
      text: 'The tide is late.',
      blocks: [{ kind: 'paragraph', start: 0, end: 17 }],
    })
    const added = { documents: [{ id: 'tide~0123456789ab', hash: 'h', data }], problems: '[]' }
    await second.store.saveFile(
      rootOfShelf(MAIN_SHELF),
      { name: 'tide~0123456789ab', stamp: 's' },
      added,
      Date.now(),
    )
    expect(await second.shelving.isBehind()).toBe(false)
    await first.shelving.close()
    expect(await second.shelving.isBehind()).toBe(true)
    const now = await second.read()
    expect(second.shelving.role()).toBe('reads')
    expect(idsOf(now)).toEqual(['b.txt', 'both.txt', 'tide~0123456789ab'])
    // What both have did not come again.
    expect(now.arrivals.get('both.txt')).toEqual(before.arrivals.get('both.txt'))
    expect(await withdrawnIn(second)).toEqual(['a.md'])
  })

  test('without files of their own start while another reads, and never take over', async () => {
    const { start } = machines()
    const first = await start(folderOf({ 'a.md': ROAD }))
    const read = await first.read()
    const empty = await start(folderOf({ 'film.mp4': 'x' }))
    const missing = await start(join(temporaryFolder(), 'missing'))
    for (const replica of [empty, missing]) expect(seen(await replica.read())).toEqual(seen(read))
    await first.shelving.close()
    for (const replica of [empty, missing, await start('/nowhere/at/all')]) {
      expect(seen(await replica.read())).toEqual(seen(read))
      expect(replica.shelving.role()).toBe('follows')
      expect(await replica.shelving.isBehind()).toBe(false)
    }
    const next = await start(folderOf({ 'a.md': ROAD }))
    expect(seen(await next.read())).toEqual(seen(read))
    expect(next.shelving.role()).toBe('reads')
  })

  test('write nothing once another has the lease, and follow it', async () => {
    const { start, openAgain } = machines()
    const mine = folderOf({ 'a.md': ROAD })
    const first = await start(mine)
    const read = await first.read()
    // The first slept for longer than its lease.
    const thief = await openAgain()
    const later = Date.now() + 60_000
    expect(await thief.claim('reader folder', later, later + 60_000)).toBe(true)
    put(mine, 'b.txt', FERRY)
    rmSync(join(mine, 'a.md'))
    expect(idsOf(await first.read())).toEqual(['a.md'])
    expect(first.shelving.role()).toBe('follows')
    expect((await first.store.savedFiles('folder')).map(({ name }) => name)).toEqual(['a.md'])
    expect(await first.store.arrivals('folder')).toEqual([...read.arrivals.values()])
    await thief.release('reader folder')
    expect(idsOf(await first.read())).toEqual(['b.txt'])
    expect(first.shelving.role()).toBe('reads')
  })

  test('start with each source once, where a reader died while one moved from file to file', async () => {
    const { start } = machines()
    const first = await start(folderOf({ 'b.jsonl': line('x', 'The tide is late.') }))
    await first.read()
    const moved = await first.store.savedDocuments('folder', 'b.jsonl')
    await first.store.saveFile('folder', { name: 'a.jsonl', stamp: 's' }, moved, Date.now())
    const second = await start('/nowhere/at/all')
    expect(idsOf(await second.read())).toEqual(['x'])
  })

  test('wait for the first reading, and begin it if its reader goes', async () => {
    const { start, openAgain } = machines()
    const other = await openAgain()
    await other.claim('reader folder', Date.now(), Date.now() + 60_000)
    const second = await start(folderOf({ 'b.txt': FERRY }))
    const reading = second.read()
    const won = await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, 50, 'waits'))])
    expect(won).toBe('waits')
    await other.release('reader folder')
    expect(idsOf(await reading)).toEqual(['b.txt'])
  })

  test('leave the folder alone where they run one command, unless nobody has read it', async () => {
    const { start } = machines()
    const first = await start(folderOf({ 'a.md': ROAD }), false)
    expect(idsOf(await first.read())).toEqual(['a.md'])
    await first.shelving.close()
    const second = await start(folderOf({ 'b.txt': FERRY }), false)
    expect(idsOf(await second.read())).toEqual(['a.md'])
    expect(second.shelving.role()).toBe('follows')
  })

  test('that cannot read at the start leave the lease to the next', async () => {
    const { start } = machines()
    await expect((await start('/nowhere/at/all')).read()).rejects.toThrow('there is no such file')
    const next = await start(folderOf({ 'a.md': ROAD }))
    expect(idsOf(await next.read())).toEqual(['a.md'])
  })

  test('that follow have the reader’s shelf to the letter, however its folder changes', async () => {
    const name = fc.constantFrom(
      'a.jsonl',
      'b.md',
      'c/d.html',
      'e.mp4',
      'f.txt/g.txt',
      'z.jsonl',
      '𐀀.md',
      '\uffee.md',
    )
    const words = fc.constantFrom(
      'The ferry is late.',
      ROAD,
      FERRY,
      '---\ntitle: A: b\n---\n\nWords.',
      '',
      '%PDF-1.4',
    )
    const row = fc.tuple(fc.constantFrom('x', 'b.md', 'y'), words).map(([id, text]) => line(id, text))
    const lines = fc.array(fc.oneof(row, fc.constant('nope\n')), { maxLength: 4 })
    const content = fc.oneof(
      words,
      lines.map((all) => all.join('')),
      fc.constant(Buffer.from([0x61, 0xf1, 0x6f])),
    )
    const edit = fc.record({ name, content: fc.option(content), swap: fc.nat(4).map((one) => one === 0) })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const { start } = machines()
        const folders = [folderOf({ 'k.md': ROAD }), folderOf({ 'k.md': ROAD })] as const
        let [reader, follower] = [await start(folders[0]), await start(folders[1])]
        await reader.read()
        for (const { name, content, swap } of edits) {
          // Both change, but not alike.
          for (const [at, folder] of folders.entries()) {
            rmSync(join(folder, name), { force: true, recursive: true })
            if (content !== null) put(folder, name, at === 0 ? content : `${content} Here too.`)
          }
          if (swap) {
            await reader.shelving.close()
            const next = follower
            follower = reader
            reader = next
          }
          const read = await reader.read()
          expect([reader.shelving.role(), seen(await follower.read())]).toEqual(['reads', seen(read)])
          const late = await start('/nowhere/at/all')
          expect(seen(await late.read())).toEqual(seen(read))
          await late.store.close()
        }
        await reader.shelving.close()
      }),
      { numRuns: 4 },
    )
  }, 60_000)
}

describe('processes on one SQLite file', () => replicaFacts(() => join(temporaryFolder(), 'store.sqlite')))

describe.skipIf(noPostgres !== undefined)('replicas on one PostgreSQL server', () => {
  const server = noPostgres === undefined ? startPostgres() : undefined
  afterAll(() => server?.dispose())
  let count = 0
  replicaFacts(() => {
    count += 1
    return server?.url(`replicas_${count}`) ?? ''
  })
})

test('a folder that a single process has read before is nothing new to those that share it', async () => {
  const folder = folderOf({ 'a.md': ROAD, 'b.jsonl': line('x', 'The tide is late.') })
  const path = join(temporaryFolder(), 'store.sqlite')
  const open = async () => {
    const store = await openStore(path)
    onTestFinished(() => store.close())
    return { store, shelving: openShelving(folder, store, { ...QUIET, file: undefined }) }
  }
  const [first, second] = [await open(), await open()]
  // As a program without leases did.
  const before = await shelve(folder, first.store, () => 7, { report: fail })
  expect(seen(await first.shelving.read())).toEqual(seen(before))
  const followed = await second.shelving.read()
  expect(second.shelving.role()).toBe('follows')
  expect(seen(followed)).toEqual(seen(before))
  // A collection of which the store has only the lines is read by both.
  put(folder, 'b.jsonl', line('x', 'The tide is early.'))
  const stale = await second.shelving.read(followed)
  expect(seen(stale)).toEqual(seen(before))
  const third = await open()
  const lacking = await third.shelving.read()
  expect(idsOf(lacking)).toEqual(['a.md'])
  expect(lacking.problems.map(({ file }) => file)).toEqual(['b.jsonl'])
  expect(lacking.asOf).toBeUndefined()
  const now = await first.shelving.read(before)
  for (const one of [await second.shelving.read(stale), await third.shelving.read(lacking)])
    expect(seen(one)).toEqual(seen(now))
})

const QUIET = { keeping: true, report: fail, note: () => {} }
