import { readFile } from 'node:fs/promises'
import { AwayError, UserError } from '../../errors.ts'
import type { Problem } from '../../model.ts'
import { NEVER_YIELD, type Pace } from '../../pace.ts'
import type { Document } from '../document.ts'
import { readJsonl } from './formats/jsonl.ts'
import { HEAVY_KINDS, KINDS, type Kind } from './kinds.ts'
import { type ProblemLog, problemLog } from './problems.ts'
import { readBytes } from './read-bytes.ts'
import { type FoundFile, type FoundFiles, systemReason, walk } from './walk.ts'

/*
 * `read` finds the files of a folder and reads each article in them as a `Document`. Files that cannot be read become
 * problems; the rest is read all the same.
 */

/** The version of the format readers. Raise it when a reader changes what it makes of a file: all files are read again. */
export const READER_VERSION = 5

/**
 * Reads every document at `path`, a folder or a file, in the order of the paths. A document's id is its path below the
 * folder (the file's name if `path` is a file), or the id that its collection gives it. If there are no documents,
 * the problems say why.
 *
 * @throws UserError if there is nothing at `path`, or it may not be read
 */
export const readDocuments = async (path: string, open: OpenFile = documentsOf): Promise<ReadResult> =>
  readFound(path, await walk(path), (file, owners) => readOneFile(file, owners, open), NEVER_YIELD)

interface ReadResult {
  readonly documents: Document[]
  readonly problems: Problem[]
  /** The files of other kinds: “3 .mp4, 1 .jpg”. Empty if there are none. */
  readonly passedOver: string
}

/** What was read from one file. */
export interface FileContent {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
  /**
   * How long the content can be reused: `file`, while the file is the same; `folder`, while all files are the same and
   * the program runs (another file has one of its ids, or it may not be read); `none`, because reading failed.
   */
  readonly cacheScope: 'file' | 'folder' | 'none'
}

/** The file, or the line of a collection, that each id was first seen in. */
export type IdOwners = Map<string, string>

/** Reads the files that a walk found. `read` adds each file's ids to the owners. */
export const readFound = async (
  path: string,
  found: FoundFiles,
  read: (file: FoundFile, owners: IdOwners) => Promise<FileContent>,
  pace: Pace,
): Promise<ReadResult> => {
  const problems = [...found.problems]
  const documents: Document[] = []
  const owners: IdOwners = new Map()
  for (const file of found.files) {
    const content = await read(file, owners)
    for (const document of content.documents) documents.push(document)
    problems.push(...content.problems)
    const turn = pace()
    if (turn) await turn
  }
  if (found.files.length === 0 && found.problems.length === 0)
    problems.push({ file: path, message: nothingIn(path, found) })
  return { documents, problems, passedOver: passedOver(found) }
}

/** Yields the documents of a file in order, and logs the problems. */
export type OpenFile<File = FoundFile> = (file: File, log: ProblemLog) => AsyncIterable<Document>

interface NamedFile {
  readonly name: string
  readonly kind?: string | undefined
}

/** The reader of a file ended before the file did. The message continues after the file's name. */
export class ReaderLostError extends Error {}

/** Reads one file, by `documentsOf` or in a thread. Errors become problems, but for an `AwayError`: what it is kept in fails, not the file. */
export const readOneFile = async <File extends NamedFile>(
  file: File,
  owners: IdOwners,
  open: OpenFile<File>,
): Promise<FileContent> => {
  const documents: Document[] = []
  const failed: Problem[] = []
  const log = problemLog(file.name)
  const own = new Set<string>()
  let cacheScope: FileContent['cacheScope'] = 'file'
  try {
    for await (const document of open(file, log)) {
      const owner = owners.get(document.id)
      if (owner !== undefined) {
        if (!own.has(document.id)) cacheScope = 'folder'
        const id = JSON.stringify(document.id.slice(0, 80))
        log.add(
          `has the id ${id}, as ${owner} has: it was left out; give it an id of its own.`,
          lineOf(document, file),
        )
        continue
      }
      own.add(document.id)
      owners.set(document.id, document.file ?? file.name)
      documents.push(document)
    }
  } catch (error) {
    // It says nothing about the file.
    if (error instanceof AwayError) throw error
    if (!(error instanceof UserError)) cacheScope = isTransient(error) ? 'none' : 'folder'
    failed.push({ file: file.name, message: messageOf(error, file.name) })
  }
  return { documents, problems: [...failed, ...log.all()], cacheScope }
}

/** The line of a collection that a document stands on; undefined in other files. */
const lineOf = ({ file = '' }: Document, { kind }: NamedFile): number | undefined =>
  kind === '.jsonl' ? Number(file.slice(file.lastIndexOf(':') + 1)) : undefined

/** In bytes: ten times the longest book. A larger text is a dump that should be a collection. */
const LARGEST = 20 * 1024 * 1024
/** In bytes, of a kind that may have pictures in it. */
const LARGEST_WITH_PICTURES = 100 * 1024 * 1024

/** A file that was sent or fetched, and is in memory. */
export interface GivenFile {
  /** Its name, which its document has as its id. */
  readonly name: string
  readonly bytes: Uint8Array
  /** What the name or the sender says that it is; undefined if that is not known, and the bytes tell. */
  readonly kind: Kind | undefined
  /** In bytes. */
  readonly size: number
  /** The link that it came from, for documents that name no other. */
  readonly url?: string
}

/** Reads one file in this thread. */
export async function* documentsOf(file: FoundFile | GivenFile, log: ProblemLog): AsyncGenerator<Document> {
  if (file.size === 0) {
    log.add("is empty: put the source's text in it, or remove it.")
    return
  }
  if (file.kind === '.jsonl') {
    let blank = true
    for await (const document of readJsonl('bytes' in file ? file.bytes : file.path, file.name, log)) {
      blank = false
      yield document
    }
    if (blank && log.all().length === 0) log.add(WORDLESS)
    return
  }
  const largest = HEAVY_KINDS.has(file.kind) ? LARGEST_WITH_PICTURES : LARGEST
  if (file.size > largest) {
    log.add(
      `is ${megabytes(file.size)}, and at most ${megabytes(largest)} are read: split it, or make it a .jsonl collection.`,
    )
    return
  }
  const bytes = 'bytes' in file ? file.bytes : await readFile(file.path)
  const document = await readBytes(bytes, file.kind, file.name, log)
  const url = document.url ?? ('bytes' in file ? file.url : undefined)
  if (document.blocks.length > 0) yield url === undefined ? document : { ...document, url }
  else if (log.all().length === 0) log.add(WORDLESS)
}

const WORDLESS = "has no words in it: put the source's text in it, or remove it."

/** The files that are not read, counted by their extension: those that say what they are, the most frequent ten. */
const passedOver = ({ ignored }: FoundFiles): string =>
  [...ignored]
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .slice(0, 10)
    .map(([extension, count]) => `${count} ${extension.slice(0, 20) || 'without extension'}`)
    .join(', ')

/** Says which files are read, and which others the folder has. */
const nothingIn = (path: string, found: FoundFiles): string => {
  const others = passedOver(found)
  const passed = others === '' ? '' : ` (passed over: ${others})`
  return `${path} has no sources${passed}: put ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)} files in it.`
}

const messageOf = (error: unknown, name: string): string => {
  if (error instanceof UserError) return error.message
  if (error instanceof ReaderLostError) return `${name} ${error.message}`
  if (error instanceof Error && 'syscall' in error) return `${name}: ${systemReason(error)}.`
  // A format reader that throws is a bug, but the other sources are still read.
  const detail = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 120) : ''
  return `${name} could not be read: this is a fault of the program (${detail}); please report it.`
}

/** Whether an error may go away while the file stays the same. Permissions change the file's stamp, and a bug stays. */
const isTransient = (error: unknown): boolean =>
  error instanceof Error &&
  'syscall' in error &&
  !('code' in error && /^(?:EACCES|EPERM)$/.test(String(error.code)))

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`
