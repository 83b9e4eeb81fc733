import type { Citation, Passage, Source } from '../../model.ts'
import { isSameStory, type Stories } from '../../sources/copies/stories.ts'
import { type PassageIndex, rarity } from '../index/passage-index.ts'
import type { Question } from '../question/question.ts'
import { type ReadSentence, sameWords } from '../rank/read-passage.ts'
import type { ReadCandidate } from '../rank/reading.ts'
import { citationOf } from './citation.ts'
import { answeringTokens } from './marks.ts'

/** The share of a claim's weight that a sentence of another source and its neighbours must have to say the same. */
const SAME_CLAIM = 0.55
/** The most other sources to name. */
const MOST_NAMED = 3

/** What an excerpt claims in answer to a question, as terms. */
interface Claim {
  readonly terms: readonly string[]
  /** Without any one of these it is another claim: the question's names, the answer's figures with their scale, all of a date. */
  readonly needed: readonly string[]
  /** The names that answer. At least one is needed. */
  readonly answering: readonly string[]
}

/**
 * A claim is the question's terms in the excerpt, with the words that could be the answer by their kind. Without such words, and with too few
 * terms of the question, it is all that the excerpt says.
 */
const claimOf = (question: Question, sentences: readonly ReadSentence[]): Claim => {
  const said = new Set(sentences.flatMap(({ positions }) => [...positions.keys()]))
  const asked = question.terms.flatMap(({ variants, name }) =>
    variants.filter((variant) => said.has(variant)).map((term) => ({ term, name })),
  )
  const byKind = sentences
    .flatMap(({ tokens }) => answeringTokens(question, tokens))
    .filter(({ term, scale }) => term !== '' && scale !== true)
  const answering = byKind.map(({ term }) => term)
  // Without words of the kind asked for, every figure of the excerpt is part of the claim.
  const exact =
    byKind.length === 0 ? sentences.flatMap(({ tokens }) => tokens).filter(({ number }) => number) : byKind
  const figures = exact.filter(({ capital, number }) => number || !capital || question.kind === 'date')
  const names = asked.filter(({ name }) => name).map(({ term }) => term)
  // A definition needs all that is said: every sentence about the topic names it.
  const enough = answering.length > 0 || (asked.length > 1 && question.kind !== 'definition')
  return {
    terms: enough ? [...new Set([...asked.map(({ term }) => term), ...answering])] : [...said],
    needed: [...names, ...figures.map(({ term }) => term)],
    answering,
  }
}

/** Whether the terms of a sentence and its neighbours make up the claim. */
const holdsClaim = (
  { terms, needed, answering }: Claim,
  nearby: ReadonlySet<string>,
  index: PassageIndex,
): boolean => {
  if (!needed.every((term) => nearby.has(term))) return false
  if (answering.length > 0 && !answering.some((term) => nearby.has(term))) return false
  let all = 0
  let held = 0
  for (const term of terms) {
    const weight = rarity(Math.min(index.frequency(term), index.size), index.size)
    all += weight
    if (nearby.has(term)) held += weight
  }
  return held / all >= SAME_CLAIM
}

/** The terms of a sentence and its neighbours, without those that are no words of the source's own. */
const termsNear = (sentences: readonly (ReadSentence | undefined)[], at: number): ReadonlySet<string> =>
  new Set(
    sentences.slice(Math.max(0, at - 1), at + 2).flatMap((own) => (own ? [...own.positions.keys()] : [])),
  )

/**
 * Finds other sources, at most three, that say what an excerpt says in answer to the question. Each is cited at one place. What
 * repeats the excerpt, or another of these, word for word was copied: it bears nothing out. Nor does a near copy of its source, or of another
 * of these.
 *
 * @param sentences of the excerpt
 * @param candidates what the search found, best first
 */
export const corroborationOf = (
  question: Question,
  passage: Passage,
  sentences: readonly ReadSentence[],
  candidates: readonly ReadCandidate[],
  { index, stories }: { readonly index: PassageIndex; readonly stories: Stories },
): Citation[] => {
  const claim = claimOf(question, sentences)
  const heldIn = ({ positions }: ReadSentence): number =>
    claim.terms.filter((term) => positions.has(term)).length
  // Two lists may well ask or begin with the same words.
  const said = sentences.filter(({ leadsIn }) => !leadsIn)
  const heard: Source[] = [passage.source]
  const found: Citation[] = []
  for (const candidate of candidates) {
    const { source } = candidate.passage
    if (heard.some((other) => isSameStory(stories, other, source))) continue
    const own = candidate.sentences.map((sentence) =>
      said.some((other) => sameWords(other, sentence)) ? undefined : sentence,
    )
    const saying = own.flatMap((sentence, at) =>
      sentence && holdsClaim(claim, termsNear(own, at), index) ? [sentence] : [],
    )
    const sentence = saying.sort((a, b) => heldIn(b) - heldIn(a))[0]
    if (sentence === undefined) continue
    said.push(sentence)
    heard.push(source)
    found.push(citationOf(candidate.passage, sentence.span.start))
    if (found.length >= MOST_NAMED) break
  }
  return found
}
