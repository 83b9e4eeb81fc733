import type { Command } from '../../command.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Messages } from '../../messages/en.ts'
import type { Answer, Excerpt, Speech } from '../../model.ts'
import { sourceLabel } from '../../plain-text.ts'
import { type Action, heading, note, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import type { Context } from '../context.ts'
import { excerptBlock } from '../excerpt-blocks.ts'

/** The most excerpts that one reply shows, so that it fits on a phone. */
export const SHOWN_EXCERPTS = 3
/** The most other sources that are named below an excerpt. */
const SHOWN_OTHERS = 3
/** The most words for which a near one is offered. */
const SHOWN_SUGGESTIONS = 2

/** How an answer came about, and what can be done with it. */
export interface AnswerDetails {
  /** The id of the saved question. Without it, the only buttons are those that show context. */
  readonly id?: string
  /** How a follow-up was understood. */
  readonly understoodAs?: string
  /** The question, for readers who have not seen it. */
  readonly shownQuestion?: string
}

/**
 * Puts an answer into a reply.
 * @param answer with verified excerpts; those that are not shown are offered as "more"
 */
export const answerReply = (
  answer: Answer,
  speech: Speech,
  details: AnswerDetails,
  context: Pick<Context, 'sourceById' | 'references' | 'privately'>,
): Reply => {
  const messages = messagesFor(speech)
  const { id, shownQuestion } = details
  const shown = answer.excerpts.slice(0, SHOWN_EXCERPTS)
  const excerpts = answerBlocks(shown, 1, answer.status === 'answered', speech, context)
  return {
    language: speech,
    outcome: answer.status,
    blocks: [
      ...(shownQuestion === undefined ? [] : [heading(messages.askedQuestion(shownQuestion))]),
      ...understoodNote(answer, details, messages),
      ...blocksOf(answer, excerpts, messages),
    ],
    actions: [
      ...suggestedQuestions(answer),
      ...(id === undefined ? [] : actionsOf(id, answer, messages, context.privately)),
    ],
  }
}

/** Says how a question was understood: a follow-up, or one with misspelt words. */
const understoodNote = (
  { question, corrected }: Answer,
  { understoodAs, shownQuestion }: AnswerDetails,
  messages: Messages,
): readonly ReplyBlock[] => {
  if (understoodAs === undefined && (corrected === undefined || shownQuestion === question)) return []
  return [note(messages.understoodAs(corrected === undefined ? (understoodAs ?? question) : question))]
}

/** Asks the question with a word of the sources in place of a near one that no source has. */
const suggestedQuestions = ({ question, suggested = [] }: Answer): readonly Action[] =>
  suggested.slice(0, SHOWN_SUGGESTIONS).map(({ typed, meant }) => {
    const other = question.replace(typed, () => meant)
    return { key: 'ask', label: other, command: { kind: 'ask', question: other } }
  })

/** Words that no source has, each with the near one that it may mean. */
const unknownNotes = (
  { unknownTerms, suggested = [] }: Answer,
  messages: Messages,
): readonly ReplyBlock[] => {
  const near = suggested.slice(0, SHOWN_SUGGESTIONS)
  const others = unknownTerms.filter((term) => near.every(({ typed }) => typed !== term))
  return [
    ...wordsNote(others, messages.unknownTerms),
    ...near.map(({ typed, meant }) => note(messages.didYouMean(typed, meant))),
  ]
}

/** The blocks of an answer's excerpts. @param corroborated whether each names the other sources that say the same */
export const answerBlocks = (
  excerpts: readonly Excerpt[],
  number: number,
  corroborated: boolean,
  speech: Speech,
  context: Pick<Context, 'sourceById' | 'references'>,
): readonly ReplyBlock[] => {
  const messages = messagesFor(speech)
  return excerpts.map((excerpt, index) => {
    const labels = corroborated ? { corroboration: corroboration(excerpt, messages, speech) } : {}
    return excerptBlock(excerpt, number + index, messages, context, labels)
  })
}

/** Shows the excerpts after the first `from`. @param question the id of the saved question */
export const moreAction = (question: string, from: number, messages: Messages): Action => ({
  key: 'more',
  label: messages.button.more,
  command: { kind: 'more', question, from },
})

const actionsOf = (
  question: string,
  { status, excerpts }: Answer,
  messages: Messages,
  privately: boolean,
): readonly Action[] => {
  const action = (key: 'tell' | 'up' | 'down' | 'share' | 'dismiss', command: Command): Action => ({
    key,
    label: messages.button[key],
    command,
  })
  return [
    ...(excerpts.length > SHOWN_EXCERPTS ? [moreAction(question, SHOWN_EXCERPTS, messages)] : []),
    ...(status === 'answered' ? [] : [action('tell', { kind: 'tell-me', question })]),
    action('up', { kind: 'feedback', question, vote: 'up' }),
    action('down', { kind: 'feedback', question, vote: 'down' }),
    ...(privately ? [action('share', { kind: 'share', question })] : []),
    action('dismiss', { kind: 'dismiss', question }),
  ]
}

const blocksOf = (
  answer: Answer,
  excerpts: readonly ReplyBlock[],
  messages: Messages,
): readonly ReplyBlock[] => {
  const unknown = unknownNotes(answer, messages)
  switch (answer.status) {
    case 'answered':
      return [...excerpts, note(messages.howSure(answer.confidence)), ...unknown]
    case 'related':
    case 'none':
      return [
        prose(messages[answer.status]),
        ...unknown,
        ...(excerpts.length > 0
          ? [...wordsNote(answer.missingTerms, messages.missingTerms), heading(messages.nearest), ...excerpts]
          : []),
      ]
    default:
      return answer.status satisfies never
  }
}

/** A note about some of the question's words, if there are any. */
const wordsNote = (
  words: readonly string[],
  say: (words: readonly string[]) => string,
): readonly ReplyBlock[] => (words.length > 0 ? [note(say(words))] : [])

const corroboration = ({ alsoIn }: Excerpt, messages: Messages, speech: Speech): string => {
  if (alsoIn.length === 0) return messages.onlySource
  const labels = [...new Set(alsoIn.map((citation) => sourceLabel(citation, speech)))]
  return messages.alsoIn(labels.slice(0, SHOWN_OTHERS), Math.max(0, labels.length - SHOWN_OTHERS))
}
