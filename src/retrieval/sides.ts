import type { Token } from '../language/tokens.ts'
import { wordSet } from '../language/word-set.ts'
import type { QuestionTerm } from './question.ts'

/** The two sides of a comparison, each as positions of the question's tokens. */
export type Sides = readonly [first: ReadonlySet<number>, second: ReadonlySet<number>]

/** Words between two sides, the first of which stands right before: "Oslo or Lindeby". */
const BETWEEN = wordSet('or o u versus vs')
/** What stands before two sides that "and" joins: "the difference between Oslo and Lindeby". */
const OPENING = wordSet('between entre compare compara compares comparar')
const AND = wordSet('and y e with con to')
/** Words after which the second side stands, wherever the first is: "longer in Oslo than in Lindeby". */
const AGAINST = wordSet('than compared versus vs comparado comparada comparados comparadas')
/** A side has at most so many telling words. */
const LONGEST = 3

/** The run of telling tokens that begins or ends at `from`, past function words such as an article; names alone, if asked. */
const runFrom = (tokens: readonly Token[], from: number, step: 1 | -1, names: boolean): number[] => {
  const run: number[] = []
  let at = from
  while (step === 1 && tokens[at]?.term === '') at += step
  for (; tokens[at] !== undefined; at += step) {
    const { term, capital } = tokens[at] as Token
    if (term === '' || (names && !capital)) break
    run.push(at)
  }
  return run
}

const onlyFunctionWords = (tokens: readonly Token[], from: number): boolean =>
  tokens.slice(from).every(({ term }) => term === '')

/** Where the last run of names before a position lies. */
const lastNames = (tokens: readonly Token[], before: number): number[] => {
  for (let at = before - 1; at > 0; at -= 1) {
    const run = runFrom(tokens, at, -1, true).filter((place) => place > 0)
    if (run.length > 0) return run
  }
  return []
}

/** Whether a comma or a colon stands before a token, or an article and then one. */
const opensClause = (text: string, tokens: readonly Token[], at: number): boolean => {
  let first = at
  while (tokens[first - 1]?.term === '' && !/[,:]/.test(gapBefore(text, tokens, first))) first -= 1
  return /[,:]/.test(gapBefore(text, tokens, first))
}

const gapBefore = (text: string, tokens: readonly Token[], at: number): string =>
  text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0)

const candidates = (text: string, tokens: readonly Token[]): (readonly [number[], number[]])[] =>
  tokens.flatMap(({ word }, at): (readonly [number[], number[]])[] => {
    const left = runFrom(tokens, at - 1, -1, false)
    const right = runFrom(tokens, at + 1, 1, false)
    const first = Math.min(...left)
    const ends = onlyFunctionWords(tokens, Math.max(at, ...right) + 1)
    const opening = OPENING.has(wordBefore(tokens, first))
    // "Which is faster, the ferry or the train?", "the difference between a pier and a jetty"
    if (ends && BETWEEN.has(word) && left.length > 0 && opensClause(text, tokens, first))
      return [[left, right]]
    if (ends && AND.has(word) && left.length > 0 && opening) return [[left, right]]
    const names = runFrom(tokens, at + 1, 1, true)
    if (BETWEEN.has(word)) return [[runFrom(tokens, at - 1, -1, true), names]]
    return AGAINST.has(word) && onlyFunctionWords(tokens, Math.max(at, ...names) + 1)
      ? [[lastNames(tokens, at), names]]
      : []
  })

/** The word before a position, past articles. */
const wordBefore = (tokens: readonly Token[], at: number): string => {
  let before = at - 1
  while (/^(?:a|an|the|el|la|los|las|un|una)$/.test(tokens[before]?.word ?? '')) before -= 1
  return tokens[before]?.word ?? ''
}

/**
 * The two sides of a comparison, where they are certain: two names, or two short phrases at the end of the question, that the shelf
 * holds in its sentences, every word of them.
 */
export const sidesOf = (
  text: string,
  tokens: readonly Token[],
  terms: readonly QuestionTerm[],
): Sides | undefined => {
  const held = new Set(terms.filter(({ frequency }) => frequency > 0).map(({ at }) => at))
  const fits = (side: readonly number[]): boolean =>
    side.length > 0 && side.length <= LONGEST && side.every((at) => held.has(at))
  const found = candidates(text, tokens).find(([first, second]) => fits(first) && fits(second))
  return found && [new Set(found[0]), new Set(found[1])]
}
