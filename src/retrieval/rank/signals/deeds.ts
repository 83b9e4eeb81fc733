import { wordSet } from '../../../language/fold.ts'
import type { Kind } from '../../question/asked-kind.ts'
import { bestSimilarity } from '../similarity.ts'
import type { Evidence } from './evidence.ts'

/** Kinds of question that take it for granted that something was done: "when did she resign?" */
const GRANTED: ReadonlySet<Kind> = new Set(['date', 'reason', 'place', 'person', 'number'])

/** Words before a deed that was not done, or is only said or planned. */
const NOT_DONE = wordSet(
  `denied denies deny denying rejected rejects refused refuses accused alleged allegedly
   rumoured rumored plans planned threatened threatens considered
   nego niega niegan negaron rechazo rechaza acusado acusada presunto presunta planea amenazo`,
)
/** In words, how far before the deed they stand: "denied that Eva Sand had resigned". */
const REACH = 6

const NOT = wordSet('not never didnt wasnt hasnt hadnt isnt wont wouldnt no nunca')
/** In words, how far before the deed: "has not yet resigned". */
const NEAR = 2

const AUXILIARY = wordSet('did does do')

/** The index in the question's terms of what was done: the first word after "did" and whoever did it; undefined if there is none. */
const deedOf = ({ question: { words, terms }, isName }: Evidence): number | undefined => {
  const auxiliary = words.findIndex((word) => AUXILIARY.has(word))
  if (auxiliary < 0) return undefined
  const named = terms.findIndex(({ at }, term) => at > auxiliary && isName(term))
  if (named < 0) return undefined
  const deed = terms.findIndex(
    ({ at, emphasis, number }, term) =>
      term > named && at > auxiliary && !isName(term) && !number && emphasis === 1,
  )
  return deed < 0 ? undefined : deed
}

export const DEED_SIGNALS = {
  /** Whether a question takes for granted what the best sentence says was denied, only alleged or planned. */
  notDone: (evidence) => {
    const { question, best } = evidence
    if (!GRANTED.has(question.kind) || question.words.some((word) => NOT_DONE.has(word) || NOT.has(word)))
      return 0
    const hits = best.candidate.hits[best.at] ?? []
    const deed = deedOf(evidence)
    const { tokens } = best.sentence
    const follows = (place: number, words: ReadonlySet<string>, reach: number): boolean =>
      tokens.slice(Math.max(0, place - reach), place).some(({ word }) => words.has(word))
    const isDenied = hits.some(
      (places, term) => !evidence.isName(term) && places.some((place) => follows(place, NOT_DONE, REACH)),
    )
    const isNot = (hits[deed ?? -1] ?? []).some((place) => follows(place, NOT, NEAR))
    return isDenied || isNot ? 1 : 0
  },

  /** Whether "when", "why" or "did they" was asked of something that somebody did, and what is shown lacks it in these or near words. */
  lacksDeed: (evidence) => {
    const { question, best, shown, tokens, held } = evidence
    const asked = question.kind === 'date' || question.kind === 'reason' || question.words[0] === 'did'
    const deed = asked ? deedOf(evidence) : undefined
    if (deed === undefined || held[deed]) return 0
    const related = shown.some((at) => (best.candidate.relatives[at]?.[deed] ?? 0) > 0)
    return related || bestSimilarity(question.terms[deed]?.word ?? '', tokens) > 0 ? 0 : 1
  },
} satisfies Readonly<Record<string, (evidence: Evidence) => number>>
