import type { Client, Message, SendableChannels } from 'discord.js'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { ChannelRefusal } from '../../../messages/en/posting.ts'
import { CHANNEL, proseWithChannel } from '../../../reply.ts'
import { channelRefusalOf, isArchived, isGone, loggable } from '../errors.ts'
import { renderMessage } from '../render/render.ts'
import { isFromPerson, type MessageRef, type ReceiveDeps, readMessage, refOf } from './incoming.ts'
import { carryOut, handleMessage } from './messages.ts'
import { tellDirectly } from './post.ts'
import { commandOfMessage } from './what-is-asked.ts'

type Answered = NonNullable<Awaited<ReturnType<ReceiveDeps['desk']['findAnswer']>>>

/** Edits the answer to a message whose text has changed. Answers a message that is for the bot only since it was edited. */
export const handleEdit = async (message: Message, deps: ReceiveDeps): Promise<void> => {
  if (!isFromPerson(message)) return
  const { desk } = deps
  const answered = await desk.findAnswer(refOf(message.guildId, message.channelId, message.id))
  // Discord also sends an edit when it adds a preview to a message.
  if (!answered) return message.editedTimestamp === null ? undefined : handleMessage(message, deps)
  const incoming = await readMessage(message, desk)
  if (incoming.text === answered.text || !(await desk.shouldAnswer(incoming))) return
  const place = { ...incoming.place, ...(answered.thread !== undefined && { thread: answered.thread }) }
  const command = await commandOfMessage(message, incoming.text, deps)
  const reply = await carryOut(message, command, place, deps)
  const found = await inAnswerChannel(message.client, answered, deps, (channel) =>
    channel.messages.edit(answered.answer, renderMessage(reply)),
  )
  if (found === 'gone') return desk.forgetAnswer(answered.asked)
  if (found !== 'done') {
    const why = messagesFor(reply.language).notChanged[found](CHANNEL)
    const where = answered.answerChannel ?? answered.asked.channel
    await tellDirectly(message, proseWithChannel(why, where), reply, 'edit', deps.log)
  }
  const { at: _, ...unchanged } = answered
  await desk.saveAnswer({ ...unchanged, text: incoming.text })
}

/** Deletes the answer to a message that was deleted. Forgets an answer that was itself deleted. */
export const handleRemoval = async (
  removed: MessageRef,
  client: Client,
  deps: ReceiveDeps,
): Promise<void> => {
  const { desk } = deps
  await desk.forgetQuestion(removed)
  const answered = await desk.findAnswer(removed)
  if (answered) {
    await inAnswerChannel(client, answered, deps, (channel) => channel.messages.delete(answered.answer))
    return desk.forgetAnswer(answered.asked)
  }
  const own = await desk.findQuestion(removed)
  if (own) await desk.forgetAnswer(own.asked)
}

/** Works in the channel of an answer, whose thread it reopens if it is archived. @returns `gone` if the answer is; or why it may not */
const inAnswerChannel = async (
  client: Client,
  { answerChannel, asked }: Answered,
  { log }: ReceiveDeps,
  work: (channel: SendableChannels) => Promise<unknown>,
): Promise<'done' | 'gone' | ChannelRefusal> => {
  try {
    const channel = await client.channels.fetch(answerChannel ?? asked.channel)
    if (!channel?.isSendable()) return 'gone'
    try {
      await work(channel)
    } catch (error) {
      if (!isArchived(error) || !channel.isThread()) throw error
      await channel.setArchived(false)
      await work(channel)
    }
    return 'done'
  } catch (error) {
    const refused = channelRefusalOf(error)
    if (!refused && !isGone(error)) throw error
    log.debug('discord.answer-stays', { error: loggable(error) })
    return refused ?? 'gone'
  }
}
