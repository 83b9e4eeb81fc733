import { DIRECT } from '../../../commands/bot/listen.ts'
import type { Desk } from '../../../commands/desk.ts'
import type { Place } from '../../../model.ts'
import type { Self, Target } from './slack-context.ts'

/** A message, as the desk names it. */
export type MessageRef = Parameters<Desk['findAnswer']>[0]

/** A place on Slack. Its workspace is always the bot's own, even for a guest from another workspace in a shared channel. */
export const placeOf = (self: Self, user: string | undefined, channel?: string, thread?: string): Place => ({
  platform: 'slack',
  workspace: self.team,
  ...(channel !== undefined && { channel }),
  ...(thread !== undefined && { thread }),
  ...(user !== undefined && { user }),
})

export const refOf = (self: Self, channel: string, message: string): MessageRef => ({
  platform: 'slack',
  workspace: self.team,
  channel,
  message,
})

/** Whether a channel holds somebody's direct messages with the bot. */
export const isDirect = (channel: string): boolean => channel.startsWith('D')

/**
 * The conversation of a message: its thread, or the thread that it would start. Direct messages outside of a thread form a single
 * conversation.
 */
export const conversationOf = (channel: string, ts: string, thread: string | undefined): string =>
  thread ?? (isDirect(channel) ? DIRECT : ts)

/** Where an answer in a conversation is posted. */
export const targetOf = (channel: string, conversation: string): Target =>
  conversation === DIRECT ? { channel } : { channel, thread: conversation }
