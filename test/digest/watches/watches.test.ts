import { describe, expect, test } from 'vitest'
import { createLibraryBuilder } from '../../../src/commands/library.ts'
import type { Reader } from '../../../src/commands/reading/source-path.ts'
import { notifyWatches } from '../../../src/commands/watches/notify.ts'
import { type Destination, type Poster, PostingError } from '../../../src/digest/deliver/poster.ts'
import { matchWatches } from '../../../src/digest/watches/match-watches.ts'
import { destinationOf } from '../../../src/digest/watches/run-watches.ts'
import type { Answer, Source } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import type { Reply } from '../../../src/reply.ts'
import { createRetrieval, searchInMemory } from '../../../src/retrieval/retrieval.ts'
import { MAIN_SHELF } from '../../../src/sources/shelf/added.ts'
import type { Store, Watch } from '../../../src/store/port.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { excerptOf, passagesOf, sourceOf } from '../../texts.ts'

const ferry = sourceOf('ferry.txt', [
  'The Maren Holt ferry was built in Bergen in 1931. It crosses the fjord twice a day.',
  'Captain Ida Solberg retired in May 2024 after thirty years.',
])
const bridge = sourceOf(
  'bridge.txt',
  ['The Holmen bridge opens to traffic on 4 June 2027. It is 900 metres long.'],
  { title: 'The bridge', publisher: 'Harbour Post', published: '2026-05-03' },
)
const second = sourceOf('second.txt', ['Officials said the Holmen bridge opens on 4 June 2027 at noon.'])
const choir = sourceOf('choir.txt', ['The town choir sings in the square every Sunday in summer.'])

const QUESTION = 'When does the Holmen bridge open?'
const CHANNEL = { platform: 'test', workspace: 'W1', channel: 'C1' }
const watchOf = (more: Partial<Watch> = {}): Watch => ({
  id: 'w1',
  place: { ...CHANNEL, user: 'U1' },
  direct: false,
  question: QUESTION,
  language: 'en',
  at: 100,
  ...more,
})

interface Posted {
  readonly to: Destination
  readonly reply: Reply
  readonly key: string
}

/** A fake platform that keeps what is posted, or fails with a given error. */
const fakePoster = (fail?: () => Error | undefined) => {
  const posted: Posted[] = []
  const poster: Poster = {
    platform: 'test',
    post: async (to, reply, key) => {
      const error = fail?.()
      if (error) throw error
      posted.push({ to, reply, key })
      return { ...CHANNEL, message: `m${posted.length}` }
    },
    find: async () => undefined,
    zoneOf: async () => undefined,
  }
  return { poster, posted }
}

interface Scene {
  readonly sources?: readonly Source[]
  readonly changed?: Readonly<Record<string, number>>
  readonly watches?: readonly Watch[]
  readonly fail?: () => Error | undefined
  readonly reader?: Reader
}

/** A shelf with a store. The sources came at 200, except the ferry, unless `changed` says otherwise. */
const sceneOf = async ({
  sources = [ferry, bridge],
  changed = {},
  watches = [watchOf()],
  fail,
  reader,
}: Scene = {}) => {
  const store: Store = await openStore(':memory:')
  for (const watch of watches) await store.saveWatch(watch)
  const shelf = { sources, passages: sources.flatMap(passagesOf) }
  const arrivals = new Map(
    sources.map(({ id }) => [id, { id, arrived: 1, changed: changed[id] ?? (id === ferry.id ? 1 : 200) }]),
  )
  const bugs: unknown[] = []
  const lines: { readonly event: string; readonly fields: object }[] = []
  const take = (event: string, fields: object = {}) => void lines.push({ event, fields })
  const report = (_id: string, error: unknown) => void bugs.push(error)
  const { poster, posted } = fakePoster(fail)
  const context = {
    ...(await createLibraryBuilder(report)({ shelf, arrivals }, searchInMemory(createRetrieval(shelf)))),
    store,
    report,
    now: () => 300,
    place: { ...CHANNEL, user: 'u1' },
    shelves: {
      read: undefined,
      rules: { shelves: [], bindings: [] },
      folder: '',
      of: new Map(sources.map(({ id }) => [id, MAIN_SHELF])),
    },
    ...(reader && { reader }),
  }
  const run = (ids: Iterable<string> = sources.map(({ id }) => id), with_: Poster | undefined = poster) =>
    notifyWatches(
      ids,
      () => context,
      (platform) => (platform === 'test' ? with_ : undefined),
      {
        debug: () => {},
        info: take,
        warn: take,
        error: take,
      },
    )
  return { store, posted, run, bugs, lines, context }
}

describe('a watch', () => {
  test('reports a new source that answers it in its channel, with the excerpt, its place and its context', async () => {
    const { run, posted, bugs } = await sceneOf()
    expect((await run()).posted).toBe(1)
    expect(posted[0]?.to).toEqual({ kind: 'channel', channel: CHANNEL })
    const said = plainText(posted[0]?.reply ?? { language: 'en', outcome: 'failed', blocks: [] })
    expect(said).toMatch(/^On your watch: When does the Holmen bridge open\?\n/)
    expect(said).toContain('│ The Holmen bridge opens to traffic on 4 June 2027.')
    expect(said).toContain('1 · The bridge · ¶ 1 · Harbour Post · 3 May 2026')
    const [excerpt] = posted[0]?.reply.blocks.filter((block) => block.kind === 'excerpt') ?? []
    expect(excerpt?.context?.command.kind).toBe('context')
    expect(posted[0]?.reply.actions?.map(({ command }) => command)).toEqual([
      { kind: 'watch-stop', which: '~w1' },
    ])
    expect(bugs).toEqual([])
  })

  test('opens the reader at the excerpt, where there is one', async () => {
    const reader = { url: 'https://reader.example', sign: () => 'token' }
    const { run, posted } = await sceneOf({ reader })
    await run()
    const [excerpt] = posted[0]?.reply.blocks.filter((block) => block.kind === 'excerpt') ?? []
    const { start, end } = excerpt?.excerpt ?? { start: 0, end: 0 }
    expect(excerpt?.read).toMatch(
      new RegExp(`^https://reader\\.example/s/[0-9a-f]{12}\\.[0-9a-f]{6}#${start}-${end}$`),
    )
  })

  test('reports an article once, in however many places it stands', async () => {
    const more =
      'Tessel Yards built it for 80 million crowns in six years, and two crews will look after it from then on.'
    const first = sourceOf('a.txt', [`${bridge.text} ${more}`], { published: '2026-05-03' })
    const copy = sourceOf('b.txt', ['We print this report with permission.', `${first.text}`])
    const both = await sceneOf({ sources: [first, copy, choir] })
    await both.run()
    expect(await both.store.hits('w1', 0)).toEqual(['a.txt'])
    const later = await sceneOf({ sources: [first, copy, choir], changed: { 'a.txt': 1 } })
    expect((await later.run(['b.txt'])).posted).toBe(0)
  })

  test('reports to the person if it was set for them alone', () => {
    expect(destinationOf(watchOf({ direct: true }))).toEqual({
      kind: 'person',
      platform: 'test',
      workspace: 'W1',
      user: 'U1',
    })
  })

  test('reports each source once, however often it comes', async () => {
    const { run, posted } = await sceneOf()
    await run()
    await run()
    expect(posted).toHaveLength(1)
  })

  test('reports once if two processes find the same source at the same time', async () => {
    const { run, posted } = await sceneOf()
    await Promise.all([run(), run()])
    expect(posted).toHaveLength(1)
  })

  test('does not report what was there before it was set', async () => {
    const { run, posted } = await sceneOf({ changed: { 'bridge.txt': 100 } })
    await run()
    expect(posted).toEqual([])
  })

  test('does not report a source that does not answer, whatever the rest of the shelf says', async () => {
    const { run, posted } = await sceneOf({ sources: [bridge, choir], changed: { 'bridge.txt': 1 } })
    await run()
    expect(posted).toEqual([])
  })

  test('does not report a source that is only on the same subject', async () => {
    const paint = sourceOf('paint.txt', ['The Holmen bridge is painted green by a firm from Bergen.'])
    const { run, posted, context } = await sceneOf({ sources: [bridge, paint], changed: { 'bridge.txt': 1 } })
    // The source is found, so only its low confidence keeps it from being reported.
    const place = { platform: 'test' }
    expect(
      (await context.retrieval.ask(QUESTION, { place, among: new Set(['paint.txt']) })).excerpts,
    ).toHaveLength(1)
    await run()
    expect(posted).toEqual([])
  })

  test.each([
    ['answered', 0.5, 1],
    ['answered', 0.49, 0],
    ['related', 0.9, 0],
  ] as const)('to which the answer is %s at %d has %d hits', async (status, confidence, hits) => {
    const fresh = new Map([['bridge.txt', 200]])
    const excerpts = [excerptOf(bridge, 'It is 900 metres long.')]
    const ask = async (question: string): Promise<Answer> => ({
      question,
      status,
      confidence,
      excerpts,
      passages: [],
      unknownTerms: [],
      missingTerms: [],
    })
    expect(await matchWatches({ watches: [watchOf()], fresh, ask })).toHaveLength(hits)
  })

  test('whose answer is not from the new sources has no hit, and does not loop for ever', async () => {
    const { context } = await sceneOf()
    const ask = (question: string) => context.retrieval.ask(question, { place: { platform: 'test' } })
    const fresh = new Map([['choir.txt', 200]])
    expect(await matchWatches({ watches: [watchOf()], fresh, ask })).toEqual([])
  })

  test('reports a new source that repeats an old one', async () => {
    const { run, posted } = await sceneOf({ sources: [bridge, second], changed: { 'bridge.txt': 1 } })
    await run()
    expect(plainText(posted[0]?.reply as Reply)).toContain('second.txt')
    expect(plainText(posted[0]?.reply as Reply)).not.toContain('The bridge')
  })

  test('tells once what several new sources say word for word', async () => {
    const [again, wire] = [
      { ...bridge, id: 'again.txt' },
      sourceOf('wire.txt', [bridge.text, 'It rained.'], { title: 'Notes' }),
    ]
    const { run, posted } = await sceneOf({ sources: [ferry, bridge, again, wire] })
    await run()
    expect(plainText(posted[0]?.reply as Reply).match(/opens to traffic/g)).toHaveLength(1)
  })

  test('asks only the publisher that it names', async () => {
    const question = 'What did Harbour Post say about when the Holmen bridge opens?'
    const { run, posted } = await sceneOf({
      sources: [bridge, second],
      changed: { 'bridge.txt': 1 },
      watches: [watchOf({ question })],
    })
    await run()
    expect(posted).toEqual([])
  })

  test('reports a flood in one message: five excerpts, and a count of the rest', async () => {
    const flood = Array.from({ length: 8 }, (_, index) =>
      sourceOf(`n${index}.txt`, [`The Holmen bridge opens on ${index + 1} June 2027, the paper says.`]),
    )
    const { run, posted, store } = await sceneOf({ sources: flood })
    await run()
    expect(posted).toHaveLength(1)
    expect(posted[0]?.reply.blocks.filter(({ kind }) => kind === 'excerpt')).toHaveLength(5)
    expect(plainText(posted[0]?.reply as Reply)).toContain('And 3 more new sources on this.')
    expect(await store.hits('w1', 0)).toHaveLength(8)
    await run()
    expect(posted).toHaveLength(1)
  })

  test('reports nothing if it was stopped in the meantime', async () => {
    const { run, posted, store, context } = await sceneOf()
    const watches = store.watches.bind(store)
    Object.assign(context.store, {
      watches: async () => {
        const all = await watches()
        await store.deleteWatch('w1')
        return all
      },
    })
    await run()
    expect(posted).toEqual([])
  })

  test('on a platform that is not connected waits', async () => {
    const { run, posted, store } = await sceneOf({
      watches: [watchOf({ place: { platform: 'elsewhere', user: 'U1' }, direct: true })],
    })
    expect(await run()).toEqual({ posted: 0, retry: new Map() })
    expect(posted).toEqual([])
    expect(await store.hits('w1', 0)).toEqual([])
  })
})

describe('a person who asked for a message when a source answers', () => {
  const gap = watchOf({ direct: true, gap: 'q1', at: Date.UTC(2026, 4, 3) })
  const changed = { 'bridge.txt': Date.UTC(2026, 4, 4), 'second.txt': Date.UTC(2026, 4, 5) }

  test('gets one, with the day they asked, and the watch ends', async () => {
    const { run, posted, store } = await sceneOf({ watches: [gap], changed })
    await run()
    expect(plainText(posted[0]?.reply as Reply)).toMatch(
      /^You asked on 3 May 2026: When does the Holmen bridge open\? Now there is an answer\.\n/,
    )
    expect(posted[0]?.reply.actions).toEqual([])
    expect(await store.watches()).toEqual([])
  })

  test('gets it in their language', async () => {
    const { run, posted } = await sceneOf({ watches: [{ ...gap, language: 'es' }], changed })
    await run()
    expect(plainText(posted[0]?.reply as Reply)).toMatch(/^El 3 de mayo de 2026 preguntaste: /)
  })

  test('gets one only, even if more comes later', async () => {
    const { run, posted } = await sceneOf({ sources: [bridge, second], watches: [gap], changed })
    await run(['bridge.txt'])
    await run(['second.txt'])
    expect(posted).toHaveLength(1)
  })
})

describe('a report that cannot be posted', () => {
  test('now is released, and comes again', async () => {
    let busy = true
    const fail = () => (busy ? new PostingError('later', 'rate limited', 5_000) : undefined)
    const { run, posted, store } = await sceneOf({ fail })
    const first = await run()
    expect(first).toEqual({ posted: 0, retry: new Map([['bridge.txt', 200]]), retryAfter: 5_000 })
    expect(await store.hits('w1', 0)).toEqual([])
    busy = false
    await run(first.retry.keys())
    expect(posted).toHaveLength(1)
  })

  test('ever again ends the watch, and the log has neither the channel nor the words', async () => {
    const { run, store, lines } = await sceneOf({ fail: () => new PostingError('never', 'is_archived') })
    expect((await run()).retry).toEqual(new Map())
    expect(await store.watches()).toEqual([])
    expect(lines.map(({ event }) => event)).toEqual(['watch.could-not-tell', 'watch.dropped'])
    expect(JSON.stringify(lines)).not.toMatch(/C1|U1|Holmen/)
  })

  /** Refuses only what is posted in the channel. */
  const inChannelOnly = (scene: Awaited<ReturnType<typeof sceneOf>>, error: PostingError): Poster => ({
    ...fakePoster().poster,
    post: async (to, reply, key) => {
      if (to.kind === 'channel') throw error
      scene.posted.push({ to, reply, key })
      return { ...CHANNEL, message: 'm' }
    },
  })
  const SETTER = { kind: 'person', platform: 'test', workspace: 'W1', user: 'U1' }

  test('ever again is told to whoever set the watch, with the channel as a channel', async () => {
    const scene = await sceneOf()
    await scene.run(undefined, inChannelOnly(scene, new PostingError('never', 'is_archived')))
    expect(scene.posted).toHaveLength(1)
    const [told] = scene.posted
    expect(told?.to).toEqual(SETTER)
    expect(told?.reply.blocks).toEqual([
      expect.objectContaining({ kind: 'prose', channel: 'C1', text: expect.stringContaining(QUESTION) }),
    ])
    expect(told && plainText(told.reply)).toMatch(/^Your watch in a channel has ended/)
    expect(await scene.store.watches()).toEqual([])
  })

  test('because the bot may not write there is told once, and the watch stays', async () => {
    const scene = await sceneOf()
    const refusal = new PostingError('later', 'Missing Permissions', undefined, 'forbidden')
    const first = await scene.run(undefined, inChannelOnly(scene, refusal))
    await scene.run(first.retry.keys(), inChannelOnly(scene, refusal))
    expect(scene.posted.map(({ to }) => to)).toEqual([SETTER])
    expect(await scene.store.watches()).toHaveLength(1)
    await scene.run(first.retry.keys())
    expect(scene.posted.map(({ to }) => to.kind)).toEqual(['person', 'channel'])
  })

  test('for an unknown reason is logged and comes again, and other watches still report', async () => {
    let first = true
    const fail = () => {
      const error = first ? new Error('boom') : undefined
      first = false
      return error
    }
    const { run, posted, lines } = await sceneOf({ fail, watches: [watchOf(), watchOf({ id: 'w2' })] })
    expect([...(await run()).retry.keys()]).toEqual(['bridge.txt'])
    expect(posted).toHaveLength(1)
    expect(lines.map(({ event }) => event)).toContain('watch.not-posted')
  })

  test('because the store fails is not thrown, and everything comes again', async () => {
    const { run, store, lines } = await sceneOf()
    await store.close()
    expect([...(await run()).retry.keys()].sort()).toEqual(['bridge.txt', 'ferry.txt'])
    expect(lines.map(({ event }) => event)).toEqual(['watch.not-read'])
  })
})

test('a key is unique to a watch and the sources it reports', async () => {
  const fail = () => undefined
  const keys = await Promise.all(
    [{ fail }, { fail }, { fail, watches: [watchOf({ id: 'w2' })] }].map(async (scene) => {
      const { run, posted } = await sceneOf(scene)
      await run()
      return posted[0]?.key
    }),
  )
  expect(keys[0]).toBe(keys[1])
  expect(keys[0]).not.toBe(keys[2])
})
