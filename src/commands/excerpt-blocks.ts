import type { Command } from '../command.ts'
import type { Messages } from '../messages/en.ts'
import type { Excerpt } from '../model.ts'
import type { Action, ReplyBlock } from '../reply.ts'
import type { Context } from './context.ts'
import type { References } from './sources/references.ts'
import { reportUnverified, verifyExcerpts } from './verify.ts'

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
