import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { ownString } from '../../language/own-string.ts'
import { tokenize } from '../../language/tokens.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Excerpt, Passage, Span } from '../../model.ts'
import { done, heading } from '../../reply.ts'
import { citationOf } from '../../retrieval/answer/citation.ts'
import { passageSentences } from '../../sources/passages/passages.ts'
import { hasOnlyCommonWords, QUESTION_LENGTH, questionFault } from '../ask/question.ts'
import { excerptBlocks } from '../excerpt-blocks.ts'
import { defineCommand } from '../row.ts'

const SHOWN_MENTIONS = 5

/** Where the sources mention some words, best first. @throws UserError if there is no word to search for */
export const sourceFindCommand = defineCommand({
  name: 'source find',
  key: 'sourceFind',
  arguments: [{ key: 'words', type: 'text', required: true }],
  build: (given) => ({ kind: 'source-find', words: given('words') }),
  run: async ({ words }, speech, context) => {
    const messages = messagesFor(speech)
    const fault = questionFault(words)
    if (fault === 'long') throw new UserError(messages.fault.long(QUESTION_LENGTH))
    if (fault) throw new UserError(messages.whichWords)
    const found = await context.retrieval.find(words, SHOWN_MENTIONS)
    const excerpts = found.map(({ passage }) => mentionIn(passage, words))
    const blocks = excerptBlocks(excerpts, 1, messages, context)
    if (found.length === 0 && hasOnlyCommonWords(words)) throw new UserError(messages.fault.common())
    return blocks.length > 0
      ? done(speech, [heading(messages.foundWhere(shorten(words))), ...blocks])
      : { language: speech, outcome: 'none', blocks: [heading(messages.foundNothing(shorten(words)))] }
  },
  wordsOf: ({ words }) => words,
})

/** How much of a passage a page of several shows, in UTF-16 code units. At least one sentence is shown. */
const SHOWN_LENGTH = 400

/** The beginning of a passage: as many whole sentences as fit. */
export const openingOf = (passage: Passage): Excerpt => {
  const sentences = passageSentences(passage)
  const start = sentences[0]?.start ?? passage.start
  return excerptOf(passage, { start, end: lastThatFits(sentences, start, passage.end) }, [])
}

/** The sentence of a passage that has the most of the words, with those words marked. */
const mentionIn = (passage: Passage, words: string): Excerpt => {
  const { language, text } = passage.source
  const asked = tokenize(words, language)
  const terms = new Set(asked.map(({ term }) => term).filter(Boolean))
  // Function words ("who") have no terms. If there is nothing else, the words themselves are searched for.
  const plain = new Set(terms.size === 0 ? asked.map(({ word }) => word) : [])
  let best: { readonly span: Span; readonly found: readonly Span[]; readonly distinct: number } | undefined
  for (const span of passageSentences(passage)) {
    const found = tokenize(text.slice(span.start, span.end), language, span.start).filter(
      ({ term, word }) => terms.has(term) || plain.has(word),
    )
    const distinct = new Set(found.map(({ term, word }) => term || word)).size
    if (!best || distinct > best.distinct) best = { span, found, distinct }
  }
  return best ? excerptOf(passage, best.span, best.found) : openingOf(passage)
}

/** Where the last sentence ends that fits into the length. */
const lastThatFits = (sentences: readonly Span[], start: number, otherwise: number): number => {
  const [first, ...rest] = sentences
  if (!first) return otherwise
  const beyond = rest.findIndex((sentence) => sentence.end - start > SHOWN_LENGTH)
  return (beyond < 0 ? sentences.at(-1) : sentences[beyond])?.end ?? first.end
}

const excerptOf = (passage: Passage, span: Span, found: readonly Span[]): Excerpt => ({
  start: span.start,
  end: span.end,
  text: ownString(passage.source.text.slice(span.start, span.end)),
  marks: found.map(({ start, end }) => ({ start: start - span.start, end: end - span.start })),
  citation: citationOf(passage, span.start),
  alsoIn: [],
})
