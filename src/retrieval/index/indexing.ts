import { createDerivedWriter, readDerived } from '../../derived-file.ts'
import type { Shelf, Source } from '../../model.ts'
import { createPace, NEVER_YIELD, type Pace } from '../../pace.ts'
import { inTurns } from '../../steps.ts'
import { type LiveRetrieval, type ShelfSearch, searchInMemory, updateRetrievals } from '../retrieval.ts'
import type { Copies } from './copies.ts'
import { decodeIndex, encodeIndex } from './index-file.ts'
import type { LiveIndex } from './live-index.ts'
import { TERMS_VERSION } from './passage-index.ts'
import { sourceKey } from './source-key.ts'

/** Indexes one state of a shelf after the other, and keeps the index for the next start. */
export interface Indexing {
  /**
   * Indexes a shelf, and parts of it that are searched as if nothing else were there.
   * The first time the program is starting, and nobody waits for a turn. Later, a part that is the same object as before keeps its search.
   * @returns those of the shelf and of each part, in order
   * @throws AwayError if the index does not answer
   */
  index(shelf: Shelf, parts?: readonly Shelf[]): Promise<readonly ShelfSearch[]>
  /** Waits until the file is written. */
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

/** The file is written again when a fiftieth of the sources differ from it: the next start would have to index these. */
export const openIndexing = ({ file, report, note }: IndexingOptions): Indexing => {
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
    index: async (shelf, parts = []) => {
      const before = retrievals
      const start = before === undefined && file !== undefined ? load(file, shelf, note) : undefined
      if (start !== undefined) saved = start.sources
      const now = (await updateRetrievals(
        before?.[0] ?? (start && { index: start }),
        [shelf, ...parts],
        before ?? [],
        before === undefined ? NEVER_YIELD : createPace(),
      )) as [LiveRetrieval, ...LiveRetrieval[]]
      const [retrieval] = now
      retrievals = now
      latest = await withNearCopies(retrieval, createPace())
      const unsaved = await countUnsaved(shelf.sources, retrieval.index.copies, saved, createPace())
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
  const index = readDerived(file, KIND, (content) => decodeIndex(content, passages, sourceKey))
  if (typeof index !== 'string') return index
  if (index !== 'absent') note(`${file} is ${index}: it is built again`)
  return undefined
}
