import { displayRuns, displayText } from './display.ts'
import { messagesFor } from './messages/catalogue.ts'
import { formatDay } from './messages/format.ts'
import type { SourceLine, Speech } from './model.ts'
import type { Reply, ReplyBlock } from './reply.ts'

/** How weighty a stretch is: `answer` for answering words, `strong` for what names a thing, `faint` for where it stands. */
export type Weight = 'plain' | 'answer' | 'strong' | 'faint'

export interface Segment {
  readonly text: string
  readonly weight: Weight
}

/** One line before it is wrapped, safe to show. */
export interface Line {
  /** What stands before it, and before each line that it wraps into; as wide as each other. */
  readonly prefix: string
  readonly hangingIndent: string
  readonly segments: readonly Segment[]
}

/**
 * The plain-text twin of a reply: what a log, a notification, a pipe and a test read. One paragraph a line, not wrapped; answering
 * words are not marked, so that an excerpt can be searched for as it stands.
 */
export const plainText = (reply: Reply): string =>
  layOut(reply)
    .map((line) => (line.prefix + line.segments.map((stretch) => stretch.text).join('')).trimEnd())
    .join('\n')

/** A reply's lines, in order, with an empty one where two blocks want room between them. */
export const layOut = (reply: Reply): readonly Line[] =>
  reply.blocks.flatMap((block, index) => {
    const before = reply.blocks[index - 1]
    const lines = linesOf(block, reply.language)
    return before && !followsDirectly(before, block) ? [EMPTY, ...lines] : lines
  })

/** Title — Publisher, 14 December 2025 */
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

/** An excerpt that begins or ends with a quotation gets no second mark beside the first: ““We waited,” she said.” reads as a slip. */
const isQuotation = (text: string): boolean => /^[“"«]|[”"»]$/u.test(text)

/** Publisher, 14 December 2025; the author where no publisher is named. Empty where the source says neither. */
export const origin = (source: SourceLine, speech: Speech): string =>
  [source.publisher ?? source.author, source.published && formatDay(source.published, speech)]
    .filter(Boolean)
    .join(', ')

const numbered = (
  number: number,
  head: readonly Segment[],
  below: readonly (string | undefined)[],
): readonly Line[] => {
  const first = `${number}  `
  const hanging = ' '.repeat(first.length)
  return [
    { prefix: first, hangingIndent: hanging, segments: head },
    ...below
      .filter((text) => text !== undefined && text !== '')
      .map((text) => line(hanging, hanging, faint(text ?? ''))),
  ]
}

/** Whether two blocks follow each other without an empty line. */
export const followsDirectly = (before: ReplyBlock, block: ReplyBlock): boolean =>
  before.kind === 'heading' ||
  (before.kind === 'source' && block.kind === 'source') ||
  (before.kind === 'prose' && block.kind === 'note') ||
  (before.kind === 'note' && block.kind === 'note')

const line = (first: string, hanging: string, ...stretches: readonly Segment[]): Line => ({
  prefix: first,
  hangingIndent: hanging,
  segments: stretches,
})

const plain = (text: string): Segment => ({ text: displayText(text), weight: 'plain' })
const strong = (text: string): Segment => ({ text: displayText(text), weight: 'strong' })
const faint = (text: string): Segment => ({ text: displayText(text), weight: 'faint' })
