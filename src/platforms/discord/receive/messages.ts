import type { Message } from 'discord.js'
import type { IncomingMessage } from '../../../commands/bot/listen.ts'
import { parseMessage } from '../../../commands/parse.ts'
import { loggable } from '../errors.ts'
import { carryOut } from './carry-out.ts'
import { createPost, type Post } from './post.ts'
import { isFromPerson, readMessage, refOf } from './read-message.ts'
import type { ReceiveDeps } from './room.ts'
import { answerTargetFor } from './spot.ts'
import { whileTyping } from './typing.ts'
import { fetchHiddenText, hasHiddenText } from './unread.ts'

/** Answers a person's message, once, where it is for the bot. */
export const handleMessage = async (message: Message, room: ReceiveDeps): Promise<void> => {
  if (!isFromPerson(message)) return
  const heard = await readMessage(message, room.desk)
  if (!hasHiddenText(message, heard)) return answerOnce(message, heard, room)
  const content = await fetchHiddenText(message, heard, room)
  if (content !== undefined) await answerOnce(message, await readMessage(message, room.desk, content), room)
}

const answerOnce = async (message: Message, heard: IncomingMessage, room: ReceiveDeps): Promise<void> => {
  if (!(await room.desk.shouldAnswer(heard))) return
  await room.desk.runOnce([`discord:message:${message.id}`], () => answer(message, heard, room))
}

const answer = async (message: Message, heard: IncomingMessage, room: ReceiveDeps): Promise<void> => {
  const { desk, log } = room
  const command = parseMessage(heard.text)
  const spot = await answerTargetFor(message, heard, command, room)
  if (!spot) return log.info('discord.nowhere-to-answer')
  const post = createPost(message, spot, log)
  const place = { ...heard.place, thread: spot.thread }
  try {
    if (message.guildId === null) await greetOnce(message, heard, command.kind !== 'greet', post, room)
    const reply = await whileTyping(spot.channel, () => carryOut(message, command, place, room), log)
    const sent = await post(reply, '')
    await desk.saveAnswer({
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
  { place }: IncomingMessage,
  apart: boolean,
  post: Post,
  { desk }: ReceiveDeps,
): Promise<void> => {
  await desk.runOnce([`discord:greeted:${message.author.id}`], async () => {
    if (apart) await post(await desk.handle({ kind: 'greet' }, { place }), 'greet')
  })
}

const tellFailure = async (error: unknown, post: Post, { desk, log }: ReceiveDeps): Promise<void> => {
  const reply = desk.failureReply(loggable(error))
  try {
    await post(reply, 'fail')
  } catch (again) {
    log.warn('discord.could-not-tell', { error: loggable(again) })
  }
}
