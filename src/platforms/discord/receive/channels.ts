import { type Channel, ChannelType, PermissionFlagsBits, type PermissionsBitField } from 'discord.js'
import type { MayPost } from '../../../commands/access/access.ts'
import type { PostingPermission } from '../../../messages/en/access.ts'

/** Which channel of Discord's is a channel of ours, and whether the bot may post there. */

/**
 * Whether a thread is a channel of its own: a private one has readers of its own, and a post of a forum is all there is to write in.
 * Any other thread belongs to its channel.
 */
const isOwnChannel = (channel: Channel): boolean =>
  !channel.isThread() ||
  channel.type === ChannelType.PrivateThread ||
  (channel.parent?.isThreadOnly() ?? false)

/** The id of the channel itself, or of the one that a thread belongs to. */
export const channelOf = (channel: Channel): string =>
  channel.isThread() && !isOwnChannel(channel) ? (channel.parentId ?? channel.id) : channel.id

const PERMISSIONS: Readonly<Record<PostingPermission, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  connect: PermissionFlagsBits.Connect,
  send: PermissionFlagsBits.SendMessages,
  sendInThreads: PermissionFlagsBits.SendMessagesInThreads,
}

/**
 * Whether the bot may post messages in the channel of ours that a channel belongs to. Discord asks for Connect in the chat of a voice
 * channel too: discord.com/developers/docs/topics/permissions, "Implicit Permissions".
 * @param own the bot's permissions in the channel; a thread has those of its channel
 * @param channel null if the bot does not see it
 */
export const mayPost = (own: Permissions, channel: Channel | null): MayPost =>
  mayWrite(own, channel, channel?.isThread() === true && isOwnChannel(channel))

/** Whether the bot may write in just this channel or thread. */
export const mayPostIn = (own: Permissions, channel: Channel): boolean =>
  mayWrite(own, channel, channel.isThread()) === 'yes'

type Permissions = Readonly<PermissionsBitField>

const mayWrite = (own: Permissions, channel: Channel | null, inThread: boolean): MayPost => {
  if (channel && !channel.isTextBased()) return 'nowhere'
  const needed: readonly PostingPermission[] = [
    'view',
    ...(channel?.isVoiceBased() ? (['connect'] as const) : []),
    inThread ? 'sendInThreads' : 'send',
  ]
  const lacks = needed.filter((permission) => !own.has(PERMISSIONS[permission]))
  return lacks.length === 0 ? 'yes' : { lacks }
}
