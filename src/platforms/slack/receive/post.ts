import { webApi } from '@slack/bolt'
import { messagesFor } from '../../../messages/catalogue.ts'
import { type Reply, refusal } from '../../../reply.ts'
import { renderMessage, type SlackMessage } from '../render/render.ts'
import { ResponseUrlError, respond } from './respond.ts'
import type { Person, Slack, Target } from './slack-context.ts'

/** Posts for all to read. @returns the message's `ts` */
export const post = async (slack: Slack, target: Target, message: SlackMessage): Promise<string> =>
  withPlainFallback(slack, message, async (content) => {
    const { ts } = await slack.client.chat.postMessage({
      channel: target.channel,
      ...inThread(target),
      ...content,
    })
    if (ts === undefined) throw new Error('chat.postMessage told no ts')
    return ts
  })

/** Puts another message in a message's place. */
export const update = async (
  slack: Slack,
  channel: string,
  ts: string,
  message: SlackMessage,
): Promise<void> =>
  withPlainFallback(slack, message, async (content) => {
    await slack.client.chat.update({ channel, ts, ...content })
  })

/** Removes a message of the bot's; one that is gone already is removed. */
export const remove = async (slack: Slack, channel: string, ts: string): Promise<void> => {
  try {
    await slack.client.chat.delete({ channel, ts })
  } catch (error) {
    if (errorCodeOf(error) !== 'message_not_found') throw error
  }
}

/**
 * Tells one person something, by the first way that works: the response URL, a message that they alone see, a direct message. Never
 * rejects: what nobody can be told is in the log.
 * @param replace what they pressed or were shown before gives way to it
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
  let last: unknown
  for (const way of ways) {
    try {
      await withPlainFallback(slack, message, way)
      return
    } catch (error) {
      last = error
      slack.log.debug('slack.untold', { error, user, channel })
    }
  }
  slack.desk.failureReply(last)
}

/** Tells a person why they got no answer; the error is taken down. Never rejects. */
export const reportFailure = async (
  slack: Slack,
  person: Person,
  error: unknown,
  reply?: Reply,
): Promise<void> => {
  const language = reply?.language ?? slack.speechOf(person.user)
  if (NOT_THERE.has(errorCodeOf(error))) {
    slack.log.warn('slack.not-in-channel', { code: errorCodeOf(error) })
    return sendPrivately(slack, person, refusal(language, messagesFor(language).notInChannel))
  }
  return sendPrivately(slack, person, slack.desk.failureReply(error, language))
}

/** The code by which Slack names an error, or an empty text. */
export const errorCodeOf = (error: unknown): string =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : ''

export const inThread = ({ thread }: Pick<Target, 'thread'>): { thread_ts?: string } =>
  thread === undefined ? {} : { thread_ts: thread }

/** What Slack says where the bot was not invited; of a private channel it says that there is none. */
const NOT_THERE = new Set(['not_in_channel', 'channel_not_found'])

/** What Slack says of blocks that it does not take. */
const BLOCKS_REFUSED = /invalid_blocks|msg_blocks_too_long|msg_too_long|invalid_attachments/

/** Sends a message, and its plain twin where Slack refuses its blocks: an answer without looks is an answer. */
export const withPlainFallback = async <Result>(
  slack: Pick<Slack, 'log'>,
  message: SlackMessage,
  send: (content: SlackMessage) => Promise<Result>,
): Promise<Result> => {
  try {
    return await send(message)
  } catch (error) {
    const said = error instanceof ResponseUrlError ? error.message : errorCodeOf(error)
    if (!BLOCKS_REFUSED.test(said)) throw error
    slack.log.warn('slack.blocks-refused', { error })
    return await send({ ...message, blocks: [] })
  }
}
