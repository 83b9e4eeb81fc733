import type { Command } from '../command.ts'
import type { Messages } from '../messages/en.ts'
import type { Excerpt } from '../model.ts'
import type { Action, ExcerptLabels, ReplyBlock } from '../reply.ts'
import type { Context } from './context.ts'
import type { References } from './sources/references.ts'
import { verified } from './verify.ts'

type Shown = Pick<Context, 'sourceById'> & { readonly references: References | undefined }

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
  context: Shown & Pick<Context, 'report'>,
  sourceIsNamed = false,
): readonly ReplyBlock[] =>
  verified(excerpts, context).map((excerpt, index) =>
    excerptBlock(excerpt, number + index, messages, context, { sourceIsNamed }),
  )

/** The block of an excerpt that was checked already. */
export const excerptBlock = (
  excerpt: Excerpt,
  number: number,
  messages: Messages,
  context: Shown,
  labels: Omit<ExcerptLabels, 'place'>,
): ReplyBlock => ({
  kind: 'excerpt',
  number,
  excerpt,
  labels: { place: messages.paragraph(excerpt.citation.paragraph), ...labels },
  ...contextAction(excerpt, number, messages, context),
})

/** The action that shows what surrounds an excerpt; none without references. */
export const contextAction = (
  excerpt: Excerpt,
  number: number,
  messages: Messages,
  { sourceById, references }: Shown,
): { readonly context?: Action } => {
  const source = sourceById.get(excerpt.citation.source)
  if (!source || !references) return {}
  const { start, end } = excerpt
  const command: Command = { kind: 'context', source: references.textIdOf(source), start, end }
  return { context: { key: 'context', label: messages.button.context(number), command } }
}
