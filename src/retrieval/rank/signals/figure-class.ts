import { wordSet } from '../../../language/fold.ts'
import type { Token } from '../../../language/tokens.ts'
import { isYear } from '../../question/of-kind.ts'
import type { Question } from '../../question/question.ts'
import type { Evidence } from './evidence.ts'

/** What a figure measures, where a question says it and only a figure with such a unit answers. */
type FigureClass = 'share' | 'money' | 'distance' | 'area' | 'age' | 'temperature' | 'amount'

const SHARES = wordSet('percentage percent proportion porcentaje proporcion')
const SHARED = wordSet(
  'half third quarter fifth tenth eighth most all none mitad tercio cuarto quinto decimo todo todos',
)
const PRICES = wordSet(
  `cost costs price prices budget worth salary revenue turnover debt fine money
   costo costaron cuesta cuestan precio precios presupuesto salario deuda multa dinero`,
)
const COINS = wordSet(
  `dollar dollars cent cents euro euros pound pounds pence peso pesos crown crowns krone kroner franc francs yen yuan rupee rupees real reais
   usd eur gbp free dolar dolares libra libras corona coronas franco francos gratis lira liras mark marks ruble rubles rouble roubles won shilling shillings sucre sucres bolivar bolivares`,
)
const LENGTHS = wordSet(
  `metre metres meter meters kilometre kilometres kilometer kilometers km mile miles foot feet yard yards block blocks minute minutes hour hours day
   days metro metros kilometro kilometros milla millas cuadra cuadras minuto minutos hora horas dia dias`,
)
const AREAS = wordSet(
  'square hectare hectares acre acres km2 sq cuadrado cuadrados cuadrada cuadradas hectarea hectareas',
)
const AGES = wordSet('old aged age born year years yearold anos edad nacio nacido nacida')
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

const UNITS: Readonly<Record<FigureClass, Test>> = {
  share: isShare,
  money: (_, __, { term, word }) =>
    COINS.has(word) || term === 'dollar' || term === 'euro' || term === 'pound',
  distance: (_, __, { word }) => LENGTHS.has(word),
  area: (_, __, { word }) => AREAS.has(word),
  age: (_, __, { word }) => AGES.has(word) || isYear(word),
  temperature: (_, __, { word }) => DEGREES.has(word),
  amount: (tokens, at, token) =>
    isShare(tokens, at, token) ||
    (token.number && !isWrittenYear(token) && tokens[at + 1]?.term !== 'percent'),
}

/** What a question wants measured: "what percentage", "how far", "how much copper"; undefined where its words don't say. */
const classOf = ({ words, kind, terms, measured }: Question): FigureClass | undefined => {
  // A question for a change wants a percentage or an amount.
  if (kind !== 'number' || words.some((word) => CHANGES.has(word))) return undefined
  const how = words.findIndex((word) => /^(?:how|que|cuanto|cuanta)$/.test(word))
  const next = words[how + 1] ?? ''
  if (words.some((word) => SHARES.has(word)) || / share of /.test(` ${words.join(' ')} `)) return 'share'
  if (words.some((word) => PRICES.has(word))) return 'money'
  if (words.some((word) => /^(?:distance|distancia)$/.test(word)) || (how >= 0 && next === 'far'))
    return 'distance'
  if (measured && words.some((word) => /^(?:area|superficie)$/.test(word))) return 'area'
  if (measured && words.some((word) => /^(?:population|poblacion)$/.test(word))) return 'amount'
  if (words.some((word) => /^(?:age|edad)$/.test(word)) || (how >= 0 && next === 'old')) return 'age'
  if (words.some((word) => /^(?:temperature|temperatura)$/.test(word))) return 'temperature'
  // "How much copper" wants an amount of it; "how much did it rise" may want a percentage.
  const stuff = terms.some(({ at, name }) => at === how + 2 && !name)
  return next === 'much' && stuff ? 'amount' : undefined
}

export const FIGURE_CLASS_SIGNALS = {
  /** Whether a share, money, a distance or the like is asked for, and no figure that is shown has such a unit. */
  otherUnit: ({ question, tokens }: Evidence) => {
    const asked = classOf(question)
    return asked === undefined || tokens.some((token, at) => UNITS[asked](tokens, at, token)) ? 0 : 1
  },
} satisfies Readonly<Record<string, (evidence: Evidence) => number>>
