import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import type { BlockKind, Problem, Source } from '../model.ts'
import { write } from '../platforms/terminal/output.ts'
import { readAll } from '../sources/shelf/reader.ts'
import { settle } from '../sources/shelf/settle.ts'
import type { ExitStatus } from './report.ts'

/**
 * Prints what is understood of files: one JSON object a source, with the title, publisher, author, date and language that were found, the
 * `body` that can be quoted, and the `furniture` that was left out. `warnings` say what of a file was lost; a file that cannot be read at all
 * has an `error`. Each path is read by itself, as SOURCES_DIR would be.
 */
export const printReading = async (paths: readonly string[]): Promise<ExitStatus> => {
  let failed = false
  for (const path of paths) {
    for (const line of await readingOf(path)) {
      failed ||= line.error !== undefined
      await write(process.stdout, `${JSON.stringify(line)}\n`)
    }
  }
  return failed ? 2 : 0
}

/** One line of the output. */
type Reading =
  | { readonly file: string; readonly error: string }
  | (Pick<Source, 'title' | 'publisher' | 'author' | 'published' | 'language' | 'url'> & {
      readonly file: string
      readonly body: string
      readonly furniture: string
      readonly warnings?: readonly string[]
      readonly error?: undefined
    })

const readingOf = async (path: string): Promise<readonly Reading[]> => {
  try {
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false
    const named = (file: string | undefined): string =>
      isFolder ? join(path, file ?? '') : path + (/:\d+$/.exec(file ?? '')?.[0] ?? '')
    const { documents, problems } = await readAll(path)
    const warningsOf = (source: Source) => problems.filter(({ file }) => file === source.file)
    const sources = settle(documents)
    const warned = new Set(sources.flatMap(warningsOf))
    return [
      ...sources.map((source) => ({
        ...reading(source, named(source.file)),
        ...warnings(warningsOf(source)),
      })),
      ...problems
        .filter((problem) => !warned.has(problem))
        .map((problem) => ({ file: named(placeOf(problem)), error: problem.message })),
    ]
  } catch (error) {
    if (error instanceof UserError) return [{ file: path, error: error.message }]
    throw error
  }
}

const warnings = (problems: readonly Problem[]) =>
  problems.length > 0 && { warnings: problems.map(({ message }) => message) }

const placeOf = ({ file, line }: Problem): string => (line === undefined ? file : `${file}:${line}`)

const reading = (
  { title, publisher, author, published, language, url, text, blocks }: Source,
  file: string,
): Reading => {
  const wordsOf = (is: (kind: BlockKind) => boolean): string =>
    blocks.flatMap(({ kind, start, end }) => (is(kind) ? [text.slice(start, end)] : [])).join('\n\n')
  return {
    file,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(author !== undefined && { author }),
    ...(published !== undefined && { published }),
    language,
    ...(url !== undefined && { url }),
    body: wordsOf((kind) => kind !== 'furniture' && kind !== 'title'),
    furniture: wordsOf((kind) => kind === 'furniture'),
  }
}
