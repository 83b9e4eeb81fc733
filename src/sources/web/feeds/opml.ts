import { generateOpml, type Opml, parseOpml } from 'feedsmith'
import { withoutUndefined } from '../../../model.ts'
import { oneLine, webLink } from '../../read/fields.ts'
import { FeedError } from './feed-error.ts'
import type { FeedLink } from './feed-links.ts'
import { requireNoEntities } from './parse-feed.ts'

/** More feeds than anybody reads. */
const MOST_FEEDS = 1_000

type Outline = Partial<Opml.Outline<string>>

/** The feeds of a list in OPML, as other readers of feeds write it, in order. Groups are not kept. @throws FeedError */
export const readOpml = (text: string): readonly FeedLink[] => {
  requireNoEntities(text)
  const feeds = new Map<string, FeedLink>()
  const waiting: Outline[] = [...outlinesOf(text)]
  for (let next = waiting.shift(); next !== undefined && feeds.size < MOST_FEEDS; next = waiting.shift()) {
    waiting.unshift(...(next.outlines ?? []).slice(0, 10_000))
    const url = webLink(next.xmlUrl ?? '')
    const title = oneLine(next.title ?? next.text ?? '')
    if (url !== undefined && !feeds.has(url)) feeds.set(url, { url, ...withoutUndefined({ title }) })
  }
  return [...feeds.values()]
}

const outlinesOf = (text: string): readonly Outline[] => {
  try {
    return parseOpml(text).body?.outlines ?? []
  } catch (cause) {
    throw new FeedError('not-a-feed', { cause })
  }
}

/** A list of feeds in OPML, for other readers of feeds. */
export const writeOpml = (feeds: readonly FeedLink[]): string =>
  generateOpml({
    head: { title: 'Footnote' },
    body: {
      outlines: feeds.map(({ url, title = url }) => ({ text: title, title, type: 'rss', xmlUrl: url })),
    },
  })
