import type { App } from '@slack/bolt'
import type { Heard } from '../../../commands/desk.ts'
import { parseMessage } from '../../../commands/parse.ts'
import { answerForAll } from './answer.ts'
import { changeAnswer, removeAnswer } from './edits.ts'
import { isPersons, type MessageEvent } from './event.ts'
import { conversationOf, isDirect, placeOf, refOf, targetOf } from './place.ts'
import { readWords } from './read-message.ts'
import type { Slack } from './slack-context.ts'

/** Hears mentions, direct messages, and what is said in channels where the bot is. */
export const listenToMessages = (app: App, slack: () => Slack): void => {
  app.event('app_mention', ({ event, body }) => hear(slack(), event as MessageEvent, body.event_id, true))
  app.message(({ message, body }) => {
    const event = message as MessageEvent
    switch (event.subtype) {
      case 'message_changed':
        return changeAnswer(slack(), event, body.event_id)
      case 'message_deleted':
        return removeAnswer(slack(), event.channel, event.deleted_ts)
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
  if (!isPersons(event, self.user) || user === undefined) return
  const { text, mentionsBot, toOthers } = readWords(event.text ?? '', self.user)
  // A file without a word is not for us.
  if (event.subtype === 'file_share' && text === '' && !mentionsBot) return
  const addressed = mention || mentionsBot || isDirect(channel)
  const conversation = conversationOf(channel, ts, event.thread_ts)
  const place = { ...placeOf(self, user, channel, conversation), channel, user }
  const heard: Heard = { place, text, addressed, toOthers }
  await slack.inOrder(`${channel}:${ts}`, async () => {
    if (!addressed && !(await desk.answers(heard))) return
    const keys = [
      `slack:message:${self.team}:${channel}:${ts}`,
      ...(eventId === undefined ? [] : [`slack:event:${eventId}`]),
    ]
    await desk.once(keys, async () => {
      const answer = await answerForAll(slack, parseMessage(text), place, targetOf(channel, conversation))
      if (answer === undefined) return
      await desk.keepAnswer({ asked: refOf(self, channel, ts), answer, thread: conversation, text })
    })
  })
}
