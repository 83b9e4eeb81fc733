import { UserError } from '../errors.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Messages } from '../messages/messages.ts'
import type { Answer, Excerpt, Speech } from '../model.ts'
import { sourceLabel } from '../plain-text.ts'
import { heading, note, prose, type Reply, type ReplyBlock } from '../reply.ts'
import type { Context } from './context.ts'
import { isCommon, QUESTION_LENGTH, questionFault } from './question.ts'
import { reportUnverified } from './shown.ts'
import { verifyAnswer } from './verify.ts'

/** More, and a reply no longer fits on a phone. */
const SHOWN_EXCERPTS = 3
/** More, and the names of the other sources outweigh the excerpt. */
const SHOWN_OTHERS = 3

/**
 * Answers a question with verified excerpts, or says that the sources don't.
 * @throws UserError for a question that cannot be asked
 */
export const ask = (question: string, speech: Speech, context: Context): Reply => {
  const fault = questionFault(question)
  if (fault) throw new UserError(messagesFor(speech).fault[fault](QUESTION_LENGTH))
  const answer = askVerified(question, {}, context)
  if (asksNothing(answer)) throw new UserError(messagesFor(speech).fault.common(QUESTION_LENGTH))
  return answerReply(answer, speech)
}

/** Whether a question found nothing because it has no word to look for. */
export const asksNothing = ({ question, passages }: Answer): boolean =>
  passages.length === 0 && isCommon(question)

/** The answer with every excerpt checked against its source; what was found wrong is reported. */
export const askVerified = (
  question: string,
  options: { readonly top?: number },
  { retrieval, place, sourceById, report }: Pick<Context, 'retrieval' | 'place' | 'sourceById' | 'report'>,
): Answer => {
  const { answer, faults } = verifyAnswer(retrieval.ask(question, { place, ...options }), sourceById)
  reportUnverified(report, faults)
  return answer
}

/** An answer in the bot's words around the sources'. */
export const answerReply = (answer: Answer, speech: Speech): Reply => {
  const messages = messagesFor(speech)
  const shown = answer.excerpts.slice(0, SHOWN_EXCERPTS)
  const excerpts = shown.map(
    (excerpt, index): ReplyBlock => ({
      kind: 'excerpt',
      number: index + 1,
      excerpt,
      labels: {
        place: messages.paragraph(excerpt.citation.paragraph),
        ...(answer.status === 'answered' && { corroboration: corroboration(excerpt, messages, speech) }),
      },
    }),
  )
  const missing = answer.missing.length > 0 ? [note(messages.missing(answer.missing))] : []
  return {
    language: speech,
    outcome: answer.status,
    blocks: blocksOf(answer, excerpts, missing, messages),
  }
}

const blocksOf = (
  answer: Answer,
  excerpts: readonly ReplyBlock[],
  missing: readonly ReplyBlock[],
  messages: Messages,
): readonly ReplyBlock[] => {
  switch (answer.status) {
    case 'answered':
      return [...excerpts, note(messages.howSure(answer.confidence)), ...missing]
    case 'related':
    case 'none':
      return [
        prose(messages[answer.status]),
        ...missing,
        ...(excerpts.length > 0 ? [heading(messages.nearest), ...excerpts] : []),
      ]
    default:
      return answer.status satisfies never
  }
}

const corroboration = ({ alsoIn }: Excerpt, messages: Messages, speech: Speech): string => {
  if (alsoIn.length === 0) return messages.onlySource
  const labels = [...new Set(alsoIn.map((citation) => sourceLabel(citation, speech)))]
  return messages.alsoIn(labels.slice(0, SHOWN_OTHERS), Math.max(0, labels.length - SHOWN_OTHERS))
}
