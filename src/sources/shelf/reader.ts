import { bytesIn } from '../../derived-file.ts'
import type { PageFault } from '../../messages/en/web.ts'
import { withoutUndefined } from '../../model.ts'
import type { Document } from '../document.ts'
import { HEAVY_KINDS, kindOf } from '../read/kinds.ts'
import type { ProblemLog } from '../read/problems.ts'
import { documentsOf, type OpenFile, readDocuments } from '../read/read.ts'
import type { FoundFile } from '../read/walk.ts'
import { decodeCache } from './cache.ts'
import type { Settled } from './settle.ts'
import type { Texts } from './texts.ts'
import { type ReadableFile, startThread, type Thread, type ThreadLimits } from './thread.ts'

/** What was sent or fetched, to be read. */
export interface GivenBytes {
  /** Its name, which its document has as its id. */
  readonly name: string
  readonly bytes: Uint8Array
  /** The extension of its kind, as `contentKindOf` gives it; without it, that in the name. Bytes that say what they are count more. */
  readonly kind?: string
  /** The link that it came from, for documents that name no other. */
  readonly url?: string
}

/** Reads files in a thread, so that nothing waits for a large page, and a page that breaks the thread is all that is lost. */
export interface Reader {
  /**
   * Yields the documents of a file in order, and logs its problems.
   * @throws UserError, ReaderLostError, or a system error
   */
  readonly open: (file: FoundFile, log: ProblemLog) => AsyncGenerator<Document>
  /** Yields the documents of what was sent or fetched, as `open` does those of a file and within the same limits. */
  readonly openBytes: (given: GivenBytes, log: ProblemLog) => AsyncGenerator<Document>
  /** Why the page that a document was read from is no article; undefined for what has no link. */
  readonly faultOf: (document: Document) => PageFault | undefined
  /** Announces the files that will be opened, in order. Each is begun while the one before is processed. */
  readonly prefetch: (files: readonly FoundFile[]) => void
  /** What a document that was read here settles to by itself. */
  readonly settled: (document: Document) => Settled | undefined
  /** Ends the thread. The next `open` starts another. */
  readonly stop: () => Promise<void>
}

/** A page of 20 MB takes some seconds and some hundred megabytes. */
const LIMITS: ThreadLimits = { timeout: 120_000, memory: 1_024 }

/** @param texts takes the texts out of memory */
export const createReader = (limits: ThreadLimits = LIMITS, texts?: Texts): Reader => {
  let thread: Thread | undefined
  let following = new Map<ReadableFile, ReadableFile>()
  const settled = new WeakMap<Document, Settled>()
  const faults = new WeakMap<Document, PageFault>()
  const open = async function* (file: ReadableFile, log: ProblemLog): AsyncGenerator<Document> {
    if (thread === undefined || thread.hasEnded()) thread = startThread(limits)
    thread.request(file)
    const next = following.get(file)
    if (next !== undefined) thread.request(next)
    for await (const { bytes, problems, fault } of thread.reports(file)) {
      const waiting = [...problems]
      const logUpTo = (read: number): void => {
        for (let [first] = waiting; first !== undefined && first[0] <= read; [first] = waiting) {
          log.add(first[1], first[2])
          waiting.shift()
        }
      }
      let read = 0
      logUpTo(read)
      const cache = decodeCache(bytesIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)), texts)
      for (const [document, one] of cache.settled) {
        settled.set(document, one)
        if (fault !== undefined) faults.set(document, fault)
        yield document
        read += 1
        logUpTo(read)
      }
    }
  }
  return {
    prefetch: (files) => {
      following = new Map(files.slice(1).map((file, index) => [files[index] as FoundFile, file]))
    },
    settled: (document) => settled.get(document),
    faultOf: (document) => faults.get(document),
    stop: async () => {
      following.clear()
      const ending = thread
      thread = undefined
      await ending?.end()
    },
    open,
    openBytes: ({ name, bytes, kind = name, url }, log) =>
      open({ name, bytes, kind: kindOf(kind), size: bytes.length, ...withoutUndefined({ url }) }, log),
  }
}

/** `readDocuments`, but in a thread what may take long or never end. @throws as it does */
export const readAll = async (path: string): ReturnType<typeof readDocuments> => {
  const reader = createReader()
  const open: OpenFile = (file, log) =>
    HEAVY_KINDS.has(file.kind) ? reader.open(file, log) : documentsOf(file, log)
  try {
    return await readDocuments(path, open)
  } finally {
    await reader.stop()
  }
}
