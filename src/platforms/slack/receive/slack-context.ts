/**
 * This folder receives what people do on Slack, runs the command behind it, and posts the reply. `messages.ts`, `commands.ts`, `actions.ts`
 * and `home.ts` listen; `answer.ts` and `handle-press.ts` run commands; `post.ts` and `respond.ts` send. Here is what they share.
 */

import type { Context, webApi } from '@slack/bolt'
import type { Command } from '../../../command.ts'
import { DIRECT } from '../../../commands/bot/listen.ts'
import type { Desk } from '../../../commands/desk.ts'
import type { Log } from '../../../log.ts'
import { type Place, type Speech, withoutUndefined } from '../../../model.ts'
import type { Reply } from '../../../reply.ts'
import type { KeyedQueue } from '../../concurrency.ts'
import type { SlackFiles } from './files.ts'

/** The bot's ids in its workspace. */
export interface Self {
  readonly team: string
  readonly user: string
  readonly bot?: string
  /** Its organisation, on an Enterprise Grid. */
  readonly enterprise?: string
}

/** What every listener needs in one workspace. */
export interface Slack {
  readonly desk: Desk
  readonly log: Log
  readonly self: Self
  readonly client: webApi.WebClient
  /** For posts: waits after too many requests, and otherwise tries once, since a second try could appear twice. */
  readonly postClient: webApi.WebClient
  /** For calls that cannot wait: tries once. */
  readonly onceClient: webApi.WebClient
  /** For calls that may fail: tries once, and not for long. */
  readonly optionalClient: webApi.WebClient
  /** How long a person waits, in milliseconds, before a notice says that the sources are being searched. */
  readonly noticeAfter: number
  readonly inOrder: KeyedQueue
  readonly files: SlackFiles
  /** Runs a command in the language of the person's last reply. Never rejects. */
  handle(command: Command, place: Place, privately?: boolean): Promise<Reply>
  /** The language of a person's last reply, or the bot's own. */
  languageOf(user: string | undefined): Speech
}

/** What the listeners need in the workspace of a request. */
export type SlackIn = (context: Context) => Slack

/** A person, and the ways to send something to them alone. */
export interface Person {
  readonly user: string
  readonly channel?: string
  readonly thread?: string
  /** Accepts five answers within half an hour, also in channels where the bot is not a member. */
  readonly responseUrl?: string
}

/** Where the bot posts a message for everyone. */
export interface Target {
  readonly channel: string
  readonly thread?: string
}

/** How many people are remembered, to bound the memory. */
const MAX_REMEMBERED = 10_000

/**
 * Remembers the language of each person's last reply, since a button press says nothing about language; and their last conversation in
 * direct messages, since there each message outside of threads starts one of its own.
 */
export const rememberPeople = (desk: Desk, language: Speech): Pick<Slack, 'handle' | 'languageOf'> => {
  const languages = new Map<string, Speech>()
  const conversations = new Map<string, Place>()
  const conversationBefore = ({ kind }: Command, place: Place): Place | undefined => {
    if (kind !== 'ask' && kind !== 'ask-about') return undefined
    if (place.channel === undefined || !place.thread?.startsWith(DIRECT)) return undefined
    const before = conversations.get(place.channel)
    if (conversations.size >= MAX_REMEMBERED) conversations.clear()
    conversations.set(place.channel, place)
    return before
  }
  return {
    handle: async (command, place, privately = false) => {
      const last = place.user === undefined ? undefined : languages.get(place.user)
      const before = conversationBefore(command, place)
      const asker = { place, privately, ...(last && { language: last }), ...(before && { before }) }
      // `handle` promises not to reject. If it does, the person must still get a reply.
      const reply = await desk
        .handle(command, asker)
        .catch((error) => desk.failureReply(error, last ?? language))
      if (languages.size >= MAX_REMEMBERED) languages.clear()
      if (place.user !== undefined) languages.set(place.user, reply.language)
      return reply
    },
    languageOf: (user) => languages.get(user ?? '') ?? language,
  }
}

/** A message, as the desk names it. */
export type MessageRef = Parameters<Desk['findAnswer']>[0]

/** A place on Slack. Its workspace is always the one where the bot is installed, even for a guest from another workspace in a shared channel. */
export const placeOf = (self: Self, user: string | undefined, channel?: string, thread?: string): Place =>
  withoutUndefined({ platform: 'slack', workspace: self.team, channel, thread, user })

export const refOf = (self: Self, channel: string, message: string): MessageRef => ({
  platform: 'slack',
  workspace: self.team,
  channel,
  message,
})

/** Whether a channel holds somebody's direct messages with the bot. */
export const isDirect = (channel: string): boolean => channel.startsWith('D')

/**
 * The conversation of a message: its thread, or the thread that it would start. In direct messages too, as Slack's agents do
 * (docs.slack.dev/ai/migrating-to-agent-messaging).
 */
export const conversationOf = (channel: string, ts: string, thread = ts): string =>
  isDirect(channel) ? `${DIRECT}:${thread}` : thread

/** Where an answer in a conversation is posted. */
export const targetOf = (channel: string, conversation: string): Target => {
  const thread = conversation.replace(DIRECT_PREFIX, '')
  return thread === DIRECT ? { channel } : { channel, thread }
}

const DIRECT_PREFIX = new RegExp(`^${DIRECT}:`)
