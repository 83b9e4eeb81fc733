import type { webApi } from '@slack/bolt'
import type { Command } from '../../../command.ts'
import type { Desk } from '../../../commands/desk.ts'
import type { Log } from '../../../log.ts'
import type { Place, Speech } from '../../../model.ts'
import type { Reply } from '../../../reply.ts'
import type { KeyedQueue } from '../../concurrency.ts'

/** Who the bot is, as Slack knows it. */
export interface Self {
  readonly team: string
  readonly user: string
  readonly bot?: string
}

/** What every part of the Slack side needs. */
export interface Slack {
  readonly desk: Desk
  readonly log: Log
  readonly self: Self
  readonly client: webApi.WebClient
  /** For what may fail: it is tried once, and not for long. */
  readonly optionalClient: webApi.WebClient
  /** How long a person waits until they are told that the sources are being searched, in milliseconds. */
  readonly noticeAfter: number
  readonly inOrder: KeyedQueue
  /** Carries out a command in the language that the person was last spoken to in. */
  handle(command: Command, place: Place, privately?: boolean): Promise<Reply>
  /** The language that a person was last spoken to in, or the bot's. */
  speechOf(user: string | undefined): Speech
}

/** Somebody, with the ways in which they alone can be told something. */
export interface Person {
  readonly user: string
  readonly channel?: string
  readonly thread?: string
  /** Takes five answers in half an hour, wherever the bot may post. */
  readonly responseUrl?: string
}

/** Where a message of the bot's goes that everyone there may read. */
export interface Target {
  readonly channel: string
  readonly thread?: string
}
