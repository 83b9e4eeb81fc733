import {
  ChannelType,
  type Message,
  PermissionFlagsBits,
  type SendableChannels,
  ThreadAutoArchiveDuration,
} from 'discord.js'
import type { Command } from '../../../command.ts'
import { questionFault } from '../../../commands/ask/question.ts'
import type { IncomingMessage } from '../../../commands/bot/listen.ts'
import { displayText } from '../../../display.ts'
import type { Log } from '../../../log.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import { CHANNEL, proseWithChannel, type Reply, type ReplyBlock } from '../../../reply.ts'
import { channelRefusalOf, isGone, isUnreachable, loggable, mayNotReply } from '../errors.ts'
import { cutText } from '../render/cut.ts'
import { renderMessage } from '../render/render.ts'
import type { ReceiveDeps } from './incoming.ts'
import { withoutIds } from './message-words.ts'

/** Where the reply to a message goes, and how it is posted. */
export interface AnswerTarget {
  readonly channel: SendableChannels
  /** The conversation that the answer belongs to. */
  readonly thread: string
  /** Whether to post the answer as a reply to the message. */
  readonly asReply: boolean
}

/**
 * A question in a channel starts a thread. Anything else is answered in place, and so is a question if the bot may not start a thread.
 * @returns undefined if the message is gone
 */
export const answerTargetFor = async (
  message: Message,
  { place }: IncomingMessage,
  command: Command | 'hidden',
  { log }: ReceiveDeps,
): Promise<AnswerTarget | undefined> => {
  const { channel } = message
  if (!channel.isSendable()) return undefined
  const here: AnswerTarget = {
    channel,
    thread: place.thread ?? message.id,
    asReply: message.guildId !== null,
  }
  const asksHere = command !== 'hidden' && command.kind === 'ask' && !questionFault(command.question)
  if (!asksHere || place.thread !== message.id || !mayStartThread(message)) return here
  try {
    const thread = message.hasThread
      ? await message.client.channels.fetch(message.id)
      : await message.startThread({
          name: threadName(command.question),
          autoArchiveDuration: ThreadAutoArchiveDuration.OneDay,
        })
    return thread?.isThread() ? { channel: thread, thread: thread.id, asReply: false } : here
  } catch (error) {
    if (isGone(error)) return undefined
    log.info('discord.no-thread', { error: loggable(error) })
    return here
  }
}

const mayStartThread = ({ channel, client }: Message): boolean => {
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement) return false
  const mine = channel.permissionsFor(client.user)
  // If the permissions are unknown, try it.
  return (
    mine === null ||
    mine.has([PermissionFlagsBits.CreatePublicThreads, PermissionFlagsBits.SendMessagesInThreads])
  )
}

/** https://discord.com/developers/docs/resources/channel, "Start Thread from Message" */
const NAME_LENGTH = 100

/** Discord shows a mention in a thread's name as its number, so mentions are left out. */
const threadName = (question: string): string => {
  const plain = displayText(withoutIds(question)).trim()
  return cutText(plain, NAME_LENGTH, (text) => text.length) || '…'
}

/**
 * Posts a reply to a message. Discord drops a second post of the same part within some minutes.
 * @param part distinguishes several replies to one message; at most 5 characters
 * @returns undefined if the bot may write neither there nor to the person
 */
export type Post = (reply: Reply, part: string) => Promise<Message | undefined>

/** Posts to the target; if the bot may not write there, it says so to the person, with the reply. */
export const createPost =
  (message: Message, { channel, asReply }: AnswerTarget, log: Log): Post =>
  async (reply, part) => {
    const body = bodyOf(message, reply, part)
    const reference = { reply: { messageReference: message.id, failIfNotExists: false } }
    try {
      if (!asReply) return await channel.send(body)
      try {
        return await channel.send({ ...body, ...reference })
      } catch (error) {
        if (!mayNotReply(error)) throw error
        return await channel.send(body)
      }
    } catch (error) {
      const refused = channelRefusalOf(error)
      if (!refused || message.guildId === null) throw error
      log.warn('discord.may-not-write', { reason: refused, cure: MAY_NOT_WRITE })
      const why = messagesFor(reply.language).answeredHere[refused](CHANNEL)
      return tellDirectly(message, proseWithChannel(why, channel.id), reply, part, log)
    }
  }

// A nonce has at most 25 characters, and an id at most 20.
const bodyOf = (message: Message, reply: Reply, part: string) => ({
  ...renderMessage(reply),
  nonce: `${message.id}${part}`,
  enforceNonce: true,
})

/** Writes a reply to the author of a message alone. @param why it is not where they asked. @returns undefined if they take no direct messages */
export const tellDirectly = async (
  message: Message,
  why: ReplyBlock,
  reply: Reply,
  part: string,
  log: Log,
): Promise<Message | undefined> => {
  try {
    return await message.author.send(bodyOf(message, { ...reply, blocks: [why, ...reply.blocks] }, part))
  } catch (error) {
    if (!isUnreachable(error)) throw error
    log.warn('discord.could-not-tell', { error: loggable(error) })
    return undefined
  }
}

const MAY_NOT_WRITE =
  'Somebody asked in a channel where the bot may not write, and was answered directly. Give its role there: View Channel, ' +
  'Send Messages, Send Messages in Threads, Create Public Threads, Read Message History.'

/** Discord shows typing for ten seconds; it is renewed after this many milliseconds. */
const TYPING_RENEWAL = 8_000

/** Shows that the bot is typing while it works. A failure to show it is only logged. */
export const whileTyping = async <Result>(
  channel: SendableChannels,
  work: () => Promise<Result>,
  log: Log,
): Promise<Result> => {
  const type = () =>
    channel.sendTyping().catch((error) => log.debug('discord.no-typing', { error: loggable(error) }))
  const renewal = setInterval(type, TYPING_RENEWAL)
  try {
    // If the typing arrived after the answer, it would stay for ten seconds.
    const [result] = await Promise.all([work(), type()])
    return result
  } finally {
    clearInterval(renewal)
  }
}
