import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { displayText } from '../display.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Outcome } from '../reply.ts'

/** What a shell gets from the program in addition to its output: lines on standard error, and an exit status. */

/** The status that the program ends with. `--help` says what each one means. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4

const STATUS: Readonly<Record<Outcome, ExitStatus>> = {
  answered: 0,
  done: 0,
  dismissed: 0,
  failed: 1,
  refused: 2,
  related: 3,
  none: 4,
}

/**
 * The exit status of a run. As in grep, a bug outweighs unusable input, and unusable input outweighs how a question was answered.
 * @param unusable whether a file or line was left out
 */
export const exitStatusOf = (outcomes: ReadonlySet<Outcome>, unusable: boolean): ExitStatus => {
  if (outcomes.has('failed')) return STATUS.failed
  if (unusable || outcomes.has('refused')) return STATUS.refused
  const [only] = outcomes
  return only === undefined || outcomes.size > 1 ? 0 : STATUS[only]
}

/** With more lines than this, nobody sees anything else. */
const SHOWN_PROBLEMS = 20

/**
 * Prints a line for each file that could not be read.
 * @returns false if no source could be read, so that there is nothing to ask about
 */
export const reportReading = ({ problems, figures }: App, { language, sources }: Config): boolean => {
  const messages = messagesFor(language)
  for (const { message } of problems.slice(0, SHOWN_PROBLEMS)) printError(`footnote: ${message}`)
  const more = problems.length - SHOWN_PROBLEMS
  if (more > 0) printError(`footnote: ${messages.moreProblems(more)}`)
  if (figures.sources > 0) return true
  // A problem already says why there is no source.
  if (problems.length === 0) printError(`footnote: ${messages.noSources(sources)}`)
  return false
}

/** Prints which kinds of file were not read, when the program starts to serve. A single question need not be told. */
export const reportPassedOver = ({ passedOver }: App, { language }: Config): void => {
  if (passedOver !== '') printError(`footnote: ${messagesFor(language).passedOver(passedOver)}`)
}

/** Prints a bug on one line: its id, its message, and where it was thrown. */
export const reportBug = (id: string, error: unknown): void => {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const where = error instanceof Error ? /\n\s+at (.*)/.exec(error.stack ?? '')?.[1] : undefined
  printError(`bug ${id}: ${what}${where === undefined ? '' : ` (${where})`}`)
}

/** Prints one line on standard error, safe for a terminal. */
export const printError = (text: string): void => {
  process.stderr.write(`${displayText(text)}\n`)
}
