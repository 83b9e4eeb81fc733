import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
} from 'discord.js'
import { handleEdit, handleRemoval } from './edits.ts'
import { answerInteraction } from './interactions.ts'
import { handleMessage } from './messages.ts'
import { refOf } from './read-message.ts'
import type { ReceiveDeps } from './room.ts'

/** Has work done for one message or interaction, after what was taken for it before. */
export type Take = (id: string, work: () => Promise<void>) => void

/** Takes all that a client receives. */
export const receive = (client: Client, room: ReceiveDeps, take: Take): void => {
  client.on(Events.InteractionCreate, (interaction) =>
    take(interaction.id, () => answerInteraction(interaction, room)),
  )
  client.on(Events.MessageCreate, (message) => take(message.id, () => handleMessage(message, room)))
  client.on(Events.MessageUpdate, (_, message) => take(message.id, () => handleEdit(message, room)))

  // Of direct messages the library passes on no edit before somebody has written in this session.
  client.ws.on(GatewayDispatchEvents.MessageUpdate, (edited: GatewayMessageUpdateDispatchData) => {
    if (edited.guild_id !== undefined || client.channels.cache.has(edited.channel_id)) return
    take(edited.id, async () => {
      const channel = await client.channels.fetch(edited.channel_id)
      if (channel?.isTextBased()) await handleEdit(await channel.messages.fetch(edited.id), room)
    })
  })

  // Nor does it pass on the removal of a message that it has forgotten.
  const remove = (ids: readonly string[], channel: string, guild: string | undefined) => {
    for (const id of ids) take(id, () => handleRemoval(refOf(guild ?? null, channel, id), client, room))
  }
  client.ws.on(GatewayDispatchEvents.MessageDelete, (removed: GatewayMessageDeleteDispatchData) =>
    remove([removed.id], removed.channel_id, removed.guild_id),
  )
  client.ws.on(GatewayDispatchEvents.MessageDeleteBulk, (removed: GatewayMessageDeleteBulkDispatchData) =>
    remove(removed.ids, removed.channel_id, removed.guild_id),
  )
}
