import { UserError } from '../../../../errors.ts'
import type { Document } from '../../../document.ts'
import type { ProblemLog } from '../../problems.ts'
import { readDocx } from './docx.ts'
import { readEpub } from './epub.ts'
import { readOdt } from './odt.ts'
import { readPptx } from './pptx.ts'
import { readXlsx } from './xlsx.ts'
import { openZip, type Zip } from './zip.ts'

type Read = (zip: Zip, id: string, log: ProblemLog) => Document

/** A part that only one format has, and the reader of that format. */
const READERS: readonly (readonly [part: RegExp, read: Read])[] = [
  [/^word\/document\d*\.xml$/, readDocx],
  [/^ppt\/presentation\.xml$/, readPptx],
  [/^xl\/workbook\.xml$/, readXlsx],
  [/^META-INF\/container\.xml$/, readEpub],
  [/^content\.xml$/, readOdt],
]

/** Whether bytes begin as an archive does. */
export const isPacked = (start: string): boolean =>
  start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')

/** Whether bytes begin as old files of Office do, and new ones that are locked with a password. */
export const isOldOffice = (start: string): boolean => start.startsWith('\xd0\xcf\x11\xe0')

/**
 * Reads a document whose format packs it as an archive: `.docx`, `.odt`, `.pptx`, `.xlsx` or `.epub`, by its parts, whatever its name says.
 *
 * @throws UserError if it is damaged, locked, too large, or an archive of something else
 */
export const readPacked = (bytes: Uint8Array, id: string, log: ProblemLog): Document => {
  const zip = openZip(bytes, id)
  const reader = READERS.find(([part]) => zip.names.some((name) => part.test(name)))
  if (reader === undefined)
    throw new UserError(`${id} is an archive of files, and not a document: take the files out of it.`)
  return reader[1](zip, id, log)
}
