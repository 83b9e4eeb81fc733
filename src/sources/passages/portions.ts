import { sentences } from '../../language/sentences/sentences.ts'
import type { Block, Source, Span } from '../../model.ts'
import { wordCount } from '../furniture/line-roles.ts'

/** A sentence, or a piece of one that is too long. */
export interface Part extends Span {
  readonly words: number
  /** The index of its block among those that were cut. */
  readonly block: number
}

/** In words: a longer sentence is cut at its clauses. */
const LONGEST_SENTENCE = 400
/** In characters. */
const LONGEST_WORD = 40

/** The length of a text in words. Text without spaces counts as a word for every 40 characters. */
export const lengthInWords = (text: string): number =>
  Math.max(wordCount(text), Math.ceil(text.length / LONGEST_WORD))

/** The sentences of some blocks. None crosses from one block into the next. */
export const sentenceParts = (source: Source, blocks: readonly Block[]): Part[] => {
  const parts: Part[] = []
  for (const [block, span] of blocks.entries())
    for (const sentence of sentences(source.text, span, source.language)) {
      const { start, end } = sentence
      const words = lengthInWords(source.text.slice(start, end))
      if (words <= LONGEST_SENTENCE) parts.push({ ...sentence, words, block })
      else for (const clause of clausesOf(source.text, sentence)) parts.push({ ...clause, block })
    }
  return parts
}

/** Cuts an overlong sentence (a list run together, a text without full stops) into pieces of 100 to 150 words at clause marks. */
const clausesOf = (text: string, { start, end }: Span): Omit<Part, 'block'>[] => {
  const found: Omit<Part, 'block'>[] = []
  let from = start
  let words = 0
  let last = start
  for (const match of text.slice(start, end).matchAll(/\S{1,40}/gu)) {
    last = start + match.index + match[0].length
    words++
    if (words >= 150 || (words >= 100 && /[,;:)”—–]$/.test(match[0]))) {
      found.push({ start: from, end: last, words })
      words = 0
      from = last
      while (from < end && /\s/.test(text[from] ?? '')) from++
    }
  }
  if (words > 0) found.push({ start: from, end: last, words })
  return found
}

/**
 * Joins parts into runs with about the same number of words each and at most `most` words, as far as the parts allow.
 * Prefers to cut between two blocks where that is about as even.
 */
export const cutEvenly = (parts: readonly Part[], most: number): Part[] => {
  const total = parts.reduce((sum, { words }) => sum + words, 0)
  const target = total / Math.ceil(total / most)
  const runs: Part[] = []
  let first: Part | undefined
  let words = 0
  for (const [index, part] of parts.entries()) {
    const start = first ?? part
    const over = words + part.words
    const within = part.block === parts[index - 1]?.block
    // Whether the run is further from its share with this part than without it.
    const past = over - target > target - words + (within ? 0 : -target / 4)
    if (first !== undefined && (over > most || past)) {
      runs.push({ start: start.start, end: (parts[index - 1] as Part).end, words, block: start.block })
      first = part
      words = part.words
    } else {
      first = start
      words = over
    }
  }
  const last = parts.at(-1)
  if (first && last) runs.push({ start: first.start, end: last.end, words, block: first.block })
  return runs
}
