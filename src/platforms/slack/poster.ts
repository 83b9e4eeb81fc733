import type { webApi } from '@slack/bolt'
import { isZone } from '../../config.ts'
import type { Destination } from '../../digest/deliver/poster.ts'
import type { Posted, Posting } from '../poster.ts'
import { errorCodeOf } from './errors.ts'
import { nameOf } from './people.ts'
import { withPlainFallback } from './receive/post.ts'
import { refOf, type Slack } from './receive/slack-context.ts'
import { renderMessage } from './render/render.ts'

/** The metadata type of our posts (docs.slack.dev/messaging/message-metadata). People do not see it. */
const EVENT_TYPE = 'footnote_post'

/** How many pages of 200 messages are searched. */
const MAX_PAGES = 10

type History = Awaited<ReturnType<webApi.WebClient['conversations']['history']>>
type Message = NonNullable<History['messages']>[number]

/** Posts to Slack. Slack itself does not detect duplicates, so each post carries its key in its metadata and can be found again. */
export const slackPosting = (slack: Slack): Posting => ({
  // Slack accepts a person's id as the channel of their direct messages. Opening that channel would need another scope.
  send: async (to, reply, key) =>
    withPlainFallback(slack, renderMessage(reply), async (content) => {
      const { channel, ts } = await slack.onceClient.chat.postMessage({
        channel: to.kind === 'channel' ? to.channel.channel : to.user,
        ...content,
        metadata: { event_type: EVENT_TYPE, event_payload: { key } },
      })
      if (channel === undefined || ts === undefined) throw new Error('chat.postMessage returned no ts')
      return refOf(slack.self, channel, ts)
    }),

  find: async (to, key, since) => {
    try {
      const channel = await channelOf(to, slack)
      return channel === undefined ? undefined : await findIn(slack, channel, key, since)
    } catch (error) {
      // An app that was installed with fewer scopes can post but not read.
      if (errorCodeOf(error) === 'missing_scope') return undefined
      throw error
    }
  },

  zoneOf: async (user) => {
    const { user: person } = await slack.optionalClient.users.info({ user })
    return person?.tz !== undefined && isZone(person.tz) ? person.tz : undefined
  },

  nameOf: async (user) => {
    const { user: person } = await slack.optionalClient.users.info({ user })
    return person && nameOf(person)
  },
})

const channelOf = async (to: Destination, { onceClient }: Slack): Promise<string | undefined> => {
  if (to.kind === 'channel') return to.channel.channel
  return (await onceClient.conversations.open({ users: to.user })).channel?.id
}

/** With only `oldest`, Slack returns the messages right after that time first (thread 4 of slackhq/slack-api-docs). The post is near it. */
const findIn = async (
  { self, onceClient }: Slack,
  channel: string,
  key: string,
  since: number,
): Promise<Posted | undefined> => {
  const oldest = (Math.max(0, since) / 1000).toFixed(6)
  const options = { channel, oldest, include_all_metadata: true }
  let pages = 0
  for await (const page of onceClient.paginate('conversations.history', options)) {
    const { messages = [] } = page as History
    const found = messages.find((message) => isOwn(message, self) && keyOf(message) === key)
    if (found?.ts !== undefined) return refOf(self, channel, found.ts)
    pages += 1
    if (pages === MAX_PAGES) return undefined
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
