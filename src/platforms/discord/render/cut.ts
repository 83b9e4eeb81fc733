import { displayText, type Run } from '../../../display.ts'
import { sentences } from '../../../language/sentences.ts'
import type { Span } from '../../../model.ts'
import { greatest } from './greatest.ts'

/** What is shown of an excerpt, safe to show, and whether words of it stand before and after that are not. */
export interface Cut {
  readonly runs: readonly Run[]
  readonly before: boolean
  readonly after: boolean
}

/** How much of a limit a cut takes, drawn: escapes and marks make it more than its letters. It grows with the text. */
export type Cost = (cut: Cut) => number

/**
 * As much of an excerpt as there is room for, around its first answering words. Cut at the end of a sentence, or else
 * of a word; a word that is too long by itself is cut between characters as a person sees them.
 * @param runs of `displayRuns`
 * @param room in the unit of `cost`, which is never less than the number of UTF-16 code units
 */
export const cutRuns = (runs: readonly Run[], room: number, cost: Cost): Cut => {
  const whole: Cut = { runs, before: false, after: false }
  const text = runs.map((run) => run.text).join('')
  if (text.length <= room && cost(whole) <= room) return whole
  const piece = (start: number, end: number): Cut => ({
    runs: slice(runs, start, end),
    before: start > 0,
    after: end < text.length,
  })
  const fits = (start: number, end: number, share = 1) => cost(piece(start, end)) <= room * share
  const mark = firstMark(runs, room >> 1)
  const start = beginning(text, mark, room, fits)
  const furthest = greatest((end) => fits(start, end), start, Math.min(text.length, start + room))
  if (furthest === text.length) return piece(start, furthest)
  const worth = (end: number) => end - start >= (furthest - start) * WORTH
  const sentence = sentenceEnd(text, start, furthest)
  if (worth(sentence) && sentence >= Math.min(mark.end, furthest)) return piece(start, sentence)
  const word = wordEnd(text, start, furthest)
  return piece(start, worth(word) ? word : Math.max(start, characterEnd(text, start, furthest)))
}

/** An end that gives up more of the room is worse than one inside a sentence, or inside a word. */
const WORTH = 2 / 3

/**
 * A text safe to show and cut to what there is room for, with an ellipsis where it was cut.
 * @param cost of a text that is drawn; never less than its number of UTF-16 code units
 */
export const cutText = (text: string, room: number, cost: (text: string) => number): string => {
  const shown = displayText(text).trim()
  if (shown.length <= room && cost(shown) <= room) return shown
  const { runs } = cutRuns([{ text: shown, marked: false }], room, (cut) => cost(`${textOf(cut)}…`))
  return runs.length > 0 ? `${textOf({ runs }).trimEnd()}…` : ''
}

const textOf = ({ runs }: Pick<Cut, 'runs'>): string => runs.map((run) => run.text).join('')

/** @param most how much of it counts: as much as there is room for in any case */
const firstMark = (runs: readonly Run[], most: number): Span => {
  let at = 0
  for (const { text, marked } of runs) {
    if (marked) return { start: at, end: at + Math.min(text.length, most) }
    at += text.length
  }
  return { start: 0, end: 0 }
}

const slice = (runs: readonly Run[], start: number, end: number): readonly Run[] => {
  const found: Run[] = []
  let at = 0
  for (const { text, marked } of runs) {
    const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (piece !== '') found.push({ text: piece, marked })
    at += text.length
  }
  return found
}

/**
 * The beginning, where the first mark has room behind it; or the sentence or word before the mark that leaves it
 * room.
 */
const beginning = (
  text: string,
  mark: Span,
  room: number,
  fits: (start: number, end: number, share: number) => boolean,
): number => {
  if (mark.end === 0 || fits(0, mark.end, 0.8)) return 0
  const leaves = (start: number) => fits(start, mark.end, 0.5)
  const from = Math.max(0, mark.start - room)
  const opens = sentences(text, { start: from, end: mark.end }, 'und')
    .map((sentence) => sentence.start)
    // What stands first here may be the middle of a sentence.
    .filter((start) => start <= mark.start && (start > from || from === 0))
  const sentence = opens.find(leaves)
  if (sentence !== undefined) return sentence
  const near = Math.max(from, mark.start - Math.floor(room / 4))
  for (const gap of text.slice(near, mark.start).matchAll(GAP)) {
    const start = near + gap.index + 1
    if (leaves(start)) return start
  }
  return characterEnd(text, near, mark.start)
}

// A space that carries an accent or a joiner is the first half of a character.
const GAP = / (?![\p{M}\u200c\u200d])/gu
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const sentenceEnd = (text: string, start: number, furthest: number): number =>
  // The last of them goes on behind `furthest`.
  sentences(text, { start, end: furthest }, 'und').at(-2)?.end ?? start

const wordEnd = (text: string, start: number, furthest: number): number => {
  let end = start
  for (const { index } of text.slice(start, furthest + 2).matchAll(GAP))
    if (start + index <= furthest) end = start + index
  return end
}

/** A character longer than this may be torn, in UTF-16 code units: there are texts that are one endless character. */
const LONGEST_CHARACTER = 64

/** The last place at or before `at` that tears no character; `start` is one. */
const characterEnd = (text: string, start: number, at: number): number => {
  const character = graphemes.segment(text.slice(start, at + LONGEST_CHARACTER)).containing(at - start)
  const end = start + (character?.index ?? 0)
  if (at - end <= LONGEST_CHARACTER) return end
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at
}
