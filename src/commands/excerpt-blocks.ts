import type { Command } from '../command.ts'
import type { Messages } from '../messages/en.ts'
import type { Excerpt } from '../model.ts'
import type { Action, ReplyBlock } from '../reply.ts'
import type { Context } from './context.ts'
import type { References } from './sources/references.ts'
import { verified } from './verify.ts'

/**
 * The blocks of excerpts, each checked against its source.
 * @param number of the first excerpt
 * @param context without references, the excerpts get no context action
 * @param sourceIsNamed whether a heading above already names their source
 */
export const excerptBlocks = (
  excerpts: readonly Excerpt[],
  number: number,
  messages: Messages,
  context: Pick<Context, 'sourceById' | 'report'> & { readonly references: References | undefined },
  sourceIsNamed = false,
): readonly ReplyBlock[] => {
  return verified(excerpts, context).map((excerpt, index) => ({
    kind: 'excerpt',
    number: number + index,
    excerpt,
    labels: { place: messages.paragraph(excerpt.citation.paragraph), sourceIsNamed },
    ...contextAction(excerpt, number + index, messages, context),
  }))
}

/** The action that shows what surrounds an excerpt; none without references. */
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
