import { bytesIn } from '../../derived-file.ts'
import type { Document } from '../document.ts'
import type { ProblemLog } from '../read/problems.ts'
import type { FoundFile } from '../read/walk.ts'
import { decodeMemory } from './cache.ts'
import type { Settled } from './settle.ts'
import { startThread, type Thread, type ThreadLimits } from './thread.ts'

/** Reads files in a thread of its own, so that nothing waits for a large page, and a page that is too much for it is all that is lost. */
export interface Reader {
  /**
   * The documents of a file, in order; its problems go to the log.
   * @throws UserError, LostError, or what the system throws
   */
  readonly open: (file: FoundFile, log: ProblemLog) => AsyncGenerator<Document>
  /** Tells which files will be opened, in their order: each is begun while what came of the one before is worked on. */
  readonly expect: (files: readonly FoundFile[]) => void
  /** What came of a document that was read here, beside no other. */
  readonly settled: (document: Document) => Settled | undefined
  /** Nothing is to be read for a while: the thread ends. */
  readonly rest: () => Promise<void>
}

/** A page of 20 MB takes some seconds, and some hundred megabytes. */
const LIMITS: ThreadLimits = { silence: 120_000, memory: 1_024 }

export const createReader = (limits: ThreadLimits = LIMITS): Reader => {
  let thread: Thread | undefined
  let following = new Map<FoundFile, FoundFile>()
  const settled = new WeakMap<Document, Settled>()
  const begin = (): Thread => {
    if (thread === undefined || thread.lost()) thread = startThread(limits)
    return thread
  }
  return {
    expect: (files) => {
      following = new Map(files.slice(1).map((file, index) => [files[index] as FoundFile, file]))
    },
    settled: (document) => settled.get(document),
    rest: async () => {
      following.clear()
      const ending = thread
      thread = undefined
      await ending?.end()
    },
    open: async function* (file, log) {
      const batches = begin().request(file)
      const next = following.get(file)
      if (next !== undefined) begin().request(next)
      for await (const { bytes, problems } of batches()) {
        const waiting = [...problems]
        const tell = (read: number): void => {
          for (let [first] = waiting; first !== undefined && first[0] <= read; [first] = waiting) {
            log.add(first[1], first[2])
            waiting.shift()
          }
        }
        let read = 0
        tell(read)
        for (const [document, one] of decodeMemory(
          bytesIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
        ).settled) {
          settled.set(document, one)
          yield document
          read += 1
          tell(read)
        }
      }
    },
  }
}
