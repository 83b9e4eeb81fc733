import type { App } from '@slack/bolt'
import type { IncomingMessage } from '../../../commands/desk.ts'
import { parseMessage } from '../../../commands/parse.ts'
import { answerPublicly } from './answer.ts'
import { handleEdit, handleRemoval } from './edits.ts'
import { isFromPerson, type MessageEvent } from './event.ts'
import { conversationOf, isDirect, placeOf, refOf, targetOf } from './place.ts'
import { readText } from './read-message.ts'
import type { Slack } from './slack-context.ts'

/** Hears mentions, direct messages, and what is said in channels where the bot is. */
export const listenToMessages = (app: App, slack: () => Slack): void => {
  app.event('app_mention', ({ event, body }) => hear(slack(), event as MessageEvent, body.event_id, true))
  app.message(({ message, body }) => {
    const event = message as MessageEvent
    switch (event.subtype) {
      case 'message_changed':
        return handleEdit(slack(), event, body.event_id)
      case 'message_deleted':
        return handleRemoval(slack(), event.channel, event.deleted_ts)
      default:
        return hear(slack(), event, body.event_id, false)
    }
  })
}

/** Answers a message where it is for the bot. One that mentions it in a channel comes twice, as a mention and as a message. */
const hear = async (
  slack: Slack,
  event: MessageEvent,
  eventId: string | undefined,
  mention: boolean,
): Promise<void> => {
  const { desk, self } = slack
  const { channel, ts, user } = event
  if (!isFromPerson(event, self.user) || user === undefined) return
  const { text, mentionsBot, mentionsOthers } = readText(event.text ?? '', self.user)
  // A file without a word is not for us.
  if (event.subtype === 'file_share' && text === '' && !mentionsBot) return
  const addressed = mention || mentionsBot || isDirect(channel)
  const conversation = conversationOf(channel, ts, event.thread_ts)
  const place = { ...placeOf(self, user, channel, conversation), channel, user }
  const heard: IncomingMessage = { place, text, addressed, mentionsOthers }
  await slack.inOrder(`${channel}:${ts}`, async () => {
    if (!addressed && !(await desk.shouldAnswer(heard))) return
    const keys = [
      `slack:message:${self.team}:${channel}:${ts}`,
      ...(eventId === undefined ? [] : [`slack:event:${eventId}`]),
    ]
    await desk.runOnce(keys, async () => {
      const answer = await answerPublicly(slack, parseMessage(text), place, targetOf(channel, conversation))
      if (answer === undefined) return
      await desk.saveAnswer({ asked: refOf(self, channel, ts), answer, thread: conversation, text })
    })
  })
}
