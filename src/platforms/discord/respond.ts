import { MessageFlags, type RepliableInteraction } from 'discord.js'
import type { Command } from '../../command.ts'
import type { Reply } from '../../reply.ts'
import { askerOf, languageOf } from './asker.ts'
import { isTaken, isTooLate, logged } from './faults.ts'
import { renderMessage } from './render.ts'
import type { Room } from './room.ts'

/** Answers a command or a button with a message of its own, acknowledged before anything else is done: Discord waits for 3 seconds. */
export const respond = async (
  interaction: RepliableInteraction,
  command: Command,
  privately: boolean,
  room: Room,
): Promise<void> => {
  // Who sees the message is settled here; an edit cannot change it.
  const flags = privately ? { flags: MessageFlags.Ephemeral as const } : {}
  if (!(await acknowledged(interaction.deferReply(flags), room))) return
  const tell = (reply: Reply) => deliver(interaction, reply, privately, room)
  await telling(interaction, room, tell, async () => {
    await tell(await room.handle(command, await askerOf(interaction, privately, room)))
  })
}

/** @returns false where Discord did not take it: it came too late, or another process was first */
export const acknowledged = async (
  acknowledging: Promise<unknown>,
  { desk, log }: Room,
): Promise<boolean> => {
  try {
    await acknowledging
    return true
  } catch (error) {
    if (isTaken(error)) log.warn('discord.not-acknowledged', { error: logged(error) })
    // Discord itself tells the person that the application did not respond.
    else desk.failed(logged(error))
    return false
  }
}

/** Does what follows an acknowledgement, and tells the person where it fails. */
export const telling = async (
  interaction: RepliableInteraction,
  { desk, log }: Room,
  tell: (reply: Reply) => Promise<unknown>,
  work: () => Promise<void>,
): Promise<void> => {
  try {
    await work()
  } catch (error) {
    const reply = desk.failed(logged(error), languageOf(interaction))
    try {
      await tell(reply)
    } catch (again) {
      log.warn('discord.could-not-tell', { error: logged(again) })
    }
  }
}

/** Puts a reply where the acknowledgement said it would be; or, where it took longer than Discord waits, into a new message. */
const deliver = async (
  interaction: RepliableInteraction,
  reply: Reply,
  privately: boolean,
  { log }: Room,
): Promise<void> => {
  const message = renderMessage(reply)
  try {
    await interaction.editReply(message)
  } catch (error) {
    if (!isTooLate(error)) throw error
    log.warn('discord.answer-too-late', { error: logged(error) })
    const { channel, user } = interaction
    if (privately || !channel?.isSendable()) await user.send(message)
    else await channel.send(message)
  }
}
