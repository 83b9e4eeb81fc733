import { describe, expect, test } from 'vitest'
import type { App } from '../../../src/app.ts'
import { plainText } from '../../../src/plain-text.ts'
import { createItemAdder } from '../../../src/sources/added/feed-items.ts'
import { recheck } from '../../../src/sources/added/recheck.ts'
import { type PollOutcome, pollFeed } from '../../../src/sources/web/feeds/poll-feed.ts'
import { type Entry, rss } from '../../sources/web/feeds/samples.ts'
import { pages, startSite } from '../../sources/web/site.ts'
import { articlePage, openWorld, placeIn } from './world.ts'

const FERRY =
  'The old ferry\n\nThe Maren Holt ferry was built in Bergen in 1931 and crosses the fjord twice a day.\n'
const PIER = [
  'The town of Varnholm opened its third pier on 4 May 2023, two years later than planned. The Northern Freight Authority paid 41 million crowns for it.',
  'Mayor Ilse Brandt called the pier a bridge to the next century. Fishermen lost eleven moorings to the works, and want compensation.',
  'Cargo through the port grew by twelve per cent in the first year, the harbour office reported in a letter to the council.',
]
const LIGHT =
  'The lighthouse of Skarv was lit again on Friday, after the keeper Tove Lind had repaired its lamp for nine weeks.'
const PAYER = 'Who paid for the third pier in Varnholm?'
const KEEPER = 'Who repaired the lamp of the lighthouse of Skarv?'
const HERE = placeIn('C1')

const entry = (path: string, title: string, summary: string): Entry => ({
  id: path,
  title,
  link: path,
  date: '2026-03-05T08:00:00Z',
  summary,
})
const ENTRIES = [
  entry('/pier', 'The third pier', 'A pier opens.'),
  entry('/light', 'The lighthouse', `<p>${LIGHT}</p>`),
]

/** A site with a feed, an article behind one of its items and nothing behind the other, and an app that may read it. */
const world = async (entries: readonly Entry[] = ENTRIES) => {
  const served = new Map([
    ['/', '<link rel="alternate" type="application/rss+xml" href="/feed"><p>Welcome.'],
    ['/feed', rss(entries)],
    ['/pier', articlePage('The third pier', ...PIER)],
  ])
  const site = await startSite((request, response) => {
    const page = served.get(request.url ?? '')
    if (page === undefined) response.writeHead(404).end()
    else if (page.startsWith('<?xml'))
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(page)
    else pages({ [request.url ?? '']: page })(request, response)
  })
  return { ...(await openWorld({ 'ferry.txt': FERRY })), site, served }
}

/** Polls all feeds that are due, and takes in what they bring. */
const poll = async (app: App, now = Date.now()): Promise<readonly (PollOutcome | undefined)[]> => {
  const { store, readers } = app.context({ platform: 'none' })
  const outcomes = []
  for (const feed of await store.dueFeeds(now, 100))
    outcomes.push(
      await pollFeed(feed, {
        store,
        web: readers.web,
        add: createItemAdder({ store, ...readers, now: () => now }),
        now: () => now,
        random: () => 0.5,
        signal: new AbortController().signal,
        report: (error) => expect.fail(String(error)),
      }),
    )
  await app.refresh()
  return outcomes
}

describe('a followed feed', () => {
  test('found from its site brings its articles, and its summaries where there is no article', async () => {
    const { app, type, site } = await world()
    expect(await type(`/source follow ${site.url}`, HERE)).toBe(
      'Following: Gazette. Its 2 articles become sources one after another, and new ones within about an hour.',
    )
    await poll(app)
    expect(await type(PAYER, HERE)).toContain('The Northern Freight Authority paid 41 million crowns for it.')
    const answer = await type(KEEPER, HERE)
    expect(answer).toContain(LIGHT)
    expect(answer).toContain('Gazette · 5 Mar 2026')
    expect(answer).toContain(`${site.url}/light`)
  })

  test('brings nothing twice, nothing that was added by hand, and nothing back that was removed', async () => {
    const { app, type, say, site, served } = await world()
    await type(`/source add ${site.url}/pier?utm_source=mail`, HERE)
    await type(`/source follow ${site.url}/feed`, HERE)
    await poll(app)
    const light = app.context(HERE).shelf.sources.find(({ title }) => title === 'The lighthouse')
    expect(app.context(HERE).shelf.sources).toHaveLength(3)
    expect((await say(`/source remove ${light?.title}`, HERE)).outcome).toBe('done')
    served.set('/feed', rss(ENTRIES.map((one) => ({ ...one, id: `again-${one.id}` }))))
    await poll(app, Date.now() + 86_400_000)
    expect(app.context(HERE).shelf.sources.map(({ title }) => title)).toEqual([
      'The old ferry',
      'The third pier',
    ])
  })

  test('’s summary gives way to the article, once that can be fetched', async () => {
    const { app, type, site, served } = await world()
    await type(`/source follow ${site.url}/feed`, HERE)
    await poll(app)
    served.set(
      '/light',
      articlePage('The lighthouse', LIGHT, 'It had been dark since the storm of 2019.', ...PIER),
    )
    const { store, readers } = app.context(HERE)
    const [added] = await store.addedFrom(`${site.url}/light`)
    if (added === undefined) throw new Error('The summary was not added.')
    expect(added.feed).toBe(`${site.url}/feed`)
    expect(await recheck(added, { ...readers, store, now: Date.now })).toMatchObject({ found: 'changed' })
    await app.refresh()
    expect(await type('Since when had the lighthouse of Skarv been dark?', HERE)).toContain('storm of 2019')
  })

  test('that gives no links makes sources of its items', async () => {
    const { app, type, site } = await world([{ ...(ENTRIES[1] as Entry), link: '' }])
    await type(`/source follow ${site.url}/feed`, HERE)
    await poll(app)
    expect(await type(KEEPER, HERE)).toContain(LIGHT)
  })

  test('of a private channel brings sources to that channel alone, and nobody elsewhere learns of it', async () => {
    const { app, type, site } = await world()
    const secret = placeIn('P1')
    await type(`/source follow ${site.url}`, secret)
    await poll(app)
    expect(await type(PAYER, secret)).toContain('41 million crowns')
    expect(await type('/source feeds', secret)).toContain('Gazette')
    for (const place of [HERE, placeIn('P2'), placeIn('P1', 'W2')]) {
      expect(await type(PAYER, place)).toContain('The sources don’t say')
      expect(await type('/source feeds', place)).toContain('No feed is followed here')
      expect(await type('/source unfollow 1', place)).toContain('none is followed here')
      const [feed] = await app.store.feeds()
      const reply = await app.desk.handle({ kind: 'source-unfollow', which: `~${feed?.id}` }, { place })
      expect(plainText(reply)).toContain('not followed any more')
    }
  })
})

describe('following', () => {
  test('ends with Undo, and the sources stay', async () => {
    const { app, say, press, type, site } = await world()
    const followed = await say(`/source follow ${site.url}`, HERE)
    await poll(app)
    expect(plainText(await press(followed, 'undo', HERE))).toContain('No longer followed: Gazette.')
    expect(await app.store.feeds()).toEqual([])
    expect(await type(PAYER, HERE)).toContain('41 million crowns')
    expect(plainText(await press(followed, 'undo', HERE))).toContain('not followed any more')
  })

  test('is recorded with who did it', async () => {
    const { type, site } = await world()
    await type(`/source follow ${site.url}`, HERE)
    await type('/source unfollow 1', HERE)
    const history = await type('/source history', HERE)
    expect(history).toContain('began to follow Gazette (Ana)')
    expect(history).toContain('stopped following Gazette (Ana)')
  })

  test('twice is refused, but another shelf may follow the same feed', async () => {
    const { app, type, site } = await world()
    await type(`/source follow ${site.url}`, HERE)
    expect(await type(`/source follow ${site.url}/feed`, HERE)).toContain('followed already: Gazette')
    await type(`/source follow ${site.url}/feed`, placeIn('P1'))
    expect(await app.store.feeds()).toHaveLength(2)
  })

  test('what is no feed is refused in words', async () => {
    const { type, site } = await world()
    expect(await type('/source follow', HERE)).toContain('Say what to follow')
    expect(await type(`/source follow ${site.url}/pier`, HERE)).toContain('That page names no feed')
    expect(await type(`/source follow ${site.url}/gone`, HERE)).toContain('There is no page at that link')
    expect(await type('/source follow http://10.0.0.1/feed', HERE)).toContain('public internet')
  })

  test('is for those who may change shelves', async () => {
    const { app, say, site } = await world()
    for (const line of [`/source follow ${site.url}`, '/source unfollow 1'])
      expect((await say(line, HERE, 'guest')).outcome).toBe('refused')
    expect(await app.store.feeds()).toEqual([])
  })
})

describe('the list of feeds', () => {
  test('says how each was last, with a button that ends it', async () => {
    const { app, say, press, type, site, served } = await world()
    await type(`/source follow ${site.url}`, HERE)
    expect(await type('/source feeds', HERE)).toContain('1. Gazette: not read yet')
    const now = Date.UTC(2027, 2, 4, 8)
    await poll(app, now)
    expect(await type('/source feeds', HERE)).toContain('1. Gazette: read Thu, 4 Mar 2027, 08:00')
    served.delete('/feed')
    await poll(app, now + 86_400_000)
    const listed = await say('/source feeds', HERE)
    expect(plainText(listed)).toContain(
      '1. Gazette: could not be read Fri, 5 Mar 2027, 08:00. There is no page at that link.',
    )
    expect(plainText(await press(listed, 'stop', HERE))).toContain('No longer followed')
    expect(await type('/source feeds', HERE)).toContain('No feed is followed here')
  })

  test('has pages, and numbers that go on', async () => {
    const { app, type } = await world()
    for (let n = 1; n <= 12; n += 1)
      await app.store.saveFeed({
        id: `f${n}`,
        url: `https://gazette.example/${n}`,
        shelf: 'main',
        at: n,
        title: `Feed ${n}`,
        failures: 0,
      })
    expect(await type('/source feeds 2', HERE)).toContain('12. Feed 12')
    expect(await type('/source unfollow 12', HERE)).toContain('No longer followed: Feed 12')
    expect(await type('/source unfollow 12', HERE)).toContain('they go from 1 to 11')
    expect(await type('/source unfollow Feed', HERE)).toContain('Say which')
  })
})
