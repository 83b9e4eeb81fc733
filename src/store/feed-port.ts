import type { ShelfChange } from './shelf-port.ts'

/** What a store saves of followed feeds. */
export interface FeedStore {
  /** Replaces a feed of the same id. */
  saveFeed(feed: FollowedFeed): Promise<void>
  feed(id: string): Promise<FollowedFeed | undefined>
  /** The feeds of some shelves, or all; oldest first. */
  feeds(shelves?: readonly string[]): Promise<readonly FollowedFeed[]>
  /** The feeds whose next poll is due, the longest overdue first, at most `limit`. */
  dueFeeds(now: number, limit: number): Promise<readonly FollowedFeed[]>
  /** Records how a poll ended. Does nothing if the feed was deleted meanwhile. */
  savePoll(id: string, poll: FeedPoll): Promise<void>
  /** Deletes a feed, and which of its items were seen. */
  deleteFeed(id: string): Promise<void>

  /** The items of a feed that were seen. */
  seenItems(feed: string): Promise<ReadonlySet<string>>
  /**
   * Records that items were seen, or seen again. Keeps the `most` that were seen last, and those seen together with the last of them. Does nothing if
   * the feed was deleted meanwhile.
   */
  saveSeen(feed: string, items: readonly string[], at: number, most: number): Promise<void>
}

/** A feed whose new items become sources of a shelf. */
export interface FollowedFeed extends FeedPoll {
  /** Short enough for a button to carry. */
  readonly id: string
  readonly url: string
  readonly shelf: string
  /** Who follows it. Absent for somebody in a terminal. */
  readonly by?: ShelfChange['by']
  readonly at: number
}

/** How a feed was when it was last polled. */
export interface FeedPoll {
  readonly title?: string
  /** When to poll next. Absent once the feed has ended for good. */
  readonly next?: number
  /** When it was last polled. */
  readonly polled?: number
  /** What the server said of the version whose items were all seen. */
  readonly etag?: string
  readonly lastModified?: string
  /** How many polls in a row have failed, and why the last one did. */
  readonly failures: number
  readonly error?: string
}
