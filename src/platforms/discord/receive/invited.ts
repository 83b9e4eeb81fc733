import { type Guild, PermissionFlagsBits } from 'discord.js'
import { renderMessage } from '../render/render.ts'
import { PLATFORM, type ReceiveDeps } from './incoming.ts'

/** What to do about a server that invited the bot, and that the list of servers lacks. */
export const OTHER_SERVER_CURE =
  'To have the bot answer there, add the server’s id to DISCORD_SERVERS, restart it, and invite it again where it has left.'

/**
 * Greets a server that invites the bot, in the channel for such messages: the first time only. Leaves a server that is not to be served.
 */
export const greetServer = async (guild: Guild, { desk, log, allows }: ReceiveDeps): Promise<void> => {
  if (!(await allows(guild.id, guild.ownerId))) {
    log.warn('discord.server-left', { cure: OTHER_SERVER_CURE })
    await guild.leave()
    return
  }
  const { systemChannel: channel, client } = guild
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages]
  if (!channel?.permissionsFor(client.user)?.has(needed)) return
  const place = { platform: PLATFORM, workspace: guild.id, channel: channel.id }
  const work = async () => {
    const greeting = renderMessage(await desk.handle({ kind: 'greet' }, { place }))
    await channel.send({ ...greeting, nonce: guild.id, enforceNonce: true })
  }
  await desk.runOnce([`discord:invited:${guild.id}`], work, 'for good')
}
