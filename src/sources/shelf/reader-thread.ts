import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { UserError } from '../../errors.ts'
import type { Document } from '../document.ts'
import { documentsOf } from '../read/read.ts'
import { encodeCache } from './cache.ts'
import { settleAlone } from './settle.ts'
import type { Batch, FileReport, ReadFailure, ReadRequest } from './thread.ts'

/*
 * The program of a reader's thread, started by `thread.ts`. Reads files one after another and sends each as batches;
 * waits after each batch until it is taken.
 */

/** A batch ends at this many documents or characters. */
const MOST_DOCUMENTS = 64
const MOST_TEXT = 1_000_000

const port = parentPort
if (port === null) throw new Error('this file runs only in a thread')

// Answers come first. Only Linux has a priority for each thread; elsewhere this would slow the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

let taken = (): void => {}
let queue = Promise.resolve()

const send = async (report: FileReport): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  taken = resolve
  port.postMessage(report)
  await promise
}

const readFile = async ({ id, file }: ReadRequest): Promise<void> => {
  let documents: Document[] = []
  let problems: Batch['problems'][number][] = []
  let length = 0
  const batch = (): FileReport => {
    const settled = new Map(documents.map((document) => [document, settleAlone(document)]))
    const files = new Map([
      [file.name, { stamp: '', content: { documents, problems: [], cacheScope: 'file' } as const }],
    ])
    const bytes = Buffer.concat([...encodeCache({ files, settled })])
    const report = { id, batch: { bytes, problems } }
    documents = []
    problems = []
    length = 0
    return report
  }
  const log = {
    add: (message: string, line?: number) => void problems.push([documents.length, message, line]),
    all: () => problems.map(([, message]) => ({ file: file.name, message })),
  }
  try {
    for await (const document of documentsOf(file, log)) {
      documents.push(document)
      length += document.text.length
      if (documents.length >= MOST_DOCUMENTS || length >= MOST_TEXT) await send(batch())
    }
    await send(batch())
    await send({ id, ended: true })
  } catch (error) {
    await send(batch())
    await send({ id, failed: failureOf(error) })
  }
}

const failureOf = (error: unknown): ReadFailure => ({
  message: error instanceof Error ? error.message : String(error),
  user: error instanceof UserError,
  ...(error instanceof Error && 'syscall' in error && { syscall: String(error.syscall) }),
  ...(error instanceof Error && 'code' in error && { code: String(error.code) }),
})

port.on('message', (request: ReadRequest | 'taken') => {
  if (request === 'taken') taken()
  else queue = queue.then(() => readFile(request))
})
