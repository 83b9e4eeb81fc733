import type { Token } from '../../language/tokens.ts'
import type { Block, Passage, Source, Span } from '../../model.ts'
import { readPassage } from '../../retrieval/rank/reading.ts'
import { isReportingVerb } from '../../retrieval/speech.ts'
import { isCallToAction } from '../../sources/furniture/calls-to-action.ts'
import { blockAt } from '../../sources/passages/passages.ts'
import { quotationsOf, quotingOf } from './quotations.ts'
import {
  isFinished,
  isLabelled,
  isName,
  isOrder,
  isQuestion,
  leansBack,
  speaksOfItself,
  speaksToReader,
} from './statement.ts'

/** A sentence of a source as what could carry it. */
export interface LeadSentence {
  readonly span: Span
  readonly passage: Passage
  readonly block: Block
  readonly text: string
  readonly terms: ReadonlySet<string>
  /** The terms of those that are names, and of those that are figures. */
  readonly names: ReadonlySet<string>
  readonly figures: ReadonlySet<string>
  /** Can be shown at all: no question, no call, no piece of a quotation, no line that leads to the next, no scrap. */
  readonly able: boolean
  readonly leans: boolean
  /** It begins with a quotation, or is more than half of one. */
  readonly quoted: boolean
  readonly self: boolean
  readonly toReader: boolean
  readonly order: boolean
  readonly labelled: boolean
  readonly finished: boolean
  /** It completes a question or a lead-in, or is an item of a list. */
  readonly answers: boolean
}

/** A source is judged by its first sentences; so many hold what it is about. */
const MOST_SENTENCES = 300
/** In words; what is shorter says nothing alone. */
const LEAST_WORDS = 4
const LEAST_LENGTH = 25
/** From this share on, a sentence is what somebody says rather than what the source does. */
const MOSTLY = 0.5

const holdsSpeaker = (tokens: readonly Token[], own: string): boolean =>
  tokens.some(({ word }) => isReportingVerb(word)) || /\p{Lu}/u.test(own.slice(1))

/** The first sentences of a source's body, at most 300, in order. Furniture and headings are in no passage, so they are none. */
export const leadSentences = (source: Source, passages: readonly Passage[]): LeadSentence[] => {
  const found: LeadSentence[] = []
  const quotations = new Map<Block, Span[]>()
  for (const passage of passages) {
    if (found.length >= MOST_SENTENCES) break
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
        able:
          !opens &&
          !quoting.broken &&
          (!mostly || holdsSpeaker(tokens, quoting.own)) &&
          tokens.length >= LEAST_WORDS &&
          text.length >= LEAST_LENGTH &&
          !isQuestion(text) &&
          (isFinished(text) || !isLabelled(text)) &&
          !isCallToAction(text, block.kind === 'item'),
        leans: leansBack(text, tokens),
        quoted: mostly || /^[“"«]/.test(text),
        self: speaksOfItself(quoting.own),
        toReader: speaksToReader(quoting.own),
        order: isOrder(tokens),
        labelled: isLabelled(text),
        finished: isFinished(text),
        answers: sentence.leadIn !== undefined || block.kind === 'item',
      })
    }
  }
  return found
}
