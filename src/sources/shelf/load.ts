import type { Problem, Shelf } from '../../shelf.ts'
import { passagesOf } from '../passages/passages.ts'
import { readDocuments } from '../read/read.ts'
import { settle } from './settle.ts'

/**
 * Reads a folder or file into a shelf: its sources in the order of their paths, with their passages, and what
 * could not be read. A source and its document share one text, and the documents are let go before the
 * passages are cut.
 *
 * @throws UserError where there is nothing to read at `path`, or it may not be read
 */
export const loadShelf = async (path: string): Promise<{ shelf: Shelf; problems: readonly Problem[] }> => {
  const { sources, problems } = await readSources(path)
  return { shelf: { sources, passages: sources.flatMap((source) => passagesOf(source)) }, problems }
}

const readSources = async (path: string) => {
  const { documents, problems } = await readDocuments(path)
  return { sources: settle(documents), problems }
}
