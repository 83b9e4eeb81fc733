import type { Reply } from '../../reply.ts'
import type { ChannelRef, MessageRef } from '../../store/port.ts'

/** Where something is posted that nobody asked for just now: a channel, or a person directly. */
export type Destination =
  | { readonly kind: 'channel'; readonly channel: ChannelRef }
  | { readonly kind: 'person'; readonly platform: string; readonly workspace?: string; readonly user: string }

/** Posts to one platform. Begins to work when the platform is connected. */
export interface Poster {
  readonly platform: string
  /**
   * @param key of this message: where the platform has means against doubles, it is posted once under it
   * @throws PostingError
   */
  post(to: Destination, reply: Reply, key: string): Promise<MessageRef>
  /**
   * The message that was posted under a key, where that can be told: after a crash between posting and taking it down.
   * @param since milliseconds since 1970: nothing before is looked at
   * @throws PostingError
   */
  find(to: Destination, key: string, since: number): Promise<MessageRef | undefined>
  /** The IANA time zone of a person, where the platform tells it. Never rejects. */
  zoneOf(user: string): Promise<string | undefined>
}

/** Why something could not be posted. */
export class PostingError extends Error {
  override readonly name = 'PostingError'
  /** `never`: the channel is gone or archived, or the bot was removed from it. `later`: it may work another time. */
  readonly kind: 'never' | 'later'
  /** In milliseconds, where the platform says how long to wait. */
  readonly retryAfter: number | undefined

  constructor(kind: 'never' | 'later', message: string, retryAfter?: number) {
    super(message)
    this.kind = kind
    this.retryAfter = retryAfter
  }
}
