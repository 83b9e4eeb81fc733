import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { UserError } from '../../errors.ts'
import type { Document } from '../document.ts'
import { documentsOf } from '../read/read.ts'
import { encodeMemory } from './cache.ts'
import { settleAlone } from './settle.ts'
import type { Batch, Failure, FileReport, Request } from './thread.ts'

/** What a reader's thread runs: reads one file after the other, each batch when the one before was taken. */

/** A batch ends at so many documents, or so many characters. */
const MOST_DOCUMENTS = 64
const MOST_TEXT = 1_000_000

const port = parentPort
if (port === null) throw new Error('this is run in a thread')

// Where there are few cores, answers come first. Linux lets a thread alone step back; elsewhere it would be the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

let taken = (): void => {}
let queue = Promise.resolve()

const send = async (report: FileReport): Promise<void> => {
  const wasTaken = new Promise<void>((resolve) => {
    taken = resolve
  })
  port.postMessage(report)
  await wasTaken
}

const readFile = async ({ id, file }: Request): Promise<void> => {
  let documents: Document[] = []
  let problems: Batch['problems'][number][] = []
  let length = 0
  const batch = (): FileReport => {
    const settled = new Map(documents.map((document) => [document, settleAlone(document)]))
    const files = new Map([
      [file.name, { stamp: '', content: { documents, problems: [], holds: 'file' } as const }],
    ])
    const bytes = Buffer.concat([...encodeMemory({ files, settled })])
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

const failureOf = (error: unknown): Failure => ({
  message: error instanceof Error ? error.message : String(error),
  user: error instanceof UserError,
  ...(error instanceof Error && 'syscall' in error && { syscall: String(error.syscall) }),
  ...(error instanceof Error && 'code' in error && { code: String(error.code) }),
})

port.on('message', (request: Request | 'taken') => {
  if (request === 'taken') taken()
  else queue = queue.then(() => readFile(request))
})
