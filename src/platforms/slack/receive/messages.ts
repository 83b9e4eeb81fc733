import { setTimeout } from 'node:timers/promises'
import type { App, Context } from '@slack/bolt'
import type { IncomingMessage } from '../../../commands/bot/listen.ts'
import { leaveUnacknowledged } from '../acknowledge.ts'
import { answerPublicly, updateAnswer } from './answer.ts'
import { remove } from './post.ts'
import { isFromPerson, type MessageEvent, readText } from './read-message.ts'
import {
  conversationOf,
  isDirect,
  placeOf,
  refOf,
  type Slack,
  type SlackIn,
  targetOf,
} from './slack-context.ts'
import { commandOfMessage } from './what-is-asked.ts'

/** Listens to mentions, to direct messages, and to messages in the bot's channels. */
export const listenToMessages = (app: App, slackIn: SlackIn): void => {
  const keysOf = (id: string | undefined) => (id === undefined ? [] : [`slack:event:${id}`])
  app.event('app_mention', ({ event, body, context }) =>
    handleMessage(slackIn(context), event as MessageEvent, keysOf(body.event_id), true, {
      body,
      again: isAgain(context),
    }),
  )
  app.message(({ message, body, context }) => {
    const slack = slackIn(context)
    const event = message as MessageEvent
    if (event.subtype === 'message_changed') return handleEdit(slack, event, keysOf(body.event_id))
    if (event.subtype === 'message_deleted') return handleRemoval(slack, event.channel, event.deleted_ts)
    return handleMessage(slack, event, keysOf(body.event_id), false, { body, again: isAgain(context) })
  })
}

/** An event as Slack delivered it. */
interface Delivery {
  readonly body: object
  /** Whether Slack sent it before, and nobody acknowledged it. */
  readonly again: boolean
}

const isAgain = ({ retryNum }: Context): boolean => (retryNum ?? 0) > 0

/** Answers a message that is meant for the bot. A mention in a channel arrives twice: as a mention and as a message. */
const handleMessage = async (
  slack: Slack,
  event: MessageEvent,
  eventKeys: readonly string[],
  isMention: boolean,
  { body, again }: Delivery,
): Promise<void> => {
  const { desk, self } = slack
  const { channel, ts, user } = event
  if (!isFromPerson(event, self.user) || user === undefined) return
  const { text, mentionsBot, mentionsOthers } = readText(event.text ?? '', self.user)
  // In a channel, a file without a word is not for the bot.
  if (event.subtype === 'file_share' && text === '' && !mentionsBot && !isDirect(channel)) return
  const addressed = isMention || mentionsBot || isDirect(channel)
  const conversation = conversationOf(channel, ts, event.thread_ts)
  const place = { ...placeOf(self, user, channel, conversation), channel, user, message: ts }
  const incoming: IncomingMessage = { place, text, addressed, mentionsOthers }
  await slack.inOrder(`${channel}:${ts}`, async () => {
    if (!addressed && !(await desk.shouldAnswer(incoming))) return
    const key = `slack:message:${self.team}:${channel}:${ts}`
    const isOurs = await desk.runOnce([key, ...eventKeys], async () => {
      const command = await commandOfMessage(slack, event, text)
      const known = { key, since: again ? Number(ts) * 1_000 : undefined }
      const answer = await answerPublicly(slack, command, place, targetOf(channel, conversation), { known })
      if (answer === undefined) return
      await desk.saveAnswer({ asked: refOf(self, channel, ts), answer, thread: conversation, text })
    })
    if (!isOurs && !(await doneInTime(desk, key))) leaveUnacknowledged(body)
  })
}

/** How often to look whether another process is done, and how many times: less long than an event is held. */
const LOOK = { every: 200, times: 8 }

/** Whether a message that another process answers is answered soon. */
const doneInTime = async (desk: Slack['desk'], key: string): Promise<boolean> => {
  for (let looks = 0; looks < LOOK.times; looks += 1) {
    if (await desk.isDone(key)) return true
    await setTimeout(LOOK.every)
  }
  return desk.isDone(key)
}

/**
 * Answers an edited question again. Slack also reports a change when it adds a link's preview or a reply, and when the first message of a
 * thread is removed and leaves a tombstone.
 */
const handleEdit = async (slack: Slack, event: MessageEvent, eventKeys: readonly string[]): Promise<void> => {
  const { desk, self } = slack
  const { channel, message } = event
  if (!message) return
  if (message.subtype === 'tombstone') return handleRemoval(slack, channel, message.ts)
  const { user, ts } = message
  if (!isFromPerson(message, self.user) || user === undefined) return
  if (await lostMention(slack, event, message)) return handleRemoval(slack, channel, ts)
  await slack.inOrder(`${channel}:${ts}`, async () => {
    const asked = refOf(self, channel, ts)
    const answered = await desk.findAnswer(asked)
    if (!answered) return
    const { text, mentionsBot, mentionsOthers } = readText(message.text ?? '', self.user)
    if (text === answered.text) return
    const conversation = answered.thread ?? conversationOf(channel, ts, message.thread_ts)
    const place = { ...placeOf(self, user, channel, conversation), channel, user, message: ts }
    const addressed = mentionsBot || isDirect(channel)
    if (!(await desk.shouldAnswer({ place, text, addressed, mentionsOthers })))
      return removeAnswer(slack, channel, answered)
    const key = `slack:edit:${self.team}:${channel}:${ts}:${message.edited?.ts ?? event.ts}`
    await desk.runOnce([key, ...eventKeys], async () => {
      const { answer } = answered
      const command = await commandOfMessage(slack, { ...message, channel }, text)
      const exists = await updateAnswer(slack, command, place, answer)
      if (exists) await desk.saveAnswer({ asked, answer, thread: conversation, text })
      else await desk.forgetAnswer(asked)
    })
  })
}

/** Whether an edit took the mention of the bot out of a message, which is not for the bot any more. */
const lostMention = async (
  { desk, self }: Slack,
  { channel, previous_message: before }: MessageEvent,
  { text, ts, user, thread_ts: thread = ts }: NonNullable<MessageEvent['message']>,
): Promise<boolean> => {
  if (isDirect(channel) || readText(text ?? '', self.user).mentionsBot) return false
  if (before !== undefined) return readText(before.text ?? '', self.user).mentionsBot
  // Outside of threads only a mention is answered, unless the channel’s rule says more.
  return thread === ts && (await desk.listenRule(placeOf(self, user, channel, thread))) !== 'all'
}

/** Removes the answer to a removed question. If the removed message is an answer itself, forgets it. */
const handleRemoval = async (slack: Slack, channel: string, ts: string | undefined): Promise<void> => {
  const { desk, self } = slack
  if (ts === undefined) return
  await slack.inOrder(`${channel}:${ts}`, async () => {
    const removed = refOf(self, channel, ts)
    await desk.forgetQuestion(removed)
    const answered = await desk.findAnswer(removed)
    if (!answered) {
      const question = await desk.findQuestion(removed)
      if (question) await desk.forgetAnswer(question.asked)
      return
    }
    await removeAnswer(slack, channel, answered)
  })
}

type Answered = NonNullable<Awaited<ReturnType<Slack['desk']['findAnswer']>>>

/** Removes an answer whose question is gone, or is not for the bot any more. Nobody expects a reply, so only the log gets a failure. */
const removeAnswer = async (slack: Slack, channel: string, { asked, answer }: Answered): Promise<void> => {
  const { desk } = slack
  try {
    await desk.forgetQuestion(asked)
    await remove(slack, channel, answer)
    await desk.forgetAnswer(asked)
  } catch (error) {
    desk.failureReply(error)
  }
}
