import type { Command } from '../../../command.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Place } from '../../../model.ts'
import { note, type Reply } from '../../../reply.ts'
import { renderMessage } from '../render/render.ts'
import { errorCodeOf, post, remove, reportFailure, sendPrivately, update } from './post.ts'
import type { Person, Slack, Target } from './slack-context.ts'
import { afterDelay, clearStatus, searchingReply, showSearching } from './waiting.ts'

/**
 * Carries out a command and posts the reply for all to read. Never rejects: where it cannot be posted, the person is told so.
 * @param ask whose reply may say the question above the answer, where nobody else has seen it
 * @returns the `ts` of the reply; undefined where there is none
 */
export const answerPublicly = async (
  slack: Slack,
  command: Command,
  place: Place & { readonly channel: string; readonly user: string },
  target: Target,
  shownAbove?: string,
): Promise<string | undefined> => {
  const waiting = showSearching(slack, target, place.user)
  const found = await slack.handle(command, place)
  const reply = shownAbove === undefined ? found : withQuestion(found, shownAbove)
  const message = renderMessage(reply, { asker: place.user })
  const shown = await waiting.end()
  try {
    if (shown === undefined) return await post(slack, target, message)
    await update(slack, target.channel, shown, message)
    return shown
  } catch (error) {
    await clearStatus(slack, target)
    if (shown !== undefined) await remove(slack, target.channel, shown).catch(() => undefined)
    await reportFailure(slack, { ...target, user: place.user }, error, reply)
    return undefined
  }
}

/** Carries out a command and shows the reply to the person alone. Never rejects. */
export const answerPrivately = async (
  slack: Slack,
  command: Command,
  place: Place,
  person: Person,
): Promise<void> => {
  const late = afterDelay(slack, async () => {
    await sendPrivately(slack, person, searchingReply(slack, person.user))
    return true
  })
  const reply = await slack.handle(command, place, true)
  const replace = await late()
  await sendPrivately(slack, person, reply, replace)
}

/**
 * Puts the answer to an edited question in the place of the one before. Never rejects.
 * @returns whether that is still there
 */
export const updateAnswer = async (
  slack: Slack,
  command: Command,
  place: Place & { readonly channel: string; readonly user: string },
  ts: string,
): Promise<boolean> => {
  const reply = await slack.handle(command, place)
  try {
    await update(slack, place.channel, ts, renderMessage(reply, { asker: place.user }))
    return true
  } catch (error) {
    if (errorCodeOf(error) === 'message_not_found') return false
    await reportFailure(slack, { user: place.user, channel: place.channel }, error, reply)
    return true
  }
}

const withQuestion = (reply: Reply, question: string): Reply => ({
  ...reply,
  blocks: [note(messagesFor(reply.language).askedQuestion(question)), ...reply.blocks],
})
