import { GatewayIntentBits, type Message, MessageReferenceType } from 'discord.js'
import type { Command } from '../../../command.ts'
import { looksLikeQuestion } from '../../../language/questions.ts'
import { commandOfWords } from '../../what-is-asked.ts'
import { hasMessageContent } from '../connect.ts'
import { loggable } from '../errors.ts'
import { givenIn } from './files.ts'
import type { ReceiveDeps } from './incoming.ts'
import { wordsBeside, wordsOfMessage } from './message-words.ts'

/**
 * The command of a message to the bot. It may mean the message that it forwards, replies to or follows. Never rejects.
 * @param text the message's own words
 * @returns `hidden` if it means a message whose words Discord keeps from the bot
 */
export const commandOfMessage = async (
  message: Message,
  text: string,
  { log, apiUrl, language }: Pick<ReceiveDeps, 'log' | 'apiUrl' | 'language'>,
): Promise<Command | 'hidden'> => {
  let hidden = false
  const command = await commandOfWords(text, {
    forwarded: wordsBeside(message),
    given: givenIn(message, apiUrl, language),
    givenAround: async () => {
      try {
        const replied = await messageRepliedTo(message)
        const around = replied && givenIn(replied, apiUrl, language)
        hidden =
          around !== undefined && around.links.length + around.files.length === 0 && !seesWords(message)
        return around
      } catch (error) {
        log.debug('discord.nothing-around', { error: loggable(error) })
        return undefined
      }
    },
    around: async (isEmpty) => {
      try {
        const replied = await messageRepliedTo(message)
        if (!replied) return await wordsBefore(message, isEmpty)
        const words = wordsOfMessage(replied)
        hidden = words === '' && !seesWords(message)
        return words
      } catch (error) {
        log.debug('discord.nothing-around', { error: loggable(error) })
        return undefined
      }
    },
  })
  return hidden ? 'hidden' : command
}

/** Whether Discord gives the bot the words of messages that do not mention it. */
const seesWords = ({ client }: Message): boolean =>
  client.options.intents.has(GatewayIntentBits.MessageContent) ||
  hasMessageContent(client.application?.flags?.bitfield ?? 0)

/** Somebody's message that another one replies to; undefined if it is the bot's own. */
const messageRepliedTo = async (message: Message): Promise<Message | undefined> => {
  const { reference, client } = message
  if (reference?.messageId === undefined || reference.type === MessageReferenceType.Forward) return undefined
  const replied = await message.fetchReference()
  return replied.author.id === client.user?.id ? undefined : replied
}

/** How many messages before a message are looked at in a thread. In a channel it is only the last. */
const LOOK_BACK = 5
/** How old the message before another one may be, in milliseconds. */
const MAX_AGE = 3_600_000

/** The words of a message right before another one; undefined if there is none. @param asking whether only a question will do */
const wordsBefore = async (message: Message, asking: boolean): Promise<string | undefined> => {
  const { channel, guildId, client, createdTimestamp } = message
  if (guildId === null || !seesWords(message)) return undefined
  const limit = channel.isThread() ? LOOK_BACK : 1
  const before = await channel.messages.fetch({ before: message.id, limit })
  for (const one of before.values()) {
    if (one.author.id === client.user?.id || createdTimestamp - one.createdTimestamp > MAX_AGE) continue
    const words = wordsOfMessage(one)
    if (words !== '' && (!asking || looksLikeQuestion(words))) return words
  }
  return undefined
}
