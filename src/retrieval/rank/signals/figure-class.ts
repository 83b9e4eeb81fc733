import { wordSet } from '../../../language/fold.ts'
import type { Token } from '../../../language/tokens.ts'
import { isCoin, isFree } from '../../question/money.ts'
import { isYear } from '../../question/of-kind.ts'
import type { Question } from '../../question/question.ts'
import { phraseAfter } from './counted.ts'
import type { Evidence, ShownToken } from './evidence.ts'

/** What a figure measures, where a question says it and only a figure with such a unit answers. */
type FigureClass =
  | 'share'
  | 'money'
  | 'distance'
  | 'length'
  | 'weight'
  | 'area'
  | 'age'
  | 'temperature'
  | 'amount'

const SHARES = wordSet('percentage percent proportion porcentaje proporcion')
const SHARED = wordSet(
  'half third quarter fifth tenth eighth most all none mitad tercio cuarto quinto decimo todo todos',
)
const PRICES = wordSet(
  `cost costs price prices budget worth salary revenue turnover debt fine money
   costo costaron cuesta cuestan precio precios presupuesto salario deuda multa dinero`,
)
/** "What did they pay for it", "how much does she earn". */
const PAID =
  /^(?:what|how much|cuanto) (?:.+ )?(?:pay|paid|pays|earn|earns|earned|paga|pagan|pago|pagaron|gana|ganan|ganaba)\b/
const LENGTHS = wordSet(
  `metre metres meter meters m kilometre kilometres kilometer kilometers km mile miles mi foot feet ft inch inches centimetre centimetres centimeter
   centimeters cm mm yard yards block blocks storey storeys story stories floors metro metros kilometro kilometros centimetro centimetros milla
   millas pie pies pulgada pulgadas cuadra cuadras pisos`,
)
/** How far something is may be told by how long it takes. */
const JOURNEYS = wordSet('minute minutes hour hours day days minuto minutos hora horas dia dias')
const WEIGHTS = wordSet(
  `kilogram kilograms kilogramme kilogrammes kg kilo kilos gram grams gramme grammes g ton tons tonne tonnes pound pounds lb lbs ounce ounces oz stone
   kilogramo kilogramos gramo gramos tonelada toneladas libra libras onza onzas`,
)
const AREAS = wordSet(
  'square hectare hectares acre acres km2 sq cuadrado cuadrados cuadrada cuadradas hectarea hectareas',
)
const AGES = wordSet('old aged age year years yearold anos edad')
/** A year tells an age only beside one of these. */
const BORN = wordSet('born birth nacio nacido nacida nacimiento')
const DEGREES = wordSet('degree degrees celsius fahrenheit kelvin kelvins c f grado grados')

/** Whether a token is a year by its digits: "1,800" is none. */
const isWrittenYear = ({ word, start, end }: Token): boolean => isYear(word) && end - start === word.length

const CHANGES = wordSet(
  `rose rise rises fell fall falls grew grow grows dipped dropped drop increased increase increases decreased decrease declined decline up down
   subio subieron cayo cayeron crecio crecieron aumento aumentaron bajo bajaron`,
)
/** In words, how far after such a word a percentage tells how much something changed. */
const REACH = 4

/** Whether a token belongs to a percentage that tells a change: "grew by 12 %". */
const isChange = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(Math.max(0, at - REACH), at).some(({ word }) => CHANGES.has(word))

type Test = (tokens: readonly Token[], at: number, token: Token) => boolean

const isShare: Test = (tokens, at, { term, word }) =>
  (term === 'percent' && !isChange(tokens, at)) || SHARED.has(word)

const OLDEST = 120
/** Whether a figure stands between commas after a name: "Bassi, 54, said". */
const isAgeInCommas: Test = (tokens, at, { number, word, start, end }) => {
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  const isApart =
    before !== undefined && start - before.end > 1 && after !== undefined && after.start - end > 1
  return isApart && before.capital && number && Number(word) > 0 && Number(word) <= OLDEST
}

const UNITS: Readonly<Record<FigureClass, Test>> = {
  share: isShare,
  money: (_, __, token) => isCoin(token) || isFree(token),
  distance: (_, __, { word }) => LENGTHS.has(word) || JOURNEYS.has(word),
  length: (_, __, { word }) => LENGTHS.has(word),
  weight: (_, __, { word }) => WEIGHTS.has(word),
  area: (_, __, { word }) => AREAS.has(word),
  age: (tokens, at, token) =>
    // Of "54 years old", only the last word.
    (AGES.has(token.word) && tokens[at + 1]?.word !== 'old') ||
    BORN.has(token.word) ||
    isAgeInCommas(tokens, at, token),
  temperature: (_, __, { word }) => DEGREES.has(word),
  amount: (tokens, at, token) =>
    isShare(tokens, at, token) ||
    (token.number && !isWrittenYear(token) && tokens[at + 1]?.term !== 'percent'),
}

/** Whether a question asks how old somebody or something is: "how old", "the age of", "cuántos años tiene". */
const asksAge = (words: readonly string[]): boolean =>
  words.some(
    (word, at) =>
      /^(?:age|edad)$/.test(word) ||
      (word === 'how' && words[at + 1] === 'old') ||
      (/^cuantos$/.test(word) &&
        words[at + 1] === 'anos' &&
        /^(?:tiene|tenia|cumplio|cumple)$/.test(words[at + 2] ?? '')),
  )

/** What a question wants measured: "what percentage", "how far", "how much copper"; undefined where its words don't say. */
const classOf = ({ words, kind, terms, measured }: Question): FigureClass | undefined => {
  // A question for a change wants a percentage or an amount.
  if (kind !== 'number' || words.some((word) => CHANGES.has(word))) return undefined
  const how = words.findIndex((word) => /^(?:how|que|cuanto|cuanta)$/.test(word))
  const next = words[how + 1] ?? ''
  if (words.some((word) => SHARES.has(word)) || / share of /.test(` ${words.join(' ')} `)) return 'share'
  if (
    words.some((word) => PRICES.has(word)) ||
    PAID.test(words.join(' ')) ||
    /^cuanto (?:sale|vale)n?\b/.test(words.join(' '))
  )
    return 'money'
  if (words.some((word) => /^(?:distance|distancia)$/.test(word)) || (how >= 0 && next === 'far'))
    return 'distance'
  if (
    /^(?:tall|high|wide|deep)$/.test(how >= 0 ? next : '') ||
    (how >= 0 && /^(?:mide|miden|media|median)$/.test(next))
  )
    return 'length'
  if (
    (how >= 0 && (next === 'heavy' || /^(?:pesa|pesan|pesaba)$/.test(next))) ||
    words.some((word) => /^weighs?$/.test(word))
  )
    return 'weight'
  if (measured && words.some((word) => /^(?:area|superficie)$/.test(word))) return 'area'
  if (measured && words.some((word) => /^(?:population|poblacion)$/.test(word))) return 'amount'
  if (asksAge(words)) return 'age'
  if (words.some((word) => /^(?:temperature|temperatura)$/.test(word))) return 'temperature'
  // "How much copper" wants an amount of it; "how much did it rise" may want a percentage.
  const stuff = terms.some(({ at, name }) => at === how + 2 && !name)
  return next === 'much' && stuff ? 'amount' : undefined
}

/** In words, how far from a name its age stands: "Bassi, a 54-year-old skipper". */
const AGE_REACH = 6
const PRONOUN = /^(?:he|she|his|her|who|whose|el|ella|su|quien)$/

/** In words, how far before "a 54-year-old skipper" the name of the skipper stands. */
const APPOSED = 3

/** Whether an age that is shown may be that of what stands at some places of its sentence, which are those of a name. */
const isAgeOf = (
  text: string,
  tokens: readonly ShownToken[],
  at: number,
  places: readonly number[],
): boolean => {
  if (places.length === 0) return tokens.some(({ word }) => PRONOUN.test(word))
  const isYearOld = /^(?:year|years)$/.test(tokens[at - 1]?.word ?? '') && tokens[at]?.word === 'old'
  const phrase = isYearOld ? phraseAfter(text, tokens, at).length : 0
  // "A 90-year-old trawler, whose skipper is Bassi": what follows is what is old.
  return places.some((name) =>
    phrase > 0 ? name > at - 2 - APPOSED && name <= at + phrase : Math.abs(name - at) <= AGE_REACH,
  )
}

/** Whether every age that is shown belongs to somebody else than whom the question names: "the skipper of a 106-year-old schooner". */
const isAgeOfAnother = ({ question, best: { candidate }, shown, isName }: Evidence): boolean => {
  const named = question.terms.flatMap((_, term) => (isName(term) ? [term] : []))
  if (named.length === 0) return false
  const { text } = candidate.passage.source
  return shown.every((at) => {
    const tokens = (candidate.sentences[at]?.tokens ?? []).map((token) => ({ ...token, begins: false }))
    const places = named.flatMap((term) => candidate.hits[at]?.[term] ?? [])
    return tokens.every(
      (token, place) => !UNITS.age(tokens, place, token) || !isAgeOf(text, tokens, place, places),
    )
  })
}

export const FIGURE_CLASS_SIGNALS = {
  /** Whether a share, money, a distance or the like is asked for, and no figure that is shown has such a unit. */
  otherUnit: (evidence: Evidence) => {
    const { question, tokens } = evidence
    const asked = classOf(question)
    if (asked === undefined) return 0
    if (asked === 'age' && isAgeOfAnother(evidence)) return 1
    return tokens.some((token, at) => UNITS[asked](tokens, at, token)) ? 0 : 1
  },
} satisfies Readonly<Record<string, (evidence: Evidence) => number>>
