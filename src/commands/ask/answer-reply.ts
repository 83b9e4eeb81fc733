import { messagesFor } from '../../messages/catalogue.ts'
import type { Messages } from '../../messages/en.ts'
import type { Answer, Excerpt, Speech } from '../../model.ts'
import { sourceLabel } from '../../plain-text.ts'
import { type Action, heading, note, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import type { Context } from '../context.ts'
import { contextAction } from '../excerpt-blocks.ts'

/** More, and a reply no longer fits on a phone. */
export const SHOWN_EXCERPTS = 3
/** More, and the names of the other sources outweigh the excerpt. */
const SHOWN_OTHERS = 3

/** How an answer came about, and what can be done with it. */
export interface AnswerDetails {
  /** The id of the question in the store; without one there is nothing to press but the context of an excerpt. */
  readonly id?: string
  /** How a follow-up was understood. */
  readonly understoodAs?: string
  /** The question, where those who read the answer have not seen it. */
  readonly shownQuestion?: string
}

/**
 * An answer in the bot's words around the sources'.
 * @param answer with its excerpts verified; what there is beyond those shown is offered as more
 */
export const answerReply = (
  answer: Answer,
  speech: Speech,
  asked: AnswerDetails,
  context: Pick<Context, 'sourceById' | 'references' | 'privately'>,
): Reply => {
  const messages = messagesFor(speech)
  const shown = answer.excerpts.slice(0, SHOWN_EXCERPTS)
  const excerpts = answerBlocks(shown, 1, answer.status === 'answered', speech, context)
  const missing = answer.unknownTerms.length > 0 ? [note(messages.unknownTerms(answer.unknownTerms))] : []
  return {
    language: speech,
    outcome: answer.status,
    blocks: [
      ...(asked.shownQuestion === undefined ? [] : [heading(messages.askedQuestion(asked.shownQuestion))]),
      ...(asked.understoodAs === undefined ? [] : [note(messages.understoodAs(asked.understoodAs))]),
      ...blocksOf(answer, excerpts, missing, messages),
    ],
    actions:
      asked.id === undefined
        ? []
        : actionsOf(asked.id, answer, answer.excerpts.length > shown.length, messages, context.privately),
  }
}

/** The excerpts of an answer as blocks, each with who else says so where that was asked. */
export const answerBlocks = (
  excerpts: readonly Excerpt[],
  number: number,
  corroborated: boolean,
  speech: Speech,
  context: Pick<Context, 'sourceById' | 'references'>,
): readonly ReplyBlock[] => {
  const messages = messagesFor(speech)
  return excerpts.map((excerpt, index) => ({
    kind: 'excerpt',
    number: number + index,
    excerpt,
    labels: {
      place: messages.paragraph(excerpt.citation.paragraph),
      ...(corroborated && { corroboration: corroboration(excerpt, messages, speech) }),
    },
    ...contextAction(excerpt, number + index, messages, context),
  }))
}

/** Leads to the excerpts after the first `from`. */
export const moreAction = (question: string, from: number, messages: Messages): Action => ({
  key: 'more',
  label: messages.button.more,
  command: { kind: 'more', question, from },
})

/** Asks to be told once a source answers. */
const tellAction = (question: string, messages: Messages): Action => ({
  key: 'tell',
  label: messages.button.tell,
  command: { kind: 'tell-me', question },
})

const actionsOf = (
  question: string,
  { status }: Answer,
  hasMore: boolean,
  messages: Messages,
  privately: boolean,
): readonly Action[] => [
  ...(hasMore ? [moreAction(question, SHOWN_EXCERPTS, messages)] : []),
  ...(status === 'answered' ? [] : [tellAction(question, messages)]),
  { key: 'up', label: messages.button.up, command: { kind: 'feedback', question, vote: 'up' } },
  { key: 'down', label: messages.button.down, command: { kind: 'feedback', question, vote: 'down' } },
  ...(privately
    ? [{ key: 'share' as const, label: messages.button.share, command: { kind: 'share' as const, question } }]
    : []),
  { key: 'dismiss', label: messages.button.dismiss, command: { kind: 'dismiss', question } },
]

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
        ...(excerpts.length > 0
          ? [...lacking(answer, messages), heading(messages.nearest), ...excerpts]
          : []),
      ]
    default:
      return answer.status satisfies never
  }
}

/** Which of the question's words the nearest excerpts do without. */
const lacking = ({ missingTerms: words }: Answer, messages: Messages): readonly ReplyBlock[] =>
  words.length > 0 ? [note(messages.missingTerms(words))] : []

const corroboration = ({ alsoIn }: Excerpt, messages: Messages, speech: Speech): string => {
  if (alsoIn.length === 0) return messages.onlySource
  const labels = [...new Set(alsoIn.map((citation) => sourceLabel(citation, speech)))]
  return messages.alsoIn(labels.slice(0, SHOWN_OTHERS), Math.max(0, labels.length - SHOWN_OTHERS))
}
