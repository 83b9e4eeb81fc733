import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { heading, type Reply } from '../../reply.ts'
import { hasOnlyCommonWords, QUESTION_LENGTH, questionFault } from '../ask/question.ts'
import type { Context } from '../context.ts'
import { excerptBlocks } from '../excerpt-blocks.ts'
import { mentionIn } from '../extract.ts'

const SHOWN_MENTIONS = 5

/** Where the sources mention some words, best first. @throws UserError where there are no words */
export const sourceFind = (words: string, speech: Speech, context: Context): Reply => {
  const messages = messagesFor(speech)
  const fault = questionFault(words)
  if (fault === 'long') throw new UserError(messages.fault.long(QUESTION_LENGTH))
  if (fault) throw new UserError(messages.whichWords)
  const found = context.retrieval.find(words, SHOWN_MENTIONS)
  const excerpts = found.map(({ passage }) => mentionIn(passage, words))
  const blocks = excerptBlocks(excerpts, 1, messages, context)
  if (found.length === 0 && hasOnlyCommonWords(words))
    throw new UserError(messages.fault.common(QUESTION_LENGTH))
  return {
    language: speech,
    outcome: blocks.length > 0 ? 'done' : 'none',
    blocks: [
      heading(
        blocks.length > 0 ? messages.foundWhere(shorten(words)) : messages.foundNothing(shorten(words)),
      ),
      ...blocks,
    ],
  }
}
