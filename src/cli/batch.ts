import { writeFileSync } from 'node:fs'
import type { App } from '../app.ts'
import { hasNoSearchTerms, QUESTION_LENGTH, questionFault } from '../commands/ask/question.ts'
import { reportFault } from '../commands/context.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import type { Answer } from '../model.ts'
import { MAX_LINE_LENGTH, readLines } from '../platforms/terminal/input.ts'
import { type Output, TERMINAL_PLACE, write } from '../platforms/terminal/output.ts'
import type { Outcome } from '../reply.ts'
import { printError, reportBug } from './report.ts'

/** Questions and answers as lines of JSON, for other programs: `ask --json` and `ask --jsonl`. */

interface Question {
  readonly id: string | number
  readonly q: string
}

/**
 * Answers each `{"id","q"}` line with one line of JSON. A line that is not one is reported on standard error with its number. So is a
 * question that cannot be asked, but it has its line of output too.
 * @returns how the lines ended; `refused` stands for lines that could not be used
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
    const refuse = (reason: string) => {
      printError(`${messages.batchPlace(number)}: ${reason}`)
      outcomes.add('refused')
    }
    const question = cut ? messages.batchLong(MAX_LINE_LENGTH) : readQuestion(text, messages)
    if (typeof question === 'string') {
      refuse(question)
      continue
    }
    const fault = questionFault(question.q)
    if (fault) {
      refuse(messages.fault[fault](QUESTION_LENGTH))
      await write(output, `${jsonLine(question.id, NO_ANSWER, 0, top)}\n`)
      continue
    }
    const { line, outcome } = await answerLine(app, question, top)
    if (outcome === 'refused') refuse(messages.fault.common())
    if (outcome === 'failed') outcomes.add(outcome)
    await write(output, `${line}\n`)
  }
  return outcomes
}

/**
 * Answers and times one question. A bug is reported, and the question counts as unanswered.
 * @returns outcome `refused` for a question of common words alone
 */
export const answerLine = async (
  app: App,
  { id, q }: Question,
  top: number,
): Promise<{ readonly line: string; readonly outcome: Outcome }> => {
  const start = performance.now()
  try {
    const answer = await app.answer(q, { place: TERMINAL_PLACE, top })
    const line = jsonLine(id, answer, performance.now() - start, top)
    return { line, outcome: hasNoSearchTerms(answer) ? 'refused' : answer.status }
  } catch (error) {
    reportFault(reportBug, error)
    return { line: jsonLine(id, NO_ANSWER, performance.now() - start, top), outcome: 'failed' }
  }
}

/** @returns the question, or what is wrong with the line */
const readQuestion = (text: string, messages: Messages): Question | string => {
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

type JsonAnswer = Pick<Answer, 'status' | 'confidence' | 'excerpts' | 'passages'>

/** The answer to a question that could not be asked. */
const NO_ANSWER: JsonAnswer = { status: 'none', confidence: 0, excerpts: [], passages: [] }

/**
 * An answer as one line of JSON, best first. Other programs read it: its keys and their order must not change.
 * @param milliseconds that the answer took; rounded to a hundredth
 * @param top the most passages to list
 */
const jsonLine = (id: string | number, answer: JsonAnswer, milliseconds: number, top: number): string =>
  JSON.stringify({
    id,
    status: answer.status,
    confidence: answer.confidence,
    ms: Math.round(milliseconds * 100) / 100,
    excerpts: answer.excerpts.map(({ text, citation, start, end, link }) => ({
      text,
      source: citation.source,
      start,
      end,
      ...(citation.page && { [citation.page.kind]: citation.page.number }),
      ...(link !== undefined && { link }),
    })),
    passages: answer.passages.slice(0, top).map(({ passage, score }) => ({
      source: passage.source.id,
      start: passage.start,
      end: passage.end,
      score,
    })),
  })

/**
 * Writes counts, times in milliseconds, and the program's memory in MiB as JSON.
 * @throws UserError if the file cannot be written
 */
export const writeStats = (path: string, { figures }: App, messages: Messages): void => {
  const tenth = (value: number) => Math.round(value * 10) / 10
  const { sources, passages, readMs, indexMs } = figures
  const rssMB = tenth(process.memoryUsage.rss() / 2 ** 20)
  const stats = { sources, passages, readMs: tenth(readMs), indexMs: tenth(indexMs), rssMB }
  try {
    writeFileSync(path, `${JSON.stringify(stats)}\n`)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UserError(messages.cliCannotWrite(path, reason))
  }
}
