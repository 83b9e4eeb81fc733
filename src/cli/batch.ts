import type { App } from '../app.ts'
import { hasNoSearchTerms, QUESTION_LENGTH, questionFault } from '../commands/ask/question.ts'
import { reportFault } from '../commands/context.ts'
import { printError, reportBug } from '../log.ts'
import type { Messages } from '../messages/en.ts'
import { MAX_LINE_LENGTH, readLines } from '../platforms/terminal/input.ts'
import { type Output, TERMINAL_PLACE, write } from '../platforms/terminal/output.ts'
import type { Outcome } from '../reply.ts'
import { jsonLine, UNANSWERED } from './json-line.ts'

interface Asked {
  readonly id: string | number
  readonly q: string
}

/**
 * Answers `{"id","q"}` lines with one line of JSON each, as they come. A line that is not one is told on standard error with its
 * number; a question that cannot be asked is told too, and has its line of output all the same.
 * @returns how the lines ended, with `refused` for those that could not be used
 */
export const runBatch = async (
  app: App,
  input: AsyncIterable<Uint8Array>,
  output: Output,
  top: number,
  messages: Messages,
): Promise<ReadonlySet<Outcome>> => {
  const outcomes = new Set<Outcome>()
  for await (const { number, text, cut } of readLines(input, MAX_LINE_LENGTH)) {
    if (text.trim() === '') continue
    const asked = cut ? messages.batchLong(MAX_LINE_LENGTH) : readLine(text, messages)
    if (typeof asked === 'string') {
      printError(`${messages.batchPlace(number)}: ${asked}`)
      outcomes.add('refused')
      continue
    }
    const fault = questionFault(asked.q)
    if (fault) {
      printError(`${messages.batchPlace(number)}: ${messages.fault[fault](QUESTION_LENGTH)}`)
      outcomes.add('refused')
      await write(output, `${jsonLine(asked.id, UNANSWERED, 0, top)}\n`)
      continue
    }
    const { line, outcome } = answerLine(app, asked, top)
    if (outcome === 'refused') printError(`${messages.batchPlace(number)}: ${messages.fault.common()}`)
    if (outcome === 'failed' || outcome === 'refused') outcomes.add(outcome)
    await write(output, `${line}\n`)
  }
  return outcomes
}

/** Asks, and takes the time. A bug is logged, and the question counts as not answered; one of common words alone is refused. */
export const answerLine = (
  app: App,
  { id, q }: Asked,
  top: number,
): { readonly line: string; readonly outcome: Outcome } => {
  const begun = performance.now()
  try {
    const answer = app.answer(q, { place: TERMINAL_PLACE, top })
    const line = jsonLine(id, answer, performance.now() - begun, top)
    return { line, outcome: hasNoSearchTerms(answer) ? 'refused' : answer.status }
  } catch (error) {
    reportFault(reportBug, error)
    const line = jsonLine(id, UNANSWERED, performance.now() - begun, top)
    return { line, outcome: 'failed' }
  }
}

/** @returns the question, or what is wrong with the line */
const readLine = (text: string, messages: Messages): Asked | string => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return messages.batchNotJson
  }
  if (typeof value !== 'object' || value === null || !('id' in value) || !('q' in value))
    return messages.batchNotAQuestion
  const { id, q } = value
  return (typeof id === 'string' || typeof id === 'number') && typeof q === 'string'
    ? { id, q }
    : messages.batchNotAQuestion
}
