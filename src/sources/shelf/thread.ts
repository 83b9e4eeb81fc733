import { Worker } from 'node:worker_threads'
import { UserError } from '../../errors.ts'
import { LostError } from '../read/read.ts'
import type { FoundFile } from '../read/walk.ts'

/** What a thread is asked for. */
export interface Request {
  readonly id: number
  readonly file: FoundFile
}

/** Documents as `encodeMemory` writes them, and problems, each with how many of the documents come before it. */
export interface Batch {
  readonly bytes: Uint8Array
  readonly problems: readonly (readonly [before: number, message: string, line: number | undefined])[]
}

/** What matters of an error, since its class does not come through. */
export interface Failure {
  readonly message: string
  /** Whether it is a UserError. */
  readonly user: boolean
  readonly syscall?: string
  readonly code?: string
}

/** What a thread tells of the file that it is at; each is to be taken before it goes on. */
export type FileReport =
  | { readonly id: number; readonly batch: Batch }
  | { readonly id: number; readonly ended: true }
  | { readonly id: number; readonly failed: Failure }

export interface ThreadLimits {
  /** How long the thread may be at work without a word, in milliseconds. */
  readonly silence: number
  /** In megabytes. */
  readonly memory: number
}

/** A thread that reads files, one after the other. */
export interface Thread {
  readonly request: (file: FoundFile) => Batches
  /** Whether it came to an end by itself. */
  readonly lost: () => boolean
  readonly end: () => Promise<void>
}

/** @throws UserError, LostError, or what the system throws */
type Batches = () => AsyncGenerator<Batch>

export const startThread = ({ silence, memory }: ThreadLimits): Thread => {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  worker.unref()
  let lost: LostError | undefined
  let reports: FileReport[] = []
  let arrived = (): void => {}
  const lose = (message: string): void => {
    lost ??= new LostError(message)
    arrived()
  }
  worker.on('message', (report: FileReport) => {
    reports.push(report)
    arrived()
  })
  worker.on('error', (error) => {
    const tooMuch = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    lose(
      tooMuch
        ? TOO_LARGE
        : `could not be read: this is a fault of the program (${error.message}); please report it.`,
    )
  })
  worker.on('exit', () => lose('was not read to its end: its reader ended.'))

  /** Waits for the next report. Files are read in the order in which they were asked for, so it is of the file that is waited for. */
  const next = async (id: number): Promise<FileReport> => {
    const timer = setTimeout(() => {
      lose(TOO_LONG)
      void worker.terminate()
    }, silence)
    worker.ref()
    try {
      for (;;) {
        if (lost !== undefined) throw lost
        const report = reports.shift()
        if (report?.id === id) return report
        // Of a file that nobody waits for any more.
        if (report !== undefined) worker.postMessage('taken')
        else
          await new Promise<void>((resolve) => {
            arrived = resolve
          })
      }
    } finally {
      clearTimeout(timer)
      worker.unref()
    }
  }

  let ids = 0
  const asked = new Map<FoundFile, number>()
  return {
    lost: () => lost !== undefined,
    end: async () => {
      reports = []
      await worker.terminate()
    },
    request: (file) => {
      const id = asked.get(file) ?? ++ids
      if (!asked.has(file)) worker.postMessage({ id, file } satisfies Request)
      asked.set(file, id)
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
          asked.delete(file)
          worker.postMessage('taken')
        }
      }
    },
  }
}

const TOO_LARGE = 'takes more memory to read than there is for one file: split it, or save its article alone.'
const TOO_LONG = 'takes too long to read: split it, or save its article alone.'

const errorOf = ({ message, user, ...system }: Failure): Error =>
  user ? new UserError(message) : Object.assign(new Error(message), system)
