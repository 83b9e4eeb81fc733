import type { Client, Message, SendableChannels } from 'discord.js'
import { parseMessage } from '../../../commands/parse.ts'
import { isArchived, isGone, loggable } from '../errors.ts'
import { renderMessage } from '../render/render.ts'
import { carryOut } from './carry-out.ts'
import { handleMessage } from './messages.ts'
import { isFromPerson, type MessageRef, readMessage, refOf } from './read-message.ts'
import type { ReceiveDeps } from './room.ts'

type Answered = NonNullable<Awaited<ReturnType<ReceiveDeps['desk']['findAnswer']>>>

/** Answers anew a message that says something else now, in the same place; and one that is for the bot only since it was edited. */
export const handleEdit = async (message: Message, room: ReceiveDeps): Promise<void> => {
  if (!isFromPerson(message)) return
  const known = await room.desk.findAnswer(refOf(message.guildId, message.channelId, message.id))
  // Discord edits a message of itself where it adds a preview to it.
  if (!known) return message.editedTimestamp === null ? undefined : handleMessage(message, room)
  const heard = await readMessage(message, room.desk)
  if (heard.text === known.text || !(await room.desk.shouldAnswer(heard))) return
  const place = { ...heard.place, ...(known.thread !== undefined && { thread: known.thread }) }
  const reply = await carryOut(message, parseMessage(heard.text), place, room)
  const found = await inAnswersChannel(message.client, known, room, (channel) =>
    channel.messages.edit(known.answer, renderMessage(reply)),
  )
  if (!found) return room.desk.forgetAnswer(known.asked)
  const { at: _, ...kept } = known
  await room.desk.saveAnswer({ ...kept, text: heard.text })
}

/** Removes the answer to a message that was removed; and forgets an answer that was removed itself. */
export const handleRemoval = async (
  removed: MessageRef,
  client: Client,
  room: ReceiveDeps,
): Promise<void> => {
  const { desk } = room
  const known = await desk.findAnswer(removed)
  if (known) {
    await inAnswersChannel(client, known, room, (channel) => channel.messages.delete(known.answer))
    return desk.forgetAnswer(known.asked)
  }
  const own = await desk.findQuestion(removed)
  if (own) await desk.forgetAnswer(own.asked)
}

/** @returns false where the answer is not there any more */
const inAnswersChannel = async (
  client: Client,
  known: Answered,
  { log }: ReceiveDeps,
  work: (channel: SendableChannels) => Promise<unknown>,
): Promise<boolean> => {
  try {
    const channel = await client.channels.fetch(known.answerChannel ?? known.asked.channel)
    if (!channel?.isSendable()) return false
    try {
      await work(channel)
    } catch (error) {
      if (!isArchived(error) || !channel.isThread()) throw error
      await channel.setArchived(false)
      await work(channel)
    }
    return true
  } catch (error) {
    if (!isGone(error)) throw error
    log.debug('discord.answer-gone', { error: loggable(error) })
    return false
  }
}
