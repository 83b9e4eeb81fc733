import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'

/** A question for a measure that a thing has: only a figure tells it, and only one of that thing. */
export interface AskedMeasure {
  /** The position of the noun that names the measure; absent for a verb ("what does it cost"). */
  readonly at?: number
  /** The position of what is measured: "visa" in "the cost of a visa"; absent where the words don't say. */
  readonly of?: number
  /** Whether the question is only those words, without a question word: "population of Chile", "chile population". */
  readonly isBare: boolean
}

/** Nouns for what is told by one figure. */
const MEASURES = wordSet(
  `population area size height altitude elevation length width depth distance age weight temperature speed price cost salary budget revenue turnover gdp
   poblacion superficie tamano altura altitud longitud anchura profundidad distancia edad peso temperatura velocidad precio costo coste salario presupuesto pib`,
)
const OF = wordSet('of de del')
const ASKS = wordSet(
  'what which how who whom whose when where why que cual cuales cuanto cuanta cuantos cuantas quien quienes cuando donde como',
)
const BE = wordSet('is was are were es era son eran')
const COSTS = wordSet('cost costs cuesta cuestan costo costaba costaron')
/** The most words that say which measure or whose: "the average black cod price". */
const MOST_BETWEEN = 3
/** The most content words of search words that are only a measure and its thing. */
const MOST_WORDS = 5

const isContent = ({ term }: Token): boolean => term !== ''

/** The last content word of the first run of them from a position on: "visa" in "of a Chilean visa in 2024". */
const headFrom = (tokens: readonly Token[], from: number): number | undefined => {
  let head: number | undefined
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token && isContent(token)) head = at
    else if (head !== undefined) break
  }
  return head
}

const withHead = (measure: Omit<AskedMeasure, 'of'>, of: number | undefined): AskedMeasure =>
  of === undefined ? measure : { ...measure, of }

/** Reads whether a question asks for the measure of a thing; undefined if not. */
export const askedMeasure = (tokens: readonly Token[]): AskedMeasure | undefined => {
  const words = tokens.map(({ word }) => word)
  const asks = words.findIndex((word) => ASKS.has(word))
  if (asks < 0) return bareMeasure(tokens, words)
  const noun = words.findIndex((word, at) => at > asks && MEASURES.has(word))
  // "What is the population of Chile", "what is the average cod price": no noun after it, as in "price index", and no clause before.
  const between = tokens.slice(asks + 2, noun).filter(isContent)
  const isNoun =
    noun > asks &&
    BE.has(words[asks + 1] ?? '') &&
    between.length <= MOST_BETWEEN &&
    !tokens.slice(asks + 3, noun).some((token) => !isContent(token)) &&
    (tokens[noun + 1] === undefined || !isContent(tokens[noun + 1] as Token))
  if (isNoun) {
    const own = between.length > 0 && tokens[noun - 1]?.number === false ? noun - 1 : undefined
    return withHead(
      { at: noun, isBare: false },
      OF.has(words[noun + 1] ?? '') ? headFrom(tokens, noun + 2) : own,
    )
  }
  // "What does a visa cost", "how much does a visa cost", "cuánto cuesta una visa".
  const costs = words.findIndex(
    (word, at) =>
      at > asks &&
      (COSTS.has(word) || (words[at - 1] === 'cuanto' && /^(?:sale|salen|vale|valen)$/.test(word))),
  )
  const paid = words.findIndex((word) => /^(?:pay|pays|paid|paga|pagan|pago|pagaron)$/.test(word))
  if (costs < 0 && paid > asks && /^(?:what|how|cuanto)$/.test(words[asks] ?? '')) {
    const forWhat = words.findIndex((word, at) => at > paid && /^(?:for|por)$/.test(word))
    return withHead({ isBare: false }, forWhat < 0 ? undefined : headFrom(tokens, forWhat + 1))
  }
  if (costs < 0 || !/^(?:what|how|que|cuanto)$/.test(words[asks] ?? '')) return undefined
  const before = /^(?:do|does|did|would|will)$/.test(words[words[asks] === 'how' ? asks + 2 : asks + 1] ?? '')
  // “What cost six million?” asks for the thing.
  if (words[asks] === 'what' && !before) return undefined
  const of = before ? headFrom(tokens.slice(0, costs), asks + 1) : headFrom(tokens, costs + 1)
  return withHead({ isBare: false }, of)
}

/** Search words that are a measure and the thing that has it, and no more. */
const bareMeasure = (tokens: readonly Token[], words: readonly string[]): AskedMeasure | undefined => {
  const content = tokens.flatMap((token, at) => (isContent(token) ? [at] : []))
  const [first = -1, ...rest] = content
  const last = content.at(-1) ?? -1
  if (rest.length === 0 || content.length > MOST_WORDS) return undefined
  // "Population of Chile", "average age of the members".
  const noun = [first, rest[0] ?? -1].find(
    (at) => MEASURES.has(words[at] ?? '') && OF.has(words[at + 1] ?? ''),
  )
  if (noun !== undefined && noun <= first + 1)
    return withHead({ at: noun, isBare: true }, headFrom(tokens, noun + 2))
  const isLast =
    MEASURES.has(words[last] ?? '') && last === tokens.length - 1 && tokens.length <= content.length + 1
  return isLast ? { at: last, of: content.at(-2) ?? first, isBare: true } : undefined
}
