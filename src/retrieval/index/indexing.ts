import { createDerivedWriter, readDerived } from '../../derived-file.ts'
import type { Shelf, Source } from '../../model.ts'
import { createPace, NEVER_YIELD, type Pace } from '../../pace.ts'
import { type LiveRetrieval, updateRetrieval } from '../retrieval.ts'
import type { EarlierState } from './ground.ts'
import { decodeIndex, encodeIndex } from './passage-index.ts'
import { sourceKey } from './source-key.ts'

/** Indexes one state of a shelf after the other, and keeps the index for the next start. */
export interface Indexing {
  /** @param before of the state before; without it, this is the start, and nobody is waiting for a turn */
  index(shelf: Shelf, before?: LiveRetrieval): Promise<LiveRetrieval>
  /** Waits for what is being written. */
  close(): Promise<void>
}

export interface IndexingOptions {
  /** Where the index is kept; undefined for nowhere. */
  readonly file: string | undefined
  /** Told why the file could not be written. */
  readonly report: (error: unknown) => void
  /** Told in a line why the file is of no use. */
  readonly note: (line: string) => void
}

const FORM = 'index'

/** The file is written anew where a fiftieth of the sources are not in it as they are: these are indexed again at the next start. */
export const openIndexing = ({ file, report, note }: IndexingOptions): Indexing => {
  const writer = file === undefined ? undefined : createDerivedWriter(file, FORM, report)
  let written: ReadonlySet<Source> = new Set()
  return {
    index: async (shelf, before) => {
      const { sources } = shelf
      const kept = before === undefined && file !== undefined ? await recall(file, sources, note) : undefined
      if (kept !== undefined) written = kept.sources
      const retrieval = await updateRetrieval(
        before ?? kept,
        shelf,
        before === undefined ? NEVER_YIELD : createPace(),
      )
      const fresh = await countFresh(sources, written, createPace())
      if (writer !== undefined && fresh * 50 > sources.length) {
        written = new Set(sources)
        writer.write(() => encodeIndex(retrieval.index, sourceKey, createPace()))
      }
      return retrieval
    },
    close: async () => writer?.close(),
  }
}

const countFresh = async (
  sources: readonly Source[],
  written: ReadonlySet<Source>,
  pace: Pace,
): Promise<number> => {
  let fresh = 0
  for (const source of sources) {
    if (!written.has(source)) fresh += 1
    const turn = pace()
    if (turn) await turn
  }
  return fresh
}

const recall = async (
  file: string,
  sources: readonly Source[],
  note: (line: string) => void,
): Promise<(EarlierState & { readonly sources: ReadonlySet<Source> }) | undefined> => {
  // The index reads from the bytes as long as it is in use.
  const bytes = readDerived(file, FORM, (content) => Buffer.from(content.take(content.remaining())))
  if (bytes === 'absent') return undefined
  const index =
    typeof bytes === 'string' ? undefined : await decodeIndex(bytes, sources, sourceKey, NEVER_YIELD)
  if (index === undefined)
    note(`${file} is ${typeof bytes === 'string' ? bytes : 'damaged'}: it is made anew`)
  else {
    const held = index.inverted.parts.flatMap((part) => part.sources.filter((source) => source !== undefined))
    return { index, sources: new Set(held) }
  }
  return undefined
}
