import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { UserError } from '../../errors.ts'
import type { PageFault } from '../../messages/en/web.ts'
import type { Document } from '../document.ts'
import { decodePage } from '../read/decode.ts'
import { documentsOf } from '../read/read.ts'
import { judgeArticle } from '../web/pages/judge-article.ts'
import { encodeCache } from './cache.ts'
import { type Settled, settleAlone } from './settle.ts'
import type { FileReport, ReadFailure, ReadRequest } from './thread.ts'

/*
 * The program of a reader's thread, started by `thread.ts`. Reads files one after another, and reports each in parts.
 */

/** A report ends at this many documents or characters. */
const MOST_DOCUMENTS = 64
const MOST_TEXT = 1_000_000

// Answers come first. Only Linux has a priority for each thread; elsewhere this would slow the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const readFile = async ({ file, port }: ReadRequest): Promise<void> => {
  let closed = false
  const closing = once(port, 'close').then(() => {
    closed = true
  })
  let documents: Document[] = []
  let problems: FileReport['problems'][number][] = []
  let length = 0
  const report = async (end: Pick<FileReport, 'last' | 'failure'>): Promise<void> => {
    const settled = new Map(documents.map((document) => [document, settleAlone(document)]))
    const fault = faultOf(file, [...settled.values()])
    const content = { documents, problems: [], cacheScope: 'file' } as const
    const files = new Map([[file.name, { stamp: '', content }]])
    const bytes = Buffer.concat([...encodeCache({ files, settled })])
    port.postMessage({ bytes, problems, fault, ...end } satisfies FileReport)
    documents = []
    problems = []
    length = 0
    if (!end.last) await Promise.race([once(port, 'message'), closing])
  }
  const log = {
    add: (message: string, line?: number) => void problems.push([documents.length, message, line]),
    all: () => problems.map(([, message]) => ({ file: file.name, message })),
  }
  let failure: ReadFailure | undefined
  try {
    for await (const document of documentsOf(file, log)) {
      documents.push(document)
      length += document.text.length
      if (documents.length >= MOST_DOCUMENTS || length >= MOST_TEXT) await report({ last: false })
      if (closed) return
    }
  } catch (error) {
    failure = failureOf(error)
  }
  await report({ last: true, failure })
}

/** Why a page that was fetched is no article. Here, because the page is read once more for it. */
const faultOf = (file: ReadRequest['file'], [first]: readonly Settled[]): PageFault | undefined =>
  'bytes' in file && file.url !== undefined && file.kind === '.html' && first
    ? judgeArticle(decodePage(file.bytes, file.name, { add: () => {}, all: () => [] }), first.source)
    : undefined

const failureOf = (error: unknown): ReadFailure => ({
  message: error instanceof Error ? error.message : String(error),
  user: error instanceof UserError,
  ...(error instanceof Error && 'syscall' in error && { syscall: String(error.syscall) }),
  ...(error instanceof Error && 'code' in error && { code: String(error.code) }),
})

let queue = Promise.resolve()
parentPort?.on('message', (request: ReadRequest) => {
  queue = queue.then(() => readFile(request))
})
