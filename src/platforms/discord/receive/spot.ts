import {
  ChannelType,
  type Message,
  PermissionFlagsBits,
  type SendableChannels,
  ThreadAutoArchiveDuration,
} from 'discord.js'
import type { Command } from '../../../command.ts'
import type { IncomingMessage } from '../../../commands/bot/listen.ts'
import { displayText } from '../../../display.ts'
import { isGone, loggable } from '../errors.ts'
import { cutText } from '../render/cut.ts'
import type { ReceiveDeps } from './room.ts'

/** Where an answer goes, and the conversation that it belongs to. */
export interface AnswerTarget {
  readonly channel: SendableChannels
  readonly thread: string
  /** Whether it is shown to be the answer to the message. */
  readonly asReply: boolean
}

/**
 * A question in a channel begins a thread. All else is answered where it was said, and so is a question where the bot may not begin one.
 * @returns undefined where the message is gone
 */
export const answerTargetFor = async (
  message: Message,
  heard: IncomingMessage,
  command: Command,
  room: ReceiveDeps,
): Promise<AnswerTarget | undefined> => {
  const { channel } = message
  if (!channel.isSendable()) return undefined
  const here: AnswerTarget = {
    channel,
    thread: heard.place.thread ?? message.id,
    asReply: message.guildId !== null,
  }
  if (command.kind !== 'ask' || heard.place.thread !== message.id || !mayBeginThread(message)) return here
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
    room.log.info('discord.no-thread', { error: loggable(error) })
    return here
  }
}

const mayBeginThread = ({ channel, client }: Message): boolean => {
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement) return false
  const mine = channel.permissionsFor(client.user)
  // Where they are not known, Discord is asked.
  return (
    mine === null ||
    mine.has([PermissionFlagsBits.CreatePublicThreads, PermissionFlagsBits.SendMessagesInThreads])
  )
}

/** https://discord.com/developers/docs/resources/channel, "Start Thread from Message" */
const NAME_LENGTH = 100

/** A name is never formatted and pings nobody, but shows a mention as its number. */
const threadName = (question: string): string => {
  const plain = displayText(question.replace(/<(?:@[!&]?|#|a?:\w{1,32}:)\d{1,20}>/g, ' ')).trim()
  return cutText(plain, NAME_LENGTH, (text) => text.length) || '…'
}
