import { on } from 'node:events'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { UserError } from '../../errors.ts'
import type { PageFault } from '../../messages/en/web.ts'
import { type GivenFile, ReaderLostError } from '../read/read.ts'
import type { FoundFile } from '../read/walk.ts'

/** A file of a folder, or one that was sent or fetched. */
export type ReadableFile = FoundFile | GivenFile

/** Asks the thread to read a file and to report on the port. */
export interface ReadRequest {
  readonly file: ReadableFile
  readonly port: MessagePort
}

/** A part of what was read from a file. The thread waits for an answer to each report. */
export interface FileReport {
  /** Documents as `encodeCache` writes them. */
  readonly bytes: Uint8Array
  /** Each with the number of documents of this report that come before it. */
  readonly problems: readonly (readonly [before: number, message: string, line: number | undefined])[]
  /** Whether it is the last report on the file; then `failure` says what went wrong, if anything. */
  readonly last: boolean
  readonly failure?: ReadFailure | undefined
  /** Why a page that was fetched is no article. */
  readonly fault?: PageFault | undefined
}

/** An error as plain data, because its class is lost between threads. */
export interface ReadFailure {
  readonly message: string
  /** Whether it is a UserError. */
  readonly user: boolean
  readonly syscall?: string
  readonly code?: string
}

export interface ThreadLimits {
  /** How long the thread may work without a report, in milliseconds. */
  readonly timeout: number
  /** In megabytes, of objects. */
  readonly memory: number
  /** In megabytes, of buffers, for which Node has no limit: the whole program may become larger by these and `memory`. Default: 512. */
  readonly buffers?: number
}

/** A thread that reads files, one after another. */
export interface Thread {
  /** Queues a file. */
  readonly request: (file: ReadableFile) => void
  /**
   * The reports on a file that was requested. The thread goes on when the next one is asked for.
   * @throws UserError, ReaderLostError, or a system error
   */
  readonly reports: (file: ReadableFile) => AsyncGenerator<FileReport>
  /** Whether the thread has ended. */
  readonly hasEnded: () => boolean
  readonly end: () => Promise<void>
}

export const startThread = ({ timeout, memory, buffers = MOST_BUFFERS }: ThreadLimits): Thread => {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  worker.unref()
  let lost: ReaderLostError | undefined
  const ending = new AbortController()
  const endWith = (message: string): void => {
    lost ??= new ReaderLostError(message)
    ending.abort()
  }
  worker.on('error', (error) => {
    const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    const fault = `could not be read: this is a fault of the program (${error.message}); please report it.`
    endWith(outOfMemory ? TOO_LARGE : fault)
  })
  worker.on('exit', () => endWith('was not read to its end: its reader ended.'))
  const ports = new Map<ReadableFile, MessagePort>()
  return {
    hasEnded: () => lost !== undefined,
    end: async () => {
      await worker.terminate()
    },
    request: (file) => {
      if (ports.has(file)) return
      const { port1, port2 } = new MessageChannel()
      worker.postMessage({ file, port: port2 } satisfies ReadRequest, [port2])
      ports.set(file, port1)
    },
    reports: async function* (file) {
      const port = ports.get(file)
      if (port === undefined) throw new Error(`${file.name} was not requested`)
      const stop = (message: string): void => {
        endWith(message)
        void worker.terminate()
      }
      const begin = () => watchThread(timeout, memory + buffers, stop)
      let watching = begin()
      try {
        for await (const [message] of on(port, 'message', { signal: ending.signal })) {
          watching.end()
          const report: FileReport = message
          yield report
          if (report.failure !== undefined) throw errorOf(report.failure)
          if (report.last) return
          port.postMessage('taken')
          watching = begin()
        }
      } catch (error) {
        throw lost ?? error
      } finally {
        watching.end()
        ports.delete(file)
        port.close()
      }
    },
  }
}

/** A stream of a PDF that unpacks without end fills buffers. */
const MOST_BUFFERS = 512
/** In milliseconds. Unpacking fills some 100 MB in this time. */
const LOOK_EVERY = 100

/** Calls `stop` with what is wrong once the thread takes too long, or the program has become too large. */
const watchThread = (timeout: number, growth: number, stop: (message: string) => void) => {
  const most = process.memoryUsage.rss() + growth * 1024 * 1024
  const timer = setTimeout(() => stop(TOO_LONG), timeout)
  const looks = setInterval(() => {
    if (process.memoryUsage.rss() > most) stop(TOO_LARGE)
  }, LOOK_EVERY)
  return {
    end: () => {
      clearTimeout(timer)
      clearInterval(looks)
    },
  }
}

const TOO_LARGE = 'takes more memory to read than there is for one file: split it, or save its article alone.'
const TOO_LONG = 'takes too long to read: split it, or save its article alone.'

const errorOf = ({ message, user, ...system }: ReadFailure): Error =>
  user ? new UserError(message) : Object.assign(new Error(message), system)
