import { createHash } from 'node:crypto'
import type { ChannelRef } from '../store/port.ts'

/** The same for two mentions of one channel, different for two channels. */
export const channelKey = ({ platform, workspace, channel }: ChannelRef): string =>
  JSON.stringify([platform, workspace ?? null, channel])

/** The key of a channel's digest of a slot: 25 characters, as many as Discord takes for a nonce. */
export const deliveryKey = (channel: ChannelRef, slot: number): string =>
  `dg-${createHash('sha256')
    .update(`${channelKey(channel)} ${slot}`)
    .digest('base64url')
    .slice(0, 22)}`
