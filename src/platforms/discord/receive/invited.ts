import { type Guild, PermissionFlagsBits } from 'discord.js'
import { renderMessage } from '../render/render.ts'
import { PLATFORM, type ReceiveDeps } from './incoming.ts'

/** Greets a server that invites the bot, in the channel for such messages: the first time only. */
export const greetServer = async (guild: Guild, { desk }: ReceiveDeps): Promise<void> => {
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
