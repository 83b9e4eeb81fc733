import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Shelf } from '../../../src/model.ts'
import { openMemoryIndexing } from '../../../src/retrieval/index/indexing.ts'
import {
  createRetrieval,
  type Retrieval,
  type ShelfSearch,
  searchInMemory,
} from '../../../src/retrieval/retrieval.ts'
import { folderOf } from '../../sources/folder.ts'
import { FROM_TERMINAL, shelfOf } from '../shelf-of.ts'

const FERRY =
  'The Maren Holt ferry was built in 1931. It carries forty cars to Lindeby every day of the week.'
const BRIDGE = 'The Otto Lind bridge was built in 1988. It carries two lanes to Varnholm over the cold sound.'
const ASKED = ['When was the ferry built?', 'When was the bridge built?', 'What does a lighthouse cost?']

const answers = (retrieval: Retrieval | ShelfSearch) =>
  Promise.all(ASKED.map((question) => retrieval.ask(question, FROM_TERMINAL)))

/** Starts of one program, one after the other: each indexes some states of a shelf. */
const startsAt = (file: string) => {
  const notes: string[] = []
  const start = async (...shelves: readonly Shelf[]) => {
    const indexing = openMemoryIndexing({
      file,
      report: (error) => {
        throw error
      },
      note: (line) => notes.push(line),
    })
    let searches: readonly ShelfSearch[] = []
    for (const shelf of shelves)
      searches = await indexing.index([{ key: 'all', shelf, reads: undefined }], new Map())
    await indexing.close()
    return searches[0] ?? searchInMemory(createRetrieval({ sources: [], passages: [] }))
  }
  return { notes, start }
}

test('a start with the index of an earlier one answers as one without, whatever came and went', async () => {
  const file = join(folderOf({}), 'store.index')
  const { notes, start } = startsAt(file)
  const both = shelfOf({ 'a.txt': FERRY, 'b.txt': BRIDGE })
  for (const shelf of [shelfOf({ 'a.txt': FERRY }), both, shelfOf({ 'b.txt': BRIDGE }), both])
    expect(await answers(await start(shelf))).toEqual(await answers(createRetrieval(shelf)))
  const only = { sources: both.sources.slice(1), passages: both.passages.slice(1) }
  expect(await answers(await start(both, only))).toEqual(await answers(createRetrieval(only)))
  expect(notes).toEqual([])
})

test('an index that is damaged anywhere, cut short or longer is reported and built again', async () => {
  const file = join(folderOf({}), 'store.index')
  const { notes, start } = startsAt(file)
  const shelf = shelfOf({ 'a.txt': FERRY })
  const expected = await answers(createRetrieval(shelf))
  await start(shelf)
  const whole = readFileSync(file)
  const damaged = Array.from({ length: 40 }, (_, part) => {
    const copy = Buffer.from(whole)
    const at = Math.floor(((part + 0.5) * whole.length) / 40)
    copy[at] = (copy[at] as number) ^ (1 << (part % 8))
    return copy
  })
  for (const bytes of [
    ...damaged,
    whole.subarray(0, -1),
    whole.subarray(0, 9),
    Buffer.concat([whole, whole]),
  ]) {
    writeFileSync(file, bytes)
    expect(await answers(await start(shelf))).toEqual(expected)
    expect(notes.splice(0)).toEqual([expect.stringMatching(/ is (damaged|foreign): it is built again$/)])
    expect(readFileSync(file).equals(whole)).toBe(true)
  }
})

test('copies are not taken for sources that the file lacks', async () => {
  const file = join(folderOf({}), 'store.index')
  const { notes, start } = startsAt(file)
  const texts = { 'a.txt': { text: FERRY, title: 'Ferry' }, 'b.txt': { text: FERRY, title: 'Ferry' } }
  const written = async (shelf: Shelf) => {
    expect(await answers(await start(shelf))).toEqual(await answers(createRetrieval(shelf)))
    return statSync(file).ino
  }
  const first = await written(shelfOf(texts))
  expect(await written(shelfOf(texts))).toBe(first)
  expect(await written(shelfOf({ 'b.txt': texts['b.txt'] }))).toBe(first)
  expect(notes).toEqual([])
})

test('without a file nothing is written', async () => {
  const folder = folderOf({})
  const indexing = openMemoryIndexing({ file: undefined, report: () => {}, note: () => {} })
  const shelf = shelfOf({ 'a.txt': FERRY })
  expect(
    await answers(
      (await indexing.index([{ key: 'all', shelf, reads: undefined }], new Map()))[0] as ShelfSearch,
    ),
  ).toEqual(await answers(createRetrieval(shelf)))
  await indexing.close()
  expect(existsSync(join(folder, 'store.index'))).toBe(false)
})
