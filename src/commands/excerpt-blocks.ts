import type { Command } from '../command.ts'
import { fold } from '../language/fold.ts'
import type { Messages } from '../messages/en.ts'
import type { Citation, Excerpt } from '../model.ts'
import { excerptPlace } from '../plain-text.ts'
import type { Action, ExcerptLabels, ReplyBlock } from '../reply.ts'
import type { Context } from './context.ts'
import type { References } from './sources/references.ts'
import { verified } from './verify.ts'

type Shown = Pick<Context, 'sourceById'> & { readonly references: References | undefined }

/**
 * The blocks of excerpts, each checked against its source.
 * @param number of the first excerpt
 * @param context without references, the excerpts get no context action
 * @param sourceIsNamed whether a heading above already names their source; then each keeps a number of its own
 */
export const excerptBlocks = (
  excerpts: readonly Excerpt[],
  number: number,
  messages: Messages,
  context: Shown & Pick<Context, 'report'>,
  sourceIsNamed = false,
): readonly ReplyBlock[] => {
  const shown = verified(excerpts, context)
  if (!sourceIsNamed) return groupedBlocks(shown, number, messages, context)
  return shown.map((excerpt, index) => ({
    ...contextAction(excerpt, number + index, messages, context),
    kind: 'excerpt',
    number: number + index,
    excerpt,
    labels: { ...excerptPlace(excerpt.citation, messages), sourceIsNamed },
  }))
}

/**
 * The blocks of excerpts that were checked already: those of one part of one source, on one page, share a block, in the order of the text.
 * @param labels of the first block
 */
export const groupedBlocks = (
  excerpts: readonly Excerpt[],
  number: number,
  messages: Messages,
  context: Shown,
  labels: Pick<ExcerptLabels, 'corroboration'> = {},
): readonly ReplyBlock[] => {
  const groups = Map.groupBy(excerpts, ({ citation: { source, headings, page } }) =>
    JSON.stringify([source, headings, page]),
  )
  return [...groups.values()].map((group, index) => {
    const [first, ...further] = inOrder(group, context)
    // What is read on is the best of them.
    const [best = first] = group
    const action = contextAction(best, number + index, messages, context, groups.size === 1)
    return {
      ...action,
      kind: 'excerpt',
      number: number + index,
      excerpt: first,
      ...(further.length > 0 && { further }),
      labels: {
        ...excerptPlace(first.citation, messages),
        ...fileOf(first.citation, context),
        ...(index === 0 && labels),
      },
    }
  })
}

/** The excerpts of one source in the order of its text. Those with only white space between them become one. */
const inOrder = (group: readonly Excerpt[], { sourceById }: Shown): [Excerpt, ...Excerpt[]] => {
  const [first, ...rest] = group.toSorted((a, b) => a.start - b.start) as [Excerpt, ...Excerpt[]]
  const text = sourceById.get(first.citation.source)?.text
  const found: [Excerpt, ...Excerpt[]] = [first]
  for (const next of rest) {
    const last = found.at(-1) ?? first
    if (text === undefined || next.start < last.end || text.slice(last.end, next.start).trim() !== '')
      found.push(next)
    else found[found.length - 1] = joined(last, next, text)
  }
  return found
}

const joined = (before: Excerpt, { start, end, marks }: Excerpt, text: string): Excerpt => {
  const by = start - before.start
  return {
    ...before,
    end,
    text: text.slice(before.start, end),
    marks: [...before.marks, ...marks.map((mark) => ({ start: mark.start + by, end: mark.end + by }))],
  }
}

/** The name of the file, where another source has the same title. */
const fileOf = ({ source, title, file }: Citation, { sourceById }: Shown): Pick<ExcerptLabels, 'file'> => {
  if (file === undefined) return {}
  const folded = fold(title)
  for (const other of sourceById.values())
    if (other.id !== source && other.title.length === title.length && fold(other.title) === folded)
      return { file: file.split(/[\\/]/).at(-1) ?? file }
  return {}
}

/** The action that shows what surrounds an excerpt; none without references. @param alone whether the reply has no other excerpt */
export const contextAction = (
  excerpt: Excerpt | undefined,
  number: number,
  messages: Messages,
  { sourceById, references }: Shown,
  alone = false,
): { readonly context?: Action } => {
  const source = excerpt && sourceById.get(excerpt.citation.source)
  if (!source || !references) return {}
  const { start, end } = excerpt
  const command: Command = { kind: 'context', source: references.textIdOf(source), start, end }
  const label = alone ? messages.button.read : messages.button.context(number)
  return { context: { key: 'context', label, command } }
}
