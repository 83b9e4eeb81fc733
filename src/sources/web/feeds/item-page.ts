import type { FeedItem } from './parse-feed.ts'

/**
 * An item of a feed as a page, so that the reader of pages can read it where its article cannot be fetched.
 * @param publisher the title of the feed
 */
export const pageOfItem = (
  { title = '', url, published, summary = '' }: Pick<FeedItem, 'title' | 'url' | 'published' | 'summary'>,
  publisher: string | undefined,
): string =>
  [
    `<!doctype html><html><head><title>${escaped(title)}</title>`,
    url === undefined ? '' : `<link rel="canonical" href="${escaped(url)}">`,
    publisher === undefined ? '' : `<meta property="og:site_name" content="${escaped(publisher)}">`,
    published === undefined ? '' : `<meta property="article:published_time" content="${escaped(published)}">`,
    `</head><body><article><h1>${escaped(title)}</h1>\n${withParagraphs(summary)}</article></body></html>`,
  ].join('')

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Many summaries are bare words. */
const withParagraphs = (html: string): string =>
  /<(?:p|div|br|ul|ol|h\d)\b/i.test(html) ? html : `<p>${html}</p>`
