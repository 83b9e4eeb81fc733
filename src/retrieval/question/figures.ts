import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'
import { isMoney } from './money.ts'

/** The form of figure that a question asks for: how many, how much, how long, how soon after something, how often, or what sum. */
export type Figure = 'count' | 'amount' | 'span' | 'delay' | 'frequency' | 'money'

const MANY = wordSet('cuantos cuantas')
const OF = /^(?:of|de|del)$/
const LASTS = wordSet('tiempo duro dura duraron duran durara')

const FROM_WHEN = wordSet('after before ago')

/** Whether a word begins "number of …", which asks for a count. */
export const isNumberOf = (words: readonly string[], at: number): boolean =>
  /^(?:number|numero|cantidad)$/.test(words[at] ?? '') &&
  OF.test(words[at + 1] ?? '') &&
  words[at + 2] !== undefined

/** "How quickly did it sink", "how fast do they reply": "how fast is the ferry" asks for a speed. */
const isHowQuick = (words: readonly string[], at: number): boolean => {
  const [how = '', adverb = '', next = ''] = words.slice(at, at + 3)
  return how === 'how' && /^(?:quick|quickly|rapidly)$/.test(adverb) && DOES.has(next)
}
const DOES = wordSet('do does did will would can could has have had')

/** "How often", "con qué frecuencia", "cada cuánto". */
export const isHowOften = (words: readonly string[], at: number): boolean =>
  (words[at] === 'how' && /^(?:often|frequently)$/.test(words[at + 1] ?? '')) ||
  (words[at] === 'que' && words[at + 1] === 'frecuencia') ||
  (words[at] === 'cada' && /^cuant[oa]s?$/.test(words[at + 1] ?? ''))

/** Reads the form of figure from the words of a question; undefined if they name none ("what percentage"). */
export const figureOf = (words: readonly string[]): Figure | undefined => {
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? ''
    if ((word === 'how' && next === 'many') || MANY.has(word)) return 'count'
    // "How long after the storm" asks for the distance between two times, which no other rule tells from a length.
    if (word === 'how' && next === 'long') return FROM_WHEN.has(words[i + 2] ?? '') ? undefined : 'span'
    if (isHowQuick(words, i)) return 'delay'
    if (isHowOften(words, i)) return 'frequency'
    if (word === 'cuanto') return LASTS.has(next) ? 'span' : 'amount'
    if (word === 'how' && next === 'much') return 'amount'
  }
  return undefined
}

/** Words that give a count and that tokenizing does not turn into a number. */
const COUNT_WORDS = wordSet(
  `one once twice half third quarter dozen dozens hundred hundreds thousand thousands million millions billion billions single double
   none zero both first second uno una media mitad tercio docena docenas cien cientos miles millon millones primero segundo ambos`,
)
/** Words that are mostly an article or a pronoun, and a count only before what is counted: "una persona". */
export const ONES = wordSet('un una uno')
/** Words that are a part of something only before "of": "a third of the votes", not "a third type". */
const PARTS = wordSet('third quarter tercio cuarto')
/** Words after a "one" that is a pronoun: "one of them", "one with which". */
const NO_COUNT = wordSet('of with that which who whose where in on at to is was')
const ORDINALS = wordSet('first second primero segundo')
const UNITS = wordSet(
  `second seconds sec minute minutes min mins h hr hrs hour hours day days night nights week weeks month months year years decade decades century centuries
   metre metres meter meters kilometre kilometres kilometer kilometers km mile miles foot feet yard yards inch inches cm
   segundos minuto minutos hora horas dia dias noche noches semana semanas mes meses ano anos decada decadas siglo siglos metro metros
   kilometro kilometros milla millas`,
)
const ARTICLES = wordSet('a an one half several few un una varios varias media')
/** Words after a length of time that is the distance to something else: "48 hours after the vote". */
const OFFSET = wordSet('after ago later earlier old despues atras')
/** How many words after the unit they are looked for: "48 hours or so later". */
const OFFSET_REACH = 2
/** How many words of a figure may stand before its unit: "seven and a half hours". */
const UNIT_REACH = 2

const isYearOf = ({ word, start, end }: Token): boolean =>
  end - start === 4 && /^(?:1[5-9]\d\d|20\d\d)$/.test(word)

/** Words before a date that a length of time begins or ends with: "since 2001", "until November 1918". */
const BOUNDS = wordSet('since from until till into through desde hasta')
/** How many words before the date they are looked for. */
const BOUND_REACH = 4

/** Whether a token is a date that a length of time begins or ends with. */
const isBound = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  if (token === undefined || !(isYearOf(token) || /^(?:century|siglo)$/.test(token.word))) return false
  return tokens.slice(Math.max(0, at - BOUND_REACH), at).some(({ word }) => BOUNDS.has(word))
}

/** Whether a token is part of a length of time or of distance. */
const isSpan = (tokens: readonly Token[], at: number): boolean => {
  const figure = (i: number): boolean => tokens[i]?.number === true || ARTICLES.has(tokens[i]?.word ?? '')
  const unit = (i: number): boolean => UNITS.has(tokens[i]?.word ?? '')
  const offset = (i: number): boolean =>
    tokens.slice(i + 1, i + 1 + OFFSET_REACH).some(({ word }) => OFFSET.has(word)) ||
    /^(?:hace|ago)$/.test(tokens[i - UNIT_REACH]?.word ?? '')
  if (unit(at)) return figure(at - 1) && !offset(at)
  return figure(at) && [at + 1, at + UNIT_REACH].some((i) => unit(i) && !offset(i))
}

/** Words that tell at once how soon. */
const AT_ONCE = wordSet('immediately instantly overnight inmediatamente enseguida instante')
const WITHIN = wordSet('within dentro')

/** Whether a token is part of how soon something came: "two hours after the call", "within minutes". */
const isDelay = (tokens: readonly Token[], at: number): boolean => {
  const word = (i: number): string => tokens[i]?.word ?? ''
  const figure = (i: number): boolean => tokens[i]?.number === true || ARTICLES.has(word(i))
  if (AT_ONCE.has(word(at))) return true
  if (UNITS.has(word(at))) return figure(at - 1) || [1, 2].some((i) => WITHIN.has(word(at - i)))
  return figure(at) && [at + 1, at + UNIT_REACH].some((i) => UNITS.has(word(i)))
}

/** Words that tell how often by themselves. */
const OFTEN = wordSet(
  `once twice thrice hourly daily nightly weekly fortnightly biweekly monthly bimonthly quarterly yearly annually annual biannual biennial mondays tuesdays wednesdays
   thursdays fridays saturdays sundays weekends diario diaria diariamente semanal semanalmente quincenal mensual mensualmente trimestral semestral anual anualmente`,
)
const EVERY = wordSet('every each per cada')
const WEEKDAYS = wordSet(
  `monday tuesday wednesday thursday friday saturday sunday morning afternoon evening weekend quarter
   lunes martes miercoles jueves viernes sabado domingo manana tarde trimestre`,
)

/** Whether a token is part of how often something happens: "every two weeks", "three times", "cada lunes". */
const isFrequency = (tokens: readonly Token[], at: number): boolean => {
  const word = (i: number): string => tokens[i]?.word ?? ''
  if (OFTEN.has(word(at))) return true
  const isPeriod = UNITS.has(word(at)) || WEEKDAYS.has(word(at))
  if (isPeriod) return [1, 2].some((i) => EVERY.has(word(at - i))) || word(at - 1) === 'los'
  return tokens[at]?.number === true && [1, 2].some((i) => /^(?:times|veces)$/.test(word(at + i)))
}

/** The unit of time or distance after a token, folded: "48 hours" counts nothing but hours. */
export const unitAfter = (tokens: readonly Token[], at: number): string | undefined => {
  const next = tokens[at + 1]?.word ?? ''
  return UNITS.has(next) ? next : undefined
}

/**
 * Whether a token could be the figure asked for. A year is neither, a percentage is no count, an ordinal is neither count nor amount, and only a
 * figure with its unit tells how long.
 */
export const isFigure = (figure: Figure | undefined, tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  if (token === undefined) return false
  if (figure === 'span') return isSpan(tokens, at) || isBound(tokens, at)
  if (figure === 'delay') return isDelay(tokens, at)
  if (figure === 'money') return isMoney(tokens, at)
  if (figure === 'frequency') return isFrequency(tokens, at)
  const counts = COUNT_WORDS.has(token.word)
  // "With one key difference" tells no size.
  if (figure === undefined) return token.word !== 'one' && !ONES.has(token.word) && (token.number || counts)
  if (ORDINALS.has(token.word)) return false
  if (PARTS.has(token.word)) return OF.test(tokens[at + 1]?.word ?? '')
  if (token.word === 'one') return !NO_COUNT.has(tokens[at + 1]?.word ?? '')
  if (!token.number) return counts
  return !isYearOf(token) && (figure === 'amount' || tokens[at + 1]?.term !== 'percent')
}
