import { DIRECT } from '../../../commands/bot/listen.ts'
import type { Desk } from '../../../commands/desk.ts'
import type { Place } from '../../../model.ts'
import type { Self, Target } from './slack-context.ts'

/** One message, as the desk names it. */
export type MessageRef = Parameters<Desk['findAnswer']>[0]

/** A place on Slack. The workspace is the bot's own, whichever the person is from who shares a channel with it. */
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

/** Whether a channel is somebody's direct messages with the bot. */
export const isDirect = (channel: string): boolean => channel.startsWith('D')

/**
 * The conversation that a message belongs to: its thread, or the one that it would begin; direct messages outside a thread are one
 * conversation.
 */
export const conversationOf = (channel: string, ts: string, thread: string | undefined): string =>
  thread ?? (isDirect(channel) ? DIRECT : ts)

/** Where an answer of a conversation is posted. */
export const targetOf = (channel: string, conversation: string): Target =>
  conversation === DIRECT ? { channel } : { channel, thread: conversation }
