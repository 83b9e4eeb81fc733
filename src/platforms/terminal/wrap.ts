import stringWidth from 'string-width'
import type { Span } from '../../model.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Where to break `text` so that no line is wider than `width` columns: the ranges of its lines, without the spaces between.
 * Breaks at spaces; a word that is wider than a line is cut between characters, but for a link, which would then lead nowhere: it
 * has a line of its own, and the terminal folds that.
 * @param text without line breaks
 * @param first what stands before the first line, `hanging` before the others
 * @param width in columns, at least two more than `first` and `hanging` take
 */
export const wrap = (text: string, first: string, hanging: string, width: number): readonly Span[] => {
  const lines: Span[] = []
  let start = -1
  let end = -1
  const fits = (from: number, to: number) =>
    stringWidth((lines.length === 0 ? first : hanging) + text.slice(from, to)) <= width
  const finish = () => {
    if (start >= 0) lines.push({ start, end })
    start = -1
  }
  const put = (word: Span) => {
    if (start < 0) start = word.start
    end = word.end
  }

  for (const match of text.matchAll(/[^ ]+/g)) {
    const word = { start: match.index, end: match.index + match[0].length }
    if (!mayFit(word, width) || !fits(start < 0 ? word.start : start, word.end)) {
      finish()
      if (!mayFit(word, width) || !fits(word.start, word.end)) {
        if (LINK.test(match[0])) {
          put(word)
          finish()
          continue
        }
        for (const piece of pieces(match[0], word.start, width)) {
          if (start >= 0 && !fits(start, piece.end)) finish()
          put(piece)
        }
        continue
      }
    }
    put(word)
  }
  finish()
  return lines
}

/** In printable ASCII, as links are that a source gives of itself; and as long as those may be. */
const LINK = /^https?:\/\/[!-~]{1,2040}$/

/** Whether a word is worth measuring: no character is more than some 30 code units long, and one takes two columns at most. */
const mayFit = (word: Span, width: number): boolean => word.end - word.start <= width * 30

/** A word's characters as a person sees them; one that is wider than half a line is given by code points. */
function* pieces(word: string, offset: number, width: number): Generator<Span> {
  for (const { segment, index } of graphemes.segment(word)) {
    const start = offset + index
    if (segment.length === 1 || stringWidth(segment) * 2 <= width)
      yield { start, end: start + segment.length }
    else {
      let at = start
      for (const point of segment) {
        yield { start: at, end: at + point.length }
        at += point.length
      }
    }
  }
}
