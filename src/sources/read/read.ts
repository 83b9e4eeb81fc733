import { readFile } from 'node:fs/promises'
import { UserError } from '../../errors.ts'
import { NEVER_YIELD, type Pace } from '../../pace.ts'
import type { Problem } from '../../shelf.ts'
import type { Document } from '../document.ts'
import { declaredCharset, decode } from './decode.ts'
import { readHtml } from './formats/html.ts'
import { readJsonl } from './formats/jsonl.ts'
import { readMarkdown } from './formats/markdown.ts'
import { readText } from './formats/text-file.ts'
import { type ProblemLog, problemLog } from './problems.ts'
import { type Found, type FoundFile, KINDS, reason, walk } from './walk.ts'

/** Of all the readers of formats. Raised by whoever changes what one makes of a file, so that what was read before is read again. */
export const READER_VERSION = 1

/**
 * Reads every source at `path`, a folder or a file, in the order of their paths. A source's id is its path
 * below the folder (the file's name where `path` is a file), or the one that its collection gives it. What
 * can't be read is a problem, and the rest is read all the same; with no source at all, the problems say why.
 *
 * @throws UserError where there is nothing to read at `path`, or it may not be read
 */
export const readDocuments = async (path: string): Promise<Read> =>
  readFound(path, await walk(path), (file, places) => readOne(file, places), NEVER_YIELD)

interface Read {
  readonly documents: Document[]
  readonly problems: Problem[]
}

/** What was read of one file, with what could not be. */
export interface Content {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
  /**
   * How long it will come out the same: `file`, as long as the file is; `folder`, as long as all files are and the program runs, since
   * another file has one of its ids, or it may not be read; `nothing`, because the system failed to read it.
   */
  readonly holds: 'file' | 'folder' | 'nothing'
}

/** Which file or line each id belongs to, of the files that come before. */
export type Places = Map<string, string>

/** Reads what a walk found, each file by `read`, which takes down the ids that it found. */
export const readFound = async (
  path: string,
  found: Found,
  read: (file: FoundFile, places: Places) => Promise<Content>,
  pace: Pace,
): Promise<Read> => {
  const problems = [...found.problems]
  const documents: Document[] = []
  const places: Places = new Map()
  for (const file of found.files) {
    const content = await read(file, places)
    for (const document of content.documents) documents.push(document)
    problems.push(...content.problems)
    const turn = pace()
    if (turn) await turn
  }
  if (found.files.length === 0 && found.problems.length === 0)
    problems.push({ file: path, message: nothingIn(path, found) })
  return { documents, problems }
}

/** Gives the documents of a file, in order, and tells the log what could not be read of it. */
export type Open = (file: FoundFile, log: ProblemLog) => AsyncIterable<Document>

/** What read the file came to an end before it; the message goes on from the file's name. */
export class LostError extends Error {}

/** Reads one file. Never rejects: what goes wrong is a problem. */
export const readOne = async (
  file: FoundFile,
  places: Places,
  open: Open = documentsOf,
): Promise<Content> => {
  const documents: Document[] = []
  const failed: Problem[] = []
  const log = problemLog(file.name)
  const place = file.kind === '.jsonl' ? undefined : file.name
  const own = new Set<string>()
  let holds: Content['holds'] = 'file'
  try {
    for await (const document of open(file, log)) {
      const taken = places.get(document.id)
      if (taken !== undefined) {
        if (!own.has(document.id)) holds = 'folder'
        log.add(...repeated(document, taken, place))
        continue
      }
      own.add(document.id)
      places.set(document.id, document.file ?? file.name)
      documents.push(document)
    }
  } catch (error) {
    if (!(error instanceof UserError)) holds = mayPass(error) ? 'nothing' : 'folder'
    failed.push({ file: file.name, message: messageOf(error, file.name) })
  }
  return { documents, problems: [...failed, ...log.all()], holds }
}

/** In bytes. Ten times the longest book; a larger text is a dump, and belongs in a collection. */
const LARGEST = 20 * 1024 * 1024

/** Reads one file here and now. */
export async function* documentsOf(file: FoundFile, log: ProblemLog): AsyncGenerator<Document> {
  if (file.size === 0) {
    log.add("is empty: put the source's text in it, or remove it.")
    return
  }
  if (file.kind === '.jsonl') {
    let blank = true
    for await (const document of readJsonl(file.path, file.name, log)) {
      blank = false
      yield document
    }
    if (blank && log.all().length === 0) log.add(WORDLESS)
    return
  }
  if (file.size > LARGEST) {
    log.add(
      `is ${megabytes(file.size)}, and at most ${megabytes(LARGEST)} are read: split it, or make it a .jsonl collection.`,
    )
    return
  }
  const document = readBytes(await readFile(file.path), file, log)
  if (document.blocks.length > 0) yield document
  else if (log.all().length === 0) log.add(WORDLESS)
}

const WORDLESS = "has no words in it: put the source's text in it, or remove it."

const readBytes = (bytes: Uint8Array, { kind, name }: FoundFile, log: ProblemLog): Document => {
  switch (kind) {
    case '.html':
    case '.htm':
      return readHtml(decode(bytes, name, declaredCharset(bytes)), name, log)
    case '.md':
      return readMarkdown(decode(bytes, name), name, log)
    default:
      return readText(decode(bytes, name), name)
  }
}

const repeated = (document: Document, taken: string, place: string | undefined): [string, number?] => {
  const id = JSON.stringify(document.id.slice(0, 80))
  const message = `has the id ${id}, as ${taken} has: it was left out; give it an id of its own.`
  return place === undefined
    ? [message, Number(document.file?.slice(document.file.lastIndexOf(':') + 1))]
    : [message]
}

const nothingIn = (path: string, { ignored }: Found): string => {
  const others = [...ignored].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 10)
  const list = others.map(
    ([extension, count]) => `${count.toLocaleString('en')} ${extension || 'without extension'}`,
  )
  const passed = list.length > 0 ? ` (passed over: ${list.join(', ')})` : ''
  return `${path} has no sources${passed}: put ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)} files in it.`
}

const messageOf = (error: unknown, name: string): string => {
  if (error instanceof UserError) return error.message
  if (error instanceof LostError) return `${name} ${error.message}`
  if (error instanceof Error && 'syscall' in error) return `${name}: ${reason(error)}.`
  // A reader that fails on a strange file is a bug, but no reason to lose the other sources.
  const detail = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 120) : ''
  return `${name} could not be read: this is a fault of the program (${detail}); please report it.`
}

/** Whether an error may be gone next time with the file unchanged. Permissions are part of a file's stamp, and a bug stays. */
const mayPass = (error: unknown): boolean =>
  error instanceof Error &&
  'syscall' in error &&
  !('code' in error && /^(?:EACCES|EPERM)$/.test(String(error.code)))

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`
