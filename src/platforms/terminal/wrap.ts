import stringWidth from 'string-width'
import type { Span } from '../../model.ts'

// We do not use wrap-ansi: it turns an excerpt's letters into their NFC form, cuts links, and makes some lines a column too wide.

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Breaks `text` into lines of at most `width` columns. Returns the range of each line, without the spaces between lines. Breaks at
 * spaces, and cuts a word that is wider than a line between its characters. A long link is never cut, since half a link leads nowhere: it
 * gets a line of its own, and the terminal folds it.
 * @param text without line breaks
 * @param prefix what stands before the first line; `hangingIndent` stands before the others
 * @param width in columns, at least two more than `prefix` and `hangingIndent` take
 */
export const wrap = (text: string, prefix: string, hangingIndent: string, width: number): readonly Span[] => {
  const lines: Span[] = []
  let start = -1
  let end = -1
  /** The columns of the line so far. */
  let used = 0
  /** The columns of the line with a piece, or of a line that begins with it. Only a piece that is not whole is measured together with the line. */
  const columns = ({ start: from, end: to, isWhole }: Piece): number =>
    start >= 0 && isWhole
      ? used + stringWidth(text.slice(end, to))
      : stringWidth((lines.length === 0 ? prefix : hangingIndent) + text.slice(start < 0 ? from : start, to))
  /** Skips measuring a word that is far too long: a character has some 30 code units at most. */
  const wordFits = (word: Piece) => word.end - word.start <= width * 30 && columns(word) <= width
  const finish = () => {
    if (start >= 0) lines.push({ start, end })
    start = -1
  }
  const append = (piece: Piece) => {
    used = columns(piece)
    if (start < 0) start = piece.start
    end = piece.end
  }

  for (const match of text.matchAll(/[^ ]+/g)) {
    const word = { start: match.index, end: match.index + match[0].length, isWhole: true }
    if (start >= 0 && !wordFits(word)) finish()
    if (start >= 0 || wordFits(word)) {
      append(word)
    } else if (LINK.test(match[0])) {
      append(word)
      finish()
    } else {
      for (const piece of characters(match[0], word.start, width)) {
        if (start >= 0 && columns(piece) > width) finish()
        append(piece)
      }
    }
  }
  finish()
  return lines
}

/** A word, a character, or a part of one. */
interface Piece extends Span {
  readonly isWhole: boolean
}

/** Printable ASCII, as the links that a source gives of itself, and at most as long as those. */
const LINK = /^https?:\/\/[!-~]{1,2040}$/

/** A word's characters as a person sees them. One that is wider than half a line is split into its code points. */
function* characters(word: string, offset: number, width: number): Generator<Piece> {
  for (const { segment, index } of graphemes.segment(word)) {
    let start = offset + index
    const isWhole = segment.length === 1 || stringWidth(segment) * 2 <= width
    for (const piece of isWhole ? [segment] : segment) {
      yield { start, end: start + piece.length, isWhole }
      start += piece.length
    }
  }
}
