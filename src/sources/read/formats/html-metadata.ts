import { withoutUndefined } from '../../../model.ts'
import type { Metadata } from '../../document.ts'
import { normalizeDate } from '../dates.ts'
import { languageOf, oneLine, webLink } from '../fields.ts'
import { markedAuthor } from './html-author.ts'
import { isElement, type Page, type PageElement } from './html-dom.ts'
import { linkedArticle } from './html-json-ld.ts'

/**
 * What a page says about itself: first its JSON-LD, then its `<meta>` elements (Open Graph, Twitter, Dublin Core,
 * citation), then what it shows.
 */
export const metadataOf = (page: Page, html: string): Metadata => {
  const linked = linkedArticle(page)
  const meta = metaOf(page)
  const pick = (names: string): string[] => names.split(' ').flatMap((name) => meta.get(name) ?? [])
  const publisher = firstOf([linked?.publisher, ...pick(PUBLISHER)], (name) =>
    name.startsWith('@') ? undefined : plain(name),
  )
  const title = firstOf([linked?.headline, ...pick(TITLE), shownTitle(page)], (name) =>
    withoutSite(plain(name), publisher),
  )
  const authors = (linked?.authors ?? []).map(authorName).filter((name) => name !== undefined)
  const author =
    authors.length > 0
      ? [...new Set(authors)].join(', ')
      : (firstOf(pick(AUTHOR), authorName) ?? markedAuthor(page))
  const published = firstOf([linked?.published, ...pick(PUBLISHED), ...times(page)], (date) =>
    normalizeDate(date),
  )
  const tags = [
    page.documentElement.getAttribute('lang'),
    ...pick('content-language og:locale dc.language'),
    linked?.language,
  ]
  const language = firstOf(tags, languageOf)
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute('href')
  const url = firstOf([canonical, ...pick('og:url'), linked?.url, savedFrom(html)], (link) => webLink(link))
  return withoutUndefined({ title, publisher, author, published, language, url })
}

// The names of `<meta>` elements, the most reliable first.
const TITLE = 'og:title twitter:title dc.title dcterms.title citation_title'
const PUBLISHER = 'og:site_name dc.publisher dcterms.publisher citation_publisher application-name'
const AUTHOR = 'author article:author dc.creator dcterms.creator citation_author parsely-author byl'
const PUBLISHED =
  'article:published_time og:article:published_time datepublished dc.date.issued dcterms.issued dcterms.created dc.date ' +
  'dcterms.date citation_publication_date citation_date parsely-pub-date publishdate pubdate date'

const MOST_META = 500

const metaOf = (page: Page): ReadonlyMap<string, string> => {
  const meta = new Map<string, string>()
  for (const element of page.querySelectorAll('meta')) {
    const names = ['property', 'name', 'itemprop', 'http-equiv'].map((name) => element.getAttribute(name))
    const key = names.find(Boolean)?.trim().toLowerCase()
    const content = element.getAttribute('content')
    if (key !== undefined && content && !meta.has(key) && meta.size < MOST_META) meta.set(key, content)
  }
  return meta
}

const firstOf = <Value>(
  candidates: readonly (string | null | undefined)[],
  read: (candidate: string) => Value | undefined,
): Value | undefined => {
  for (const candidate of candidates) {
    const value = candidate ? read(candidate) : undefined
    if (value !== undefined && value !== '') return value
  }
  return undefined
}

/** The page's heading if its title only adds to that, else its title. */
const shownTitle = (page: Page): string | undefined => {
  const title = oneLine(page.querySelector('title')?.textContent ?? '')
  const heading = oneLine(page.querySelector('h1')?.textContent ?? '')
  if (!title) return heading
  return heading && heading.length > 8 && title.startsWith(heading) ? heading : title
}

/** Removes " | Name of the Site" from the end of a title. */
const withoutSite = (title: string | undefined, site: string | undefined): string | undefined => {
  if (!title || !site || !title.toLowerCase().endsWith(site.toLowerCase())) return title
  const rest = title.slice(0, title.length - site.length).trimEnd()
  return /[|\-–—·•:»]$/.test(rest) && rest.length > 1 ? rest.replace(/[|\-–—·•:»\s]+$/, '') : title
}

const authorName = (name: string): string | undefined => {
  if (/^https?:|^@/i.test(name.trim())) return undefined
  return plain(name)?.replace(/^(?:by|por)\s+/i, '')
}

/** The dates that a page shows, the likeliest first: those marked as its own, in the article, anywhere. */
const times = (page: Page): string[] => {
  const marked = [...page.querySelectorAll(PUBLISHED_MARKS)].slice(0, 20).filter(isNotUpdate)
  const shown = [...page.querySelectorAll('time')].slice(0, 50).filter(isNotUpdate)
  const own = shown.filter((time) => time.hasAttribute('pubdate'))
  const inArticle = shown.filter(isInArticle)
  return [...marked, ...own, ...inArticle, ...shown].flatMap((time) => [
    time.getAttribute('datetime') ?? '',
    time.getAttribute('content') ?? '',
    time.getAttribute('title') ?? '',
    time.textContent?.slice(0, 200) ?? '',
  ])
}

const PUBLISHED_MARKS =
  '[itemprop~="datePublished"], abbr[class*="publish" i], time[class*="publish" i], [class~="dt-published"], [class~="published"]'

/** Whether a date is not said to be that of a change, by its own name or by the words before it. */
const isNotUpdate = (time: PageElement): boolean =>
  !/modif|updat|actualiz/i.test(
    ['itemprop', 'class', 'id'].map((name) => time.getAttribute(name) ?? '').join(' '),
  ) &&
  !/(?:updated|modified|actualizado|actualizada)[^\p{L}]*(?:on|at|el)?[^\p{L}]*$/iu.test(wordsBefore(time))

const wordsBefore = ({ previousSibling, parentNode }: PageElement): string =>
  (previousSibling ?? parentNode?.previousSibling)?.textContent?.slice(-60) ?? ''

/** Looks at 50 ancestors at most, because pages may be nested without end. */
const isInArticle = ({ parentNode }: PageElement): boolean => {
  let above = parentNode
  for (let steps = 0; above && steps < 50; steps += 1) {
    if (isElement(above) && /^(?:ARTICLE|MAIN)$/.test(above.tagName)) return true
    above = above.parentNode
  }
  return false
}

/** The address that browsers write into a saved page. */
const savedFrom = (html: string): string | undefined =>
  /saved from url=\(\d{1,6}\)(https?:\/\/[^\s>]{1,2000})/.exec(html.slice(0, 4096))?.[1]

/** A value as one line. Decodes entities that were escaped twice, as they often are in `<meta>` elements. */
const plain = (words: string): string | undefined =>
  oneLine(
    words
      .slice(0, 2000)
      .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|quot|apos|lt|gt|nbsp));/gi, (all, ...found) => {
        const [decimal, hex, name] = found as (string | undefined)[]
        if (name) return NAMED[name.toLowerCase()] ?? all
        const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
        return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : all
      }),
  )

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
}
