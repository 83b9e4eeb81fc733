import type { webApi } from '@slack/bolt'
import type { Destination } from '../../digest/deliver/poster.ts'
import type { Posted, Posting } from '../poster.ts'
import { refOf } from './receive/place.ts'
import { errorCodeOf, withPlainFallback } from './receive/post.ts'
import type { Slack } from './receive/slack-context.ts'
import { renderMessage } from './render/render.ts'

/** What tells our posts from each other: docs.slack.dev/messaging/message-metadata. People do not see it. */
const EVENT_TYPE = 'footnote_post'

/** As many messages as a page may hold, and as many pages as are looked through. */
const PAGE = 200
const PAGES = 10

type History = Awaited<ReturnType<webApi.WebClient['conversations']['history']>>
type Message = NonNullable<History['messages']>[number]

/**
 * Slack has no means against doubles: each post carries its key in its metadata, to be found by.
 * @param once a client that tries once: what it sends a second time would be there twice
 */
export const slackPosting = (slack: Slack, once: webApi.WebClient): Posting => ({
  // A person's id is taken for the direct messages with them: opening those would take a scope more.
  send: async (to, reply, key) =>
    withPlainFallback(slack, renderMessage(reply), async (content) => {
      const { channel, ts } = await once.chat.postMessage({
        channel: to.kind === 'channel' ? to.channel.channel : to.user,
        ...content,
        metadata: { event_type: EVENT_TYPE, event_payload: { key } },
      })
      if (channel === undefined || ts === undefined) throw new Error('chat.postMessage told no ts')
      return refOf(slack.self, channel, ts)
    }),

  find: async (to, key, since) => {
    try {
      const channel = await channelOf(to, once)
      return channel === undefined ? undefined : await lookIn(slack, once, channel, key, since)
    } catch (error) {
      // An app that was installed with fewer scopes may post, and not look.
      if (errorCodeOf(error) === 'missing_scope') return undefined
      throw error
    }
  },

  zoneOf: async (user) => {
    const { user: person } = await slack.optionalClient.users.info({ user })
    return person?.tz !== undefined && isZone(person.tz) ? person.tz : undefined
  },
})

const channelOf = async (to: Destination, client: webApi.WebClient): Promise<string | undefined> => {
  if (to.kind === 'channel') return to.channel.channel
  return (await client.conversations.open({ users: to.user })).channel?.id
}

/** With `oldest` alone Slack tells what came soonest after it first (thread 4 of slackhq/slack-api-docs), where the post is to be expected. */
const lookIn = async (
  { self }: Slack,
  client: webApi.WebClient,
  channel: string,
  key: string,
  since: number,
): Promise<Posted | undefined> => {
  const oldest = (Math.max(0, since) / 1000).toFixed(6)
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const { messages = [], response_metadata } = await client.conversations.history({
      channel,
      oldest,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor !== undefined && { cursor }),
    })
    const found = messages.find((message) => isOwn(message, self) && keyOf(message) === key)
    if (found?.ts !== undefined) return refOf(self, channel, found.ts)
    cursor = response_metadata?.next_cursor || undefined
    if (cursor === undefined) return undefined
  }
  return undefined
}

const isOwn = ({ user, bot_id }: Message, self: Slack['self']): boolean =>
  user === self.user || (self.bot !== undefined && bot_id === self.bot)

const keyOf = ({ metadata }: Message): unknown => {
  if (metadata?.event_type !== EVENT_TYPE) return undefined
  const payload: object = metadata.event_payload ?? {}
  return 'key' in payload ? payload.key : undefined
}

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
