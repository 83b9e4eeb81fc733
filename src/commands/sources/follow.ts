import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { FeedFault, WebFault } from '../../messages/en/web.ts'
import type { Messages } from '../../messages/en.ts'
import { formatMoment } from '../../messages/format.ts'
import type { Speech } from '../../model.ts'
import { type Action, done, heading, note, prose } from '../../reply.ts'
import { record } from '../../sources/added/save.ts'
import { FeedError } from '../../sources/web/feeds/feed-error.ts'
import { MOST_FEEDS, newFeed } from '../../sources/web/feeds/follow.ts'
import { type OpenedFeed, openFeed } from '../../sources/web/feeds/open-feed.ts'
import { WebError } from '../../sources/web/fetch/web-error.ts'
import type { FollowedFeed } from '../../store/feed-port.ts'
import type { Context } from '../context.ts'
import { pageOf } from '../page.ts'
import { defineCommand, firstWord, onPage, PAGE } from '../row.ts'
import { actorOf, allowChange, shelfForAdding } from '../shelves/shelves.ts'
import { withScheme } from './add.ts'

/**
 * Follows a feed, or the feed that a page names: its articles become sources while the bot runs.
 * @throws UserError if there is no feed that can be read, or no such shelf
 */
export const sourceFollowCommand = defineCommand({
  name: 'source follow',
  key: 'sourceFollow',
  changesShelf: true,
  arguments: [
    { key: 'feed', type: 'text', required: true },
    { key: 'shelf', type: 'text', required: false, completes: 'shelves' },
  ],
  build: (given) => ({
    kind: 'source-follow',
    link: given('feed').replace(/^<|(?:\|[^>]*)?>$/g, ''),
    shelf: given('shelf'),
  }),
  read: (words) => {
    const [feed, shelf] = firstWord(words)
    return { feed, shelf: shelf.replace(/^(?:to|on|a|al|en)\s+/i, '') }
  },
  run: async ({ link, shelf: typed }, speech, context) => {
    const { store, now, place } = context
    const messages = messagesFor(speech)
    const { feeds } = messages.web
    if (link === '') throw new UserError(feeds.whatToFollow)
    const shelf = await shelfForAdding(typed, context, speech)
    const { url, feed } = await opened(withScheme(link), context, messages)
    const by = actorOf(place)
    const followed = newFeed(
      { url, shelf, ...(by && { by }), ...(feed.title !== undefined && { title: feed.title }) },
      now(),
    )
    const others = await store.feeds([shelf])
    const before = others.find(({ id }) => id === followed.id)
    if (before?.next !== undefined) throw new UserError(feeds.followedAlready(titleOf(before)))
    if (others.length >= MOST_FEEDS) throw new UserError(feeds.tooMany(MOST_FEEDS))
    await store.saveFeed(followed)
    await record(store, 'follow', shelf, now(), by, { what: titleOf(followed) })
    const blocks = [
      prose(feeds.following(titleOf(followed), feed.items.length)),
      ...(feed.omitted > 0 ? [note(feeds.omitted(feed.omitted))] : []),
    ]
    const undo: Action = { key: 'undo', label: messages.button.undo, command: stopCommand(followed) }
    return done(speech, blocks, [undo])
  },
})

/** The feed behind a link. The site's robots.txt counts already, because the feed will be polled. */
const opened = async (link: string, { readers }: Context, { web }: Messages): Promise<OpenedFeed> => {
  try {
    return await openFeed(link, readers.web, { robots: true })
  } catch (error) {
    if (error instanceof WebError) throw new UserError(web.fault[error.reason](error.detail))
    if (error instanceof FeedError) throw new UserError(web.feedFault[error.reason])
    throw error
  }
}

/**
 * Ends following a feed of a shelf that the place reads. `which` is its number in the list, or `~` and its id.
 * @throws UserError if there is no such feed
 */
export const sourceUnfollowCommand = defineCommand({
  name: 'source unfollow',
  key: 'sourceUnfollow',
  changesShelf: true,
  arguments: [{ key: 'number', type: 'number', required: true }],
  build: (given) => ({ kind: 'source-unfollow', which: given('number').replace(/^#/, '') }),
  run: async ({ which }, speech, context) => {
    const { store, now, place } = context
    const { feeds } = messagesFor(speech).web
    const feed = await chosen(which, speech, context)
    allowChange(feed.shelf, context, speech)
    await store.deleteFeed(feed.id)
    await record(store, 'unfollow', feed.shelf, now(), actorOf(place), { what: titleOf(feed) })
    return done(speech, [prose(feeds.unfollowed(titleOf(feed)))])
  },
})

const chosen = async (which: string, speech: Speech, context: Context): Promise<FollowedFeed> => {
  const { feeds } = messagesFor(speech).web
  const here = await feedsHere(context)
  if (which.startsWith('~')) {
    const feed = here.find(({ id }) => id === which.slice(1))
    if (!feed) throw new UserError(feeds.notFollowed)
    return feed
  }
  if (!/^\d+$/.test(which)) throw new UserError(feeds.which)
  const feed = here[Number(which) - 1]
  if (!feed) throw new UserError(feeds.noSuch(shorten(which), here.length))
  return feed
}

/** A page of the feeds of the shelves that the place reads, with how each was last. @throws UserError if there is no such page */
export const sourceFeedsCommand = defineCommand({
  name: 'source feeds',
  key: 'sourceFeeds',
  arguments: [PAGE],
  build: (given) => onPage(given('page'), (page) => ({ kind: 'source-feeds', page })),
  run: async (command, speech, context) => {
    const messages = messagesFor(speech)
    const { feeds } = messages.web
    const all = await feedsHere(context)
    if (all.length === 0) return done(speech, [prose(feeds.none)])
    const zone = await context.zoneOf(context.place)
    const { items, before, footer, actions } = pageOf(all, command, '/source feeds', messages)
    const lines = items.map((feed, index) => {
      const state = stateOf(feed, zone, speech, messages)
      return prose(`${before + index + 1}. ${shorten(titleOf(feed))}: ${state}`)
    })
    const stops = items.map((feed, index): Action => {
      const label = feeds.stop(before + index + 1)
      return { key: 'stop', label, command: stopCommand(feed) }
    })
    return done(speech, [heading(feeds.count(all.length)), ...lines, ...footer], [...actions, ...stops])
  },
})

/** The feeds of the shelves that the place reads, in the order of their numbers. */
const feedsHere = ({ store, shelves: { read } }: Context): Promise<readonly FollowedFeed[]> =>
  store.feeds(read && [...read])

const stateOf = (
  { polled, next, failures, error }: FollowedFeed,
  zone: string,
  speech: Speech,
  { web }: Messages,
): string => {
  const { state } = web.feeds
  if (polled === undefined) return state.waiting()
  const at = formatMoment(polled, zone, speech)
  if (error === undefined) return state.fine(at)
  return next === undefined ? state.ended(at) : `${state.failed(at, failures)} ${whyOf(error, web)}`
}

/** What the store has as the reason of a failure, in words. */
const whyOf = (error: string, { fault, feedFault }: Messages['web']): string =>
  Object.hasOwn(feedFault, error)
    ? feedFault[error as FeedFault]
    : Object.hasOwn(fault, error)
      ? fault[error as WebFault]('')
      : ''

const titleOf = ({ title, url }: FollowedFeed): string => title ?? url

const stopCommand = ({ id }: FollowedFeed): Action['command'] => ({
  kind: 'source-unfollow',
  which: `~${id}`,
})
