import { createDerivedWriter, readDerived } from '../../derived-file.ts'
import type { SourceStore } from '../../store/port.ts'
import { decodeMemory, encodeMemory, MEMORY_FORM } from './cache.ts'
import type { Memory } from './memory.ts'
import { createReader } from './reader.ts'
import { type Shelved, shelve, shelveOnce } from './shelve.ts'

/** Reads one root's shelf, again and again, and remembers it beyond the end of the program. */
export interface Shelving {
  /** @param before what was shelved before, for what is the same to be the same objects */
  read(before?: Shelved): Promise<Shelved>
  /** Waits for what is being written. */
  close(): Promise<void>
}

export interface ShelvingOptions {
  /** Whether what is read is kept: it need not be where a question is asked once. */
  readonly keeping: boolean
  /** Where the shelf is remembered; undefined for nowhere. */
  readonly file: string | undefined
  /** Told what the store failed with, and the file. */
  readonly report: (error: unknown) => void
  /** Told in a line why what was remembered is of no use. */
  readonly note: (line: string) => void
}

/**
 * The file is written anew where a fiftieth of the sources are not in it as they are: they are read again at the next start, and what is the
 * same is not.
 * @throws as `shelve` does
 */
export const openShelving = (
  path: string,
  store: SourceStore,
  { keeping, file, report, note }: ShelvingOptions,
): Shelving => {
  if (!keeping) return { read: () => shelveOnce(path), close: async () => {} }
  const form = `${MEMORY_FORM} of ${path}`
  const writer = file === undefined ? undefined : createDerivedWriter(file, form, report)
  const reader = createReader()
  let written: Memory['settled'] = new Map()
  return {
    read: async (before) => {
      const memory = before === undefined && file !== undefined ? recall(file, form, note) : undefined
      if (memory !== undefined) written = memory.settled
      const shelved = await shelve(path, store, Date.now, { report, before, memory, reader })
      const { settled } = shelved.memory
      if (shelved.changed || (before ?? memory) === undefined) {
        let fresh = 0
        for (const document of settled.keys()) if (!written.has(document)) fresh += 1
        if (fresh * 50 > settled.size) {
          written = settled
          writer?.write(() => encodeMemory(shelved.memory))
        }
      }
      return shelved
    },
    close: async () => writer?.close(),
  }
}

/** The sources that came or changed between two readings, each with when. */
export const cameSince = (before: Shelved, { arrivals }: Shelved): ReadonlyMap<string, number> => {
  const came = new Map<string, number>()
  for (const [id, { changed }] of arrivals)
    if (before.arrivals.get(id)?.changed !== changed) came.set(id, changed)
  return came
}

const recall = (file: string, form: string, note: (line: string) => void): Memory | undefined => {
  const memory = readDerived(file, form, decodeMemory)
  if (typeof memory !== 'string') return memory
  if (memory !== 'absent') note(`${file} is ${memory}: it is made anew`)
  return undefined
}
