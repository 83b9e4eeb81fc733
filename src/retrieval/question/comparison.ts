import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'

/** The two sides of a comparison, as positions of the question's tokens. */
export type Sides = readonly [first: ReadonlySet<number>, second: ReadonlySet<number>]

/** What is needed of a question's term: its position, and how many passages contain it. */
interface Term {
  readonly at: number
  readonly frequency: number
}

/** Words between two sides that stand next to them: "Oslo or Lindeby". */
const BETWEEN = wordSet('or o u versus vs')
/** Words before two sides that "and" joins: "the difference between Oslo and Lindeby". */
const OPENING = wordSet('between entre compare compara')
const AND = wordSet('and y e with con')
/** Words that only ask which side has more. An answer may say it by its figures. */
const COMPARATIVES = wordSet(
  `bigger larger greater higher smaller lower longer shorter older younger faster slower cheaper better worse earlier later
   mayor menor mejor peor grande alto bajo largo corto`,
)

/** Whether a folded word only asks which side has more of something. */
export const isComparative = (word: string): boolean => COMPARATIVES.has(word)

/** Words before the second side, wherever the first one is: "longer in Oslo than in Lindeby". */
const AGAINST = wordSet('than compared versus vs comparado comparada comparados comparadas')
/** The most content words that a side may have. */
const LONGEST_SIDE = 3

type Run = readonly number[]

/** The unbroken run of content words from a position on, after an article; with `names`, of names only. */
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

/** Whether a comma or a colon comes before a token, or before the function words that lead to it. */
const opensClause = (text: string, tokens: readonly Token[], at: number): boolean => {
  for (let first = at; first > 0; first -= 1) {
    if (/[,:]/.test(text.slice(tokens[first - 1]?.end ?? 0, tokens[first]?.start ?? 0))) return true
    if (tokens[first - 1]?.term !== '') return false
  }
  return false
}

/** What only one part of the question has: its names if it has any, otherwise its content words, without those of the other part. */
const ownWords = (
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

const AUXILIARY = wordSet('did does do is are was were has have had will would')

/** "did oslo or lindeby open first": in small letters, the first side stands alone after the auxiliary, and the second is as long. */
const afterAuxiliary = (tokens: readonly Token[], at: number): readonly [Run, Run] => {
  const left = runFrom(tokens, at - 1, -1, false)
  const first = Math.min(...left)
  if (left.length === 0 || first !== 1 || !AUXILIARY.has(tokens[0]?.word ?? '')) return [[], []]
  return [left, runFrom(tokens, at + 1, 1, false).slice(0, left.length)]
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
    ownWords(tokens, [opening + 1, at], tokens.slice(at)),
    ownWords(tokens, [at + 1, tokens.length], tokens.slice(0, at)),
  ]
}

/** "Is the pier of Oslo longer than the pier of Lindeby?": a name after "than", and the last name before it. */
const besideThan = (tokens: readonly Token[], at: number): readonly [Run, Run] => {
  const second = ownWords(tokens, [at + 1, tokens.length], tokens.slice(0, at))
  const named = second.every((place) => tokens[place]?.capital === true)
  return named ? [lastNames(tokens, at), second] : [[], []]
}

/**
 * The two sides of a comparison; undefined unless they are certain. They must be two names, or two short phrases at the end of the
 * question, and passages must contain every word of both.
 */
export const sidesOf = (
  text: string,
  tokens: readonly Token[],
  terms: readonly Term[],
): Sides | undefined => {
  const found = new Set(terms.filter(({ frequency }) => frequency > 0).map(({ at }) => at))
  const fits = (side: Run): boolean =>
    side.length > 0 && side.length <= LONGEST_SIDE && side.every((at) => found.has(at))
  for (const [at, { word }] of tokens.entries()) {
    const options = [
      ...(BETWEEN.has(word) ? [besideOr(text, tokens, at), afterAuxiliary(tokens, at)] : []),
      ...(AND.has(word) ? [besideAnd(tokens, at)] : []),
      ...(AGAINST.has(word) ? [besideThan(tokens, at)] : []),
    ]
    for (const [first, second] of options)
      if (fits(first) && fits(second)) return [new Set(first), new Set(second)]
  }
  return undefined
}
