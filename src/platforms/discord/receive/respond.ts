import { MessageFlags, type RepliableInteraction } from 'discord.js'
import type { Command } from '../../../command.ts'
import type { Reply } from '../../../reply.ts'
import { isAlreadyAcknowledged, isTokenExpired, loggable } from '../errors.ts'
import { isUncertain } from '../persist.ts'
import { renderMessage } from '../render/render.ts'
import { askerOf, languageOf, type ReceiveDeps } from './incoming.ts'

/** Answers a command or a button with a new message. @param privately whether only the person sees it */
export const respond = async (
  interaction: RepliableInteraction,
  command: Command,
  privately: boolean,
  deps: ReceiveDeps,
): Promise<void> => {
  const tellPerson = (reply: Reply) => deliver(interaction, reply, privately, deps)
  await acknowledgeFirst(interaction, deps, {
    // This settles who sees the message; a later edit cannot change it.
    acknowledge: () => interaction.deferReply(privately ? { flags: MessageFlags.Ephemeral } : {}),
    tellPerson,
    work: async () => tellPerson(await deps.handle(command, await askerOf(interaction, privately, deps))),
  })
}

interface Steps {
  readonly acknowledge: () => Promise<unknown>
  readonly work: () => Promise<unknown>
  /** Shows the person a reply that the work itself did not show: that it failed. */
  readonly tellPerson: (reply: Reply) => Promise<unknown>
}

/** Acknowledges before anything else, even before the store is asked, because Discord waits only 3 seconds. Then does the work once. */
export const acknowledgeFirst = async (
  interaction: RepliableInteraction,
  { desk, log }: ReceiveDeps,
  { acknowledge, work, tellPerson }: Steps,
): Promise<void> => {
  try {
    await acknowledge()
  } catch (error) {
    // Discord tells the person that the application did not respond.
    if (isAlreadyAcknowledged(error) || isUncertain(error))
      log.warn('discord.not-acknowledged', { error: loggable(error) })
    else desk.failureReply(loggable(error))
    if (!isUncertain(error)) return
    // Discord may have it all the same, and then somebody waits. The library refuses to edit what it does not know to be acknowledged.
    interaction.deferred = true
  }
  await desk.runOnce([`discord:interaction:${interaction.id}`], async () => {
    try {
      await work()
    } catch (error) {
      await tellPerson(desk.failureReply(loggable(error), languageOf(interaction))).catch(
        (tellError: unknown) => log.warn('discord.could-not-tell', { error: loggable(tellError) }),
      )
    }
  })
}

/** Below what only one person sees, Discord has “Dismiss message” of its own. */
const withoutDismissal = (reply: Reply): Reply =>
  reply.actions ? { ...reply, actions: reply.actions.filter(({ key }) => key !== 'dismiss') } : reply

/** Edits the acknowledgement into the reply. If its token has expired, posts a new message. */
const deliver = async (
  interaction: RepliableInteraction,
  reply: Reply,
  privately: boolean,
  { log }: ReceiveDeps,
): Promise<void> => {
  const message = renderMessage(privately ? withoutDismissal(reply) : reply)
  try {
    await interaction.editReply(message)
  } catch (error) {
    if (!isTokenExpired(error)) throw error
    log.warn('discord.answer-too-late', { error: loggable(error) })
    const { channel, user } = interaction
    const post = { ...message, nonce: interaction.id, enforceNonce: true }
    if (privately || !channel?.isSendable()) await user.send(post)
    else await channel.send(post)
  }
}
