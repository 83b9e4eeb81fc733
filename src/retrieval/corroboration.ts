import type { Citation, Passage } from '../model.ts'
import { citationOf } from './citation.ts'
import type { PassageIndex } from './index.ts'
import { answeringTokens } from './marks.ts'
import { type Question, rarity } from './question.ts'
import type { ReadCandidate, ReadSentence } from './reading.ts'

/** How much of what an excerpt claims another source must hold in one sentence and those beside it to say the same. */
const SAME_CLAIM = 0.6
/** How many other sources are named. */
const MOST_NAMED = 3

/** The terms that make up what an excerpt claims: those of the question that it holds, and those that answer. */
interface Claim {
  readonly asked: ReadonlySet<string>
  readonly answering: ReadonlySet<string>
}

const claimOf = (question: Question, sentences: readonly ReadSentence[]): Claim => {
  const said = new Set(sentences.flatMap(({ places }) => [...places.keys()]))
  const asked = new Set(
    question.terms.flatMap(({ variants }) => variants.filter((variant) => said.has(variant))),
  )
  const byKind = sentences.flatMap(({ tokens }) => answeringTokens(question, tokens))
  const figures = byKind.filter(({ number }) => number)
  const named = (figures.length > 0 ? figures : byKind).map(({ term }) => term)
  return { asked, answering: new Set(named.filter((term) => term !== '')) }
}

/** Whether a sentence, with those beside it, holds most of the claim, and what answers (every figure; else any of the names). */
const holdsClaim = (
  { asked, answering }: Claim,
  around: ReadonlySet<string>,
  index: PassageIndex,
): boolean => {
  const answers = [...answering]
  const figures = answers.filter((term) => /^\d/.test(term))
  if (!figures.every((term) => around.has(term))) return false
  if (answers.length > 0 && !answers.some((term) => around.has(term))) return false
  let all = 0
  let held = 0
  for (const term of [...asked, ...answers]) {
    const weight = rarity(Math.min(index.frequency(term), index.size), index.size)
    all += weight
    if (around.has(term)) held += weight
  }
  return all > 0 && held / all >= SAME_CLAIM
}

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
  if (claim.asked.size === 0) return []
  const found = new Map<string, Citation>()
  for (const candidate of candidates) {
    const { source } = candidate.passage
    if (source === passage.source || found.has(source.id)) continue
    const at = candidate.sentences.findIndex((_, i) =>
      holdsClaim(
        claim,
        new Set(
          candidate.sentences.slice(Math.max(0, i - 1), i + 2).flatMap(({ places }) => [...places.keys()]),
        ),
        index,
      ),
    )
    const sentence = candidate.sentences[at]
    if (sentence === undefined) continue
    found.set(source.id, citationOf(candidate.passage, sentence.span.start))
    if (found.size >= MOST_NAMED) break
  }
  return [...found.values()]
}
