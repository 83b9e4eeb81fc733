import { parseMessage } from '../../../commands/parse.ts'
import { updateAnswer } from './answer.ts'
import { conversationOf, placeOf, refOf } from './place.ts'
import { remove } from './post.ts'
import { isFromPerson, type MessageEvent, readText } from './read-message.ts'
import type { SlackContext } from './slack-context.ts'

/**
 * Answers an edited question again. Slack also reports a change when it adds a link's preview or a reply, and when the first message of a
 * thread is removed and leaves a tombstone.
 */
export const handleEdit = async (
  slack: SlackContext,
  event: MessageEvent,
  eventId: string | undefined,
): Promise<void> => {
  const { desk, self } = slack
  const { channel, message } = event
  if (!message) return
  if (message.subtype === 'tombstone') return handleRemoval(slack, channel, message.ts)
  const { user, ts } = message
  if (!isFromPerson(message, self.user) || user === undefined) return
  await slack.inOrder(`${channel}:${ts}`, async () => {
    const asked = refOf(self, channel, ts)
    const answered = await desk.findAnswer(asked)
    if (!answered) return
    const { text } = readText(message.text ?? '', self.user)
    if (text === answered.text) return
    const conversation = answered.thread ?? conversationOf(channel, ts, message.thread_ts)
    const place = { ...placeOf(self, user, channel, conversation), channel, user }
    const keys = [
      `slack:edit:${self.team}:${channel}:${ts}:${message.edited?.ts ?? event.ts}`,
      ...(eventId === undefined ? [] : [`slack:event:${eventId}`]),
    ]
    await desk.runOnce(keys, async () => {
      const { answer } = answered
      const exists = await updateAnswer(slack, parseMessage(text), place, answer)
      if (exists) await desk.saveAnswer({ asked, answer, thread: conversation, text })
      else await desk.forgetAnswer(asked)
    })
  })
}

/** Removes the answer to a removed question. If the removed message is an answer itself, forgets it. */
export const handleRemoval = async (
  slack: SlackContext,
  channel: string,
  ts: string | undefined,
): Promise<void> => {
  const { desk, self } = slack
  if (ts === undefined) return
  await slack.inOrder(`${channel}:${ts}`, async () => {
    const removed = refOf(self, channel, ts)
    const answered = await desk.findAnswer(removed)
    if (answered) {
      try {
        await remove(slack, channel, answered.answer)
        await desk.forgetAnswer(removed)
      } catch (error) {
        // Whoever removed the question expects no reply: only the log gets the failure.
        desk.failureReply(error)
      }
      return
    }
    const question = await desk.findQuestion(removed)
    if (question) await desk.forgetAnswer(question.asked)
  })
}
