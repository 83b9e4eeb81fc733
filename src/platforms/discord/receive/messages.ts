import { GatewayIntentBits, type Message } from 'discord.js'
import type { Command } from '../../../command.ts'
import type { IncomingMessage } from '../../../commands/bot/listen.ts'
import { detectLanguage } from '../../../language/detect.ts'
import { messagesFor, speechFor } from '../../../messages/catalogue.ts'
import type { Place } from '../../../model.ts'
import { type Reply, refusal } from '../../../reply.ts'
import { hasMessageContent, UNREAD_CURE } from '../connect.ts'
import { channelRefusalOf, loggable } from '../errors.ts'
import { isFromPerson, type ReceiveDeps, readMessage, refOf, senderOfMessage } from './incoming.ts'
import { answerTargetFor, createPost, type Post, whileTyping } from './post.ts'
import { commandOfMessage } from './what-is-asked.ts'

/** Answers a person's message once, if it is for the bot. */
export const handleMessage = async (message: Message, deps: ReceiveDeps): Promise<void> => {
  if (!isFromPerson(message)) return
  const incoming = await readMessage(message, deps.desk)
  if (!(await deps.allows(message.guildId, message.author.id)))
    return incoming.addressed ? turnAway(message, incoming, deps) : undefined
  if (!hasHiddenText(message, incoming)) return answerOnce(message, incoming, deps)
  const content = await fetchHiddenText(message, incoming, deps)
  if (content !== undefined) await answerOnce(message, await readMessage(message, deps.desk, content), deps)
}

/**
 * Whether Discord hid the text of a message in one of the bot's own threads. Without Message Content it hides the text, pictures and
 * polls of every message that does not mention the bot, but not stickers.
 */
const hasHiddenText = (message: Message, { addressed, text }: IncomingMessage): boolean =>
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
const fetchHiddenText = async (
  message: Message,
  { place }: IncomingMessage,
  { desk, log, language }: ReceiveDeps,
): Promise<string | undefined> => {
  const { channel, channelId, client } = message
  if ((await desk.listenRule(place)) === 'mention' || !channel.isSendable()) return undefined
  if (hasMessageContent(client.application.flags?.bitfield ?? 0)) {
    const content = await message.fetch(true).then(
      (whole) => whole.content,
      (error: unknown) => {
        if (!channelRefusalOf(error)) throw error
        return ''
      },
    )
    if (content !== '') return content
  }
  await desk.runOnce([`discord:unread:${channelId}`], async () => {
    log.warn('discord.unread', { cure: UNREAD_CURE })
    const post = createPost(message, { channel, thread: channelId, asReply: true }, log)
    await post(refusal(language, messagesFor(language).mentionToGoOn), 'words')
  })
  return undefined
}

/** Tells somebody from a server that is not served that they get no answer. */
const turnAway = async (
  message: Message,
  { text }: IncomingMessage,
  { desk, log, language }: ReceiveDeps,
): Promise<void> => {
  const { channel, id, guildId } = message
  if (!channel.isSendable()) return
  const post = createPost(message, { channel, thread: id, asReply: guildId !== null }, log)
  const speech = speechFor(detectLanguage(text, language), language)
  await desk.runOnce([`discord:message:${id}`], async () => {
    await post(refusal(speech, messagesFor(speech).access.outsiders), '')
  })
}

const answerOnce = async (message: Message, incoming: IncomingMessage, deps: ReceiveDeps): Promise<void> => {
  if (!(await deps.desk.shouldAnswer(incoming))) return
  await deps.desk.runOnce([`discord:message:${message.id}`], () => answer(message, incoming, deps))
}

const answer = async (message: Message, incoming: IncomingMessage, deps: ReceiveDeps): Promise<void> => {
  const { desk, log } = deps
  const asked = await commandOfMessage(message, incoming.text, deps)
  const target = await answerTargetFor(message, incoming, asked, deps)
  if (!target) return log.info('discord.nowhere-to-answer')
  const post = createPost(message, target, log)
  const place = { ...incoming.place, thread: target.thread }
  try {
    if (message.guildId === null)
      await greetOnce(message, incoming, asked === 'hidden' || asked.kind !== 'greet', post, deps)
    const reply = await whileTyping(target.channel, () => carryOut(message, asked, place, deps), log)
    const sent = await post(reply, '')
    if (!sent) return
    await desk.saveAnswer({
      asked: refOf(message.guildId, message.channelId, message.id),
      answer: sent.id,
      ...(sent.channelId !== message.channelId && { answerChannel: sent.channelId }),
      thread: place.thread,
      text: incoming.text,
    })
  } catch (error) {
    await postFailure(error, post, deps)
  }
}

/**
 * Tells a person who writes to the bot for the first time what it can do.
 * @param needed false if the answer is itself the greeting
 */
const greetOnce = async (
  message: Message,
  { place, text }: IncomingMessage,
  needed: boolean,
  post: Post,
  { desk, language }: ReceiveDeps,
): Promise<void> => {
  const work = async () => {
    if (needed)
      await post(
        await desk.handle(
          { kind: 'greet', speech: speechFor(detectLanguage(text, language), language) },
          { place },
        ),
        'greet',
      )
  }
  await desk.runOnce([`discord:greeted:${message.author.id}`], work, 'for good')
}

const postFailure = async (error: unknown, post: Post, { desk, log }: ReceiveDeps): Promise<void> => {
  const reply = desk.failureReply(loggable(error))
  try {
    await post(reply, 'fail')
  } catch (postError) {
    log.warn('discord.could-not-tell', { error: loggable(postError) })
  }
}

/** Runs the command of a message, or says that the words which it means are hidden. */
export const carryOut = async (
  message: Message,
  command: Command | 'hidden',
  place: Place,
  { handle, language }: ReceiveDeps,
): Promise<Reply> =>
  command === 'hidden'
    ? refusal(language, messagesFor(language).wordsHidden)
    : handle(command, { place, ...senderOfMessage(message) })
