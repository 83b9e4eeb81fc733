import { createHash } from 'node:crypto'
import type { FollowedFeed } from '../../../store/feed-port.ts'
import { type PollDeps, type PollOutcome, pollFeed } from './poll-feed.ts'

/** How often to look for feeds that are due, in milliseconds. */
const LOOK_INTERVAL = 60_000
/** The most feeds of a shelf. Nobody reads what more of them bring. */
export const MOST_FEEDS = 200
/** How many feeds are polled at once. Those of one host wait for each other. */
const MOST_AT_ONCE = 8

export interface FollowDeps extends Omit<PollDeps, 'signal'> {
  /** @returns cancels it */
  readonly setTimer: (run: () => void, milliseconds: number) => () => void
  readonly onOutcome?: (outcome: PollOutcome) => void
}

/** A feed as it is followed from now on. Its first poll is due at once. */
export const newFeed = (
  feed: Pick<FollowedFeed, 'url' | 'shelf' | 'by' | 'title'>,
  now: number,
): FollowedFeed => ({ ...feed, id: feedId(feed.url, feed.shelf), at: now, next: now, failures: 0 })

/** A feed is followed once for a shelf. */
const feedId = (url: string, shelf: string): string =>
  createHash('sha256')
    .update(JSON.stringify([url, shelf]))
    .digest('base64url')
    .slice(0, 16)

/**
 * Polls the feeds that are due, from now on. A long poll holds up no other feed.
 * @returns `stop` begins no further poll, ends those under way, and waits for them. What they had not handed on comes at the next start.
 */
export const startFollowing = (deps: FollowDeps): { stop(): Promise<void> } => {
  const stopping = new AbortController()
  const { signal } = stopping
  const polls = new Map<string, Promise<void>>()
  // Those that another process has stay due. They are not tried again before the next look.
  let tried = new Set<string>()
  let cancel = () => {}

  const poll = async (feed: FollowedFeed): Promise<void> => {
    try {
      const outcome = await pollFeed(feed, { ...deps, signal })
      if (outcome !== undefined) deps.onOutcome?.(outcome)
    } catch (error) {
      if (!signal.aborted) deps.report(error)
    }
    polls.delete(feed.id)
    filling = filling.then(fill)
  }
  const fill = async (): Promise<void> => {
    const room = MOST_AT_ONCE - polls.size
    if (signal.aborted || room <= 0) return
    try {
      const due = await deps.store.dueFeeds(deps.now(), room + polls.size + tried.size)
      const ready = due.filter(({ id }) => !polls.has(id) && !tried.has(id)).slice(0, room)
      for (const feed of ready) {
        tried.add(feed.id)
        polls.set(feed.id, poll(feed))
      }
    } catch (error) {
      deps.report(error)
    }
  }
  const look = (): void => {
    tried = new Set()
    filling = filling.then(fill)
    cancel = deps.setTimer(look, LOOK_INTERVAL)
  }
  let filling = Promise.resolve()
  look()
  return {
    stop: async () => {
      stopping.abort()
      cancel()
      await filling
      await Promise.all(polls.values())
    },
  }
}
