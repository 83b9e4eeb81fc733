import { Worker } from 'node:worker_threads'
import { UserError } from '../../errors.ts'
import { ReaderLostError } from '../read/read.ts'
import type { FoundFile } from '../read/walk.ts'

/** Asks the thread to read a file. */
export interface ReadRequest {
  readonly id: number
  readonly file: FoundFile
}

/** Documents as `encodeCache` writes them, and problems, each with the number of documents before it. */
export interface Batch {
  readonly bytes: Uint8Array
  readonly problems: readonly (readonly [before: number, message: string, line: number | undefined])[]
}

/** An error as plain data, because its class is lost between threads. */
export interface ReadFailure {
  readonly message: string
  /** Whether it is a UserError. */
  readonly user: boolean
  readonly syscall?: string
  readonly code?: string
}

/** What the thread reports about a file. It waits for `'taken'` after each report. */
export type FileReport =
  | { readonly id: number; readonly batch: Batch }
  | { readonly id: number; readonly ended: true }
  | { readonly id: number; readonly failed: ReadFailure }

export interface ThreadLimits {
  /** How long the thread may work without a report, in milliseconds. */
  readonly timeout: number
  /** In megabytes. */
  readonly memory: number
}

/** A thread that reads files, one after another. */
export interface Thread {
  readonly request: (file: FoundFile) => Batches
  /** Whether the thread ended by itself. */
  readonly hasEnded: () => boolean
  readonly end: () => Promise<void>
}

/** @throws UserError, ReaderLostError, or a system error */
type Batches = () => AsyncGenerator<Batch>

export const startThread = ({ timeout, memory }: ThreadLimits): Thread => {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  worker.unref()
  let lost: ReaderLostError | undefined
  let reports: FileReport[] = []
  let arrived = (): void => {}
  const endWith = (message: string): void => {
    lost ??= new ReaderLostError(message)
    arrived()
  }
  worker.on('message', (report: FileReport) => {
    reports.push(report)
    arrived()
  })
  worker.on('error', (error) => {
    const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    const fault = `could not be read: this is a fault of the program (${error.message}); please report it.`
    endWith(outOfMemory ? TOO_LARGE : fault)
  })
  worker.on('exit', () => endWith('was not read to its end: its reader ended.'))

  /** Waits for the next report on a file. Files are read in the order of the requests. */
  const next = async (id: number): Promise<FileReport> => {
    const timer = setTimeout(() => {
      endWith(TOO_LONG)
      void worker.terminate()
    }, timeout)
    worker.ref()
    try {
      for (;;) {
        if (lost !== undefined) throw lost
        const report = reports.shift()
        if (report?.id === id) return report
        // Skip the reports on a file that nobody waits for any more.
        if (report !== undefined) worker.postMessage('taken')
        else {
          const { promise, resolve } = Promise.withResolvers<void>()
          arrived = resolve
          await promise
        }
      }
    } finally {
      clearTimeout(timer)
      worker.unref()
    }
  }

  let lastId = 0
  const requested = new Map<FoundFile, number>()
  return {
    hasEnded: () => lost !== undefined,
    end: async () => {
      reports = []
      await worker.terminate()
    },
    request: (file) => {
      const id = requested.get(file) ?? ++lastId
      if (!requested.has(file)) worker.postMessage({ id, file } satisfies ReadRequest)
      requested.set(file, id)
      return async function* () {
        try {
          for (;;) {
            const report = await next(id)
            if ('failed' in report) throw errorOf(report.failed)
            if ('ended' in report) return
            yield report.batch
            worker.postMessage('taken')
          }
        } finally {
          requested.delete(file)
          worker.postMessage('taken')
        }
      }
    },
  }
}

const TOO_LARGE = 'takes more memory to read than there is for one file: split it, or save its article alone.'
const TOO_LONG = 'takes too long to read: split it, or save its article alone.'

const errorOf = ({ message, user, ...system }: ReadFailure): Error =>
  user ? new UserError(message) : Object.assign(new Error(message), system)
