import { type Token, tokenize } from '../../language/tokens.ts'
import type { Passage, Span } from '../../model.ts'
import { tableRows } from '../../sources/furniture/table-rows.ts'
import { blockAt, passageSentences } from '../../sources/passages/passages.ts'
import { headingTerms } from '../index/heading.ts'

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
