import { type Message, MessageType, type TextBasedChannel } from 'discord.js'
import type { IncomingMessage } from '../../../commands/bot/listen.ts'
import { DIRECT } from '../../../commands/bot/listen.ts'
import type { Desk } from '../../../commands/desk.ts'
import type { Place } from '../../../model.ts'

export const PLATFORM = 'discord'

/** One message of Discord, as the store knows it. */
export type MessageRef = Parameters<Desk['findAnswer']>[0]

/** @param workspace the server, where it is in one */
export const refOf = (workspace: string | null, channel: string, message: string): MessageRef => ({
  platform: PLATFORM,
  ...(workspace !== null && { workspace }),
  channel,
  message,
})

/** Whether a person wrote it: not a bot, not this one, no webhook, and no line of Discord's own such as a join or a pin. */
export const isFromPerson = (message: Message): boolean =>
  !message.partial &&
  !message.author.bot &&
  !message.author.system &&
  message.webhookId === null &&
  (message.type === MessageType.Default || message.type === MessageType.Reply)

/**
 * Reads what a person's message says, and to whom.
 * @param content its words, where Discord told them apart from it
 */
export const readMessage = async (
  message: Message,
  desk: Desk,
  content = message.content,
): Promise<IncomingMessage> => {
  const me = message.client.user.id
  const direct = message.guildId === null
  const mention = new RegExp(`<@!?${me}>`, 'g')
  const text = content.replaceAll(mention, ' ').trim()
  // The words tell, and where the bot may not read them the list does.
  const mentioned = mention.test(message.content) || message.mentions.users.has(me)
  const repliedTo = message.mentions.repliedUser?.id
  return {
    place: { ...placeIn(message), thread: direct ? DIRECT : await threadOf(message, desk) },
    text,
    addressed: direct || mentioned,
    mentionsOthers: !mentioned && (/^<@[!&]?\d/.test(text) || (repliedTo !== undefined && repliedTo !== me)),
  }
}

/** The place of a message without its conversation. A thread belongs to the channel that it is in. */
const placeIn = (message: Message): Place => ({
  platform: PLATFORM,
  ...(message.guildId !== null && { workspace: message.guildId }),
  channel: channelOf(message.channel),
  user: message.author.id,
})

export const channelOf = (channel: TextBasedChannel): string =>
  channel.isThread() ? (channel.parentId ?? channel.id) : channel.id

/** In a channel: the conversation of the answer that it replies to, or else the one that it would begin. */
const threadOf = async (message: Message, desk: Desk): Promise<string> => {
  if (message.channel.isThread()) return message.channelId
  const earlier = message.type === MessageType.Reply ? message.reference?.messageId : undefined
  const answered =
    earlier === undefined
      ? undefined
      : await desk.findQuestion(refOf(message.guildId, message.channelId, earlier))
  return answered?.thread ?? message.id
}
