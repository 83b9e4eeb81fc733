import type { Reply } from '../../reply.ts'
import type { ChannelRef, MessageRef } from '../../store/port.ts'

/** Where the bot posts on its own account: a channel, or a person directly. */
export type Destination =
  | { readonly kind: 'channel'; readonly channel: ChannelRef }
  | { readonly kind: 'person'; readonly platform: string; readonly workspace?: string; readonly user: string }

/** Posts to one platform. Works once the platform is connected. */
export interface Poster {
  readonly platform: string
  /**
   * @param key of this message. A platform that can refuse duplicates posts it once
   * @throws PostingError
   */
  post(to: Destination, reply: Reply, key: string): Promise<MessageRef>
  /**
   * The message that was posted under a key, if the platform can tell. For use after a crash between posting and recording it.
   * @param since where to begin looking, in milliseconds since 1970
   * @throws PostingError
   */
  find(to: Destination, key: string, since: number): Promise<MessageRef | undefined>
  /** The IANA time zone of a person in a workspace, if the platform tells it. Never rejects. */
  zoneOf(user: string, workspace?: string): Promise<string | undefined>
  /** The name of a person as others see it, if the platform tells it. Never rejects. */
  nameOf?(user: string, workspace?: string): Promise<string | undefined>
  /** The name of a channel, without a sign before it, if the platform tells it. Never rejects. */
  channelNameOf?(channel: ChannelRef): Promise<string | undefined>
  /** Whether every member of the workspace may know of a channel; undefined if the platform does not tell. Never rejects. */
  isOpen?(channel: ChannelRef): Promise<boolean | undefined>
}

/** Something could not be posted. */
export class PostingError extends Error {
  override readonly name = 'PostingError'
  /** `never`: the channel is gone or archived, or the bot was removed from it. `later`: it may work another time. */
  readonly kind: 'never' | 'later'
  /** How long to wait in milliseconds, if the platform says so. */
  readonly retryAfter: number | undefined
  /** What somebody there can mend: the bot is `absent` from the channel, or it is `forbidden` to post. */
  readonly fault: 'absent' | 'forbidden' | undefined

  constructor(kind: 'never' | 'later', message: string, retryAfter?: number, fault?: PostingError['fault']) {
    super(message)
    this.kind = kind
    this.retryAfter = retryAfter
    this.fault = fault
  }
}
