import { markOf } from '../text-lines.ts'
import type { JoinLines } from './hyphens.ts'
import type { Line } from './lines.ts'

/** Lines that belong together, joined. */
export interface Paragraph {
  readonly words: string
  readonly kind: 'paragraph' | 'item'
  /** The mark of an item in front of the words; '' if there is none. */
  readonly mark: string
  /** The first line decides how it looks. */
  readonly first: Line
  readonly lines: number
  /** The pages that it stands on, each with the offset in the words where it begins. */
  readonly pages: readonly { readonly number: number; readonly at: number }[]
}

interface Growing {
  words: string
  readonly mark: string
  readonly first: Line
  last: Line
  lines: number
  readonly pages: { number: number; at: number }[]
}

/** Two sizes that differ by less are one. */
const SAME_SIZE = 0.08
/** In the usual distance of two lines: a wider one parts paragraphs. */
const WIDE = 1.3
/** In the heights of its letters: a first line that is indented as far begins a paragraph. */
const INDENT = 0.7

/** The marks of items, with those that symbol fonts have in the private area of Unicode. */
const BULLET = /^(?:[•‣◦▪●·■□➢✓\uf000-\uf0ff]\s*|[-–*o]\s+)(?=\S)/
const STOPPED = /[.!?:…][”"'’»)\]]{0,2}$/

/**
 * Joins lines into paragraphs: over columns and pages too, where a sentence goes on.
 *
 * @param leading the usual distance of two lines, in the heights of their letters
 */
export const paragraphsOf = (
  lines: readonly Line[],
  leading: number,
  join: JoinLines,
): readonly Paragraph[] => {
  const all: Growing[] = []
  for (const line of lines) {
    const last = all.at(-1)
    if (last !== undefined && goesOn(last, line, leading)) append(last, line, join)
    else all.push(begun(line))
  }
  return all.map(({ words, mark, first, lines: count, pages }) => ({
    words,
    kind: mark === '' ? 'paragraph' : 'item',
    mark,
    first,
    lines: count,
    pages,
  }))
}

const begun = (line: Line): Growing => {
  const mark = markIn(line.words)
  const words = line.words.slice(mark.length).trim()
  return { words, mark, first: line, last: line, lines: 1, pages: [{ number: line.page, at: 0 }] }
}

/** The mark of an item that a line begins with; '' if there is none. */
const markIn = (words: string): string => {
  const bullet = BULLET.exec(words)?.[0]
  if (bullet !== undefined) return bullet
  const mark = markOf(words)
  return mark?.kind === 'number' ? words.slice(0, mark.length) : ''
}

const append = (paragraph: Growing, line: Line, join: JoinLines): void => {
  const { words, at } = join(paragraph.words, line.words)
  if (line.page !== paragraph.last.page) paragraph.pages.push({ number: line.page, at })
  paragraph.words = words
  paragraph.last = line
  paragraph.lines += 1
}

const goesOn = (paragraph: Growing, line: Line, leading: number): boolean => {
  const { first, last, mark } = paragraph
  if (Math.abs(line.size - last.size) > last.size * SAME_SIZE) return false
  if (markIn(line.words) !== '') return false
  const stops = STOPPED.test(last.words)
  // Behind a column or a page, a list may be followed by anything.
  if (line.begins || line.page !== last.page)
    return line.font === last.font && (/^\p{Ll}/u.test(line.words) || (!stops && mark === ''))
  const step = (line.y - last.y) / last.size
  if (step > leading * WIDE || step < 0) return false
  const isShort = last.right + wordWidth(line) < last.edge
  if (line.font !== last.font && isShort && !stops) return false
  // The text of an item is set back from its mark, and a line further left is another paragraph.
  if (mark !== '') return line.x > first.x + first.size * 0.3 || (line.x >= first.x - 1 && !stops)
  const isIndented = line.x > last.x + line.size * INDENT && !isCentred(line)
  if (isIndented && (stops || paragraph.lines > 1)) return false
  return !(stops && isShort)
}

const isCentred = ({ x, left, right, edge, size }: Line): boolean =>
  Math.abs(x - left - (edge - right)) < size && x - left > size

/** The width of a line's first word and a space. */
const wordWidth = ({ words, x, right }: Line): number => {
  const first = words.indexOf(' ') < 0 ? words.length : words.indexOf(' ')
  return ((first + 1) / Math.max(1, words.length)) * (right - x)
}
