import { isZone } from '../../config.ts'
import type { Posting } from '../poster.ts'
import { findPosted, metadataOf } from './find-posted.ts'
import { nameOf } from './people.ts'
import { withPlainFallback } from './receive/post.ts'
import { refOf, type Slack } from './receive/slack-context.ts'
import { renderMessage } from './render/render.ts'

/** Posts to Slack. Slack itself does not detect duplicates, so each post carries its key in its metadata and can be found again. */
export const slackPosting = (slack: Slack): Posting => ({
  // Slack accepts a person's id as the channel of their direct messages. Opening that channel would need another scope.
  send: async (to, reply, key) =>
    withPlainFallback(slack, renderMessage(reply), async (content) => {
      const { channel, ts } = await slack.onceClient.chat.postMessage({
        channel: to.kind === 'channel' ? to.channel.channel : to.user,
        ...content,
        metadata: metadataOf(key),
      })
      if (channel === undefined || ts === undefined) throw new Error('chat.postMessage returned no ts')
      return refOf(slack.self, channel, ts)
    }),

  find: async (to, key, since) => {
    const target = { channel: to.kind === 'channel' ? to.channel.channel : to.user }
    const found = await findPosted(slack, slack.onceClient, target, key, since)
    return found && refOf(slack.self, found.channel, found.ts)
  },

  zoneOf: async (user) => {
    const { user: person } = await slack.optionalClient.users.info({ user })
    return person?.tz !== undefined && isZone(person.tz) ? person.tz : undefined
  },

  nameOf: async (user) => {
    const { user: person } = await slack.optionalClient.users.info({ user })
    return person && nameOf(person)
  },

  channelNameOf: async ({ channel: id }) => {
    const { channel } = await slack.optionalClient.conversations.info({ channel: id })
    return channel?.name
  },

  isOpen: async ({ channel: id }) => {
    const { channel } = await slack.optionalClient.conversations.info({ channel: id })
    return channel?.is_channel === true && channel.is_private === false
  },
})
