import { isReportingVerb } from '../../language/reporting.ts'
import type { Token } from '../../language/tokens.ts'
import type { Block, Passage, Source, Span } from '../../model.ts'
import { readPassage } from '../../retrieval/rank/read-passage.ts'
import { isCallToAction } from '../../sources/furniture/calls-to-action.ts'
import { blockAt } from '../../sources/passages/passages.ts'
import { quotationsOf, quotingOf } from './quotations.ts'
import {
  dependsOnPrevious,
  isFinished,
  isFirstPerson,
  isImperative,
  isLabelled,
  isName,
  isQuestion,
  isSecondPerson,
} from './sentence-traits.ts'

/** A sentence of a source, as a candidate for its lead. */
export interface LeadSentence {
  readonly span: Span
  readonly passage: Passage
  readonly block: Block
  readonly text: string
  readonly terms: ReadonlySet<string>
  /** The terms that are names, and those that are figures. */
  readonly names: ReadonlySet<string>
  readonly figures: ReadonlySet<string>
  /** It can be shown alone: no question, no call, no part of a quotation, no line that introduces the next, no fragment. */
  readonly eligible: boolean
  /** It cannot be understood without the sentence before. */
  readonly dependent: boolean
  /** It begins with a quotation, or more than half of it is quoted. */
  readonly quoted: boolean
  readonly firstPerson: boolean
  readonly secondPerson: boolean
  readonly imperative: boolean
  readonly labelled: boolean
  readonly finished: boolean
  /** It answers a question or a lead-in before it, or is a list item. */
  readonly answers: boolean
}

/** Enough sentences to tell what a source is about. */
const MAX_SENTENCES = 300
/** A shorter sentence, in words or UTF-16 code units, says nothing alone. */
const MIN_WORDS = 4
const MIN_LENGTH = 25
/** Above this share of quotation, a sentence is what somebody says, not what the source says. */
const MOSTLY = 0.5

const holdsSpeaker = (tokens: readonly Token[], own: string): boolean =>
  tokens.some(({ word }) => isReportingVerb(word)) || /\p{Lu}/u.test(own.slice(1))

/** The first sentences of a source's body, at most 300, in order. Passages leave out furniture and headings. */
export const leadSentences = (source: Source, passages: readonly Passage[]): LeadSentence[] => {
  const found: LeadSentence[] = []
  const quotations = new Map<Block, Span[]>()
  for (const passage of passages) {
    if (found.length >= MAX_SENTENCES) break
    for (const sentence of readPassage(passage).sentences) {
      const { span, tokens, leadsIn: opens } = sentence
      const block = blockAt(source, span.start)
      if (block === undefined) continue
      let quoted = quotations.get(block)
      if (quoted === undefined) {
        const { start } = block
        quoted = quotationsOf(source.text.slice(start, block.end)).map((part) => ({
          start: part.start + start,
          end: part.end + start,
        }))
        quotations.set(block, quoted)
      }
      const text = source.text.slice(span.start, span.end)
      const quoting = quotingOf(source.text, span, quoted)
      const mostly = quoting.share > MOSTLY
      found.push({
        span,
        passage,
        block,
        text,
        terms: new Set(sentence.positions.keys()),
        names: new Set(tokens.filter((_, at) => isName(tokens, at)).map(({ term }) => term)),
        figures: new Set(tokens.filter(({ number }) => number).map(({ term }) => term)),
        eligible:
          !opens &&
          !quoting.broken &&
          (!mostly || holdsSpeaker(tokens, quoting.own)) &&
          tokens.length >= MIN_WORDS &&
          text.length >= MIN_LENGTH &&
          !isQuestion(text) &&
          (isFinished(text) || !isLabelled(text)) &&
          !isCallToAction(text, block.kind === 'item'),
        dependent: dependsOnPrevious(text, tokens),
        quoted: mostly || /^[“"«]/.test(text),
        firstPerson: isFirstPerson(quoting.own),
        secondPerson: isSecondPerson(quoting.own),
        imperative: isImperative(tokens),
        labelled: isLabelled(text),
        finished: isFinished(text),
        answers: sentence.leadIn !== undefined || block.kind === 'item',
      })
    }
  }
  return found
}
