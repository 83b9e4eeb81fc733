import type { Span } from '../../model.ts'
import { wordSet } from '../fold.ts'
import { isDay, isMonth, isYear } from './names.ts'
import { PREPOSITION, type Word, wordAt } from './words.ts'

/** A date or period that a question names. */
export interface NamedDate extends Span {
  /** Positions of its first and last word, without its preposition. */
  readonly first: number
  readonly last: number
  /** The preposition before it, or undefined. */
  readonly preposition: Word | undefined
}

const ALONE = wordSet('yesterday today tomorrow ayer hoy manana anteayer now currently ahora actualmente')
const POINTING = wordSet('last this next previous following este esta ese proximo proxima ultimo ultima')
const PERIOD = wordSet(
  'year month week century decade quarter summer winter spring autumn ano mes semana siglo decada trimestre verano invierno primavera otono',
)
const AFTER = wordSet('pasado pasada proximo proxima siguiente anterior before after earlier later')
const OPENING = wordSet('the el la')
const LINK = wordSet('de del of')

/** How many words from `at` on name a relative date ("last year", "el año pasado", "ayer"), or 0. */
const relative = (words: readonly Word[], at: number): number => {
  const [first, second, third] = [wordAt(words, at), wordAt(words, at + 1), wordAt(words, at + 2)]
  if (ALONE.has(first)) return 1
  if (OPENING.has(first) && PERIOD.has(second) && AFTER.has(third)) return 3
  if (OPENING.has(first) && POINTING.has(second) && PERIOD.has(third)) return 3
  const period = PERIOD.has(second) || isDay({ word: second })
  return POINTING.has(first) && period ? 2 : 0
}

const isDayOfMonth = (word: Word | undefined): boolean =>
  word !== undefined && /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th|º)?$/.test(word.raw)

/** How many words from `at` on are a calendar date: a year, or a month perhaps with a day and a year. 0 if none are. */
const calendar = (words: readonly Word[], at: number): number => {
  let next = at
  if (isDay({ word: wordAt(words, next) })) next += 1
  if (isDayOfMonth(words[next])) {
    let month = next + 1
    if (LINK.has(wordAt(words, month))) month += 1
    if (isMonth(words, month)) next = month
  }
  if (isMonth(words, next)) {
    next += 1
    if (isDayOfMonth(words[next])) next += 1
    const year = LINK.has(wordAt(words, next)) ? next + 1 : next
    const figure = words[year]
    if (figure !== undefined && isYear(figure)) next = year + 1
    return next - at
  }
  const year = words[next]
  if (year !== undefined && isYear(year)) return next + 1 - at
  return next > at ? 1 : 0
}

/** The dates that a question or a part of it names, in order. */
export const datesIn = (words: readonly Word[]): NamedDate[] => {
  const found: NamedDate[] = []
  for (let at = 0; at < words.length; at += 1) {
    const size = calendar(words, at) || relative(words, at)
    const [first, last] = [words[at], words[at + size - 1]]
    if (size === 0 || first === undefined || last === undefined) continue
    const before = words[at - 1]
    const leads =
      before !== undefined &&
      (PREPOSITION.en.has(before.word) || PREPOSITION.es.has(before.word) || before.word === 'el')
    found.push({
      start: first.start,
      end: last.end,
      first: at,
      last: at + size - 1,
      preposition: leads ? before : undefined,
    })
    at += size - 1
  }
  return found
}
