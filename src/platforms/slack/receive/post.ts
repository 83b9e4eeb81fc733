import { messagesFor } from '../../../messages/catalogue.ts'
import { type Reply, refusal } from '../../../reply.ts'
import { errorCodeOf } from '../errors.ts'
import { renderMessage, type SlackMessage } from '../render/render.ts'
import { ResponseUrlError, respond } from './respond.ts'
import type { Person, Slack, Target } from './slack-context.ts'

/** Posts a message for everyone. @returns its `ts` */
export const post = async (slack: Slack, target: Target, message: SlackMessage): Promise<string> =>
  withPlainFallback(slack, message, async (content) => {
    const { ts } = await slack.client.chat.postMessage({
      channel: target.channel,
      ...inThread(target),
      ...content,
    })
    if (ts === undefined) throw new Error('chat.postMessage returned no ts')
    return ts
  })

/** Replaces a message of the bot's. */
export const update = async (
  slack: Slack,
  channel: string,
  ts: string,
  message: SlackMessage,
): Promise<void> =>
  withPlainFallback(slack, message, async (content) => {
    await slack.client.chat.update({ channel, ts, ...content })
  })

/** Removes a message of the bot's. Succeeds if it is already gone. */
export const remove = async (slack: Slack, channel: string, ts: string): Promise<void> => {
  try {
    await slack.client.chat.delete({ channel, ts })
  } catch (error) {
    if (errorCodeOf(error) !== 'message_not_found') throw error
  }
}

/**
 * Sends a reply to one person. Tries the response URL, then a message in the channel that only they see, then a direct message. Never
 * rejects: if every way fails, the log says so.
 * @param replace whether it replaces the message that they pressed or saw before
 */
export const sendPrivately = async (
  slack: Slack,
  person: Person,
  reply: Reply,
  replace = false,
): Promise<void> => {
  const { user, channel, responseUrl } = person
  const message = renderMessage(reply, { asker: user })
  const ways: ((content: SlackMessage) => Promise<unknown>)[] = []
  if (responseUrl !== undefined)
    ways.push((content) =>
      respond(responseUrl, {
        response_type: 'ephemeral',
        replace_original: replace,
        ...(replace ? {} : inThread(person)),
        ...content,
      }),
    )
  if (channel !== undefined)
    ways.push((content) =>
      slack.client.chat.postEphemeral({ channel, user, ...inThread(person), ...content }),
    )
  ways.push((content) => slack.client.chat.postMessage({ channel: user, ...content }))
  let lastError: unknown
  for (const way of ways) {
    try {
      await withPlainFallback(slack, message, way)
      return
    } catch (error) {
      lastError = error
      slack.log.debug('slack.not-sent', { error, user, channel })
    }
  }
  slack.desk.failureReply(lastError)
}

/** Tells a person why they got no answer, and logs the error. Never rejects. */
export const reportFailure = async (
  slack: Slack,
  person: Person,
  error: unknown,
  reply?: Reply,
): Promise<void> => {
  const language = reply?.language ?? slack.languageOf(person.user)
  const code = errorCodeOf(error)
  if (NOT_A_MEMBER.has(code)) {
    slack.log.warn('slack.not-in-channel', { code })
    return sendPrivately(slack, person, refusal(language, messagesFor(language).notInChannel))
  }
  return sendPrivately(slack, person, slack.desk.failureReply(error, language))
}

export const inThread = ({ thread }: Pick<Target, 'thread'>): { thread_ts?: string } =>
  thread === undefined ? {} : { thread_ts: thread }

/** Slack's codes for a channel where the bot is not a member. It hides that a private channel exists. */
const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found'])

/** Slack's codes for blocks that it does not accept. */
const BLOCKS_REFUSED = /invalid_blocks|msg_blocks_too_long|msg_too_long|invalid_attachments/

/** Sends a message. If Slack refuses its blocks, sends its text alone: a plain answer is better than none. */
export const withPlainFallback = async <Result>(
  slack: Pick<Slack, 'log'>,
  message: SlackMessage,
  send: (content: SlackMessage) => Promise<Result>,
): Promise<Result> => {
  try {
    return await send(message)
  } catch (error) {
    const reason = error instanceof ResponseUrlError ? error.message : errorCodeOf(error)
    if (!BLOCKS_REFUSED.test(reason)) throw error
    slack.log.warn('slack.blocks-refused', { error })
    return await send({ ...message, blocks: [] })
  }
}
