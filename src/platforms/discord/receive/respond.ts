import { MessageFlags, type RepliableInteraction } from 'discord.js'
import type { Command } from '../../../command.ts'
import type { Reply } from '../../../reply.ts'
import { isAlreadyAcknowledged, isTokenExpired, loggable } from '../errors.ts'
import { renderMessage } from '../render/render.ts'
import { askerOf, languageOf } from './asker.ts'
import type { ReceiveDeps } from './room.ts'

/** Answers a command or a button with a message of its own. */
export const respond = async (
  interaction: RepliableInteraction,
  command: Command,
  privately: boolean,
  room: ReceiveDeps,
): Promise<void> => {
  const tell = (reply: Reply) => deliver(interaction, reply, privately, room)
  await acknowledged(interaction, room, {
    // Who sees the message is settled here; an edit cannot change it.
    acknowledge: () => interaction.deferReply(privately ? { flags: MessageFlags.Ephemeral } : {}),
    tell,
    work: async () => tell(await room.handle(command, await askerOf(interaction, privately, room))),
  })
}

interface Steps {
  readonly acknowledge: () => Promise<unknown>
  readonly work: () => Promise<unknown>
  /** Says to the person that the work failed. */
  readonly tell: (reply: Reply) => Promise<unknown>
}

/**
 * Acknowledges before anything else is done, even the store asked: Discord waits for 3 seconds. Then does the work, once.
 */
export const acknowledged = async (
  interaction: RepliableInteraction,
  { desk, log }: ReceiveDeps,
  { acknowledge, work, tell }: Steps,
): Promise<void> => {
  try {
    await acknowledge()
  } catch (error) {
    // Discord itself tells the person that the application did not respond.
    if (isAlreadyAcknowledged(error)) log.warn('discord.not-acknowledged', { error: loggable(error) })
    else desk.failureReply(loggable(error))
    return
  }
  await desk.runOnce([`discord:interaction:${interaction.id}`], async () => {
    try {
      await work()
    } catch (error) {
      await tell(desk.failureReply(loggable(error), languageOf(interaction))).catch((again: unknown) =>
        log.warn('discord.could-not-tell', { error: loggable(again) }),
      )
    }
  })
}

/** Puts a reply where the acknowledgement said it would be; or, where it took longer than Discord waits, into a new message. */
const deliver = async (
  interaction: RepliableInteraction,
  reply: Reply,
  privately: boolean,
  { log }: ReceiveDeps,
): Promise<void> => {
  const message = renderMessage(reply)
  try {
    await interaction.editReply(message)
  } catch (error) {
    if (!isTokenExpired(error)) throw error
    log.warn('discord.answer-too-late', { error: loggable(error) })
    const { channel, user } = interaction
    if (privately || !channel?.isSendable()) await user.send(message)
    else await channel.send(message)
  }
}
