/**
 * Questions that ask by a noun: "price per ticket", "what was the death toll of the storm", "edad del capitán que renunció", "council speech
 * date", "name of the reporter". The noun counts only as the head of what is asked for: "who raised the price of bread?" asks for a person.
 */
import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'
import { isPersonNoun, isPlaceNoun } from './kind-nouns.ts'

/** What a noun asks for. */
export interface AskedNoun {
  readonly kind: 'date' | 'number' | 'person' | 'place' | 'thing'
  /** The position of the noun. */
  readonly at: number
}

type Nouns = Readonly<Record<'date' | 'number' | 'place', ReadonlySet<string>>>

/** English nouns that a phrase ends with. */
const ENGLISH: Nouns = {
  place: wordSet('location locations birthplace hometown whereabouts venue headquarters'),
  date: wordSet('date dates year deadline birthday'),
  number: wordSet(
    `price prices cost costs fee fees fare rent salary wage budget revenue turnover debt fine ransom bounty value percentage percent proportion share rate number amount
     total age height altitude length width depth weight size distance speed temperature temperatures population toll turnout rating resolution capacity
     purity duration attendance`,
  ),
}
/** Spanish nouns that a phrase begins with. */
const SPANISH: Nouns = {
  place: wordSet('lugar lugares ubicacion paradero sede'),
  date: wordSet('fecha fechas ano hora horario plazo cumpleanos'),
  number: wordSet(
    `precio precios coste costo tarifa alquiler salario sueldo presupuesto deuda multa valor porcentaje proporcion tasa numero cantidad total edad altura
     altitud longitud anchura profundidad peso tamano distancia velocidad temperatura poblacion participacion resolucion pureza duracion asistencia aforo`,
  ),
}
/** What is measured in these stands after "of": "miles of cable". */
const UNITS = wordSet(
  'miles kilometres kilometers km metres tons tonnes litres gallons barrels acres hectares kilometros millas toneladas litros hectareas',
)
/** Nouns of these that search words may begin with, whatever follows: "percentage women sailors". */
const FIRST = wordSet('% percentage percent porcentaje')
/** What ends with these at the end of search words is a topic: "stone age", "new year". */
const NO_END = wordSet('age total fine number amount share size capacity value')
/** A bill may also be a law. */
const BILLS = wordSet('bill tab invoice')
/** "Opening time", "time of the crash"; "screen time" is none. */
const HAPPENING = wordSet(
  'opening closing start starting end arrival departure launch kickoff release landing takeoff',
)

const WHAT = wordSet('what which cual cuales')
const BE = wordSet('is are was were es son fue era eran fueron')
const ARTICLES = wordSet('the a an el la los las un una its his her their our su sus')
const OF = wordSet('of de del')
const NAMES = wordSet('name names nombre nombres')
/** What goes on after the head of an English phrase: a preposition, or a clause. */
const LINKS = wordSet(
  `of for per in at on by to from under over during after before since until if when where that which who whose with between among against and
   the a an he she it they we i you his her their its
   de del en que por para al a cuando donde segun entre durante tras y`,
)
/** Function words that search words may have. With any other they are a sentence. */
const JOINING = wordSet(
  'of for in at on by to from with and the a an de del en por para con al a y el la los las',
)
/** The most words that say which price it is: "highest ever recorded temperature". */
const MOST_BEFORE = 3

const isContent = (token: Token | undefined): boolean => token !== undefined && token.term !== ''

/** The end of the run of content words that begins at a position. */
const endOfRun = (tokens: readonly Token[], start: number): number => {
  let end = start
  while (isContent(tokens[end])) end += 1
  return end
}

const kindIn = (nouns: Nouns, word: string): 'date' | 'number' | 'place' | undefined =>
  nouns.date.has(word)
    ? 'date'
    : nouns.number.has(word)
      ? 'number'
      : nouns.place.has(word)
        ? 'place'
        : undefined

/** Verbs after what they were done to: "amount raised for the pier", "money stolen from the safe". */
const isDone = (word: string): boolean =>
  /(?:ed|en)$|^(?:paid|spent|lost|sold|made|cast|owed|due)$/.test(word)
const DONE_TO = wordSet('amount sum money total number percentage share votes price fee')

/** "Last day to apply", "first day of the fair". */
const isDay = (words: readonly string[], at: number): boolean =>
  (words[at] === 'day' && /^(?:last|first|final|opening|closing)$/.test(words[at - 1] ?? '')) ||
  (words[at] === 'hours' && /^(?:opening|office|visiting|business)$/.test(words[at - 1] ?? ''))

/** A time of the day: "opening time", "time of the crash". */
const isTime = (words: readonly string[], at: number): boolean =>
  words[at] === 'time' && (HAPPENING.has(words[at - 1] ?? '') || /^(?:of|when)$/.test(words[at + 1] ?? ''))

/** The noun of a kind that heads the phrase which begins at a position; undefined if there is none. */
const headOf = (tokens: readonly Token[], words: readonly string[], start: number): AskedNoun | undefined => {
  const end = endOfRun(tokens, start)
  if (end === start || end - start > MOST_BEFORE + 1) return undefined
  const at = end - 1
  const word = words[at] ?? ''
  const kind = kindIn(ENGLISH, word) ?? (isTime(words, at) || isDay(words, at) ? 'date' : undefined)
  const isEnd = end === tokens.length
  if (kind !== undefined && !(isEnd && (end - start === 1 || NO_END.has(word)))) return { kind, at }
  if (isDone(word) && DONE_TO.has(words[at - 1] ?? '') && !isEnd) return { kind: 'number', at: at - 1 }
  if (BILLS.has(word) && words[end] === 'for') return { kind: 'number', at }
  if (UNITS.has(word) && OF.has(words[end] ?? '')) return { kind: 'number', at }
  // An adjective may stand before the noun: "mayor temperatura".
  for (const first of [start, start + 1]) {
    const spanish = first < end ? kindIn(SPANISH, words[first] ?? '') : undefined
    if (spanish !== undefined && !(isEnd && end - start === 1)) return { kind: spanish, at: first }
  }
  return undefined
}

/** Whom or what "name of …" at a position asks for, by the noun after it: "the two hospitals", "Holt’s wife", "los dos pilotos". */
const named = (tokens: readonly Token[], words: readonly string[], at: number): AskedNoun | undefined => {
  let start = at + 2
  while (tokens[start] !== undefined && !isContent(tokens[start])) start += 1
  const end = endOfRun(tokens, start)
  for (const noun of words.slice(start, end).reverse()) {
    if (isPersonNoun(noun)) return { kind: 'person', at }
    if (isPlaceNoun(noun)) return { kind: 'place', at }
  }
  // "Where" in "the songs where she sings" asks for no place.
  return end > start && at < 2 ? { kind: 'thing', at } : undefined
}

const RELATIVE = wordSet('who whom whose which where when que quien quienes donde cuando')
const ASKS = wordSet('what why how cual cuales cuanto cuanta cuantos cuantas')
/** Whether a question word after the noun asks by itself: "the price of oil was stable until when", but not "the year when it sank". */
const asksLater = (tokens: readonly Token[], from: number): boolean =>
  tokens.some(
    ({ word }, at) =>
      at > from && (ASKS.has(word) || (RELATIVE.has(word) && word !== 'que' && !isContent(tokens[at - 1]))),
  )

/** Where the phrase that a question begins with starts: after "what is the", or after an article. */
const startOf = (words: readonly string[]): number => {
  const what = [0, 1].find((at) => WHAT.has(words[at] ?? '') && BE.has(words[at + 1] ?? ''))
  const first = what === undefined ? 0 : what + 2
  return ARTICLES.has(words[first] ?? '') ? first + 1 : first
}

/** The noun that search words end with: "council speech to members date", "holt daughter name". */
const lastOf = (tokens: readonly Token[], words: readonly string[]): AskedNoun | undefined => {
  const at = tokens.length - 1
  const word = words[at] ?? ''
  const before = words[at - 1] ?? ''
  if (at < 2 || !isContent(tokens[0]) || !isContent(tokens[at - 1])) return undefined
  if (tokens.some((token) => !isContent(token) && !JOINING.has(token.word))) return undefined
  if (NAMES.has(word)) return isPersonNoun(before) ? { kind: 'person', at } : undefined
  const kind =
    NO_END.has(word) || before === 'new' ? undefined : (kindIn(ENGLISH, word) ?? kindIn(SPANISH, word))
  return kind && { kind, at }
}

/** Reads what a question asks for by its head noun; undefined if it does not ask by one. */
export const askedNoun = (tokens: readonly Token[]): AskedNoun | undefined => {
  const words = tokens.map(({ word }) => word)
  const start = startOf(words)
  if (asksLater(tokens, start)) return undefined
  if (NAMES.has(words[start] ?? '') && OF.has(words[start + 1] ?? '')) return named(tokens, words, start)
  const end = endOfRun(tokens, start)
  const isGoingOn = end === tokens.length || LINKS.has(words[end] ?? '')
  const head = isGoingOn ? headOf(tokens, words, start) : undefined
  if (head !== undefined) return head
  const isPersonOf = end > start && /^(?:of|behind|de|del|detras)$/.test(words[end] ?? '')
  // "Owner of the ferry", "autor del informe".
  if (isPersonOf && start < 2 && isPersonNoun(words[end - 1] ?? '')) return { kind: 'person', at: end - 1 }
  if (start < 2 && FIRST.has(words[start] ?? '')) return { kind: 'number', at: start }
  return lastOf(tokens, words)
}

/** The noun of a kind that ends the phrase right after "what" or "which": "what approval rating did she have". */
export const nounPhraseAfter = (tokens: readonly Token[], which: number): AskedNoun | undefined =>
  endOfRun(tokens, which + 1) - which > 3
    ? undefined
    : headOf(
        tokens,
        tokens.map(({ word }) => word),
        which + 1,
      )
