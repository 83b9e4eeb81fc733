/**
 * The features that sentences are ranked by: some forty measurements of a sentence against a question, each weighted (`../weights.ts`) and
 * summed. `docs/retrieval.md` says what each one is for.
 */
import { nearness } from '../../question/recency.ts'
import { COVERAGE_FEATURES } from './coverage.ts'
import { CUE_FEATURES } from './cues.ts'
import { KIND_FEATURES } from './kind.ts'
import type { Feature } from './view.ts'
import { WORDING_FEATURES } from './wording.ts'

/** Features of the sentence's form and of its source's date. */
const SHAPE_FEATURES = {
  /** Whether the sentence is a question or leads into a list: what it is about comes after it. */
  leadsIn: ({ sentence }) => (sentence.leadsIn ? 1 : 0),

  /** For a question about now, how near in time its source was published, from 0 to 1. */
  recent: ({ question: { moment }, candidate }) =>
    moment === undefined ? 0 : nearness(moment, candidate.passage.source),

  /** The logarithm of its words over 20: an answer is a sentence, neither a label nor a paragraph. */
  length: ({ sentence }) => Math.log(Math.max(1, sentence.tokens.length) / 20),

  /** The logarithm of 1 plus its terms that are not in the question: a sentence that only repeats the question answers nothing. */
  newTerms: ({ question, sentence }) => {
    const asked = new Set(question.terms.flatMap(({ variants }) => variants))
    let found = 0
    for (const term of sentence.positions.keys()) if (!asked.has(term)) found += 1
    return Math.log(1 + found)
  },
} satisfies Readonly<Record<string, Feature>>

/** Every feature by its name. Their order is the order of every list of features or weights. */
export const FEATURES = {
  ...COVERAGE_FEATURES,
  ...WORDING_FEATURES,
  ...KIND_FEATURES,
  ...CUE_FEATURES,
  ...SHAPE_FEATURES,
}

export type FeatureName = keyof typeof FEATURES

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[]
