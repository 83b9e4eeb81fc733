import type { FetchOptions, Web } from '../fetch/web.ts'
import { FeedError } from './feed-error.ts'
import type { FeedLink } from './feed-links.ts'
import { readInThread } from './in-thread.ts'
import type { Feed } from './parse-feed.ts'

/** A feed as it was fetched. */
export interface OpenedFeed {
  /** Of the feed itself, where its redirects ended. */
  readonly url: string
  readonly feed: Feed
  readonly etag?: string
  readonly lastModified?: string
}

/** How many feeds that a page names are tried. */
const MOST_TRIED = 3

/**
 * Fetches a feed by its own link, or by that of a page that names it.
 * @throws WebError, FeedError, or the reason of `signal`
 */
export const openFeed = async (
  link: string,
  web: Pick<Web, 'fetch'>,
  options: Pick<FetchOptions, 'signal' | 'robots'> = {},
): Promise<OpenedFeed> => {
  const first = await fetchFeed(link, web, options)
  if (first !== undefined && 'feed' in first) return first
  let failure: unknown = new FeedError('no-feed')
  for (const { url } of (first?.feeds ?? []).slice(0, MOST_TRIED)) {
    try {
      const next = await fetchFeed(url, web, options)
      if (next !== undefined && 'feed' in next) return next
    } catch (error) {
      if (options.signal?.aborted) throw error
      failure = error
    }
  }
  throw failure
}

/**
 * Fetches a link once: the feed behind it, or the feeds that its page names.
 * @returns undefined if it has not changed
 */
export const fetchFeed = async (
  link: string,
  web: Pick<Web, 'fetch'>,
  options: FetchOptions,
): Promise<OpenedFeed | { readonly feeds: readonly FeedLink[] } | undefined> => {
  const fetched = await web.fetch(link, options)
  if (fetched.notModified) return undefined
  const { kind, bytes, url, etag, lastModified } = fetched
  const isFeed = kind === '.xml' || kind === '.json'
  if (!isFeed && kind !== '.html' && kind !== '.txt') throw new FeedError('not-a-feed')
  const answer = await readInThread({ kind: kind === '.html' ? 'page' : 'feed', bytes, url })
  return {
    ...answer,
    url,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  }
}
