import { type Token, tokenize } from '../../language/tokens.ts'
import type { Passage, Span } from '../../model.ts'
import { tableRows } from '../../sources/furniture/table-rows.ts'
import { blockAt, passageSentences } from '../../sources/passages/passages.ts'
import { headingTerms } from '../index/heading.ts'
import type { Candidate } from '../index/passage-index.ts'
import type { Question } from '../question/question.ts'

/** A tokenized sentence. */
export interface ReadSentence {
  readonly span: Span
  readonly tokens: readonly Token[]
  /** The positions of each term in `tokens`. */
  readonly positions: ReadonlyMap<string, readonly number[]>
  /** Whether it is a question or leads into a list: what it is about comes after it. */
  readonly leadsIn: boolean
  /** The question before the answer of an FAQ, or the line before the items of a list. The sentence is read with it. */
  readonly leadIn?: ReadSentence
}

/** A tokenized passage. */
export interface ReadPassage {
  readonly passage: Passage
  readonly sentences: readonly ReadSentence[]
  /** The terms of its title, date, headings and lead-in. */
  readonly heading: ReadonlySet<string>
}

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

const readSentence = (passage: Passage, span: Span): ReadSentence => {
  const text = passage.source.text.slice(span.start, span.end)
  const tokens = tokenize(text, passage.source.language, span.start)
  const positions = new Map<string, number[]>()
  tokens.forEach(({ term }, at) => {
    if (term === '') return
    const known = positions.get(term)
    if (known === undefined) positions.set(term, [at])
    else known.push(at)
  })
  return { span, tokens, positions, leadsIn: /(?:\?["'”’»)\]]*|:)$/.test(text) }
}

/** Whether two sentences agree word for word, whatever their capitals, accents and marks: one was copied from the other. */
export const sameWords = (a: ReadSentence, b: ReadSentence): boolean =>
  a.tokens.length === b.tokens.length && a.tokens.every(({ word }, at) => word === b.tokens[at]?.word)

/** How many cells a row of a table has; 1 for any other sentence, 0 without a sentence. */
const cellsIn = (row: string | undefined): number => (row === undefined ? 0 : row.split(' | ').length)

/** The indexes of the header rows of tables: the first of each, if it has no figures and is not a later part of a long table. */
const headerRows = ({ leadIn, source }: Passage, spans: readonly Span[]): ReadonlySet<number> => {
  const texts = spans.map(({ start, end }) => source.text.slice(start, end))
  const above = leadIn === undefined ? undefined : source.text.slice(leadIn.start, leadIn.end)
  const begins = (row: number): boolean =>
    cellsIn(texts[row]) !== cellsIn(row === 0 ? above : texts[row - 1]) && !/\d/.test(texts[row] ?? '')
  return new Set([...tableRows(texts)].filter(begins))
}

/** Tokenizes a passage. The result does not depend on a question, so it may be reused. */
export const readPassage = (passage: Passage): ReadPassage => {
  const sentences: ReadSentence[] = []
  const spans = passageSentences(passage)
  const headers = headerRows(passage, spans)
  for (const [i, span] of spans.entries()) {
    const read = readSentence(passage, span)
    const sentence = headers.has(i) ? { ...read, leadsIn: true } : read
    const before = sentences.at(-1)
    const goesOn =
      blockAt(passage.source, span.start)?.kind === 'item' ||
      (before !== undefined && sameTable(passage, before.span, span))
    const leadIn = before?.leadsIn ? before : goesOn ? before?.leadIn : undefined
    sentences.push(leadIn !== undefined && !sentence.leadsIn ? { ...sentence, leadIn } : sentence)
  }
  return { passage, sentences, heading: new Set(headingTerms(passage)) }
}

/** Whether two sentences have as many cells, and several. */
const sameTable = ({ source: { text } }: Passage, a: Span, b: Span): boolean => {
  const cells = cellsIn(text.slice(b.start, b.end))
  return cells > 1 && cells === cellsIn(text.slice(a.start, a.end))
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

export const lookupRelatives = ({ terms }: Question): RelativeLookup => {
  const lookup = new Map<string, { at: number; near: number }[]>()
  terms.forEach(({ relatives }, at) => {
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
  return {
    ...own,
    score,
    hits: own.sentences.map(hitsIn),
    relatives: own.sentences.map((sentence) => nearestRelatives(sentence, lookup, terms.length)),
    inHeading: terms.map(({ variants }) => variants.some((variant) => own.heading.has(variant))),
    previousSentenceHits: hitsIn(previous.at(-1)),
    inPreviousPassage: terms.map(({ variants }) =>
      previous.some(({ positions }) => variants.some((variant) => positions.has(variant))),
    ),
  }
}
