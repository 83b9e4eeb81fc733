import type { webApi } from '@slack/bolt'
import type { Command } from '../../../command.ts'
import { looksLikeQuestion } from '../../../language/questions.ts'
import type { Given } from '../../giving.ts'
import { commandOfWords } from '../../what-is-asked.ts'
import { givenIn } from './files.ts'
import { wordsOfForwarded, wordsOfMessage } from './message-words.ts'
import type { MessageEvent } from './read-message.ts'
import { isDirect, type Slack } from './slack-context.ts'

/** The command of a message to the bot. It may mean the message that it forwards or follows, or that its writer has open. Never rejects. */
export const commandOfMessage = (slack: Slack, event: MessageEvent, text: string): Promise<Command> =>
  commandOfWords(text, {
    forwarded: wordsOfForwarded(event, slack.self.user),
    given: givenIn(event, slack.files, slack.languageOf(event.user)),
    givenAround: () => givenAbove(slack, event),
    around: async (isEmpty) => (await wordsAround(slack, event, isEmpty)) || undefined,
  })

/** The links and files of the last message of the thread that gives any, and is not the bot's own. */
const givenAbove = async (
  slack: Slack,
  { channel, ts, thread_ts: thread, user }: MessageEvent,
): Promise<Given | undefined> => {
  if (thread === undefined || thread === ts) return undefined
  try {
    for (const message of await messagesAbove(slack, channel, ts, thread)) {
      if (isOwn(slack, message)) continue
      const given = givenIn(message, slack.files, slack.languageOf(user))
      if (given.links.length + given.files.length > 0) return given
    }
  } catch (error) {
    slack.log.debug('slack.nothing-around', { error })
  }
  return undefined
}

/** How many messages before a message are looked at. */
const LOOK_BACK = 5
/** How old the message before another one may be, in seconds. */
const MAX_AGE = 3600

/** The words of the message that another one is about; empty if there is none, or the bot may not read it. */
const wordsAround = async (slack: Slack, event: MessageEvent, isEmpty: boolean): Promise<string> => {
  const { channel, ts, thread_ts: thread } = event
  try {
    if (thread !== undefined && thread !== ts) {
      const above = wordsIn(slack, await messagesAbove(slack, channel, ts, thread), isEmpty)
      if (above !== '') return above
    }
    const open = isEmpty ? '' : await wordsOfOpen(slack, event)
    if (open !== '' || thread !== undefined || isDirect(channel)) return open
    return await wordsBefore(slack, channel, ts, isEmpty)
  } catch (error) {
    slack.log.debug('slack.nothing-around', { error })
    return ''
  }
}

type Found = NonNullable<
  Awaited<ReturnType<webApi.WebClient['conversations']['history']>>['messages']
>[number]

/** The last messages in a thread before another one, the latest first. */
const messagesAbove = async (
  slack: Slack,
  channel: string,
  ts: string,
  thread: string,
): Promise<readonly Found[]> => {
  const { messages = [] } = await slack.optionalClient.conversations.replies({
    channel,
    ts: thread,
    latest: ts,
    limit: 200,
  })
  const before = (messages as Found[]).filter((one) => Number(one.ts) < Number(ts))
  return before.slice(-LOOK_BACK).toReversed()
}

/** What the writer has open beside the conversation: a message, or the latest one of a channel. */
const wordsOfOpen = async (slack: Slack, { app_context: context }: MessageEvent): Promise<string> => {
  for (const { type, value } of context?.entities ?? []) {
    if (type === 'slack#/types/message_context' && typeof value === 'object') {
      const { channel_id: channel, message_ts: ts } = value
      const { messages = [] } = await slack.optionalClient.conversations.replies({ channel, ts, limit: 1 })
      return wordsIn(slack, messages as Found[])
    }
    if (type === 'slack#/types/channel_id' && typeof value === 'string' && !isDirect(value))
      return wordsIn(slack, await latest(slack, value))
  }
  return ''
}

/** The message right before another one in a channel, if it is not old. */
const wordsBefore = async (slack: Slack, channel: string, ts: string, isEmpty: boolean): Promise<string> => {
  const [before] = (await latest(slack, channel, ts)).filter((one) => one.ts !== ts)
  if (!before || Number(ts) - Number(before.ts) > MAX_AGE) return ''
  return wordsIn(slack, [before], isEmpty)
}

const latest = async (slack: Slack, channel: string, before?: string): Promise<readonly Found[]> => {
  const range = before === undefined ? {} : { latest: before }
  const { messages = [] } = await slack.optionalClient.conversations.history({
    channel,
    ...range,
    limit: LOOK_BACK,
  })
  return messages
}

/**
 * The words of the first message that has any and is not the bot's own.
 * @param messages the latest first
 * @param asking whether only a question will do
 */
const wordsIn = (slack: Slack, messages: readonly Found[], asking = false): string => {
  for (const message of messages) {
    if (isOwn(slack, message)) continue
    const words = wordsOfMessage(message, slack.self.user)
    if (words !== '' && (!asking || looksLikeQuestion(words))) return words
  }
  return ''
}

const isOwn = ({ self }: Slack, { user, bot_id: bot }: Found): boolean =>
  user === self.user || (self.bot !== undefined && bot === self.bot)
