/** What people do on Discord, turned into commands, and where the replies go. This file subscribes to the events; the others handle them. */

import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
} from 'discord.js'
import { handleEdit, handleRemoval } from './edits.ts'
import { type ReceiveDeps, refOf } from './incoming.ts'
import { answerInteraction } from './interactions.ts'
import { greetServer } from './invited.ts'
import { handleMessage } from './messages.ts'

/** Queues work for one message or interaction, behind earlier work for the same one. */
export type Take = (id: string, work: () => Promise<void>) => void

/** Subscribes to everything that the bot answers: interactions, messages, edits and deletions. */
export const receive = (client: Client, deps: ReceiveDeps, take: Take): void => {
  client.on(Events.InteractionCreate, (interaction) =>
    take(interaction.id, () => answerInteraction(interaction, deps)),
  )
  client.on(Events.GuildCreate, (guild) => take(guild.id, () => greetServer(guild, deps)))
  client.on(Events.MessageCreate, (message) => take(message.id, () => handleMessage(message, deps)))
  client.on(Events.MessageUpdate, (_, message) => take(message.id, () => handleEdit(message, deps)))

  // The library drops edits of direct messages until somebody has written in this session.
  client.ws.on(GatewayDispatchEvents.MessageUpdate, (edited: GatewayMessageUpdateDispatchData) => {
    if (edited.guild_id !== undefined || client.channels.cache.has(edited.channel_id)) return
    take(edited.id, async () => {
      const channel = await client.channels.fetch(edited.channel_id)
      if (channel?.isTextBased()) await handleEdit(await channel.messages.fetch(edited.id), deps)
    })
  })

  // It also drops deletions of messages that are not in its cache.
  const remove = (ids: readonly string[], channel: string, guild: string | undefined) => {
    for (const id of ids) take(id, () => handleRemoval(refOf(guild ?? null, channel, id), client, deps))
  }
  client.ws.on(GatewayDispatchEvents.MessageDelete, (removed: GatewayMessageDeleteDispatchData) =>
    remove([removed.id], removed.channel_id, removed.guild_id),
  )
  client.ws.on(GatewayDispatchEvents.MessageDeleteBulk, (removed: GatewayMessageDeleteBulkDispatchData) =>
    remove(removed.ids, removed.channel_id, removed.guild_id),
  )
}
