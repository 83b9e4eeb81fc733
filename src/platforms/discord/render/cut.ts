import { displayText, type Run } from '../../../display.ts'
import { sentences } from '../../../language/sentences/sentences.ts'
import type { Span } from '../../../model.ts'

/** The part of an excerpt that is shown, safe to show, and whether something before or after it was cut. */
export interface Cut {
  readonly runs: readonly Run[]
  readonly before: boolean
  readonly after: boolean
}

/** How much of a limit a cut takes when it is drawn, with its escapes and marks. It grows with the text. */
export type Cost = (cut: Cut) => number

/**
 * Cuts an excerpt to the room there is, around its first marked words. It cuts at the end of a sentence, else of a word; a word that is
 * itself too long is cut between grapheme clusters.
 * @param runs from `displayRuns`
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

/** A cut at a sentence or a word must use at least this share of the room; otherwise a later cut inside it is better. */
const WORTH = 2 / 3

/**
 * Makes a text safe to show and cuts it to the room there is, with an ellipsis where it was cut.
 * @param cost of the text when it is drawn; never less than its number of UTF-16 code units
 */
export const cutText = (text: string, room: number, cost: (text: string) => number): string => {
  const shown = displayText(text).trim()
  if (shown.length <= room && cost(shown) <= room) return shown
  const { runs } = cutRuns([{ text: shown, marked: false }], room, (cut) => cost(`${textOf(cut)}…`))
  return runs.length > 0 ? `${textOf({ runs }).trimEnd()}…` : ''
}

const textOf = ({ runs }: Pick<Cut, 'runs'>): string => runs.map((run) => run.text).join('')

/** The first marked run. @param most the longest part of it that counts */
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

/** Where the cut begins: at 0 if the first mark then fits, else at a sentence or a word before the mark that leaves room for it. */
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
    // The first one here may begin in the middle of a sentence.
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

// A space with an accent or a joiner behind it is part of a character.
const GAP = / (?![\p{M}\u200c\u200d])/gu
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const sentenceEnd = (text: string, start: number, furthest: number): number =>
  // The last sentence goes on behind `furthest`.
  sentences(text, { start, end: furthest }, 'und').at(-2)?.end ?? start

const wordEnd = (text: string, start: number, furthest: number): number => {
  let end = start
  for (const { index } of text.slice(start, furthest + 2).matchAll(GAP))
    if (start + index <= furthest) end = start + index
  return end
}

/** A grapheme cluster longer than this may be split, in UTF-16 code units: some texts are one endless cluster. */
const LONGEST_CHARACTER = 64

/** The last place at or before `at` that splits no grapheme cluster; `start` is one. */
const characterEnd = (text: string, start: number, at: number): number => {
  const character = graphemes.segment(text.slice(start, at + LONGEST_CHARACTER)).containing(at - start)
  const end = start + (character?.index ?? 0)
  if (at - end <= LONGEST_CHARACTER) return end
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at
}

/** The greatest whole number from `low` to `high` that passes, if all below it pass too; `low` need not be tested. */
export const greatest = (passes: (number: number) => boolean, low: number, high: number): number => {
  let [least, most] = [low, high]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (passes(middle)) least = middle
    else most = middle - 1
  }
  return least
}
