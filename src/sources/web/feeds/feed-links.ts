import { withoutUndefined } from '../../../model.ts'
import { oneLine, webLink } from '../../read/fields.ts'
import { parsePage } from '../../read/formats/html-dom.ts'

/** A feed that a page or a list of feeds names. */
export interface FeedLink {
  readonly url: string
  readonly title?: string
}

const MOST_LINKS = 20

/** The feeds that a page names, its main ones first and those of comments last; else what it links to that looks like a feed. */
export const feedLinksIn = (html: string, base: string): readonly FeedLink[] => {
  const page = parsePage(html, { add: () => {}, all: () => [] })
  const named = [...page.querySelectorAll('link[rel~="alternate" i][href]')].filter((link) =>
    FEED_TYPE.test(link.getAttribute('type') ?? ''),
  )
  const linked = [...page.querySelectorAll('a[href]')].filter((link) =>
    FEED_PATH.test(URL.parse(link.getAttribute('href') ?? '', base)?.pathname ?? ''),
  )
  const links = (named.length > 0 ? named : linked).flatMap((link) => {
    const url = webLink(link.getAttribute('href') ?? '', base)
    const title = oneLine(link.getAttribute('title') ?? '')
    return url === undefined ? [] : [{ url, ...withoutUndefined({ title }) }]
  })
  const unique = [...new Map(links.map((link) => [link.url, link])).values()].slice(0, MOST_LINKS)
  return [...unique.filter((link) => !isOfComments(link)), ...unique.filter(isOfComments)]
}

const FEED_TYPE = /^\s*(?:application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)|text\/xml)\s*(?:;|$)/i
const FEED_PATH = /\/(?:feed|rss|atom)(?:\.xml|\.json)?\/?$|\.(?:rss|atom)$/i

const isOfComments = ({ url, title = '' }: FeedLink): boolean => /comment|comentario/i.test(`${url} ${title}`)
