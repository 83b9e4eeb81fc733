import type { KnownBlock } from '@slack/types'
import { plainText } from '../../../plain-text.ts'
import type { Reply } from '../../../reply.ts'
import { MAX_SIZE } from '../limits.ts'
import { blocksOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { truncate } from './text.ts'

/** What Slack is sent of a reply: in a post, an update and a response alike. Nobody is pinged by it, and no link is unfolded. */
export interface SlackMessage {
  /** The plain twin, for notifications and screen readers; as much of it as an update may carry. */
  readonly text: string
  readonly blocks: KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

export interface RenderOptions {
  /** The Slack id of the person who asked, who alone is shown how to dismiss the answer; without it everyone is. */
  readonly asker?: string
}

/** A reply as a message within every limit of Slack's, whatever is in it. Never throws. */
export const renderMessage = (reply: Reply, { asker }: RenderOptions = {}): SlackMessage => ({
  text: notification(plainText(reply)),
  blocks: blocksOf(reply, { kind: 'message', ...(asker !== undefined && { asker }) }, MAX_SIZE.message),
  unfurl_links: false,
  unfurl_media: false,
})

/** Escaped after it was cut, so that no entity is torn. */
const notification = (twin: string): string => {
  for (let most: number = MAX_SIZE.notification; most > 0; most = Math.floor(most / 2)) {
    const text = truncate(twin, most).split('\n').map(escapeMrkdwn).join('\n')
    if (text.length <= MAX_SIZE.notification) return text.trim() || '…'
  }
  return '…'
}
