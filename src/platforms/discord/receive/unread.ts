import { GatewayIntentBits, type Message } from 'discord.js'
import type { IncomingMessage } from '../../../commands/bot/listen.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import { refusal } from '../../../reply.ts'
import { hasMessageContent, UNREAD_CURE } from '../connect.ts'
import type { ReceiveDeps } from './incoming.ts'
import { createPost } from './post.ts'

/**
 * Whether Discord hid the text of a message in one of the bot's own threads. Without Message Content it hides the text, pictures and
 * polls of every message that does not mention the bot, but not stickers.
 */
export const hasHiddenText = (message: Message, { addressed, text }: IncomingMessage): boolean =>
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
 * Asks Discord for the hidden text. Discord gives it if the application has the intent switched on, even if the bot is not connected
 * with it: https://discord.com/developers/docs/events/gateway, "HTTP Restrictions". Otherwise the bot says once in the thread that it
 * must be mentioned there.
 */
export const fetchHiddenText = async (
  message: Message,
  { place }: IncomingMessage,
  { desk, log, language }: ReceiveDeps,
): Promise<string | undefined> => {
  const { channel, channelId, client } = message
  if ((await desk.listenRule(place)) === 'mention' || !channel.isSendable()) return undefined
  if (hasMessageContent(client.application.flags?.bitfield ?? 0)) {
    const { content } = await message.fetch(true)
    if (content !== '') return content
  }
  await desk.runOnce([`discord:unread:${channelId}`], async () => {
    log.warn('discord.unread', { cure: UNREAD_CURE })
    const post = createPost(message, { channel, thread: channelId, asReply: true }, log)
    await post(refusal(language, messagesFor(language).mentionToGoOn), 'words')
  })
  return undefined
}
