import { type Token, tokenize } from '../../language/tokens.ts'
import type { Passage, Span } from '../../model.ts'
import { blockAt, passageSentences } from '../../sources/passages/passages.ts'
import { headingTerms } from '../index/heading.ts'
import type { Candidate } from '../index/passage-index.ts'
import type { Question } from '../question/question.ts'

/** A sentence with its words taken apart. */
export interface ReadSentence {
  readonly span: Span
  readonly tokens: readonly Token[]
  /** Positions in `tokens` of each term. */
  readonly positions: ReadonlyMap<string, readonly number[]>
  /** It is a question, or a line that leads into a list: what it is about comes after it. */
  readonly leadsIn: boolean
  /** The question or the lead-in that it completes: an FAQ's answer, an item of a list. It is read with that. */
  readonly leadIn?: ReadSentence
}

export interface ReadPassage {
  readonly passage: Passage
  readonly sentences: readonly ReadSentence[]
  /** Terms of what stands above it: title, date, headings and lead-in. */
  readonly heading: ReadonlySet<string>
}

/** A candidate taken apart against one question: where each of the question's terms stands. */
export interface ReadCandidate extends ReadPassage {
  readonly score: number
  /** For each sentence, for each of the question's terms, its positions in the sentence's tokens. */
  readonly hits: readonly (readonly (readonly number[])[])[]
  /** For each sentence, for each of the question's terms, how near the nearest relative of it is that stands there: 0 (none) to 1. */
  readonly relatives: readonly (readonly number[])[]
  /** For each of the question's terms, whether the heading holds it. */
  readonly inHeading: readonly boolean[]
  /** For each of the question's terms, its positions in the last sentence of the passage before; empty where there is none. */
  readonly previousSentenceHits: readonly (readonly number[])[]
  /** For each of the question's terms, whether the passage before it holds it. */
  readonly inPreviousPassage: readonly boolean[]
}

const readSentence = (passage: Passage, span: Span): ReadSentence => {
  const text = passage.source.text.slice(span.start, span.end)
  const tokens = tokenize(text, passage.source.language, span.start)
  const places = new Map<string, number[]>()
  tokens.forEach(({ term }, at) => {
    if (term === '') return
    const known = places.get(term)
    if (known === undefined) places.set(term, [at])
    else known.push(at)
  })
  return { span, tokens, positions: places, leadsIn: /(?:\?["'”’»)\]]*|:)$/.test(text) }
}

/** Takes a passage apart; the same for every question, so the result may be kept. */
export const readPassage = (passage: Passage): ReadPassage => {
  const sentences: ReadSentence[] = []
  for (const span of passageSentences(passage)) {
    const sentence = readSentence(passage, span)
    const before = sentences.at(-1)
    const item = blockAt(passage.source, span.start)?.kind === 'item'
    const lead = before?.leadsIn ? before : item ? before?.leadIn : undefined
    sentences.push(lead !== undefined && !sentence.leadsIn ? { ...sentence, leadIn: lead } : sentence)
  }
  return {
    passage,
    sentences,
    heading: new Set(headingTerms(passage)),
  }
}

const NOWHERE: readonly number[] = []

const placesOf = (sentence: ReadSentence, variants: readonly string[]): readonly number[] => {
  let found = NOWHERE
  for (const variant of variants) {
    const places = sentence.positions.get(variant)
    if (places !== undefined)
      found = found.length === 0 ? places : [...found, ...places].sort((a, b) => a - b)
  }
  return found.length === 0 && sentence.leadIn !== undefined ? placesOf(sentence.leadIn, variants) : found
}

/** Of which of a question's terms a word is a relative, and how near: so that each word of a sentence is looked up once. */
export type RelativeLookup = ReadonlyMap<string, readonly { readonly at: number; readonly near: number }[]>

export const lookupRelatives = ({ terms }: Question): RelativeLookup => {
  const kin = new Map<string, { at: number; near: number }[]>()
  terms.forEach(({ relatives }, at) => {
    for (const { term, near } of relatives) {
      const known = kin.get(term)
      if (known === undefined) kin.set(term, [{ at, near }])
      else known.push({ at, near })
    }
  })
  return kin
}

/** For each of `count` terms, how near the nearest of its kin is in the sentence. */
const nearest = (
  { positions: places }: ReadSentence,
  kin: RelativeLookup,
  count: number,
): readonly number[] => {
  const best = new Array<number>(count).fill(0)
  for (const word of places.keys()) {
    const relations = kin.get(word)
    if (relations !== undefined)
      for (const { at, near } of relations) best[at] = Math.max(best[at] ?? 0, near)
  }
  return best
}

/** Finds the question's terms in a candidate and in the passage before it. @param read takes a passage apart */
export const readCandidate = (
  question: Question,
  kin: RelativeLookup,
  { passage, before, score }: Candidate,
  read: (passage: Passage) => ReadPassage,
): ReadCandidate => {
  const { terms } = question
  const own = read(passage)
  const earlier = before === undefined ? [] : read(before).sentences
  const hitsIn = (sentence: ReadSentence | undefined): readonly (readonly number[])[] =>
    sentence === undefined ? [] : terms.map(({ variants }) => placesOf(sentence, variants))
  return {
    ...own,
    score,
    hits: own.sentences.map(hitsIn),
    relatives: own.sentences.map((sentence) => nearest(sentence, kin, terms.length)),
    inHeading: terms.map(({ variants }) => variants.some((variant) => own.heading.has(variant))),
    previousSentenceHits: hitsIn(earlier.at(-1)),
    inPreviousPassage: terms.map(({ variants }) =>
      earlier.some(({ positions: places }) => variants.some((variant) => places.has(variant))),
    ),
  }
}
