import { createHash } from 'node:crypto'
import { type APIChannel, type APIMessage, type APIUser, type REST, Routes, SnowflakeUtil } from 'discord.js'
import { type Destination, PostingError } from '../../digest/deliver/poster.ts'
import type { Posting } from '../poster.ts'
import { isOpenChannel } from './is-open.ts'
import type { Allows } from './receive/allows.ts'
import { refOf } from './receive/incoming.ts'
import { renderMessage } from './render/render.ts'

/** How many messages one request lists, and how many requests a search makes at most. */
const PAGE = 100
const PAGES = 10

/**
 * Posts on Discord. Within some minutes Discord drops a second message with the same nonce. It does not keep the nonce (thread 2451 of
 * Rapptz/discord.py), so a later search looks for the id of the message's first component: people do not see it, and Discord returns it
 * unchanged (Component Reference, Anatomy of a Component).
 * @param me the bot's own id
 * @param allows to whom it may speak
 */
export const discordPosting = (api: REST, me: string, allows: Allows): Posting => ({
  send: async (to, reply, key) => {
    if (!(await allows(workspaceOf(to), to.kind === 'person' ? to.user : me)))
      throw new PostingError('later', 'DISCORD_SERVERS does not name the server.')
    const channel = await channelOf(to, api)
    const { flags, components, allowedMentions } = renderMessage(reply, markOf(key))
    const { id } = (await api.post(Routes.channelMessages(channel), {
      body: {
        flags,
        components,
        allowed_mentions: allowedMentions,
        nonce: nonceOf(channel, key),
        enforce_nonce: true,
      },
    })) as APIMessage
    return refOf(workspaceOf(to), channel, id)
  },

  find: async (to, key, since) => {
    const channel = await channelOf(to, api)
    const mark = markOf(key)
    let after = firstIdAt(since)
    for (let page = 0; page < PAGES; page += 1) {
      // Oldest first: the post was made soon after `since`.
      const query = new URLSearchParams({ limit: `${PAGE}`, after: `${after}` })
      const messages = (await api.get(Routes.channelMessages(channel), { query })) as APIMessage[]
      const found = messages.find(
        ({ author, components }) => author.id === me && components?.[0]?.id === mark,
      )
      if (found) return refOf(workspaceOf(to), channel, found.id)
      if (messages.length < PAGE) return undefined
      for (const { id } of messages) if (BigInt(id) > after) after = BigInt(id)
    }
    return undefined
  },

  // Discord does not tell bots anybody's time zone.
  zoneOf: async () => undefined,

  channelNameOf: async ({ channel }) =>
    ((await api.get(Routes.channel(channel))) as APIChannel).name ?? undefined,

  isOpen: ({ channel }) => isOpenChannel(channel, api),

  nameOf: async (user) => {
    const { global_name, username } = (await api.get(Routes.user(user))) as APIUser
    return global_name ?? username
  },
})

/** The id of the channel. Opening direct messages that are already open returns their channel. */
const channelOf = async (to: Destination, api: REST): Promise<string> => {
  if (to.kind === 'channel') return to.channel.channel
  return ((await api.post(Routes.userChannels(), { body: { recipient_id: to.user } })) as APIChannel).id
}

const workspaceOf = (to: Destination): string | null =>
  to.kind === 'channel' ? (to.channel.workspace ?? null) : null

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** At most 25 characters: Create Message. Discord does not say whether a nonce is unique per channel, so the channel is part of it. */
const nonceOf = (channel: string, key: string): string =>
  hashOf(`${channel} ${key}`).toString('base64url').slice(0, 24)

/** A number of 31 bits. Its highest bit is set, so it never equals an id that Discord assigns, which count from 1. */
const markOf = (key: string): number => (hashOf(key).readUInt32BE(28) >>> 2) | 0x4000_0000

/** discord.com/developers/docs/reference, "Snowflake IDs in Pagination". @param time milliseconds since 1970 */
const firstIdAt = (time: number): bigint => {
  const since = BigInt(Math.floor(time)) - SnowflakeUtil.epoch
  return since > 0n ? since << 22n : 0n
}
