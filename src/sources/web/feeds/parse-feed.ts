import { createHash } from 'node:crypto'
import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith'
import { withoutUndefined } from '../../../model.ts'
import { normalizeDate } from '../../read/dates.ts'
import { oneLine, webLink } from '../../read/fields.ts'
import { parseFragment } from '../../read/formats/html-dom.ts'
import { normaliseLink } from '../pages/links.ts'
import { FeedError } from './feed-error.ts'

/** What a feed says now. */
export interface Feed {
  readonly title?: string
  /** The page of the site that it belongs to. */
  readonly site?: string
  /** The newest `MOST_ITEMS`, newest first. Those without a date come last, in the feed's order. */
  readonly items: readonly FeedItem[]
  /** How many older items were left out. */
  readonly omitted: number
}

/** One entry of a feed. */
export interface FeedItem {
  /** Short, the same whenever the feed is read, and made of what the feed calls it. */
  readonly id: string
  /** Of the whole article. */
  readonly url?: string
  readonly title?: string
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly published?: string
  /** The article or its summary, as HTML, whichever of them is longer. */
  readonly summary?: string
}

const MOST_ITEMS = 1_000
/** In characters: a chapter of a book. What is longer is cut; the whole article is behind the link. */
const LONGEST_SUMMARY = 100_000

/**
 * Parses RSS, RDF, Atom and JSON Feed. Entities that a document declares for itself are refused, because they may grow without end or name files.
 * @param url of the feed: its links may be relative to it
 * @throws FeedError
 */
export const parseFeedText = (text: string, url: string): Feed => {
  requireNoEntities(text)
  const { title, site, items } = entriesOf(text)
  const newest = items
    .map((entry) => ({ entry, at: Date.parse(entry.date ?? '') || 0 }))
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_ITEMS)
    .map(({ entry }) => itemOf(entry, url))
  const ids = new Set<string>()
  return {
    ...withoutUndefined({ title: oneLine(wordsOf(title)), site: linkIn(site, url) }),
    items: newest.filter(({ id }) => !ids.has(id) && ids.add(id)),
    omitted: Math.max(0, items.length - MOST_ITEMS),
  }
}

/** @throws FeedError if a document declares entities in front of its first element */
export const requireNoEntities = (text: string): void => {
  const start = text.search(/<[a-z_]/i)
  if (/<!ENTITY/i.test(start < 0 ? text : text.slice(0, start))) throw new FeedError('not-a-feed')
}

type Parsed = ReturnType<typeof parseFeed<string>>

/** Words, and whether they are HTML. */
interface Text {
  readonly words: string | undefined
  readonly isHtml: boolean
}

/** What the formats have in common. */
interface Entry {
  readonly id: string | undefined
  readonly links: readonly (string | undefined)[]
  readonly title: Text
  readonly date: string | undefined
  readonly texts: readonly (string | undefined)[]
}

interface Entries {
  readonly title: Text
  readonly site: string | undefined
  readonly items: readonly Entry[]
}

const entriesOf = (text: string): Entries => {
  const parsed = parse(text)
  switch (parsed.format) {
    case 'rss':
      return {
        title: html(parsed.feed.title),
        site: parsed.feed.link,
        items: (parsed.feed.items ?? []).map(rssEntry),
      }
    case 'rdf':
      return {
        title: html(parsed.feed.title),
        site: parsed.feed.link,
        items: (parsed.feed.items ?? []).map(rdfEntry),
      }
    case 'atom':
      return {
        title: atomText(parsed.feed.title),
        site: alternate(parsed.feed.links),
        items: (parsed.feed.entries ?? []).map(atomEntry),
      }
    case 'json':
      return {
        title: plain(parsed.feed.title),
        site: parsed.feed.home_page_url,
        items: (parsed.feed.items ?? []).map(jsonEntry),
      }
  }
}

const parse = (text: string): Parsed => {
  try {
    return parseFeed(text)
  } catch (cause) {
    throw new FeedError('not-a-feed', { cause })
  }
}

const rssEntry = (item: RssFeed.Item<string>): Entry => ({
  id: item.guid?.value,
  links: [item.link, item.guid?.isPermaLink === false ? undefined : item.guid?.value],
  title: html(item.title),
  date: item.pubDate ?? item.dc?.dates?.[0],
  texts: [item.description, item.content?.encoded],
})

const rdfEntry = (item: RdfFeed.Item<string>): Entry => ({
  id: item.rdf?.about,
  links: [item.link, item.rdf?.about],
  title: html(item.title),
  date: item.dc?.dates?.[0],
  texts: [item.description, item.content?.encoded],
})

const atomEntry = (item: AtomFeed.Entry<string>): Entry => ({
  id: item.id,
  links: [alternate(item.links), item.content?.src],
  title: atomText(item.title),
  date: item.published ?? item.updated,
  texts: [item.summary, item.content].map((text) => (isHtml(text) ? text?.value : escaped(text?.value))),
})

const jsonEntry = (item: JsonFeed.Item<string>): Entry => ({
  id: item.id,
  links: [item.url, item.external_url],
  title: plain(item.title),
  date: item.date_published ?? item.date_modified,
  texts: [escaped(item.summary), item.content_html ?? escaped(item.content_text)],
})

const itemOf = ({ id, links, title, date = '', texts }: Entry, base: string): FeedItem => {
  const url = links.map((link) => linkIn(link, base)).find((link) => link !== undefined)
  const longest = texts.reduce((one, other) => ((other?.length ?? 0) > (one?.length ?? 0) ? other : one), '')
  return {
    id: hashOf(id ?? url ?? `${title.words}\n${longest}`),
    ...withoutUndefined({
      url: url === undefined ? undefined : normaliseLink(url),
      title: oneLine(wordsOf(title)),
      published: normalizeDate(date),
      summary: longest?.slice(0, LONGEST_SUMMARY).toWellFormed() || undefined,
    }),
  }
}

const linkIn = (link: string | undefined, base: string): string | undefined =>
  link ? webLink(link, base) : undefined

/** Ids are made by others and may be long. */
const hashOf = (words: string): string => createHash('sha256').update(words).digest('base64url').slice(0, 22)

const alternate = (links: readonly AtomFeed.Link<string>[] = []): string | undefined =>
  links.find(({ rel = 'alternate' }) => rel === 'alternate')?.href

const plain = (words: string | undefined): Text => ({ words, isHtml: false })
/** Most titles in RSS are HTML. */
const html = (words: string | undefined): Text => ({ words, isHtml: true })
const atomText = (text: AtomFeed.Text | undefined): Text => ({ words: text?.value, isHtml: isHtml(text) })
const isHtml = (text: { readonly type?: string } | undefined): boolean =>
  text?.type === 'html' || text?.type === 'xhtml'

const wordsOf = ({ words = '', isHtml }: Text): string =>
  isHtml && /[<&]/.test(words) ? (parseFragment(words.slice(0, 5_000)).body.textContent ?? '') : words

/** Plain text as HTML. */
const escaped = (text: string | undefined): string | undefined =>
  text
    ?.replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\n\s*\n/g, '<p>')
