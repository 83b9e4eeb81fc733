import { describe, expect, test } from 'vitest'
import { answersOverheard, createSpeakers } from '../../../src/commands/bot/overheard.ts'
import type { Context } from '../../../src/commands/context.ts'
import { digestReply } from '../../../src/commands/digest/digest-reply.ts'
import { handle } from '../../../src/commands/handle.ts'
import { parseLine } from '../../../src/commands/parse.ts'
import type { Place } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import type { Arrival } from '../../../src/store/source-port.ts'
import { sourceOf } from '../../texts.ts'
import { contextOf, ferry, lighthouses, mine, THREAD } from '../context-of.ts'

const NOON = Date.parse('2026-05-04T12:00:00Z')
const HOUR = 3_600_000

const arrived = (...times: readonly (readonly [id: string, at: number])[]): ReadonlyMap<string, Arrival> =>
  new Map(times.map(([id, at]) => [id, { id, arrived: at, changed: at }]))

/** A channel where the ferry arrived an hour ago, and everything else a month ago. */
const channel = (more: Partial<Context> = {}) =>
  contextOf([ferry, mine, ...lighthouses], {
    place: THREAD,
    now: () => NOON,
    arrivals: arrived(['ferry.txt', NOON - HOUR], ['mine.md', NOON - 720 * HOUR]),
    ...more,
  })
const say = async (line: string, context: Context) => plainText(await handle(parseLine(line), context))

describe('an article that stands in several places', () => {
  const TOLD = [
    'The new lock at Skarn opened on Monday after four years of work, and 31 boats went through it on the first day.',
    'Its gates weigh 90 tonnes each and were built by Tessel Yards. The old lock, which leaked, is kept as a dry dock for the museum.',
  ]
  const gazette = sourceOf('gazette.txt', TOLD, { title: 'The lock opens', publisher: 'Skarn Gazette' })
  const wire = sourceOf('wire.txt', ['The Gazette lets us print this report.', ...TOLD], {
    title: 'Four years later, a lock',
    publisher: 'The Wire',
  })
  const digestOf = async (...times: readonly (readonly [id: string, at: number])[]) => {
    const { context } = await contextOf([gazette, wire, mine], {
      place: THREAD,
      now: () => NOON,
      arrivals: arrived(...times),
    })
    return say('/digest now', context)
  }

  test('is told once, with its other places', async () => {
    const said = await digestOf(['gazette.txt', NOON - HOUR], ['wire.txt', NOON - HOUR])
    expect(said).toContain('1 · The lock opens · ¶ 1 · Skarn Gazette · same article at The Wire')
    expect(said).not.toContain('2 ·')
  })

  test('is no news at another place, once it is on the shelf', async () => {
    const said = await digestOf(['gazette.txt', NOON - 720 * HOUR], ['wire.txt', NOON - HOUR])
    expect(said).toBe('There is nothing new to tell.')
  })
})

describe('a channel’s digest', () => {
  test('is set by a time, in the zone of the person who sets it, and shown', async () => {
    const { context } = await channel({ zoneOf: async () => 'Europe/Madrid' })
    expect(await say('/digest on 9:00', context)).toContain('at 09:00 on weekdays (Europe/Madrid)')
    expect(await say('/digest', context)).toBe(
      'The digest comes at 09:00 on weekdays (Europe/Madrid). Next: Tue, 5 May 2026, 09:00.',
    )
    expect(
      await context.store.scheduleOf({ platform: 'test', workspace: 'W1', channel: 'C1' }),
    ).toMatchObject({
      time: '09:00',
      days: 'weekdays',
      zone: 'Europe/Madrid',
      quiet: 'skip',
      setBy: 'U1',
      since: NOON,
    })
  })

  test('is replaced by one with days, zone and quiet days, and ended', async () => {
    const { context } = await channel()
    await say('/digest on 09:00', context)
    const told = await say('/digest on 7pm daily America/Santiago --quiet line', context)
    expect(told).toContain('at 19:00 every day (America/Santiago)')
    expect(await say('/digest off', context)).toBe('This channel gets no digest any more.')
    expect(await say('/digest status', context)).toContain('This channel has no digest.')
  })

  test.each([
    ['/digest on', 'Say at what time'],
    ['/digest on 25:00', '“25:00” is not a time'],
    ['/digest on 09:00 Mars/Olympus', 'There is no time zone “Mars/Olympus”'],
    ['/digest on 09:00 whenever', 'I don’t know “whenever”'],
    ['/digest on 09:00 --quiet loud', '“loud” is not what can be done'],
    ['/digest off', 'This channel has no digest'],
    ['/digest tomorrow', 'There is no command /digest tomorrow'],
  ])('the reply to %s says what is wrong', async (line, message) => {
    const { context } = await channel()
    expect(await say(line, context)).toContain(message)
  })

  test('belongs to a channel', async () => {
    const { context } = await channel({ place: { platform: 'test' } })
    expect(await say('/digest on 09:00', context)).toBe('A digest belongs to a channel. Use this in one.')
  })
})

describe('what a digest would say', () => {
  test('is the main sentence of each new source with its citation, and can be shared', async () => {
    const { context } = await channel()
    const reply = await handle({ kind: 'digest-now' }, context)
    const text = plainText(reply)
    expect(text).toContain('The old ferry · ¶ 1 · Harbour Post · 14 Dec 2025')
    expect(text).not.toContain('La mina de cobre')
    for (const block of reply.blocks)
      if (block.kind === 'excerpt') expect(ferry.text).toContain(block.excerpt.text)
    expect(reply.actions?.map(({ key }) => key)).toEqual(['share'])
    const shared = await handle({ kind: 'digest-share' }, context)
    expect(plainText(shared)).toBe(text)
    expect(shared.actions ?? []).toEqual([])
  })

  test('with nothing new says so', async () => {
    const { context } = await channel({ arrivals: new Map() })
    expect(await say('/digest now', context)).toBe('There is nothing new to tell.')
  })

  test('counts what was asked in the channel, and has a button for what had no answer', async () => {
    const { context } = await channel()
    const asked = { ...context, now: () => NOON - HOUR }
    await handle({ kind: 'ask', question: 'What do tickets cost?' }, asked)
    await handle({ kind: 'ask', question: 'Who won the chess tournament in Reykjavik?' }, asked)
    await handle(
      { kind: 'ask', question: 'Who is the mayor of Toledo?' },
      { ...asked, place: { ...THREAD, channel: 'C2' } },
    )
    const reply = await handle(parseLine('/digest now'), context)
    expect(plainText(reply)).toContain('1 open question')
    const show = reply.actions?.find(({ command }) => command.kind === 'gaps')?.command
    const text = plainText(await handle(show ?? { kind: 'expired' }, context))
    expect(text).toContain('Who won the chess tournament in Reykjavik?')
    expect(text).not.toContain('Toledo')
  })

  test('covers the time since the last digest, and nothing later', async () => {
    const { context } = await channel()
    const schedule = {
      channel: { platform: 'test', workspace: 'W1', channel: 'C1' },
      language: 'en',
      zone: 'UTC',
      quiet: 'skip',
    } as const
    expect(await digestReply(schedule, NOON - HOUR, NOON, context)).toBeUndefined()
    expect(await digestReply(schedule, NOON - 3 * HOUR, NOON - 2 * HOUR, context)).toBeUndefined()
    expect(await digestReply(schedule, NOON - 2 * HOUR, NOON, context)).toBeDefined()
  })

  test('is a passage from the shelf on a quiet day, if that was chosen', async () => {
    const { context } = await channel({ arrivals: new Map() })
    const schedule = {
      channel: { platform: 'test', workspace: 'W1', channel: 'C1' },
      language: 'en',
      zone: 'UTC',
      quiet: 'shelf',
    } as const
    const reply = await digestReply(schedule, NOON - HOUR, NOON, context)
    expect(reply?.blocks.some(({ kind }) => kind === 'excerpt')).toBe(true)
  })
})

describe('below a digest', () => {
  const old = sourceOf('old.txt', ['The harbour ferry carried 900 cars in March.'], {
    title: 'Cars in March',
  })
  const fresh = sourceOf('fresh.txt', ['The harbour ferry carried 1,400 cars in April.'], {
    title: 'Cars in April',
  })
  /** The thread of a digest that had only the fresh source. */
  const below = async () => {
    const { context } = await contextOf([old, fresh], {
      place: THREAD,
      now: () => NOON,
      arrivals: arrived(['old.txt', NOON - 2_000 * HOUR], ['fresh.txt', NOON - HOUR]),
    })
    const delivery = {
      key: 'k1',
      channel: { platform: 'test', workspace: 'W1', channel: 'C1' },
      slot: NOON,
      upTo: NOON,
      until: NOON + HOUR,
    }
    await context.store.claimDelivery(delivery, NOON)
    await context.store.endDelivery('k1', 'posted', 'T1')
    return context
  }
  const firstOf = async (question: string, context: Context) => {
    const reply = await handle({ kind: 'ask', question }, context)
    const [first] = reply.blocks.flatMap((block) => (block.kind === 'excerpt' ? [block.excerpt] : []))
    return first?.citation.source
  }

  test('a question is answered from the digest’s own sources, if they answer it', async () => {
    const context = await below()
    expect(await firstOf('How many cars did the harbour ferry carry?', context)).toBe('fresh.txt')
    expect(await firstOf('How many cars did the harbour ferry carry in March?', context)).toBe('old.txt')
  })

  test('no mention is needed', async () => {
    const context = await below()
    const heard = {
      text: 'How many cars did the harbour ferry carry?',
      addressed: false,
      mentionsOthers: false,
    }
    const isAnswered = (place: Place) =>
      answersOverheard({ ...heard, place }, { ...context, place }, createSpeakers())
    expect(await isAnswered(THREAD)).toBe(true)
    expect(await isAnswered({ ...THREAD, thread: 'T2' })).toBe(false)
  })
})
