import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { messagesFor } from '../../../messages/catalogue.ts'
import { type Reply, refusal } from '../../../reply.ts'
import { errorCodeOf, mayHaveArrived, postingFaultOf } from '../errors.ts'
import { findPosted, metadataOf } from '../find-posted.ts'
import { renderMessage, type SlackMessage } from '../render/render.ts'
import { ResponseUrlError, respond } from './respond.ts'
import type { Person, Slack, Target } from './slack-context.ts'

/** How often a post is tried while Slack does not answer, or is in trouble. */
const ATTEMPTS = 5
/** The pause before the second try, in milliseconds; doubles each time. */
const PAUSE = 500
/** How far Slack’s clock may be behind ours, in milliseconds. */
const CLOCK_SKEW = 300_000

/**
 * Posts a message for everyone, once: a try that got no answer may have arrived, so the next one looks for the message first.
 * @param known its key, and since when it may be there already, in milliseconds since 1970: a process that died may have posted it
 * @returns its `ts`
 */
export const post = async (
  slack: Slack,
  target: Target,
  message: SlackMessage,
  known?: { readonly key: string; readonly since: number | undefined },
): Promise<string> => {
  const key = known?.key ?? randomUUID()
  const find = (since: number) => findPosted(slack, slack.postClient, target, key, since - CLOCK_SKEW)
  // Answering twice is better than not at all.
  const before = known?.since === undefined ? undefined : await find(known.since).catch(() => undefined)
  if (before) return before.ts
  const since = Date.now()
  return withPlainFallback(slack, message, async (content) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const arrived = attempt === 1 ? undefined : await find(since)
        return arrived ? arrived.ts : await postOnce(slack, target, content, key)
      } catch (error) {
        if (attempt === ATTEMPTS || !mayHaveArrived(error)) throw error
        slack.log.debug('slack.post-again', { error })
        await wait(PAUSE * 2 ** (attempt - 1))
      }
    }
  })
}

const postOnce = async (
  { postClient }: Slack,
  target: Target,
  content: SlackMessage,
  key: string,
): Promise<string> => {
  const { ts } = await postClient.chat.postMessage({
    channel: target.channel,
    ...inThread(target),
    ...content,
    metadata: metadataOf(key),
  })
  if (ts === undefined) throw new Error('chat.postMessage returned no ts')
  return ts
}

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
  ways.push((content) => post(slack, { channel: user }, content))
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
  if (isNotMember(error)) {
    slack.log.warn('slack.not-in-channel', { code })
    return sendPrivately(slack, person, refusal(language, messagesFor(language).notInChannel))
  }
  const fault = postingFaultOf(error)
  if (fault !== undefined) {
    slack.log.warn('slack.not-posted', { code })
    // A thread that takes no replies takes none in private either.
    const { thread: _, ...outside } = person
    const where = fault === 'noThread' || fault === 'noReplies' ? outside : person
    return sendPrivately(slack, where, refusal(language, messagesFor(language).notPosted[fault]))
  }
  return sendPrivately(slack, person, slack.desk.failureReply(error, language))
}

export const inThread = ({ thread }: Pick<Target, 'thread'>): { thread_ts?: string } =>
  thread === undefined ? {} : { thread_ts: thread }

/** Slack's codes for a channel where the bot is not a member. It hides that a private channel exists. */
const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found'])

/** Whether Slack refused because the bot is not a member of the channel. */
export const isNotMember = (error: unknown): boolean => NOT_A_MEMBER.has(errorCodeOf(error))

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
