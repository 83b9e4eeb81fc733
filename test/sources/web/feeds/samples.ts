/** A feed's entries, in no format. */
export interface Entry {
  readonly id: string
  readonly title: string
  readonly link: string
  /** As ISO 8601 writes it. */
  readonly date?: string
  readonly summary: string
}

export const ENTRIES: readonly Entry[] = [
  {
    id: 'pier-1',
    title: 'The pier is shut & fenced',
    link: 'https://gazette.example/pier?utm_source=rss',
    date: '2026-11-02T10:00:00Z',
    summary: '<p>The council shut the pier on Monday.</p>',
  },
  {
    id: 'pier-2',
    title: 'The pier opens',
    link: '/opens',
    date: '2026-11-05T10:00:00Z',
    summary: 'It opened again.',
  },
]

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const rss = (entries: readonly Entry[], head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}<rss version="2.0"><channel><title>Gazette</title><link>https://gazette.example/</link>${entries
    .map(
      ({ id, title, link, date, summary }) =>
        `<item><guid isPermaLink="false">${xml(id)}</guid><title>${xml(xml(title))}</title><link>${xml(link)}</link>${date === undefined ? '' : `<pubDate>${new Date(date).toUTCString()}</pubDate>`}<description>${xml(summary)}</description></item>`,
    )
    .join('')}</channel></rss>`

export const atom = (entries: readonly Entry[]): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><link rel="self" href="/feed"/><link href="https://gazette.example/"/>${entries
    .map(
      ({ id, title, link, date, summary }) =>
        `<entry><id>${xml(id)}</id><title>${xml(title)}</title><link rel="enclosure" href="/sound.mp3"/><link rel="alternate" href="${xml(link)}"/><published>${date}</published><summary type="html">${xml(summary)}</summary></entry>`,
    )
    .join('')}</feed>`

export const rdf = (entries: readonly Entry[]): string =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Gazette</title><link>https://gazette.example/</link></channel>${entries
    .map(
      ({ id, title, link, date, summary }) =>
        `<item rdf:about="${xml(id)}"><title>${xml(xml(title))}</title><link>${xml(link)}</link><dc:date>${date}</dc:date><description>${xml(summary)}</description></item>`,
    )
    .join('')}</rdf:RDF>`

export const jsonFeed = (entries: readonly Entry[]): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Gazette',
    home_page_url: 'https://gazette.example/',
    items: entries.map(({ id, title, link, date, summary }) => ({
      id,
      title,
      url: link,
      date_published: date,
      content_html: summary,
    })),
  })
