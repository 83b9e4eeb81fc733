import { extname } from 'node:path'

/** The extensions of the files that are read. */
export const KINDS = [
  '.txt',
  '.md',
  '.html',
  '.htm',
  '.pdf',
  '.docx',
  '.odt',
  '.pptx',
  '.xlsx',
  '.csv',
  '.tsv',
  '.epub',
  '.eml',
  '.vtt',
  '.srt',
  '.jsonl',
] as const
export type Kind = (typeof KINDS)[number]

/** The kinds that take long to read, or that a hostile file may make take long. */
export const HEAVY_KINDS: ReadonlySet<Kind | undefined> = new Set<Kind>([
  '.pdf',
  '.docx',
  '.odt',
  '.pptx',
  '.xlsx',
  '.epub',
])

/** The kind of a file by the extension in its name, or by the extension alone; undefined if it is not read. */
export const kindOf = (name: string): Kind | undefined => {
  const extension = (extname(name) || name).toLowerCase()
  return KINDS.find((kind) => kind === extension)
}
