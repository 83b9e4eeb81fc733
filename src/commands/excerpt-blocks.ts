import { randomUUID } from 'node:crypto'
import type { Command } from '../command.ts'
import type { Messages } from '../messages/messages.ts'
import type { Excerpt } from '../model.ts'
import type { Action, ReplyBlock } from '../reply.ts'
import type { Context, Report } from './context.ts'
import type { References } from './sources/references.ts'
import { verifyExcerpts } from './verify.ts'

/** Takes down something that is wrong under a new id of eight hexadecimal digits, which it returns. */
export const reportFault = (report: Report, error: unknown): string => {
  const id = randomUUID().slice(0, 8)
  report(id, error)
  return id
}

/** Takes down what was found wrong with excerpts: nobody is told, since what is wrong is not shown. */
export const reportUnverified = (report: Report, faults: readonly string[]): void => {
  for (const fault of faults) reportFault(report, new Error(fault))
}

/**
 * Excerpts as blocks of a reply, each checked against its source first.
 * @param number of the first
 * @param context without references, nothing is offered with them
 * @param sourceIsNamed whether the reply says above them whose they all are
 */
export const excerptBlocks = (
  excerpts: readonly Excerpt[],
  number: number,
  messages: Messages,
  context: Pick<Context, 'sourceById' | 'report'> & { readonly references: References | undefined },
  sourceIsNamed = false,
): readonly ReplyBlock[] => {
  const { excerpts: verified, faults } = verifyExcerpts(excerpts, context.sourceById)
  reportUnverified(context.report, faults)
  return verified.map((excerpt, index) => ({
    kind: 'excerpt',
    number: number + index,
    excerpt,
    labels: { place: messages.paragraph(excerpt.citation.paragraph), sourceIsNamed },
    ...contextAction(excerpt, number + index, messages, context),
  }))
}

/** In characters: questions of a list are told apart by it. */
const SHOWN_QUESTION = 200

/** A question as a list shows it. */
export const shortQuestion = (question: string): string => {
  if (question.length <= SHOWN_QUESTION) return question
  return `${question
    .slice(0, SHOWN_QUESTION)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}

/** What shows the surroundings of an excerpt; nothing where sources are not to be referred to. */
export const contextAction = (
  excerpt: Excerpt,
  number: number,
  messages: Messages,
  { sourceById, references }: Pick<Context, 'sourceById'> & { readonly references: References | undefined },
): { readonly context?: Action } => {
  const source = sourceById.get(excerpt.citation.source)
  if (!source || !references) return {}
  const { start, end } = excerpt
  const command: Command = { kind: 'context', source: references.textIdOf(source), start, end }
  return { context: { key: 'context', label: messages.button.context(number), command } }
}
