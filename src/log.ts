import { displayText } from './display.ts'
import { messagesFor } from './messages/catalogue.ts'
import type { Speech } from './model.ts'
import type { Problem } from './shelf.ts'

/** More, and they bury all else; they are alike by then. */
const SHOWN_PROBLEMS = 20

/** Takes down a bug on standard error, in one line: its id, what it says, and where in the program it arose. */
export const reportBug = (id: string, error: unknown): void => {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const where = error instanceof Error ? /\n\s+at (.*)/.exec(error.stack ?? '')?.[1] : undefined
  complain(`bug ${id}: ${what}${where === undefined ? '' : ` (${where})`}`)
}

/** What could not be read, one line each on standard error. A problem's message names the file and line itself. */
export const reportProblems = (problems: readonly Problem[], speech: Speech): void => {
  for (const { message } of problems.slice(0, SHOWN_PROBLEMS)) complain(`footnote: ${message}`)
  const more = problems.length - SHOWN_PROBLEMS
  if (more > 0) complain(`footnote: ${messagesFor(speech).moreProblems(more)}`)
}

/** One line on standard error, safe to show. */
export const complain = (text: string): void => {
  process.stderr.write(`${displayText(text)}\n`)
}
