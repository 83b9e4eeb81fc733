import type { App } from '@slack/bolt'
import type { IncomingMessage } from '../../../commands/bot/listen.ts'
import { parseMessage } from '../../../commands/parse.ts'
import { answerPublicly } from './answer.ts'
import { handleEdit, handleRemoval } from './edits.ts'
import { conversationOf, isDirect, placeOf, refOf, targetOf } from './place.ts'
import { isFromPerson, type MessageEvent, readText } from './read-message.ts'
import type { SlackContext } from './slack-context.ts'

/** Listens to mentions, to direct messages, and to messages in the bot's channels. */
export const listenToMessages = (app: App, slack: () => SlackContext): void => {
  app.event('app_mention', ({ event, body }) =>
    handleMessage(slack(), event as MessageEvent, body.event_id, true),
  )
  app.message(({ message, body }) => {
    const event = message as MessageEvent
    switch (event.subtype) {
      case 'message_changed':
        return handleEdit(slack(), event, body.event_id)
      case 'message_deleted':
        return handleRemoval(slack(), event.channel, event.deleted_ts)
      default:
        return handleMessage(slack(), event, body.event_id, false)
    }
  })
}

/** Answers a message that is meant for the bot. A mention in a channel arrives twice: as a mention and as a message. */
const handleMessage = async (
  slack: SlackContext,
  event: MessageEvent,
  eventId: string | undefined,
  isMention: boolean,
): Promise<void> => {
  const { desk, self } = slack
  const { channel, ts, user } = event
  if (!isFromPerson(event, self.user) || user === undefined) return
  const { text, mentionsBot, mentionsOthers } = readText(event.text ?? '', self.user)
  // A file without a word is not for the bot.
  if (event.subtype === 'file_share' && text === '' && !mentionsBot) return
  const addressed = isMention || mentionsBot || isDirect(channel)
  const conversation = conversationOf(channel, ts, event.thread_ts)
  const place = { ...placeOf(self, user, channel, conversation), channel, user }
  const incoming: IncomingMessage = { place, text, addressed, mentionsOthers }
  await slack.inOrder(`${channel}:${ts}`, async () => {
    if (!addressed && !(await desk.shouldAnswer(incoming))) return
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
