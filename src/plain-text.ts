import { displayRuns, displayText } from './display.ts'
import { fold } from './language/fold.ts'
import { messagesFor } from './messages/catalogue.ts'
import type { Messages } from './messages/en.ts'
import { formatDay, formatShortDay } from './messages/format.ts'
import type { Citation, SourceLine, Speech } from './model.ts'
import { CHANNEL, type ExcerptLabels, excerptsIn, type Reply, type ReplyBlock } from './reply.ts'

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
  /** The prefix is the bar beside a quotation. */
  readonly isQuotation?: true
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

const EMPTY: Line = { prefix: '', hangingIndent: '', segments: [] }

const linesOf = (block: ReplyBlock, speech: Speech): readonly Line[] => {
  switch (block.kind) {
    case 'heading':
      return [line('', '', strong(block.text))]
    case 'prose':
      return [
        line('', '', plain(block.channel === undefined ? block.text : withoutChannel(block.text, speech))),
      ]
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

/** In plain text a channel has no name: its id would tell a reader nothing. */
const withoutChannel = (text: string, speech: Speech): string =>
  text.replace(CHANNEL, messagesFor(speech).aChannel)

/** Stands beside each line of a quotation, so that its own quotation marks are the source's. */
const BAR = '│ '
/** Stands between two excerpts of one quotation. */
export const LEFT_OUT = '[…]'

const excerptLines = (block: ReplyBlock & { kind: 'excerpt' }, speech: Speech): readonly Line[] => {
  const quoted = (segments: readonly Segment[]): Line => ({
    ...line(BAR, BAR, ...segments),
    isQuotation: true,
  })
  const words = excerptsIn(block).flatMap((excerpt, index): readonly Line[] => [
    ...(index > 0 ? [quoted([faint(LEFT_OUT)])] : []),
    quoted(
      displayRuns(excerpt.text, excerpt.marks).map(
        (run): Segment => ({ text: run.text, weight: run.marked ? 'answer' : 'plain' }),
      ),
    ),
  ])
  const { citation } = block.excerpt
  const { beside, rest } = citationWords(citation, block.labels, speech)
  const head = block.labels.sourceIsNamed ? beside : `${citation.title}${beside}`
  const below = [
    [head, ...rest].filter(Boolean).join(' · '),
    block.labels.sourceIsNamed ? undefined : (block.excerpt.link ?? citation.url),
  ]
  const prefix = `${block.number} · `
  return [
    ...words,
    ...below.flatMap((text, index) =>
      text ? [line(index === 0 ? prefix : INDENT, INDENT, faint(text))] : [],
    ),
  ]
}

const INDENT = '    '

/**
 * What a citation says behind the title: `beside` continues it (" › 2.4.0 › Removed"); the rest follows, with a dot between any two. A
 * part that is dated by its heading has no other date.
 */
export const citationWords = (
  source: SourceLine,
  { place, isSection, isDated, sourceIsNamed, file, corroboration }: ExcerptLabels,
  speech: Speech,
): { readonly beside: string; readonly rest: readonly string[] } => {
  const beside = isSection ? (sourceIsNamed ? place : ` › ${place}`) : ''
  const own = isSection ? [] : [place]
  if (sourceIsNamed) return { beside, rest: own }
  const published = isDated || source.published === undefined ? '' : formatShortDay(source.published, speech)
  const gone = withdrawnWords(source, speech) ?? ''
  const from = source.publisher ?? source.author ?? ''
  const rest = [...own, from, published, gone, file ?? '', corroboration ?? '']
  return { beside, rest: rest.filter((text) => text !== '') }
}

/** That its publisher has withdrawn a source; undefined while it is there. */
const withdrawnWords = ({ withdrawn }: SourceLine, speech: Speech): string | undefined =>
  withdrawn === undefined
    ? undefined
    : messagesFor(speech).shelf.withdrawnSince(formatShortDay(withdrawn, speech))

/** Where an excerpt stands: under its headings and on its page, or else in its paragraph. The first heading is left out if it is the title. */
export const excerptPlace = (
  { title, headings, paragraph, page }: Citation,
  messages: Pick<Messages, 'paragraph' | 'citedPage'>,
): Pick<ExcerptLabels, 'place' | 'isSection' | 'isDated'> => {
  const [top = '', ...below] = headings
  const shown = fold(top) === fold(title) ? below : headings
  const onPage = page === undefined ? [] : [messages.citedPage(page.kind, page.number)]
  if (shown.length === 0) return { place: onPage[0] ?? messages.paragraph(paragraph) }
  const section = shown.join(' › ')
  const place = [section, ...onPage].join(', ')
  return { place, isSection: true, ...(DATED.test(section) && { isDated: true }) }
}

/** A year, or a version. */
const DATED = /\b(?:19|20)\d\d\b|\bv?\d+\.\d+/

/** "Publisher, 14 December 2025", or the author if there is no publisher. Leaves out what the source does not say. */
export const origin = (source: SourceLine, speech: Speech): string =>
  [
    source.publisher ?? source.author,
    source.published && formatDay(source.published, speech),
    withdrawnWords(source, speech),
  ]
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
