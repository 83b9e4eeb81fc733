import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A question of a collection. Without relevant documents, the collection does not answer it. */
export interface BenchQuestion {
  readonly id: string
  readonly q: string
  readonly relevant: readonly string[]
  readonly answers: readonly string[]
  readonly article: string
}

/** The folder with the public collections, beside the project unless `FOOTNOTE_SHARED` names another. */
export const shared = (...path: string[]): string =>
  join(process.env.FOOTNOTE_SHARED ?? join(import.meta.dirname, '..', '..', 'shared'), ...path)

export const requireCollections = (): void => {
  if (existsSync(shared('bench'))) return
  console.error(
    `No collections at ${shared('bench')}: set FOOTNOTE_SHARED to the folder that holds bench/ and eval/.`,
  )
  process.exit(2)
}

/** The objects of a file with one JSON object a line. */
export const readLines = async <T>(file: string): Promise<T[]> => {
  const found: T[] = []
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    if (line.trim() !== '') found.push(JSON.parse(line) as T)
  }
  return found
}
