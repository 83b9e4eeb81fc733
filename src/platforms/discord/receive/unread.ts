import { GatewayIntentBits, type Message } from 'discord.js'
import type { Heard } from '../../../commands/desk.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import { refusal } from '../../../reply.ts'
import { contentIsOn, UNREAD_CURE } from '../intents.ts'
import { postTo } from './post.ts'
import type { Room } from './room.ts'

/**
 * Whether Discord kept the words of a message in one of the bot's own threads: without Message Content it does so wherever the bot
 * is not mentioned, and with the words go pictures and polls. A sticker it leaves.
 */
export const isUnread = (message: Message, { addressed, text }: Heard): boolean =>
  !addressed &&
  text === '' &&
  message.attachments.size === 0 &&
  message.embeds.length === 0 &&
  message.stickers.size === 0 &&
  message.poll === null &&
  !message.client.options.intents.has(GatewayIntentBits.MessageContent) &&
  message.channel.isThread() &&
  message.channel.ownerId === message.client.user.id

/**
 * Asks Discord for the words. It gives them where the application has the intent switched on, whether or not it is connected with it:
 * https://discord.com/developers/docs/events/gateway, "HTTP Restrictions".
 * Otherwise the thread is told, once, that the bot must be mentioned there.
 * @returns the words
 */
export const hearUnread = async (
  message: Message,
  { place }: Heard,
  { desk, log, language }: Room,
): Promise<string | undefined> => {
  const { channel, channelId, client } = message
  if ((await desk.listenRule(place)) === 'mention' || !channel.isSendable()) return undefined
  if (contentIsOn(client.application.flags?.bitfield ?? 0)) {
    const { content } = await message.fetch(true)
    if (content !== '') return content
  }
  await desk.once([`discord:unread:${channelId}`], async () => {
    log.warn('discord.unread', { cure: UNREAD_CURE })
    const post = postTo(message, { channel, thread: channelId, asReply: true }, log)
    await post(refusal(language, messagesFor(language).mentionToGoOn), 'words')
  })
  return undefined
}
