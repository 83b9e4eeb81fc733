import type { Place, Shelf } from '../model.ts'
import type { View as IndexedView, Indexing } from '../retrieval/index/indexing.ts'
import type { ShelfSearch } from '../retrieval/retrieval.ts'
import { passagesOfSome } from '../sources/passages/lists.ts'
import { MAIN_SHELF } from '../sources/shelf/added.ts'
import type { Shelved } from '../sources/shelf/shelve.ts'
import { cameSince, type Shelving } from '../sources/shelf/shelving.ts'
import type { ShelfStore } from '../store/shelf-port.ts'
import type { Arrival } from '../store/source-port.ts'
import { placesOf, type ShelfRules, type ShelvesHere, shelvesReadBy } from './access/readable.ts'
import type { Library, Report } from './context.ts'
import { type BuildLibrary, createLibraryBuilder } from './library.ts'

/** The library of each place: of the shelves that it reads, as if there were no others. */
export interface Libraries {
  readonly shelved: () => Shelved
  readonly of: (place: Place) => Library
  /** What else a command from a place may know of the shelves. */
  readonly here: (place: Place) => ShelvesHere
  /** Reads what has changed of the sources, the shelves and who reads them. Readings run one after the other. */
  readonly refresh: () => Promise<void>
  /** The same. @returns the sources that came or changed since this was last called, with when they did */
  readonly readNews: () => Promise<ReadonlyMap<string, number>>
  /** How long reading and indexing took at the start, in milliseconds. */
  readonly times: Readonly<Record<'readMs' | 'indexMs', number>>
}

export interface LibrariesOptions {
  readonly shelving: Shelving
  readonly indexing: Indexing
  readonly store: Pick<ShelfStore, 'shelves' | 'bindings'>
  /** The store's root of the folder that is read. */
  readonly folder: string
  readonly report: Report
}

/** One part of the shelf: the sources of some shelves, and what is made of them. */
interface View {
  readonly shelf: Shelf
  readonly retrieval: ShelfSearch
  readonly library: Library
  readonly arrivals: ReadonlyMap<string, Arrival>
}

interface State {
  readonly shelved: Shelved
  readonly rules: ShelfRules
  /** That of everything is under `ALL`. */
  readonly views: ReadonlyMap<string, View>
}

/** The name of the view of everything. No shelves have it: names of others are JSON. */
const ALL = 'all'

/** Reads and indexes everything for the first time. @throws as `Shelving.read` and the store do */
export const openLibraries = async (options: LibrariesOptions): Promise<Libraries> => {
  const { shelving, store, report } = options
  const readRules = async (): Promise<ShelfRules> => ({
    shelves: await store.shelves(),
    bindings: await store.bindings(),
  })
  const builders = new Map<string, BuildLibrary>()
  /** Each view has a builder of its own, so that its sample questions are of its own sources. */
  const builderOf = (key: string): BuildLibrary => {
    const builder = builders.get(key) ?? createLibraryBuilder(report)
    builders.set(key, builder)
    return builder
  }
  const start = performance.now()
  const shelved = await shelving.read()
  const readMs = performance.now() - start
  const first = readRules().then((rules) => stateOf(shelved, rules, undefined, builderOf, options.indexing))
  let state = await first.catch(async (error: unknown) => {
    // A program that cannot start must not keep another from reading the folder.
    await shelving.close()
    throw error
  })
  let news = new Map<string, number>()
  const refresh = async (): Promise<void> => {
    const before = state
    const [now, rules] = [await shelving.read(before.shelved), await readRules()]
    state = await stateOf(now, rules, before, builderOf, options.indexing)
    news = new Map([...news, ...cameSince(before.shelved, now)])
  }
  let reading: Promise<unknown> = Promise.resolve()
  const readAgain = (): Promise<void> => {
    const next = reading.then(refresh)
    reading = next.catch(() => {})
    return next
  }
  return {
    shelved: () => state.shelved,
    of: (place) => {
      const view = state.views.get(keyOf(shelvesReadBy(place, state.rules), state.shelved))
      if (view === undefined) throw new Error('The shelves of a place have no library.')
      return { ...view.library, arrivals: view.arrivals }
    },
    here: (place) => {
      const { shelved, rules } = state
      const { asOf, passedOver, shelfOf } = shelved
      const read = shelvesReadBy(place, rules)
      // The files that are passed over are the main shelf's.
      const hears = read === undefined || read.has(MAIN_SHELF)
      return {
        asOf,
        passedOver: hears ? passedOver : '',
        shelves: {
          read,
          rules,
          folder: options.folder,
          of: shelfOf,
          isFollowed: shelving.role() === 'follows',
        },
      }
    },
    refresh: readAgain,
    readNews: async () => {
      await readAgain()
      const taken = news
      news = new Map()
      return taken
    },
    times: { readMs, indexMs: performance.now() - start - readMs },
  }
}

const stateOf = async (
  shelved: Shelved,
  rules: ShelfRules,
  before: State | undefined,
  builderOf: (key: string) => BuildLibrary,
  indexing: Indexing,
): Promise<State> => {
  const keys = new Map<string, ReadonlySet<string> | undefined>([[ALL, undefined]])
  for (const place of placesOf(rules)) {
    const read = shelvesReadBy(place, rules)
    keys.set(keyOf(read, shelved), read)
  }
  const shelves = new Map<string, Shelf>()
  for (const [key, read] of keys) {
    const earlier = before?.views.get(key)?.shelf
    shelves.set(key, read === undefined ? shelved.shelf : partOf(shelved, read, earlier))
  }
  const same =
    before !== undefined && [...shelves].every(([key, shelf]) => before.views.get(key)?.shelf === shelf)
  const parts = [...shelves].map(([key, shelf]): IndexedView => ({ key, shelf, reads: keys.get(key) }))
  const retrievals = same ? [] : await indexing.index(parts as [IndexedView], shelved.shelfOf)
  const views = new Map<string, View>()
  for (const [at, [key, shelf]] of [...shelves].entries()) {
    const known = before?.views.get(key)
    const retrieval = retrievals[at] ?? known?.retrieval
    if (retrieval === undefined) continue
    const arrivals = arrivalsOf(
      shelf,
      shelved,
      before?.shelved.arrivals === shelved.arrivals ? known : undefined,
    )
    const library =
      known?.retrieval === retrieval ? known.library : await builderOf(key)({ shelf, arrivals }, retrieval)
    views.set(key, { shelf, retrieval, library, arrivals })
  }
  return { shelved, rules, views }
}

/** Names the view of some shelves: those that hold anything. `ALL` if these are all. */
const keyOf = (read: ReadonlySet<string> | undefined, { shelfOf }: Shelved): string => {
  if (read === undefined) return ALL
  const holding = holdingOf(shelfOf)
  const own = [...holding].filter((shelf) => read.has(shelf))
  return own.length === holding.size ? ALL : JSON.stringify(own.sort())
}

/** The shelves that hold sources. */
const holdingOf = (shelfOf: ReadonlyMap<string, string>): ReadonlySet<string> => {
  const known = HOLDING.get(shelfOf)
  if (known !== undefined) return known
  const holding = new Set(shelfOf.values())
  HOLDING.set(shelfOf, holding)
  return holding
}
const HOLDING = new WeakMap<ReadonlyMap<string, string>, ReadonlySet<string>>()

/** The sources of some shelves, with their passages. The same object as before if all of them are. */
const partOf = ({ shelf, shelfOf }: Shelved, read: ReadonlySet<string>, before: Shelf | undefined): Shelf => {
  const isRead = (id: string): boolean => read.has(shelfOf.get(id) ?? '')
  const sources = shelf.sources.filter(({ id }) => isRead(id))
  if (
    before?.sources.length === sources.length &&
    before.sources.every((source, at) => source === sources[at])
  )
    return before
  if (sources.length === shelf.sources.length) return shelf
  const passages = passagesOfSome(shelf.passages, ({ id }) => isRead(id))
  return { sources, passages }
}

/** When the sources of a view came. @param known the view before, if no source has come since */
const arrivalsOf = (shelf: Shelf, { arrivals, shelf: all }: Shelved, known: View | undefined) => {
  if (shelf === all) return arrivals
  if (known?.shelf === shelf) return known.arrivals
  return new Map(
    shelf.sources.flatMap(({ id }) => {
      const arrival = arrivals.get(id)
      return arrival === undefined ? [] : [[id, arrival] as const]
    }),
  )
}
