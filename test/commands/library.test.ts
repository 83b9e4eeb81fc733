import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createLibraryBuilder } from '../../src/commands/library.ts'
import { createRetrieval, searchInMemory } from '../../src/retrieval/retrieval.ts'
import { shelfOf } from '../retrieval/shelf-of.ts'

const FERRY = 'The mayor, Maren Holt, opened the ferry. It carries forty cars to Lindeby.'
const BRIDGE = 'The mayor, Otto Lind, opened the bridge. It carries two lanes to Varnholm.'

test('a library offers the questions of the one before until its own are ready', async () => {
  const toLibrary = createLibraryBuilder((_id, error) => {
    throw error
  })
  const libraryOf = (text: string) => {
    const shelf = shelfOf({ 'a.txt': { title: 'Notes', text } })
    return toLibrary({ shelf, arrivals: new Map() }, searchInMemory(createRetrieval(shelf)))
  }
  const ferry = await (await libraryOf(FERRY)).samples('en')
  expect(ferry.join(' ')).toContain('Maren Holt')
  // Nobody asks for this library's questions.
  await libraryOf(FERRY)
  const library = await libraryOf(BRIDGE)
  expect(await library.samples('en')).toEqual(ferry)
  let offered = await library.samples('en')
  for (let turns = 0; turns < 1_000 && offered === ferry; turns += 1) {
    await setImmediate()
    offered = await library.samples('en')
  }
  expect(offered.join(' ')).toContain('Otto Lind')
})
