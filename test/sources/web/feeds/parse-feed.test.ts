import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FeedError } from '../../../../src/sources/web/feeds/feed-error.ts'
import { feedLinksIn } from '../../../../src/sources/web/feeds/feed-links.ts'
import { readOpml, writeOpml } from '../../../../src/sources/web/feeds/opml.ts'
import { type Feed, parseFeedText } from '../../../../src/sources/web/feeds/parse-feed.ts'
import { atom, ENTRIES, type Entry, jsonFeed, rdf, rss } from './samples.ts'

const parse = (text: string): Feed => parseFeedText(text, 'https://gazette.example/feed')
const reasonOf = (text: string): string | undefined => {
  try {
    parse(text)
    return undefined
  } catch (error) {
    if (error instanceof FeedError) return error.reason
    throw error
  }
}
const entry = (n: number, more: Partial<Entry> = {}): Entry => ({
  id: `e${n}`,
  title: `Ferry ${n}`,
  link: `https://gazette.example/${n}`,
  summary: `Number ${n}.`,
  ...more,
})

describe('a feed', () => {
  test.for([
    ['RSS', rss],
    ['Atom', atom],
    ['RDF', rdf],
    ['JSON Feed', jsonFeed],
  ] as const)('in %s says the same, newest first', ([, write]) => {
    const { items, ...about } = parse(write(ENTRIES))
    expect(about).toEqual({ title: 'Gazette', site: 'https://gazette.example/', omitted: 0 })
    expect(items.map(({ id: _, ...item }) => item)).toEqual([
      {
        url: 'https://gazette.example/opens',
        title: 'The pier opens',
        published: '2026-11-05',
        summary: 'It opened again.',
      },
      {
        url: 'https://gazette.example/pier',
        title: 'The pier is shut & fenced',
        published: '2026-11-02',
        summary: '<p>The council shut the pier on Monday.</p>',
      },
    ])
    expect(new Set(items.map(({ id }) => id.length))).toEqual(new Set([22]))
  })

  test('gives an item the same id whenever it is read, whatever else changes', () => {
    const changed = ENTRIES.map((one) => ({
      ...one,
      title: 'Another title',
      link: '/elsewhere',
      summary: 'More.',
    }))
    expect(parse(rss(changed)).items.map(({ id }) => id)).toEqual(
      parse(rss(ENTRIES)).items.map(({ id }) => id),
    )
  })

  test('takes the longer of a summary and a text', () => {
    const [item] = parse(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>Ferry</title><description>Short.</description><content:encoded><![CDATA[<p>The whole article.</p>]]></content:encoded></item></channel></rss>`,
    ).items
    expect(item?.summary).toBe('<p>The whole article.</p>')
  })

  test('whose titles hold tags and entities has them as words, and Atom’s plain titles stay as they are', () => {
    const title = 'A <b>bold</b> pier &amp; a <script>alert(1)</script>\u0007ferry'
    expect(parse(rss([entry(1, { title })])).items[0]?.title).toContain('A <b>bold</b> pier')
    expect(
      parse(
        `<rss version="2.0"><channel><item><title><![CDATA[A <b>bold</b> pier &amp; ferry]]></title></item></channel></rss>`,
      ).items[0]?.title,
    ).toBe('A bold pier & ferry')
    expect(parse(atom([entry(1, { title: 'a < b & c', date: '2026-11-02' })])).items[0]?.title).toBe(
      'a < b & c',
    )
  })

  test('links only to the web', () => {
    for (const link of ['javascript:alert(1)', 'file:///etc/passwd', 'http://['])
      expect(parse(rss([entry(1, { link })])).items[0]).not.toHaveProperty('url')
    const byGuid =
      '<rss version="2.0"><channel><item><guid>https://gazette.example/7</guid></item></channel></rss>'
    expect(parse(byGuid).items[0]?.url).toBe('https://gazette.example/7')
  })

  test('of 1,500 items is its newest 1,000, and says how many are left out', () => {
    const entries = Array.from({ length: 1_500 }, (_, n) =>
      entry(n, { date: new Date(Date.UTC(2020, 0, 1) + n * 3_600_000).toISOString() }),
    )
    const { items, omitted } = parse(rss(entries))
    expect([items.length, omitted]).toEqual([1_000, 500])
    expect([items[0]?.title, items.at(-1)?.title]).toEqual(['Ferry 1499', 'Ferry 500'])
  })

  test('without dates keeps its order, and an item that comes twice counts once', () => {
    const { items } = parse(rss([entry(1), entry(2), entry(1, { title: 'Again' }), entry(3)]))
    expect(items.map(({ title }) => title)).toEqual(['Ferry 1', 'Ferry 2', 'Ferry 3'])
  })
})

describe('what is refused', () => {
  test.for([
    ['a page', '<!doctype html><html><body>Hello</body></html>'],
    ['nothing', ''],
    ['other JSON', '{"items": [1, 2]}'],
    ['entities of its own', rss(ENTRIES, '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>')],
    ['entities that name files', rss(ENTRIES, '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>')],
    ['a million open tags', `<rss version="2.0"><channel><item>${'<a>'.repeat(1_000_000)}`],
    [
      'a million open brackets',
      `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(1_000_000)}`,
    ],
    ['sections without an end', `<rss version="2.0"><channel>${'<![CDATA['.repeat(100_000)}`],
  ])('%s', ([, text]) => {
    expect(reasonOf(text as string)).toBe('not-a-feed')
  })

  test('is not a feed of the first years, nor one that writes about entities', () => {
    const doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "rss-0.91.dtd">'
    expect(parse(rss(ENTRIES, doctype)).items).toHaveLength(2)
    expect(parse(rss([entry(1, { summary: 'Write <!ENTITY in front.' })])).items).toHaveLength(1)
  })

  test('any other text is a feed or a fault, and nothing else happens', () => {
    const pieces = fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<entry>',
      '</entry>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&amp;',
      '&#0;',
      '&#x110000;',
      '&x;',
      '<link href=">',
      '<guid>',
      '<__proto__>',
      '\ud800',
      '\0',
      '<?xml',
      '?>',
      '<!DOCTYPE',
      '</rss>',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 60 }), (parts) => {
        expect(['not-a-feed', undefined]).toContain(reasonOf(parts.join('')))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the feeds of a page', () => {
  test('are those that it names, of comments last', () => {
    const html = `<head>
      <link rel="alternate" type="application/json+oembed" href="/oembed">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
      <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" title="News" href="https://gazette.example/atom">
      <link rel="alternate home" type="application/feed+json" href="feed.json">
      <link rel="alternate" hreflang="es" href="/es"><link rel="alternate" type="application/rss+xml" href="javascript:x">
      <link rel="stylesheet" type="text/css" href="/a.css"></head><a href="/rss">RSS</a>`
    expect(feedLinksIn(html, 'https://gazette.example/news/')).toEqual([
      { url: 'https://gazette.example/atom', title: 'News' },
      { url: 'https://gazette.example/news/feed.json' },
      { url: 'https://gazette.example/comments/feed', title: 'Comments' },
    ])
  })

  test('are those that it links to, if it names none', () => {
    const html =
      '<a href="/about">About</a><a href="/blog/feed/">Feed</a><a href="news.rss">News</a><a href="/feedback">Write</a>'
    expect(feedLinksIn(html, 'https://gazette.example/').map(({ url }) => url)).toEqual([
      'https://gazette.example/blog/feed/',
      'https://gazette.example/news.rss',
    ])
  })
})

describe('OPML', () => {
  test('lists the feeds of all groups, each once', () => {
    const text = `<opml version="2.0"><head/><body><outline text="News"><outline text="Gazette" title="The Gazette" xmlUrl="https://gazette.example/feed"/>
      <outline text="Ferries" xmlurl="https://ferries.example/rss"/></outline><outline text="Again" xmlUrl="https://gazette.example/feed"/>
      <outline text="Bad" xmlUrl="javascript:x"/></body></opml>`
    expect(readOpml(text)).toEqual([
      { url: 'https://gazette.example/feed', title: 'The Gazette' },
      { url: 'https://ferries.example/rss', title: 'Ferries' },
    ])
  })

  test('that is written is read the same', () => {
    const title = fc
      .string({ minLength: 1, unit: 'grapheme-ascii' })
      .filter((text) => text.trim() === text && !/\s\s/.test(text))
    const feeds = fc.uniqueArray(
      fc.record({ url: fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href), title }),
      {
        selector: ({ url }) => url,
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(feeds, (list) => {
        expect(readOpml(writeOpml(list))).toEqual(list)
      }),
    )
  })

  test('that is none, or declares entities, is refused', () => {
    expect(() => readOpml('words')).toThrow(FeedError)
    expect(() => readOpml('<!DOCTYPE opml [<!ENTITY a "b">]><opml version="2.0"><body/></opml>')).toThrow(
      FeedError,
    )
  })
})
