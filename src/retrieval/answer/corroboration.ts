import type { Citation, Passage } from '../../model.ts'
import type { PassageIndex } from '../index/passage-index.ts'
import type { Question } from '../question/question.ts'
import type { ReadCandidate, ReadSentence } from '../rank/reading.ts'
import { rarity } from '../rarity.ts'
import { citationOf } from './citation.ts'
import { answeringTokens } from './marks.ts'

/** How much of what an excerpt claims another source must hold, in one sentence and those beside it, to say the same. */
const SAME_CLAIM = 0.55
/** How many other sources are named. */
const MOST_NAMED = 3

/** What an excerpt claims in answer to a question, as terms. */
interface Claim {
  readonly terms: readonly string[]
  /** Without any of these it is another claim: the names of the question, the figures of the answer with their scale, all of a date. */
  readonly needed: readonly string[]
  /** Of these, one at least: the names that answer. */
  readonly answering: readonly string[]
}

/**
 * The claim is the terms of the question that the excerpt holds, with the words that answer it by their kind. Where none does and the
 * question holds too little to go by, it is all that the excerpt says.
 */
const claimOf = (question: Question, sentences: readonly ReadSentence[]): Claim => {
  const said = new Set(sentences.flatMap(({ positions: places }) => [...places.keys()]))
  const asked = question.terms.flatMap(({ variants, name }) =>
    variants.filter((variant) => said.has(variant)).map((term) => ({ term, name })),
  )
  const byKind = sentences
    .flatMap(({ tokens }) => answeringTokens(question, tokens))
    .filter(({ term }) => term !== '')
  const answering = byKind.map(({ term }) => term)
  // Without a kind to go by, every figure of the excerpt is part of what it claims.
  const exact =
    byKind.length === 0 ? sentences.flatMap(({ tokens }) => tokens).filter(({ number }) => number) : byKind
  const figures = exact.filter(({ capital, number }) => number || !capital || question.kind === 'date')
  const names = asked.filter(({ name }) => name).map(({ term }) => term)
  // A bare topic is named by all that is about it, whatever that says.
  const enough = answering.length > 0 || (asked.length > 1 && question.kind !== 'definition')
  return {
    terms: enough ? [...new Set([...asked.map(({ term }) => term), ...answering])] : [...said],
    needed: [...names, ...figures.map(({ term }) => term)],
    answering,
  }
}

/** Whether what a sentence and those beside it hold makes up the claim. */
const holdsClaim = (
  { terms, needed, answering }: Claim,
  around: ReadonlySet<string>,
  index: PassageIndex,
): boolean => {
  if (!needed.every((term) => around.has(term))) return false
  if (answering.length > 0 && !answering.some((term) => around.has(term))) return false
  let all = 0
  let held = 0
  for (const term of terms) {
    const weight = rarity(Math.min(index.frequency(term), index.size), index.size)
    all += weight
    if (around.has(term)) held += weight
  }
  return held / all >= SAME_CLAIM
}

/** The terms of a sentence and of those beside it. */
const termsAround = (sentences: readonly ReadSentence[], at: number): ReadonlySet<string> =>
  new Set(sentences.slice(Math.max(0, at - 1), at + 2).flatMap(({ positions: places }) => [...places.keys()]))

/**
 * The other sources, at most three, that say what an excerpt says in answer to the question: one place each.
 *
 * @param sentences of the excerpt
 * @param candidates what the search found, best first
 */
export const corroborationOf = (
  question: Question,
  passage: Passage,
  sentences: readonly ReadSentence[],
  candidates: readonly ReadCandidate[],
  index: PassageIndex,
): Citation[] => {
  const claim = claimOf(question, sentences)
  const found = new Map<string, Citation>()
  for (const candidate of candidates) {
    const { source } = candidate.passage
    if (source === passage.source || found.has(source.id)) continue
    const saying = candidate.sentences.filter((_, i) =>
      holdsClaim(claim, termsAround(candidate.sentences, i), index),
    )
    const heldIn = ({ positions: places }: ReadSentence): number =>
      claim.terms.filter((term) => places.has(term)).length
    const sentence = saying.sort((a, b) => heldIn(b) - heldIn(a))[0]
    if (sentence === undefined) continue
    found.set(source.id, citationOf(candidate.passage, sentence.span.start))
    if (found.size >= MOST_NAMED) break
  }
  return [...found.values()]
}
