import type { Passage } from '../../model.ts'
import type { Candidate } from '../index/passage-index.ts'
import type { Question } from '../question/question.ts'
import type { ReadPassage, ReadSentence } from './read-passage.ts'
import { withSpeakers } from './spoken.ts'

/** A candidate read against one question. Lists of terms are in the order of the question's. */
export interface ReadCandidate extends ReadPassage {
  readonly score: number
  /** For each sentence and each term, the term's positions in the sentence's tokens. */
  readonly hits: readonly (readonly (readonly number[])[])[]
  /** For each sentence and each term, how near in meaning its nearest relative there is, from 0 (none) to 1. */
  readonly relatives: readonly (readonly number[])[]
  /** For each term, whether the heading has it. */
  readonly inHeading: readonly boolean[]
  /** For each term, its positions in the last sentence of the previous passage; empty if there is none. */
  readonly previousSentenceHits: readonly (readonly number[])[]
  /** For each term, whether the previous passage has it. */
  readonly inPreviousPassage: readonly boolean[]
}

const NOWHERE: readonly number[] = []

/** The positions of any of the variants in a sentence, or else in its lead-in. */
const positionsOf = (sentence: ReadSentence, variants: readonly string[]): readonly number[] => {
  let found = NOWHERE
  for (const variant of variants) {
    const positions = sentence.positions.get(variant)
    if (positions !== undefined)
      found = found.length === 0 ? positions : [...found, ...positions].sort((a, b) => a - b)
  }
  return found.length === 0 && sentence.leadIn !== undefined ? positionsOf(sentence.leadIn, variants) : found
}

/** Maps each relative to the indexes of the question's terms that it is near, so that every word of a sentence is looked up once. */
export type RelativeLookup = ReadonlyMap<string, readonly { readonly at: number; readonly near: number }[]>

export const lookupRelatives = ({ terms, speaker, asking }: Question): RelativeLookup => {
  const lookup = new Map<string, { at: number; near: number }[]>()
  terms.forEach(({ relatives }, at) => {
    // Whether somebody says something, `spoken.ts` tells.
    if (speaker !== undefined && at === asking) return
    for (const { term, near } of relatives) {
      const known = lookup.get(term)
      if (known === undefined) lookup.set(term, [{ at, near }])
      else known.push({ at, near })
    }
  })
  return lookup
}

/** For each of `count` terms, how near its nearest relative in the sentence is. */
const nearestRelatives = (
  { positions }: ReadSentence,
  lookup: RelativeLookup,
  count: number,
): readonly number[] => {
  const nearest = new Array<number>(count).fill(0)
  for (const word of positions.keys()) {
    const relations = lookup.get(word)
    if (relations !== undefined)
      for (const { at, near } of relations) nearest[at] = Math.max(nearest[at] ?? 0, near)
  }
  return nearest
}

/** Finds the question's terms in a candidate and in the passage before it. @param read tokenizes a passage */
export const readCandidate = (
  question: Question,
  lookup: RelativeLookup,
  { passage, before, score }: Candidate,
  read: (passage: Passage) => ReadPassage,
): ReadCandidate => {
  const { terms } = question
  const own = read(passage)
  const previous = before === undefined ? [] : read(before).sentences
  const hitsIn = (sentence: ReadSentence | undefined): readonly (readonly number[])[] =>
    sentence === undefined ? [] : terms.map(({ variants }) => positionsOf(sentence, variants))
  const hits = own.sentences.map(hitsIn)
  return {
    ...own,
    score,
    hits: question.speaker === undefined ? hits : withSpeakers(question, own, hits),
    relatives: own.sentences.map((sentence) => nearestRelatives(sentence, lookup, terms.length)),
    inHeading: terms.map(({ variants }) => variants.some((variant) => own.heading.has(variant))),
    previousSentenceHits: hitsIn(previous.at(-1)),
    inPreviousPassage: terms.map(({ variants }) =>
      previous.some(({ positions }) => variants.some((variant) => positions.has(variant))),
    ),
  }
}
