import { ownString } from '../../language/own-string.ts'
import { type Token, tokenize } from '../../language/tokens.ts'
import type { Passage, RowKind, Source, Span } from '../../model.ts'
import { blockAt, blockBefore, passageSentences } from '../../sources/passages/passages.ts'
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
  /** What it is in a table. */
  readonly row?: RowKind
  /**
   * All runs of three letters in its words and its lead-in's, once they were needed. Kept here: a `WeakMap` of many thousand sentences makes
   * the collector of garbage stop the program for a tenth of a second.
   */
  trigrams: ReadonlySet<string> | undefined
}

/** A tokenized passage. */
export interface ReadPassage {
  readonly passage: Passage
  readonly sentences: readonly ReadSentence[]
  /** The terms of its title, date, headings and lead-in. */
  readonly heading: ReadonlySet<string>
}

const readSentence = (passage: Passage, span: Span): ReadSentence => {
  const text = ownString(passage.source.text.slice(span.start, span.end))
  const tokens = tokenize(text, passage.source.language, span.start)
  const positions = new Map<string, number[]>()
  tokens.forEach(({ term }, at) => {
    if (term === '') return
    const known = positions.get(term)
    if (known === undefined) positions.set(term, [at])
    else known.push(at)
  })
  return { span, tokens, positions, leadsIn: /(?:\?["'”’»)\]]*|:)$/.test(text), trigrams: undefined }
}

/** Whether two sentences agree word for word, whatever their capitals, accents and marks: one was copied from the other. */
export const sameWords = (a: ReadSentence, b: ReadSentence): boolean =>
  a.tokens.length === b.tokens.length && a.tokens.every(({ word }, at) => word === b.tokens[at]?.word)

/**
 * The heading right above a passage, if it is a question, and where its first paragraph ends: what stands there answers it, as in a list of
 * questions and answers.
 */
const askedAbove = (
  passage: Passage,
): { readonly question: ReadSentence; readonly end: number } | undefined => {
  const { source, start, headings } = passage
  const asked = headings.at(-1)
  if (asked === undefined || !/[?？]["”»)]?$/.test(asked)) return undefined
  const first = blockAt(source, start)
  const above = blockBefore(source, start)
  if (first === undefined || first.start !== start || above?.kind !== 'heading') return undefined
  return { question: { ...readSentence(passage, above), leadsIn: true }, end: first.end }
}

/** Tokenizes a passage. The result does not depend on a question, so it may be reused. */
export const readPassage = (passage: Passage): ReadPassage => {
  const { source } = passage
  const sentences: ReadSentence[] = []
  /** The header above the first rows, where the passage is a later part of its table. */
  let header: ReadSentence | undefined =
    passage.leadIn && rowAt(source, passage.leadIn)
      ? { ...readSentence(passage, passage.leadIn), row: 'header' as const }
      : undefined
  const asked = askedAbove(passage)
  for (const span of passageSentences(passage)) {
    const read = readSentence(passage, span)
    const row = rowAt(source, span)
    const before = sentences.at(-1)
    const goesOn = blockAt(source, span.start)?.kind === 'item'
    const underQuestion = asked && span.start < asked.end ? asked.question : undefined
    const above = before?.leadsIn ? before : ((goesOn ? before?.leadIn : undefined) ?? underQuestion)
    // A header has a second one below it. A row has whatever leads into the table only if that has no header.
    const leadIn = row === undefined ? above : row === 'row' ? (header ?? above) : header
    const leadsIn = read.leadsIn || row === 'header'
    const sentence = { ...read, leadsIn, ...(row && { row }), ...(leadIn && (row || !leadsIn) && { leadIn }) }
    sentences.push(sentence)
    header = row === 'header' ? sentence : row === undefined ? undefined : header
  }
  return { passage, sentences, heading: new Set(headingTerms(passage)) }
}

/** What the line of a table is that a sentence stands in. */
const rowAt = (source: Source, { start }: Span): RowKind | undefined => blockAt(source, start)?.row
