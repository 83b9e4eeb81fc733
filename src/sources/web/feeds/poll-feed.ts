import type { FeedPoll, FeedStore, FollowedFeed } from '../../../store/feed-port.ts'
import type { Store } from '../../../store/port.ts'
import type { Web } from '../fetch/web.ts'
import { WebError } from '../fetch/web-error.ts'
import { FeedError } from './feed-error.ts'
import { fetchFeed } from './open-feed.ts'
import type { FeedItem } from './parse-feed.ts'

/**
 * Makes a source of a new item of a feed: of the article behind the link, or of the summary where there is no article. Resolves too if there is
 * nothing to make a source of.
 * @throws whatever may be different at the next poll, when the item comes again
 */
export type AddItem = (link: string | undefined, about: ItemContext) => Promise<void>

export interface ItemContext extends Omit<FeedItem, 'url'> {
  readonly feed: FollowedFeed
  readonly shelf: string
  readonly signal: AbortSignal
}

export interface PollDeps {
  readonly store: FeedStore & Pick<Store, 'claim' | 'complete' | 'release'>
  readonly web: Pick<Web, 'fetch'>
  readonly add: AddItem
  readonly now: () => number
  /** From 0 to 1. */
  readonly random: () => number
  readonly signal: AbortSignal
  /** Receives what was not expected: the item or the feed comes again. */
  readonly report: (error: unknown) => void
}

/** How a poll went. */
export interface PollOutcome {
  readonly feed: FollowedFeed
  /** How many new items were handed on; how many more could not be, and come again. */
  readonly added: number
  readonly failed: number
  /** Why the feed could not be read. */
  readonly error?: string
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** In milliseconds: how long a process may work on one item before another may take the feed over. */
const LEASE = 10 * 60_000
/** A site may ask to be left alone for longer, but who follows its feed would think that it is dead. */
const LONGEST_WAIT = 7 * DAY
/** How many items of a feed are remembered. A feed has at most 1,000 at a time. */
const MOST_SEEN = 3_000

/**
 * Polls a feed that is due, unless another process does: hands on each item that was not seen. A poll that is interrupted goes on where it was at the
 * next one, because an item counts as seen once it was handed on, and the poll once all were.
 * @returns undefined if another process has the feed, or the program stops
 */
export const pollFeed = async (due: FollowedFeed, deps: PollDeps): Promise<PollOutcome | undefined> => {
  const { store, now, signal } = deps
  const key = `feed ${due.id}`
  if (!(await store.claim(key, now(), now() + LEASE))) return undefined
  try {
    // It may have been polled, or deleted, between the list of what is due and the claim.
    const feed = await store.feed(due.id)
    if (feed?.next === undefined || feed.next > now()) return undefined
    const { poll, ...outcome } = await pollClaimed(feed, deps, () => store.complete(key, now() + LEASE))
    if (signal.aborted) return undefined
    await store.savePoll(feed.id, poll)
    return outcome
  } finally {
    await store.release(key)
  }
}

const pollClaimed = async (
  feed: FollowedFeed,
  deps: PollDeps,
  keepClaim: () => Promise<void>,
): Promise<PollOutcome & { readonly poll: FeedPoll }> => {
  const { store, web, now, random, signal } = deps
  const { title, etag, lastModified } = feed
  const known = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) }
  const named = title === undefined ? {} : { title }
  const start = now()
  try {
    const fetched = await fetchFeed(feed.url, web, { ...known, robots: true, signal })
    const next = now() + waitAfter(0, random())
    if (fetched === undefined)
      return { feed, added: 0, failed: 0, poll: { ...named, ...known, next, polled: start, failures: 0 } }
    if (!('feed' in fetched)) throw new FeedError('not-a-feed')
    const { items } = fetched.feed
    const { added, left } = await addNew(feed, items, deps, keepClaim)
    const seen = items.map(({ id }) => id).filter((id) => !left.has(id))
    await store.saveSeen(feed.id, seen, now(), MOST_SEEN)
    const poll = {
      ...(fetched.feed.title === undefined ? named : { title: fetched.feed.title }),
      // With these, a feed that has not changed would not come again, and neither would its items.
      ...(left.size === 0 && fetched.etag !== undefined && { etag: fetched.etag }),
      ...(left.size === 0 && fetched.lastModified !== undefined && { lastModified: fetched.lastModified }),
      next: Math.max(next, now()),
      polled: start,
      failures: 0,
    }
    return { feed, added, failed: left.size, poll }
  } catch (error) {
    if (!(error instanceof WebError || error instanceof FeedError)) throw error
    const failures = feed.failures + 1
    const retryAfter = Math.min((error instanceof WebError ? error.retryAfter : 0) ?? 0, LONGEST_WAIT)
    const next = now() + Math.max(retryAfter, waitAfter(failures, random()))
    const ended = error instanceof WebError && error.status === 410
    const poll = { ...named, ...known, polled: start, failures, error: error.reason, ...(!ended && { next }) }
    return { feed, added: 0, failed: 0, error: error.reason, poll }
  }
}

/** Hands on the items that were not seen, newest first, one after another, as long as the feed is followed. @returns `left`: those to try again */
const addNew = async (
  feed: FollowedFeed,
  items: readonly FeedItem[],
  { store, add, now, signal, report }: PollDeps,
  keepClaim: () => Promise<void>,
): Promise<{ readonly added: number; readonly left: ReadonlySet<string> }> => {
  const seen = await store.seenItems(feed.id)
  const fresh = items.filter(({ id }) => !seen.has(id))
  const left = new Set(fresh.map(({ id }) => id))
  let added = 0
  for (const { url, ...item } of fresh) {
    if (signal.aborted || (await store.feed(feed.id)) === undefined) break
    try {
      await add(url, { ...item, feed, shelf: feed.shelf, signal })
      await store.saveSeen(feed.id, [item.id], now(), MOST_SEEN)
      left.delete(item.id)
      added += 1
    } catch (error) {
      if (!signal.aborted) report(error)
    }
    await keepClaim()
  }
  return { added, left }
}

/**
 * How long until the next poll, in milliseconds: an hour, twice as long after each failure, a day at most; up to a tenth more or less, so that feeds
 * that were followed together are not polled together.
 * @param random from 0 to 1
 */
export const waitAfter = (failures: number, random: number): number =>
  Math.min(HOUR * 2 ** Math.min(failures, 10), DAY) * (0.9 + 0.2 * random)
