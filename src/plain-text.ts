import { displayRuns, displayText } from './display.ts'
import { messagesFor } from './messages/catalogue.ts'
import { formatDay } from './messages/format.ts'
import type { SourceLine, Speech } from './model.ts'
import type { Reply, ReplyBlock } from './reply.ts'

/** How a segment is shown: `answer` marks answering words, `strong` names a thing, `faint` says where it comes from. */
export type Weight = 'plain' | 'answer' | 'strong' | 'faint'

export interface Segment {
  readonly text: string
  readonly weight: Weight
}

/** One line, safe to show, before it is wrapped. */
export interface Line {
  /** Comes before its first line. */
  readonly prefix: string
  /** Comes before each further line that it wraps into; as wide as the prefix. */
  readonly hangingIndent: string
  readonly segments: readonly Segment[]
}

/**
 * The plain-text twin of a reply, for logs, notifications, pipes and tests. Each paragraph is one line. Answering words are not
 * marked, so that an excerpt can be searched for as it is.
 */
export const plainText = (reply: Reply): string =>
  layOut(reply)
    .map((line) => (line.prefix + line.segments.map(({ text }) => text).join('')).trimEnd())
    .join('\n')

/** The lines of a reply, with an empty line between blocks unless `followsDirectly`. */
export const layOut = (reply: Reply): readonly Line[] =>
  reply.blocks.flatMap((block, index) => {
    const before = reply.blocks[index - 1]
    const lines = linesOf(block, reply.language)
    return before && !followsDirectly(before, block) ? [EMPTY, ...lines] : lines
  })

/** "Title — Publisher, 14 December 2025" */
export const sourceLabel = (source: SourceLine, speech: Speech): string =>
  [source.title, origin(source, speech)].filter(Boolean).join(' — ')

const EMPTY: Line = { prefix: '', hangingIndent: '', segments: [] }

const linesOf = (block: ReplyBlock, speech: Speech): readonly Line[] => {
  switch (block.kind) {
    case 'heading':
      return [line('', '', strong(block.text))]
    case 'prose':
      return [line('', '', plain(block.text))]
    case 'note':
      return [line('', '', faint(block.text))]
    case 'excerpt':
      return excerptLines(block, speech)
    case 'source':
      return numbered(block.number, [strong(block.citation.title)], [origin(block.citation, speech)])
    case 'fields':
      return block.fields.map((field) => line('', '  ', faint(`${field.name}: `), plain(field.value)))
    case 'table':
      return block.rows.map((row) => line('', '', plain(row)))
    case 'usage':
      return block.lines.flatMap((usage) => [
        line('', '  ', strong(usage.command)),
        line('    ', '    ', plain(usage.description)),
      ])
    default:
      return block satisfies never
  }
}

const excerptLines = (block: ReplyBlock & { kind: 'excerpt' }, speech: Speech): readonly Line[] => {
  const { excerpt, labels } = block
  const runs = displayRuns(excerpt.text, excerpt.marks)
  const words = runs.map((run): Segment => ({ text: run.text, weight: run.marked ? 'answer' : 'plain' }))
  const [open, close] = messagesFor(speech).quotes
  const quoted = isQuotation(runs.map((run) => run.text).join(''))
  const below = labels.sourceIsNamed
    ? [labels.place]
    : [
        `${sourceLabel(excerpt.citation, speech)}, ${labels.place}`,
        excerpt.citation.url ?? excerpt.citation.file,
        labels.corroboration,
      ]
  return numbered(block.number, quoted ? words : [plain(open), ...words, plain(close)], below)
}

/** Whether a text begins or ends with a quotation mark. Another beside it would read as a slip: ““We waited,” she said.” */
const isQuotation = (text: string): boolean => /^[“"«]|[”"»]$/u.test(text)

/** "Publisher, 14 December 2025", or the author if there is no publisher. Leaves out what the source does not say. */
export const origin = (source: SourceLine, speech: Speech): string =>
  [source.publisher ?? source.author, source.published && formatDay(source.published, speech)]
    .filter(Boolean)
    .join(', ')

const numbered = (
  number: number,
  head: readonly Segment[],
  below: readonly (string | undefined)[],
): readonly Line[] => {
  const prefix = `${number}  `
  const indent = ' '.repeat(prefix.length)
  return [
    line(prefix, indent, ...head),
    ...below.flatMap((text) => (text ? [line(indent, indent, faint(text))] : [])),
  ]
}

/** Whether a block follows the one before it without an empty line. */
export const followsDirectly = (before: ReplyBlock, block: ReplyBlock): boolean =>
  before.kind === 'heading' ||
  (before.kind === 'source' && block.kind === 'source') ||
  (before.kind === 'prose' && block.kind === 'note') ||
  (before.kind === 'note' && block.kind === 'note')

const line = (prefix: string, hangingIndent: string, ...segments: readonly Segment[]): Line => ({
  prefix,
  hangingIndent,
  segments,
})

const plain = (text: string): Segment => ({ text: displayText(text), weight: 'plain' })
const strong = (text: string): Segment => ({ text: displayText(text), weight: 'strong' })
const faint = (text: string): Segment => ({ text: displayText(text), weight: 'faint' })
