import type { Message } from 'discord.js'
import type { Log } from '../../../log.ts'
import type { Reply } from '../../../reply.ts'
import { isForbidden } from '../errors.ts'
import { renderMessage } from '../render/render.ts'
import type { AnswerTarget } from './spot.ts'

/**
 * Posts a reply to a message. Posted twice within some minutes it is there once.
 * @param part tells apart the replies to one message: at most 5 characters
 */
export type Post = (reply: Reply, part: string) => Promise<Message>

/** Where the bot may not write, the person is written to directly. */
export const createPost =
  (message: Message, spot: AnswerTarget, log: Log): Post =>
  async (reply, part) => {
    // A nonce has at most 25 characters, and an id at most 20.
    const whole = { ...renderMessage(reply), nonce: `${message.id}${part}`, enforceNonce: true }
    const asReply = spot.asReply && {
      reply: { messageReference: message.id, failIfNotExists: false },
    }
    try {
      return await spot.channel.send({ ...whole, ...asReply })
    } catch (error) {
      if (!isForbidden(error) || message.guildId === null) throw error
      log.warn('discord.may-not-write', { cure: MAY_NOT_WRITE })
      return message.author.send(whole)
    }
  }

const MAY_NOT_WRITE =
  'Somebody asked in a channel where the bot may not write, and was answered directly. Give its role there: View Channel, ' +
  'Send Messages, Send Messages in Threads, Create Public Threads, Read Message History.'
