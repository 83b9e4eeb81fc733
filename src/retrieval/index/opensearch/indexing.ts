import { AwayError, ConfigError } from '../../../errors.ts'
import { createPace, NEVER_YIELD } from '../../../pace.ts'
import type { SearchConfig } from '../../../search-config.ts'
import { findPairs } from '../../../sources/copies/pairs.ts'
import { inTurns } from '../../../steps.ts'
import { retrievalOf, type ShelfSearch } from '../../retrieval.ts'
import type { Indexing, View } from '../indexing.ts'
import { type EarlierFacts, readFacts, type ShelfFacts } from '../shelf-state.ts'
import { countAside } from './aside.ts'
import { connect } from './connection.ts'
import { ensureIndex, indexName } from './definition.ts'
import { type Asked, fetchWants } from './fetch.ts'
import { fill } from './fill.ts'
import { measure } from './measure.ts'
import { remoteIndex } from './remote-index.ts'
import { type Group, groupsOf, type ReadView } from './views.ts'
import { createTrips } from './wants.ts'

export interface RemoteIndexingOptions {
  /** Whether this program reads the sources, and takes out what is no longer on the shelf: of several, one does. */
  readonly role?: () => 'reads' | 'follows'
  /** Receives lines for the person who runs the program. */
  readonly note: (line: string) => void
}

/** Keeps the passages' terms in OpenSearch. It proposes passages, and the core scores them, so answers are those of an index in memory. */
export const openRemoteIndexing = (
  config: SearchConfig,
  { role = () => 'reads', note }: RemoteIndexingOptions,
): Indexing => {
  const connection = connect(config)
  const index = indexName(config)
  let before: readonly ReadView[] | undefined
  const update = async (
    views: readonly [View, ...View[]],
    shelfOf: ReadonlyMap<string, string>,
  ): Promise<readonly ShelfSearch[]> => {
    const read = await readViews(views, before)
    await ensureIndex(connection, index)
    const groups = groupsOf(read, shelfOf)
    const start = performance.now()
    const { written, removed } = await fill(connection, index, groups, role() === 'reads')
    if (written > 0 || removed > 0)
      note(
        `${index}: ${written} passages written, ${removed} sources taken out in ${Math.round(performance.now() - start)} ms`,
      )
    const { size, counted, measured } = await measure(connection, index, read)
    before = read
    const searches: ShelfSearch[] = []
    for (const [at, view] of read.entries())
      searches.push(
        searchOf({
          connection,
          index,
          view,
          measured: measured[at] as (typeof measured)[number],
          counted,
          aside: size === counted ? await countAside(view, groups.values(), size) : undefined,
          groupOf: (group) => readable(view.view, groups.get(group)),
        }),
      )
    return searches
  }
  return {
    index: async (views, shelfOf) => {
      const isStarting = before === undefined
      try {
        return await update(views, shelfOf)
      } catch (error) {
        if (isStarting && error instanceof AwayError)
          throw new ConfigError(`OPENSEARCH_URL: ${error.message}. Start OpenSearch, or check the address.`)
        throw error
      }
    },
    close: connection.close,
  }
}

/** Reads what is known of each view. What is the same shelf as before is not read again. */
const readViews = async (
  views: readonly [View, ...View[]],
  before: readonly ReadView[] | undefined,
): Promise<readonly ReadView[]> => {
  const pace = before === undefined ? NEVER_YIELD : createPace()
  const earlier: EarlierFacts | undefined = before?.[0]?.facts
  const known = new Map(before?.map(({ view, facts }) => [view.shelf, facts]))
  const compared = await inTurns(findPairs(views[0].shelf.sources, earlier?.compared), pace)
  const read: ReadView[] = []
  for (const view of views) {
    const facts: ShelfFacts =
      known.get(view.shelf) ?? (await inTurns(readFacts(earlier, compared, view.shelf), pace))
    read.push({ view, facts })
  }
  return read
}

/** A group, if it is of a shelf that the view reads. The index was asked for no other: this is not to depend on it. */
const readable = ({ reads }: View, group: Group | undefined): Group | undefined =>
  group && (reads === undefined || reads.has(group.shelf)) ? group : undefined

/** A question reads some sixty passages, and reads them again after each trip. */
const REMEMBERED = 400

const searchOf = (asked: Asked): ShelfSearch => {
  const { view, facts } = asked.view
  const trips = createTrips((wants, known) => fetchWants(asked, wants, known))
  const part = (name: 'own' | 'near') => remoteIndex(name, trips, asked.measured, facts.copies)
  const retrieval = retrievalOf(view.shelf, {
    ...facts,
    index: part('own'),
    nearCopies: facts.passages.near.length > 0 ? part('near') : undefined,
    remembered: REMEMBERED,
  })
  return {
    ask: (question, options) => {
      const now = options.now ?? Date.now()
      return trips.until(() => retrieval.ask(question, { ...options, now }))
    },
    find: (words, limit) => trips.until(() => retrieval.find(words, limit)),
    placesOf: retrieval.placesOf,
  }
}
