import type { Command } from '../../command.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Messages } from '../../messages/en.ts'
import type { Answer, Citation, Excerpt, SourceLine, Speech } from '../../model.ts'
import { type Action, heading, note, prose, type Reply, type ReplyBlock, type Sureness } from '../../reply.ts'
import type { Context } from '../context.ts'
import { groupedBlocks } from '../excerpt-blocks.ts'

/** The most excerpts that one reply shows, so that it fits on a phone. */
export const SHOWN_EXCERPTS = 3
/** The most other sources that are named beside an excerpt. */
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
  const shown = shownOf(answer)
  const sureness = surenessOf(answer)
  return {
    language: speech,
    outcome: answer.status,
    ...(sureness !== undefined && { sureness }),
    blocks: [
      ...(shownQuestion === undefined ? [] : [heading(messages.askedQuestion(shownQuestion))]),
      ...understoodNote(answer, details, messages),
      ...blocksAround(answer, answerBlocks(shown, 1, sureness, speech, context), messages, sureness),
    ],
    actions: [
      ...suggestedQuestions(answer),
      ...(id === undefined ? [] : actionsOf(id, answer, shown.length, messages, context.privately)),
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
const unknownWords = ({ unknownTerms, suggested = [] }: Answer, messages: Messages): readonly string[] => {
  const near = suggested.slice(0, SHOWN_SUGGESTIONS)
  const others = unknownTerms.filter((term) => near.every(({ typed }) => typed !== term))
  return [
    ...(others.length > 0 ? [messages.unknownTerms(others)] : []),
    ...near.map(({ typed, meant }) => messages.didYouMean(typed, meant)),
  ]
}

/** From this confidence on, an answer needs no word on how sure it is; from the second on, it is fairly sure. */
const SURE = 0.8
const FAIRLY_SURE = 0.65

/** How sure an answer is; undefined for what only came near. */
export const surenessOf = ({ status, confidence }: Answer): Sureness | undefined => {
  if (status !== 'answered') return undefined
  if (confidence >= SURE) return 'sure'
  return confidence >= FAIRLY_SURE ? 'fairly' : 'unsure'
}

/**
 * The blocks of an answer's excerpts. The first names the other sources that say the same.
 * @param sureness of the answer; undefined for what only came near, of which no corroboration is said
 */
export const answerBlocks = (
  excerpts: readonly Excerpt[],
  number: number,
  sureness: Sureness | undefined,
  speech: Speech,
  context: Pick<Context, 'sourceById' | 'references'>,
): readonly ReplyBlock[] => {
  const messages = messagesFor(speech)
  const said = sureness && corroboration(excerpts, sureness, messages, context)
  return groupedBlocks(excerpts, number, messages, context, { ...(said && { corroboration: said }) })
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
  shown: number,
  messages: Messages,
  privately: boolean,
): readonly Action[] => {
  const action = (key: 'tell' | 'up' | 'down' | 'share' | 'dismiss', command: Command): Action => ({
    key,
    label: messages.button[key],
    command,
  })
  const rest = Math.min(excerpts.length, SHOWN_EXCERPTS + 1) - shown
  const more = moreAction(question, shown, messages)
  const isAnswer = status === 'answered'
  return [
    ...(rest > 0 && shown > 0 ? [isAnswer ? more : { ...more, label: messages.showNearest(rest) }] : []),
    ...(isAnswer ? [] : [action('tell', { kind: 'tell-me', question })]),
    ...(privately ? [action('share', { kind: 'share', question })] : []),
    action('up', { kind: 'feedback', question, vote: 'up' }),
    action('down', { kind: 'feedback', question, vote: 'down' }),
    action('dismiss', { kind: 'dismiss', question }),
  ]
}

/** The excerpts that are shown at first: of what only came near, the one that came nearest. */
export const shownOf = ({ status, excerpts, nearestShares }: Answer): readonly Excerpt[] => {
  if (status === 'answered') return excerpts.slice(0, SHOWN_EXCERPTS)
  return nearestShares === false ? [] : excerpts.slice(0, 1)
}

/** The blocks of excerpts, with what is said of them before. */
export const blocksAround = (
  answer: Answer,
  excerpts: readonly ReplyBlock[],
  messages: Messages,
  sureness: Sureness | undefined,
): readonly ReplyBlock[] => {
  const { status } = answer
  const unknown = unknownWords(answer, messages)
  switch (status) {
    case 'answered': {
      const sure = sureness === undefined || sureness === 'sure' ? [] : [`${messages.sureness[sureness]}.`]
      const first = [...sure, ...unknown].join(' ')
      return [...(first === '' ? [] : [note(first)]), ...excerpts]
    }
    case 'related':
    case 'none': {
      const said = [messages[status], ...unknown, excerpts.length > 0 ? messages.nearest : undefined]
      return [prose(said.filter(Boolean).join(' ')), ...excerpts]
    }
    default:
      return status satisfies never
  }
}

/** Sources by their publishers, or by their titles where a publisher is missing or that of the citation, and how many more there are. */
const namesOf = (
  sources: readonly SourceLine[],
  { publisher: cited }: Citation,
): readonly [named: readonly string[], more: number] => {
  const names = sources.map(({ publisher, title }) =>
    publisher === undefined || publisher === cited ? title : publisher,
  )
  const named = [...new Set(names)].slice(0, SHOWN_OTHERS)
  return [named, Math.max(0, new Set(sources.map(({ source }) => source)).size - named.length)]
}

/**
 * Where else the article of the first excerpt stands, and how many sources say the same. That no other source does is the usual case, and
 * is said only where it counts: the answer is not sure, or an excerpt of another source stands below it and could be taken for support.
 */
const corroboration = (
  [first, ...others]: readonly Excerpt[],
  sureness: Sureness,
  messages: Messages,
  { sourceById }: Pick<Context, 'sourceById'>,
): string | undefined => {
  if (!first) return undefined
  const { alsoIn, alsoAt = [], citation } = first
  const isBeside = others.some((other) => other.citation.source !== citation.source)
  // A single source cannot be borne out, so nothing is said of it.
  const isAlone = isBeside || (sureness !== 'sure' && sourceById.size > 1)
  const borneOut =
    alsoIn.length > 0 ? messages.alsoIn(...namesOf(alsoIn, citation)) : isAlone ? messages.onlySource : ''
  const places = alsoAt.length > 0 ? messages.alsoAt(...namesOf(alsoAt, citation)) : ''
  return [places, borneOut].filter(Boolean).join('; ') || undefined
}
