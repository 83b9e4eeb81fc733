import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Shelved } from '../../../src/sources/shelf/shelve.ts'
import { loadShelf } from '../../../src/sources/shelf/shelve.ts'
import { cameSince, openShelving } from '../../../src/sources/shelf/shelving.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { folderOf } from '../folder.ts'

const ROAD = '# The Road\n\nThe council closed the road on Monday. Nobody spoke against it.\n'

/** Starts a program over the same folder several times. */
const startsOver = async (files: Readonly<Record<string, string>>) => {
  const folder = folderOf(files)
  const file = join(folderOf({}), 'store.shelf')
  const store = await openStore(':memory:')
  onTestFinished(() => store.close())
  const notes: string[] = []
  const start = async (later: (before: Shelved) => Promise<void> = async () => {}) => {
    const report = (error: unknown) => {
      throw error
    }
    const shelving = openShelving(folder, store, {
      keeping: true,
      file,
      report,
      note: (line) => notes.push(line),
    })
    const first = await shelving.read()
    await later(first)
    const last = await shelving.read(first)
    await shelving.close()
    return { first, last }
  }
  return { folder, file, notes, start }
}

test('a shelf comes from the cache file, collections included', async () => {
  const line = JSON.stringify({ id: 'x', text: 'The ferry is late.' })
  const { folder, file, notes, start } = await startsOver({ 'a.md': ROAD, 'b.jsonl': `${line}\n` })
  const { first } = await start()
  const { first: again } = await start()
  expect(again).toMatchObject({ read: 0, reused: 2, changed: false })
  expect(again.shelf).toEqual(first.shelf)
  // A damaged file is not used.
  const bytes = readFileSync(file)
  bytes.write('Xer', bytes.indexOf('ferry is late'))
  writeFileSync(file, bytes)
  expect((await start()).first).toMatchObject({ shelf: (await loadShelf(folder)).shelf, read: 1, reused: 1 })
  expect(notes).toEqual([`${file} is damaged: it will be rebuilt`])
})

test('a missing cache file is written again', async () => {
  const { file, notes, start } = await startsOver({ 'a.md': ROAD })
  await start()
  rmSync(file)
  await start()
  expect([existsSync(file), notes]).toEqual([true, []])
})

test('sources that arrive while the program runs are in the cache file, and count as arrived', async () => {
  const { folder, start } = await startsOver({ 'a.md': ROAD })
  const { first, last } = await start(async () => {
    writeFileSync(join(folder, 'b.md'), ROAD.replaceAll('road', 'bridge'))
  })
  expect([...cameSince(first, last).keys()]).toEqual(['b.md'])
  expect(last.shelf.sources[0]).toBe(first.shelf.sources[0])
  expect((await start()).first).toMatchObject({ shelf: last.shelf, read: 0, reused: 2 })
})

test('one change among a hundred sources does not rewrite the cache file', async () => {
  const files = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}.md`, `${ROAD}\n${n}`]))
  const { folder, file, start } = await startsOver(files)
  await start()
  const { ino } = statSync(file)
  const { last } = await start(async () => {
    writeFileSync(join(folder, 'new.md'), ROAD)
  })
  expect([last.shelf.sources.length, statSync(file).ino]).toEqual([101, ino])
  expect((await start()).first.shelf).toEqual(last.shelf)
})

test('a shelf that is not kept is read again each time', async () => {
  const folder = folderOf({ 'a.md': ROAD })
  const store = await openStore(':memory:')
  onTestFinished(() => store.close())
  const options = { file: undefined, report: () => {}, note: () => {} }
  const shelving = openShelving(folder, store, { keeping: false, ...options })
  expect((await shelving.read()).shelf).toEqual((await loadShelf(folder)).shelf)
  expect(await store.savedFiles(folder)).toEqual([])
})
