import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'

/** The two sides of a comparison, each as positions of the question's tokens. */
export type Sides = readonly [first: ReadonlySet<number>, second: ReadonlySet<number>]

/** A term of the question: where it stands there, and how many passages hold it. */
interface Term {
  readonly at: number
  readonly frequency: number
}

/** Words between two sides, the first of which stands right before: "Oslo or Lindeby". */
const BETWEEN = wordSet('or o u versus vs')
/** What stands before two sides that "and" joins: "the difference between Oslo and Lindeby". */
const OPENING = wordSet('between entre compare compara')
const AND = wordSet('and y e with con')
/** Words after which the second side stands, wherever the first is: "longer in Oslo than in Lindeby". */
const AGAINST = wordSet('than compared versus vs comparado comparada comparados comparadas')
/** A side has at most so many telling words. */
const LONGEST = 3

type Run = readonly number[]

/** The telling tokens that stand side by side from a position on, past an article; names alone, if asked. */
const runFrom = (tokens: readonly Token[], from: number, step: 1 | -1, names: boolean): Run => {
  const run: number[] = []
  let at = from
  while (step === 1 && tokens[at]?.term === '') at += step
  for (; tokens[at] !== undefined; at += step) {
    const { term, capital } = tokens[at] as Token
    if (term === '' || (names && !(capital && at > 0))) break
    run.push(at)
  }
  return run
}

/** The last run of names before a position. */
const lastNames = (tokens: readonly Token[], before: number): Run => {
  for (let at = before - 1; at > 0; at -= 1) {
    const run = runFrom(tokens, at, -1, true)
    if (run.length > 0) return run
  }
  return []
}

/** Whether a comma or a colon parts a token, and articles before it, from what stands earlier. */
const opensClause = (text: string, tokens: readonly Token[], at: number): boolean => {
  for (let first = at; first > 0; first -= 1) {
    if (/[,:]/.test(text.slice(tokens[first - 1]?.end ?? 0, tokens[first]?.start ?? 0))) return true
    if (tokens[first - 1]?.term !== '') return false
  }
  return false
}

/** What of a stretch of tokens is its own side: its names if it has any, else all its telling words, without those of the other stretch. */
const ownOf = (
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  other: readonly Token[],
): Run => {
  const shared = new Set(other.map(({ term }) => term))
  const own = tokens.flatMap(({ term }, at) =>
    at >= from && at < to && term !== '' && !shared.has(term) ? [at] : [],
  )
  const names = own.filter((at) => tokens[at]?.capital === true)
  return names.length > 0 ? names : own
}

/** "Which is faster, the ferry or the train?", "Did Oslo or Lindeby open first?" */
const besideOr = (text: string, tokens: readonly Token[], at: number): readonly [Run, Run] => {
  const left = runFrom(tokens, at - 1, -1, false)
  const right = runFrom(tokens, at + 1, 1, false)
  const ends = tokens.slice(Math.max(at, ...right) + 1).every(({ term }) => term === '')
  return ends && left.length > 0 && opensClause(text, tokens, Math.min(...left))
    ? [left, right]
    : [runFrom(tokens, at - 1, -1, true), runFrom(tokens, at + 1, 1, true)]
}

/** "The difference between a pier and a jetty" */
const besideAnd = (tokens: readonly Token[], at: number): readonly [Run, Run] => {
  const opening = tokens.findLastIndex(({ word }, i) => i < at && OPENING.has(word))
  if (opening < 0) return [[], []]
  return [
    ownOf(tokens, [opening + 1, at], tokens.slice(at)),
    ownOf(tokens, [at + 1, tokens.length], tokens.slice(0, at)),
  ]
}

/** "Is the pier of Oslo longer than the pier of Lindeby?": one name after it, and else what was said before. */
const besideThan = (tokens: readonly Token[], at: number): readonly [Run, Run] => {
  const second = ownOf(tokens, [at + 1, tokens.length], tokens.slice(0, at))
  const named = second.every((place) => tokens[place]?.capital === true)
  return named ? [lastNames(tokens, at), second] : [[], []]
}

/**
 * The two sides of a comparison, where they are certain: two names, or two short phrases at the end of the question, that the shelf
 * holds in its sentences, every word of them.
 */
export const sidesOf = (
  text: string,
  tokens: readonly Token[],
  terms: readonly Term[],
): Sides | undefined => {
  const held = new Set(terms.filter(({ frequency }) => frequency > 0).map(({ at }) => at))
  const fits = (side: readonly number[]): boolean =>
    side.length > 0 && side.length <= LONGEST && side.every((at) => held.has(at))
  for (const [at, { word }] of tokens.entries()) {
    const options = [
      ...(BETWEEN.has(word) ? [besideOr(text, tokens, at)] : []),
      ...(AND.has(word) ? [besideAnd(tokens, at)] : []),
      ...(AGAINST.has(word) ? [besideThan(tokens, at)] : []),
    ]
    for (const [first, second] of options)
      if (fits(first) && fits(second)) return [new Set(first), new Set(second)]
  }
  return undefined
}
