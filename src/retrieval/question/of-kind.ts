import { COUNTRY_WORDS } from '../../language/countries.ts'
import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'
import type { Kind } from './asked-kind.ts'
import { type Figure, isFigure, ONES, unitAfter } from './figures.ts'
import { isBuilding } from './kind-nouns.ts'
import { isCoinWord, isMoney } from './money.ts'
import type { Question } from './question.ts'

const MONTHS = wordSet(
  `january february march april may june july august september october november december
   enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre`,
)
const TIMES = wordSet(
  `century centuries decade decades ago yesterday today tomorrow hours days weeks months years
   monday tuesday wednesday thursday friday saturday sunday
   siglo siglos decada decadas ayer hoy manana horas dias semanas meses anos
   lunes martes miercoles jueves viernes sabado domingo`,
)
/** Prepositions that come before the name of a place, with or without an article between. */
const PLACE_BEFORE = wordSet(
  'in at from to near between across along off outside inside en desde hacia entre por',
)
const ARTICLES = wordSet('the el la los las')
/** The terms of countries and nationalities, which name no person. */
const COUNTRIES: ReadonlySet<string> = new Set([...COUNTRY_WORDS.values(), 'usa', 'uk', 'u.n', 'e.u'])

/** Whether a term is that of a country or its people. */
export const isCountry = (term: string): boolean => COUNTRIES.has(term)

/** Whether a folded word names a month, or is written like one. */
export const isMonth = (word: string): boolean => MONTHS.has(word)

/** Whether a word is a year from 1000 to 2099, in digits. */
export const isYear = (word: string): boolean => /^1\d{3}$|^20\d\d$/.test(word)
const isDay = ({ word, number }: Token): boolean => number && Number(word) >= 1 && Number(word) <= 31

/** Whether a number is the day of a date: "14 December", "8 de marzo". */
const isDayOfMonth = (tokens: readonly Token[], at: number): boolean => {
  const [token, before = '', after = ''] = [tokens[at], tokens[at - 1]?.word, tokens[at + 1]?.word]
  const month =
    MONTHS.has(after) || MONTHS.has(before) || (after === 'de' && MONTHS.has(tokens[at + 2]?.word ?? ''))
  return month && token !== undefined && isDay(token)
}

/** Whether a token is a time of the day: "9 p.m.", "las 9:30", "noon". */
const isClockTime = (tokens: readonly Token[], at: number, { word, number }: Token): boolean => {
  if (/^(?:noon|midday|midnight|mediodia|medianoche)$/.test(word)) return true
  if (!number || Number(word) > 24) return false
  const next = tokens[at + 1]
  const isMinutes = next?.number === true && Number(next.word) < 60 && next.end - next.start === 2
  return (
    /^(?:am|a\.m|pm|p\.m|oclock|h|hs|hrs)$/.test(tokens[at + (isMinutes ? 2 : 1)]?.word ?? '') ||
    (number && tokens[at - 1]?.word === 'las')
  )
}

/** Part of a date or of a length of time: "December 14", "48 hours", "2005". */
const isDate = (tokens: readonly Token[], at: number, token: Token): boolean => {
  if (isYear(token.word) || TIMES.has(token.word)) return true
  if (MONTHS.has(token.word)) return token.word !== 'may' || token.capital
  if (token.number && TIMES.has(tokens[at + 1]?.word ?? '')) return true
  if (isClockTime(tokens, at, token)) return true
  return isDayOfMonth(tokens, at)
}

/** A country, a name before one ("Arica, Chile") or with a noun for a place ("Weir Bridge"), or one after a preposition of place. */
const isPlace = (tokens: readonly Token[], at: number, { capital, term }: Token): boolean => {
  if (!capital) return false
  if (COUNTRIES.has(term) || COUNTRIES.has(tokens[at + 1]?.term ?? '')) return true
  let before = at - 1
  while (tokens[before]?.capital === true) before -= 1
  let last = at
  while (tokens[last + 1]?.capital === true) last += 1
  if (
    term !== '' &&
    last > before + 1 &&
    [before + 1, last].some((end) => isBuilding(tokens[end]?.word ?? ''))
  )
    return true
  if (ARTICLES.has(tokens[before]?.word ?? '')) before -= 1
  return PLACE_BEFORE.has(tokens[before]?.word ?? '')
}

/** A capitalised word that is no country and no month. The first word of a text counts only if the next has a capital too. */
const isPerson = (tokens: readonly Token[], at: number, { capital, term, word }: Token): boolean =>
  capital &&
  term !== '' &&
  !COUNTRIES.has(term) &&
  !MONTHS.has(word) &&
  (at > 0 || tokens[at + 1]?.capital === true)

/** Whether a token could be an answer of the kind, judged by the token and its neighbours. Always false for kinds without a form of their own. */
export const isOfKind = (kind: Kind, tokens: readonly Token[], at: number, figure?: Figure): boolean => {
  const token = tokens[at]
  if (token === undefined) return false
  switch (kind) {
    case 'date':
      return isDate(tokens, at, token)
    case 'number':
      return isFigure(figure, tokens, at)
    case 'place':
      return isPlace(tokens, at, token)
    case 'person':
      return isPerson(tokens, at, token)
    default:
      return false
  }
}

/** Positions of the tokens that could answer a question: they are of the kind it asks for, and not in the question itself. */
export const answerPositions = (question: Question, tokens: readonly Token[]): number[] => {
  const asked = new Set(question.words)
  const counted = new Set(question.terms[question.counted ?? -1]?.variants)
  const countsOther = (at: number): boolean => {
    const unit = question.figure === 'count' ? unitAfter(tokens, at) : undefined
    return unit !== undefined && !asked.has(unit) && !counted.has(tokens[at + 1]?.term ?? '')
  }
  const asksForCoins = isCoinWord(question.terms[question.counted ?? -1]?.word ?? '')
  const countsNothing = (at: number): boolean =>
    question.figure === 'count' &&
    (isDayOfMonth(tokens, at) ||
      (isMoney(tokens, at) && !asksForCoins) ||
      (ONES.has(tokens[at]?.word ?? '') && !counted.has(tokens[at + 1]?.term ?? '')))
  return tokens.flatMap(({ word }, at) =>
    !asked.has(word) &&
    isOfKind(question.kind, tokens, at, question.figure) &&
    !countsOther(at) &&
    !countsNothing(at)
      ? [at]
      : [],
  )
}
