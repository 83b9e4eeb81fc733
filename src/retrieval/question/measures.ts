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
/** Verbs after "what does the port" and after "what is the port" that ask for money. */
const PAYS = wordSet('pay spend charge')
const PAYING = wordSet('paying spending charging')
const PAGA = wordSet(
  'paga pagan pago pagaron pagaba cobra cobran cobro cobraron cobraba gasta gastan gasto gastaron gastaba',
)
/** What is spent and is no money. */
const NOT_MONEY = wordSet(
  'time life day days night nights week weeks weekend month months year years decade summer winter spring childhood career holiday holidays vacation evening',
)
/** Words before them: "spend the rest of his life". */
const OF_TIME = wordSet('the a his her their its my our most much rest of all')
/** The most words between "what does" and the verb. */
const MOST_PAYING = 6
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

/** The position of a verb by which "what" asks for money: "what is the port paying Holt for the crane", "qué cobra el puerto"; or -1. */
const payingAfter = (words: readonly string[], asks: number): number => {
  if (words[asks] === 'que') {
    const verb = words.findIndex((word, at) => at > asks && !/^(?:le|les|nos|me|te|se)$/.test(word))
    return asks < 2 && PAGA.has(words[verb] ?? '') ? verb : -1
  }
  const auxiliary = words[asks + 1] ?? ''
  const verbs = /^(?:is|are|was|were)$/.test(auxiliary)
    ? PAYING
    : /^(?:do|does|did|will|would|should|must)$/.test(auxiliary)
      ? PAYS
      : undefined
  const verb = words.findIndex((word, at) => at > asks + 2 && verbs?.has(word) === true)
  const isFar = verb - asks > MOST_PAYING
  // "What are they paying for?" and "what did she charge him with?" ask for a thing.
  const spent = words.findIndex((word, at) => at > verb && !OF_TIME.has(word))
  const isOfThing =
    /^(?:for|on|with|in|to)$/.test(words.at(-1) ?? '') ||
    words.includes('with', verb) ||
    NOT_MONEY.has(words[spent] ?? '')
  return words[asks] !== 'what' || verb < 0 || isFar || isOfThing ? -1 : verb
}

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
      ((COSTS.has(word) && (words[asks] !== 'que' || at <= asks + 2)) ||
        (words[at - 1] === 'cuanto' && /^(?:sale|salen|vale|valen)$/.test(word))),
  )
  // "What is the ferry worth today": "what is worth seeing" asks for a thing.
  const worth = words.indexOf('worth')
  const isWorth = words[asks] === 'what' && BE.has(words[asks + 1] ?? '') && worth > asks + 2
  if (isWorth && !/ing$/.test(words[worth + 1] ?? '')) return withHead({ isBare: false }, worth - 1)
  const paying = payingAfter(words, asks)
  const paid = words.findIndex((word) => /^(?:pay|pays|paid|paga|pagan|pago|pagaron)$/.test(word))
  const isPaid =
    paid > asks &&
    /^(?:what|how|cuanto)$/.test(words[asks] ?? '') &&
    !words.slice(asks, paid).some((word) => /^(?:who|that|which|que)$/.test(word))
  if (costs < 0 && (paying >= 0 || isPaid)) {
    const forWhat = words.findIndex(
      (word, at) => at > Math.max(paid, paying) && /^(?:for|on|por|en)$/.test(word),
    )
    return withHead({ isBare: false }, forWhat < 0 ? undefined : headFrom(tokens, forWhat + 1))
  }
  if (costs < 0 || !/^(?:what|how|que|cuanto)$/.test(words[asks] ?? '')) return undefined
  const before = /^(?:do|does|did|would|will)$/.test(words[words[asks] === 'how' ? asks + 2 : asks + 1] ?? '')
  if (words[asks] === 'cuanto' && words[asks - 1] === 'cada') return undefined
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
