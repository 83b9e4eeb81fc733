import { type Answer, type Source, withoutUndefined } from '../../model.ts'
import type { Action } from '../../reply.ts'
import type { AskedQuestion } from '../../store/port.ts'
import { lastVisibleQuestion } from '../access/visible-questions.ts'
import { answerReply, SHOWN_EXCERPTS } from '../ask/answer-reply.ts'
import type { Context } from '../context.ts'
import { askVerified } from '../verify.ts'

/** The last answer of a conversation, found anew from its question. */
export interface LastAnswer {
  readonly saved: AskedQuestion
  readonly answer: Answer
  /** The sources that it cites, in its order. */
  readonly cited: readonly [Source, ...Source[]]
}

/** The answer to the last answered question that the reader may see: of this conversation, or of the one before. */
export const lastAnswer = async (context: Context): Promise<LastAnswer | undefined> => {
  const { store, before, sourceById } = context
  const here = await lastVisibleQuestion(context, store)
  const saved = here ?? (before && (await lastVisibleQuestion({ ...context, place: before }, store)))
  if (saved?.status !== 'answered') return undefined
  const answer = await askVerified(saved.question, { excerpts: SHOWN_EXCERPTS + 1 }, context)
  const ids = new Set(answer.excerpts.slice(0, SHOWN_EXCERPTS).map(({ citation }) => citation.source))
  const [first, ...others] = [...ids].flatMap((id) => sourceById.get(id) ?? [])
  // The sources may have changed since.
  return first && answer.status === 'answered' ? { saved, answer, cited: [first, ...others] } : undefined
}

/** What can be read on below an answer: the text around its first excerpt, and more excerpts. */
export const readingOn = (
  { saved, answer }: LastAnswer,
  context: Context,
): Partial<Record<'context' | 'more', Action>> => {
  const { blocks, actions } = answerReply(answer, saved.language, { id: saved.id }, context)
  const [excerpt] = blocks.flatMap((block) => (block.kind === 'excerpt' ? [block] : []))
  return withoutUndefined({ context: excerpt?.context, more: actions?.find(({ key }) => key === 'more') })
}
