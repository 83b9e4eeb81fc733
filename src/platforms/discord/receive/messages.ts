import type { Message } from 'discord.js'
import type { Heard } from '../../../commands/desk.ts'
import { parseMessage } from '../../../commands/parse.ts'
import { logged } from '../errors.ts'
import { carryOut } from './carry-out.ts'
import { type Post, postTo } from './post.ts'
import { isPersons, readMessage, refOf } from './read-message.ts'
import type { Room } from './room.ts'
import { spotFor } from './spot.ts'
import { whileTyping } from './typing.ts'
import { hearUnread, isUnread } from './unread.ts'

/** Answers a person's message, once, where it is for the bot. */
export const hear = async (message: Message, room: Room): Promise<void> => {
  if (!isPersons(message)) return
  const heard = await readMessage(message, room.desk)
  if (!isUnread(message, heard)) return answerOnce(message, heard, room)
  const content = await hearUnread(message, heard, room)
  if (content !== undefined) await answerOnce(message, await readMessage(message, room.desk, content), room)
}

const answerOnce = async (message: Message, heard: Heard, room: Room): Promise<void> => {
  if (!(await room.desk.answers(heard))) return
  await room.desk.once([`discord:message:${message.id}`], () => answer(message, heard, room))
}

const answer = async (message: Message, heard: Heard, room: Room): Promise<void> => {
  const { desk, log } = room
  const command = parseMessage(heard.text)
  const spot = await spotFor(message, heard, command, room)
  if (!spot) return log.info('discord.nowhere-to-answer')
  const post = postTo(message, spot, log)
  const place = { ...heard.place, thread: spot.thread }
  try {
    if (message.guildId === null) await greetOnce(message, heard, command.kind !== 'greet', post, room)
    const reply = await whileTyping(spot.channel, () => carryOut(message, command, place, room), log)
    const sent = await post(reply, '')
    await desk.keepAnswer({
      asked: refOf(message.guildId, message.channelId, message.id),
      answer: sent.id,
      ...(sent.channelId !== message.channelId && { answerChannel: sent.channelId }),
      thread: place.thread,
      text: heard.text,
    })
  } catch (error) {
    await tellFailure(error, post, room)
  }
}

/** A person who writes to the bot for the first time is told what it can do, besides being answered. */
const greetOnce = async (
  message: Message,
  { place }: Heard,
  apart: boolean,
  post: Post,
  { desk }: Room,
): Promise<void> => {
  await desk.once([`discord:greeted:${message.author.id}`], async () => {
    if (apart) await post(await desk.handle({ kind: 'greet' }, { place }), 'greet')
  })
}

const tellFailure = async (error: unknown, post: Post, { desk, log }: Room): Promise<void> => {
  const reply = desk.failed(logged(error))
  try {
    await post(reply, 'fail')
  } catch (again) {
    log.warn('discord.could-not-tell', { error: logged(again) })
  }
}
