/**
 * Kills the node with the primary of a cluster of three, while four programs write and four ask, and counts what was lost and answered wrongly.
 *
 *     npm run bench:nodes
 */
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { AwayError } from '../src/errors.ts'
import type { Shelf } from '../src/model.ts'
import { connect } from '../src/retrieval/index/opensearch/connection.ts'
import { indexName } from '../src/retrieval/index/opensearch/definition.ts'
import { openRemoteIndexing } from '../src/retrieval/index/opensearch/indexing.ts'
import { createRetrieval, type ShelfSearch } from '../src/retrieval/retrieval.ts'
import { startCluster } from '../test/retrieval/index/opensearch/server.ts'
import { growingGround, growShelf } from './scale/grow.ts'

const WRITERS = 4
/** How many sources a writer begins with, adds at a time, and how often. */
const SIZES = { before: 2_000, step: 50, steps: 40 }
/** How long a writer rests, in milliseconds. */
const PAUSE = 300
/** After how many of a writer's steps a node is killed. */
const KILLED_AFTER = 10

const nodes = await startCluster(3)
const urls = nodes.map(({ url }) => url)
const { passages, questions } = await growingGround()
const grown = growShelf(passages, WRITERS * (SIZES.before + SIZES.step * SIZES.steps))
const asked = { place: { platform: 'bench' }, now: Date.parse('2026-01-01') }

/** Each writer has a shelf of its own, as several programs with indexes of their own have. */
const shelfOf = (writer: number, sources: number): Shelf => {
  const from = writer * (SIZES.before + SIZES.step * SIZES.steps)
  return {
    sources: grown.sources.slice(from, from + sources),
    passages: grown.passages.slice(from, from + sources),
  }
}

const counts = { written: 0, refused: 0, answers: 0, compared: 0, away: 0, wrong: 0, lost: 0 }
const names: string[] = []
for (const { url } of nodes) {
  const connection = connect({ urls: [url] })
  names.push((await connection.request<{ name: string }>('GET', '/')).name)
  await connection.close()
}

let killed: Promise<void> | undefined
const killPrimary = async (index: string): Promise<void> => {
  const connection = connect({ urls })
  const shards = await connection.request<readonly { prirep: string; node: string; ip: string }[]>(
    'GET',
    `/_cat/shards/${index}?format=json`,
  )
  const primary = shards.find(({ prirep }) => prirep === 'p')?.node
  const at = nodes.findIndex((_, one) => primary === names[one])
  nodes[Math.max(0, at)]?.kill()
  console.error(`killed ${primary}`)
  await connection.close()
}
const writer = async (number: number): Promise<void> => {
  const config = { urls: [...urls.slice(number % 3), ...urls.slice(0, number % 3)], name: `nodes_${number}` }
  const indexing = openRemoteIndexing(config, { note: () => {} })
  const index = async (shelf: Shelf): Promise<ShelfSearch> => {
    for (;;) {
      try {
        const [search] = await indexing.index([{ key: 'all', shelf, reads: undefined }], new Map())
        counts.written += 1
        return search as ShelfSearch
      } catch (error) {
        if (!(error instanceof AwayError)) throw error
        counts.refused += 1
      }
    }
  }
  let shelf = shelfOf(number, SIZES.before)
  let search = await index(shelf)
  let going = true
  /** Odd while the index is being written. */
  let writings = 0
  const reading = (async () => {
    for (let at = number; going; at += 1) {
      const [own, begun] = [shelf, writings]
      const question = questions[at % questions.length] ?? ''
      try {
        const answer = await search.ask(question, asked)
        counts.answers += 1
        // While the index is being written, what is asked may be of the state before or after.
        if (begun % 2 === 1 || begun !== writings) continue
        counts.compared += 1
        if (!isDeepStrictEqual(answer, createRetrieval(own).ask(question, asked))) counts.wrong += 1
      } catch (error) {
        if (!(error instanceof AwayError)) throw error
        counts.away += 1
      }
    }
  })()
  for (let step = 1; step <= SIZES.steps; step += 1) {
    if (step === KILLED_AFTER && number === 0) killed = killPrimary(indexName(config))
    const next = shelfOf(number, SIZES.before + step * SIZES.step)
    writings += 1
    search = await index(next)
    shelf = next
    writings += 1
    await setTimeout(PAUSE)
  }
  going = false
  await reading
  const connection = connect(config)
  const { count } = await connection.request<{ count: number }>('GET', `/${indexName(config)}/_count`)
  counts.lost += shelf.passages.length - count
  for (const question of questions.slice(0, 25))
    if (!isDeepStrictEqual(await search.ask(question, asked), createRetrieval(shelf).ask(question, asked)))
      counts.wrong += 1
  await connection.close()
  await indexing.close()
}

try {
  await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)))
  await killed
  console.log(`shelves written: ${counts.written}; writings refused and done again: ${counts.refused}`)
  console.log(
    `answers: ${counts.answers}, of which ${counts.compared} were compared; told that the search is away: ${counts.away}`,
  )
  console.log(`passages lost: ${counts.lost}; answers wrong: ${counts.wrong}`)
} finally {
  for (const node of nodes) node.dispose()
}
