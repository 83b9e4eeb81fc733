import { parseMessage } from '../../../commands/parse.ts'
import { updateAnswer } from './answer.ts'
import { isFromPerson, type MessageEvent } from './event.ts'
import { conversationOf, placeOf, refOf } from './place.ts'
import { remove } from './post.ts'
import { readText } from './read-message.ts'
import type { Slack } from './slack-context.ts'

/**
 * Answers a message again whose words were changed. Slack tells of a change too where a link's preview is added, or a reply; and where
 * the first message of a thread is removed, which leaves a tombstone.
 */
export const handleEdit = async (
  slack: Slack,
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
      const there = await updateAnswer(slack, parseMessage(text), place, answer)
      if (there) await desk.saveAnswer({ asked, answer, thread: conversation, text })
      else await desk.forgetAnswer(asked)
    })
  })
}

/** Removes the answer to a message that was removed, and forgets an answer that was removed itself. */
export const handleRemoval = async (slack: Slack, channel: string, ts: string | undefined): Promise<void> => {
  const { desk, self } = slack
  if (ts === undefined) return
  await slack.inOrder(`${channel}:${ts}`, async () => {
    const asked = refOf(self, channel, ts)
    const answered = await desk.findAnswer(asked)
    if (answered) {
      try {
        await remove(slack, channel, answered.answer)
        await desk.forgetAnswer(asked)
      } catch (error) {
        // Whoever removed their question is gone; the log is told.
        desk.failureReply(error)
      }
      return
    }
    const own = await desk.findQuestion(asked)
    if (own) await desk.forgetAnswer(own.asked)
  })
}
