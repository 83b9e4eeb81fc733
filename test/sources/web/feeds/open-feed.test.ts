import { describe, expect, test } from 'vitest'
import { FeedError } from '../../../../src/sources/web/feeds/feed-error.ts'
import { readInThread } from '../../../../src/sources/web/feeds/in-thread.ts'
import { openFeed } from '../../../../src/sources/web/feeds/open-feed.ts'
import { WebError } from '../../../../src/sources/web/fetch/web-error.ts'
import { loopbackWeb, pages, startSite } from '../site.ts'
import { ENTRIES, rss } from './samples.ts'

const FEED = rss(ENTRIES)
const reasonOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error) => (error instanceof FeedError || error instanceof WebError ? error.reason : `${error}`),
  )

const siteWith = (byPath: Readonly<Record<string, readonly [type: string, body: string]>>) =>
  startSite(
    pages(
      Object.fromEntries(
        Object.entries(byPath).map(([path, [type, body]]) => [
          path,
          (_, response) => response.writeHead(200, { 'content-type': type, etag: '"1"' }).end(body),
        ]),
      ),
    ),
  )

describe('a feed is opened', () => {
  test.for(['application/rss+xml', 'text/xml', 'text/html', 'text/plain', 'application/json'])(
    'by its own link, as %s',
    async (type) => {
      const site = await siteWith({ '/feed': [type, FEED] })
      const opened = await openFeed(`${site.url}/feed`, loopbackWeb())
      expect(opened).toMatchObject({ url: `${site.url}/feed`, etag: '"1"', feed: { title: 'Gazette' } })
      expect(opened.feed.items).toHaveLength(2)
    },
  )

  test('by the link of a page that names it', async () => {
    const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`
    const site = await siteWith({
      '/': ['text/html', `${link('/gone')}${link('/page')}${link('/feed')}`],
      '/page': ['text/html', 'No feed here.'],
      '/feed': ['application/rss+xml', FEED],
    })
    expect(await openFeed(site.url, loopbackWeb())).toMatchObject({ url: `${site.url}/feed` })
    expect(site.asked).toEqual(['/', '/gone', '/page', '/feed'])
  })

  test('or the reason is told', async () => {
    const site = await siteWith({
      '/page': ['text/html', '<p>Hello.'],
      '/pdf': ['application/pdf', 'x'],
      '/xml': ['text/xml', '<a/>'],
      '/lost': ['text/html', '<link rel="alternate" type="application/rss+xml" href="/nowhere">'],
    })
    const web = loopbackWeb()
    const open = (path: string) => reasonOf(openFeed(`${site.url}${path}`, web))
    expect(await open('/page')).toBe('no-feed')
    expect(await open('/pdf')).toBe('not-a-feed')
    expect(await open('/xml')).toBe('not-a-feed')
    expect(await open('/lost')).toBe('gone')
    expect(await open('/nothing')).toBe('gone')
  })
})

describe('a feed that is too much', () => {
  const many = rss([]).replace('</channel>', `${'<item><title>a</title></item>'.repeat(100_000)}</channel>`)
  const task = { kind: 'feed', bytes: Buffer.from(many), url: 'https://gazette.example/feed' } as const

  test('for the memory of its thread is refused, and the program lives', async () => {
    expect(await reasonOf(readInThread(task, { timeout: 60_000, memory: 16 }))).toBe('too-much')
  })

  test('for its time is refused', async () => {
    expect(await reasonOf(readInThread(task, { timeout: 1, memory: 600 }))).toBe('too-much')
  })

  test('for nobody is read, while the event loop turns', { timeout: 60_000 }, async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    const answer = await readInThread(task)
    clearInterval(timer)
    expect(answer).toMatchObject({ feed: { omitted: 99_000 } })
    expect(turns).toBeGreaterThan(10)
  })
})
