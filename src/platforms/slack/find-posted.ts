import type { webApi } from '@slack/bolt'
import { errorCodeOf } from './errors.ts'
import type { Slack, Target } from './receive/slack-context.ts'

/** The metadata type of our posts (docs.slack.dev/messaging/message-metadata). People do not see it. */
const EVENT_TYPE = 'footnote_post'

/** The metadata by which a post can be found again, since Slack itself does not detect duplicates. */
export const metadataOf = (key: string) => ({ event_type: EVENT_TYPE, event_payload: { key } })

/** How many pages of 200 messages are searched. */
const MAX_PAGES = 10

type History = Awaited<ReturnType<webApi.WebClient['conversations']['history']>>
type Message = NonNullable<History['messages']>[number]

/**
 * The bot's own message with a key, in a thread or outside of threads.
 * @param client to look with
 * @param target whose channel may be a person’s id, for their direct messages
 * @param since where to begin looking, in milliseconds since 1970
 * @returns undefined if there is none, or if the app was installed without the scopes to look
 */
export const findPosted = async (
  { self }: Pick<Slack, 'self'>,
  client: webApi.WebClient,
  { channel, thread }: Target,
  key: string,
  since: number,
): Promise<{ readonly channel: string; readonly ts: string } | undefined> => {
  try {
    const conversation = isPerson(channel) ? await directChannel(client, channel) : channel
    if (conversation === undefined) return undefined
    const target = { channel: conversation, ...(thread !== undefined && { thread }) }
    const ts = await findIn(client, target, (one) => isOwn(one, self) && keyOf(one) === key, since)
    return ts === undefined ? undefined : { channel: conversation, ts }
  } catch (error) {
    if (errorCodeOf(error) === 'missing_scope') return undefined
    throw error
  }
}

const isPerson = (channel: string): boolean => /^[UW]/.test(channel)

const directChannel = async (client: webApi.WebClient, user: string): Promise<string | undefined> =>
  (await client.conversations.open({ users: user })).channel?.id

/** With only `oldest`, Slack returns the messages right after that time first (thread 4 of slackhq/slack-api-docs). The post is near it. */
const findIn = async (
  client: webApi.WebClient,
  { channel, thread }: Target,
  isIt: (message: Message) => boolean,
  since: number,
): Promise<string | undefined> => {
  const oldest = (Math.max(0, since) / 1000).toFixed(6)
  const options = { channel, oldest, include_all_metadata: true }
  let pages = 0
  for await (const page of thread === undefined
    ? client.paginate('conversations.history', options)
    : client.paginate('conversations.replies', { ...options, ts: thread })) {
    const { messages = [] } = page as History
    const found = messages.find(isIt)
    if (found?.ts !== undefined) return found.ts
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
