import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import type { Source } from '../model.ts'
import { write } from '../platforms/terminal/output.ts'
import { exportedLine } from '../sources/read/exported.ts'
import { LONGEST_LINE } from '../sources/read/formats/jsonl.ts'
import { type ExitStatus, printError, reportBug, reportReading } from './report.ts'

/**
 * Writes all sources, those of the folder and those that were added, as a collection: one JSON object a line. Read as a source, it gives the same
 * shelf. A source that is too long for a line is left out and reported. The file appears once it is whole.
 *
 * @param out the file; standard output without it
 * @throws UserError if the file would be one of the sources itself, or cannot be written
 */
export const exportShelf = async (
  out: string | undefined,
  config: Config,
  messages: Messages,
): Promise<ExitStatus> => {
  if (out !== undefined && isInside(out, config.sources))
    throw new UserError(messages.transfer.exportInside(out))
  const app = await createApp(config, reportBug)
  try {
    if (!reportReading(app, config)) return 2
    const { sources } = app.shelf()
    const long = sources.filter((source) => !fits(source))
    for (const { id } of long) printError(`footnote: ${messages.transfer.exportTooLong(id)}`)
    const lines = linesOf(sources)
    if (out === undefined) for (const line of lines) await write(process.stdout, line)
    else await writeWhole(out, lines, messages)
    return long.length > 0 || app.problems.length > 0 ? 2 : 0
  } finally {
    await app.close()
  }
}

/** Whether a source fits on a line. Most are so short that they need not be written to know. */
const fits = (source: Source): boolean =>
  source.text.length + source.blocks.length * 50 < LONGEST_LINE / 10 ||
  Buffer.byteLength(exportedLine(source)) <= LONGEST_LINE

function* linesOf(sources: readonly Source[]): Generator<string> {
  for (const source of sources) if (fits(source)) yield `${exportedLine(source)}\n`
}

const isInside = (file: string, folder: string): boolean => {
  const path = relative(resolve(folder), resolve(file))
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}

const writeWhole = async (out: string, lines: Iterable<string>, messages: Messages): Promise<void> => {
  const unfinished = `${out}.part`
  try {
    await pipeline(lines, createWriteStream(unfinished))
    await rename(unfinished, out)
  } catch (error) {
    await rm(unfinished, { force: true })
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UserError(messages.transfer.exportCannotWrite(out, reason))
  }
}
