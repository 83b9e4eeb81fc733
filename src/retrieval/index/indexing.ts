import { createDerivedWriter, readDerived } from '../../derived-file.ts'
import type { Shelf, Source } from '../../model.ts'
import { createPace, NEVER_YIELD, type Pace } from '../../pace.ts'
import { arrayOf } from '../../sources/passages/lists.ts'
import { inTurns } from '../../steps.ts'
import { type LiveRetrieval, type ShelfSearch, searchInMemory, updateRetrievals } from '../retrieval.ts'
import type { Copies } from './copies.ts'
import { decodeIndex, encodeIndex } from './index-file.ts'
import type { LiveIndex } from './live-index.ts'
import { TERMS_VERSION } from './passage-index.ts'
import { sourceKey } from './source-key.ts'

/** The sources that some places read, searched as if nothing else were there. */
export interface View {
  /** Its name among the views of the program, the same for good. */
  readonly key: string
  readonly shelf: Shelf
  /** The shelves whose sources these are; all if undefined. */
  readonly reads: ReadonlySet<string> | undefined
}

/** Indexes one state of a shelf after the other. */
export interface Indexing {
  /**
   * Indexes views as they are now. The first time the program is starting, and nobody waits for a turn.
   * @param views that of everything first
   * @param shelfOf the shelf that each source is on, by its id
   * @returns those of the views, in their order
   * @throws AwayError if the index does not answer
   */
  index(
    views: readonly [View, ...View[]],
    shelfOf: ReadonlyMap<string, string>,
  ): Promise<readonly ShelfSearch[]>
  /** Waits until all is written. */
  close(): Promise<void>
}

export interface IndexingOptions {
  /** Where the index is saved; nowhere if undefined. */
  readonly file: string | undefined
  /** Called with the reason when the file cannot be written. */
  readonly report: (error: unknown) => void
  /** Called with a line that says why the file cannot be used. */
  readonly note: (line: string) => void
}

const KIND = `index 2, terms ${TERMS_VERSION}`

/**
 * Keeps the index in memory, and in a file for the next start. The file is written again when a fiftieth of the sources differ from it: the
 * next start would have to index these.
 */
export const openMemoryIndexing = ({ file, report, note }: IndexingOptions): Indexing => {
  const writer = file === undefined ? undefined : createDerivedWriter(file, KIND, report)
  let saved: ReadonlySet<Source> = new Set()
  let latest: Pick<LiveIndex, 'engine' | 'snapshot'>
  let retrievals: readonly LiveRetrieval[] | undefined
  const searches = new WeakMap<LiveRetrieval, ShelfSearch>()
  const searchOf = (retrieval: LiveRetrieval): ShelfSearch => {
    const search = searches.get(retrieval) ?? searchInMemory(retrieval)
    searches.set(retrieval, search)
    return search
  }
  return {
    index: async (views) => {
      const [{ shelf }] = views
      const before = retrievals
      const start = before === undefined && file !== undefined ? load(file, shelf, note) : undefined
      if (start !== undefined) saved = start.sources
      const now = (await updateRetrievals(
        before?.[0] ?? (start && { index: start }),
        views.map((view) => view.shelf),
        before ?? [],
        before === undefined ? NEVER_YIELD : createPace(),
      )) as [LiveRetrieval, ...LiveRetrieval[]]
      const [retrieval] = now
      retrievals = now
      latest = await withNearCopies(retrieval, createPace())
      const unsaved = await countUnsaved(shelf.sources, retrieval.copies, saved, createPace())
      if (writer !== undefined && unsaved * 50 > shelf.sources.length) {
        saved = new Set(shelf.sources)
        writer.write(() => encodeIndex(latest, sourceKey))
      }
      return now.map(searchOf)
    },
    close: async () => writer?.close(),
  }
}

/** All that the engine holds for a shelf: what is saved. */
const withNearCopies = async (
  { index: { engine, snapshot }, nearCopies }: LiveRetrieval,
  pace: Pace,
): Promise<Pick<LiveIndex, 'engine' | 'snapshot'>> => {
  if (nearCopies === undefined) return { engine, snapshot }
  const passages = [...snapshot.passages, ...nearCopies.snapshot.passages]
  return { engine, snapshot: await inTurns(engine.snapshot(passages), pace) }
}

const countUnsaved = async (
  sources: readonly Source[],
  copies: Copies,
  saved: ReadonlySet<Source>,
  pace: Pace,
): Promise<number> => {
  let count = 0
  for (const source of sources) {
    if (!saved.has(source) && !copies.has(source)) count += 1
    const turn = pace()
    if (turn) await turn
  }
  return count
}

/** The saved index, if there is one and this program wrote it. */
const load = (file: string, { passages }: Shelf, note: (line: string) => void) => {
  const index = readDerived(file, KIND, (content) => decodeIndex(content, arrayOf(passages), sourceKey))
  if (typeof index !== 'string') return index
  if (index !== 'absent') note(`${file} is ${index}: it is built again`)
  return undefined
}
