import { describe, expect, test } from 'vitest'
import { type Access, createSenderContext, type Role } from '../../../src/commands/access/access.ts'
import type { Context } from '../../../src/commands/context.ts'
import { handle } from '../../../src/commands/handle.ts'
import { parseLine } from '../../../src/commands/parse.ts'
import { type Poster, PostingError } from '../../../src/digest/deliver/poster.ts'
import { messagesFor } from '../../../src/messages/catalogue.ts'
import { plainText } from '../../../src/plain-text.ts'
import { ANY_ACCESS, contextOf, ferry, THREAD } from '../context-of.ts'

const CHANNEL = { platform: 'test', workspace: 'W1', channel: 'C1' }
const words = messagesFor('en').access

/** A channel, what it was told, and a way to type there. @param fails the error of each post */
const channel = async (access: Partial<Access> = {}, fails?: PostingError) => {
  const told: string[] = []
  const { context } = await contextOf([ferry], {
    place: THREAD,
    privately: true,
    access: {
      ...ANY_ACCESS,
      settingsBy: 'members',
      nameOf: async (user) => ({ U1: 'Ana', U2: 'Ben' })[user],
      tell: async (to, reply) => {
        if (fails) return fails
        told.push(`${to.channel}: ${plainText(reply)}`)
        return undefined
      },
      ...access,
    },
  })
  const say = async (line: string, more: Partial<Context> = {}) =>
    plainText(await handle(parseLine(line), { ...context, ...more }))
  return { told, say, store: context.store }
}
const is = (role: Role | undefined): Partial<Access> => ({ role: async () => role })

describe('a change of a channel’s settings', () => {
  test('is announced in the channel, with the name of the person who made it', async () => {
    const { told, say } = await channel()
    await say('/digest on 09:00 daily Europe/Madrid')
    await say('/digest on 18:30 mondays America/Santiago')
    await say('/digest off')
    await say('/listen all')
    await say('/watch Who is the captain of the ferry?')
    await say('/watch stop 1')
    expect(told).toEqual([
      'C1: Ana turned the daily digest on: 09:00, Europe/Madrid.',
      'C1: Ana turned the daily digest on: 18:30 on Mondays, America/Santiago.',
      'C1: Ana turned the daily digest off.',
      'C1: Ana changed when I answer here. From now on: I answer every question here.',
      'C1: Ana asked me to say here when a new source answers: Who is the captain of the ferry?',
      'C1: Ana ended a watch of this channel: Who is the captain of the ferry?',
    ])
  })

  test('is announced in Spanish after a request in Spanish, as by somebody if the name is unknown', async () => {
    const { told, say } = await channel({ nameOf: async () => undefined })
    await say('/digest on 09:00 daily Europe/Madrid', { language: 'es' })
    expect(told).toEqual(['C1: Alguien ha activado el resumen diario: 09:00, Europe/Madrid.'])
  })

  test('is not announced if the channel reads the request and the reply', async () => {
    const { told, say } = await channel()
    const place = { ...THREAD, thread: 'M1', message: 'M1' }
    await say('/listen all', { place, privately: false })
    expect(told).toEqual([])
    await say('/listen all', { place: { ...place, message: 'M2' }, privately: false })
    expect(told).toHaveLength(1)
  })

  test('is not announced for requests that only show the settings, which anyone may make', async () => {
    const { told, say } = await channel({ ...is('guest'), outsiders: 'guests' })
    expect(await say('/listen')).toContain('I answer here')
    expect(await say('/digest status')).toContain('has no digest')
    expect(await say('/watch list')).toContain('Nothing is watched here')
    expect(told).toEqual([])
  })
})

describe('a person who may not change a channel’s settings', () => {
  const lines = ['/digest on 09:00', '/digest on whenever', '/digest off', '/listen all', '/watch Who is it?']

  test.each<[string, Partial<Access>, string]>([
    ['a guest, where members may', { ...is('guest'), outsiders: 'guests' }, words.forMembers],
    ['a member, where admins may', { settingsBy: 'admins' }, words.forAdmins],
    [
      'somebody who is not named',
      { settingsBy: ['U2', 'U3'] },
      'The settings and the sources of a channel are changed by Ben.',
    ],
    ['somebody whose role is unknown', is(undefined), words.roleUnknown],
  ])('gets the reply who can: %s', async (_, access, refusal) => {
    const { told, say, store } = await channel(access)
    for (const line of lines) expect(await say(line)).toContain(refusal)
    expect(told).toEqual([])
    expect(await store.scheduleOf(CHANNEL)).toBeUndefined()
    expect(await store.listenRule(CHANNEL)).toBeUndefined()
    expect(await store.watches()).toEqual([])
  })

  test.each<[string, Partial<Access>]>([
    ['everybody', { ...is('guest'), outsiders: 'answer', settingsBy: 'everyone' }],
    ['an admin', { ...is('admin'), settingsBy: 'admins' }],
    ['a person who is named, whatever they are', { ...is('guest'), outsiders: 'guests', settingsBy: ['U1'] }],
  ])('is not refused: %s', async (_, access) => {
    const { say, store } = await channel(access)
    await say('/digest on 09:00')
    expect(await store.scheduleOf(CHANNEL)).toBeDefined()
  })

  test('may end their own watch, and watch for themselves', async () => {
    const { say, store } = await channel()
    await say('/watch Who is the captain of the ferry?')
    const guest = { access: { ...ANY_ACCESS, settingsBy: 'admins' } as const }
    expect(await say('/watch stop 1', { ...guest, place: { ...THREAD, user: 'U2' } })).toContain(
      words.forAdmins,
    )
    expect(await say('/watch stop 1', guest)).toContain('No longer watched')
    expect(await say('/watch Who is the captain of the ferry? me', guest)).toContain('Watching')
    expect(await store.watches()).toHaveLength(1)
  })
})

describe('a setting that would not work', () => {
  const lines = ['/digest on 09:00', '/listen all', '/watch Who is the captain of the ferry?']

  test.each<[string, Partial<Access>, PostingError | undefined, string]>([
    ['the bot is not in the channel', {}, new PostingError('never', 'no', undefined, 'absent'), '/invite'],
    [
      'the bot may not write there',
      {},
      new PostingError('later', 'no', undefined, 'forbidden'),
      'Send Messages',
    ],
    ['the channel is gone', {}, new PostingError('never', 'no'), words.mayNotPost],
    [
      'the platform says so beforehand',
      { mayPost: { lacks: ['view', 'sendInThreads'] } },
      undefined,
      'I lack View Channel and Send Messages in Threads.',
    ],
    ['nobody can post there', { mayPost: 'nowhere' }, undefined, words.noPlaceToPost],
    ['the platform cannot be reached', {}, new PostingError('later', 'no'), words.notNow],
  ])('is refused with what to do: %s', async (_, access, fails, refusal) => {
    const { say, store } = await channel(access, fails)
    for (const line of lines) expect(await say(line)).toContain(refusal)
    expect(await store.scheduleOf(CHANNEL)).toBeUndefined()
    expect(await store.listenRule(CHANNEL)).toBeUndefined()
    expect(await store.watches()).toEqual([])
  })

  test('can be ended there', async () => {
    const { say, store } = await channel({}, new PostingError('never', 'no', undefined, 'absent'))
    const { say: before } = await channel()
    await before('/digest on 09:00')
    await store.saveSchedule({
      ...{ channel: CHANNEL, time: '09:00', days: 'daily', zone: 'UTC', quiet: 'skip' },
      ...{ language: 'en', setBy: 'U1', since: 0 },
    })
    expect(await say('/digest off')).toBe('This channel gets no digest any more.')
    expect(await store.scheduleOf(CHANNEL)).toBeUndefined()
  })
})

describe('people from outside the team', () => {
  const answered = async (role: Role | undefined, outsiders: Access['outsiders']) => {
    const { say } = await channel({ ...is(role), outsiders })
    return !(await say('When was the Maren Holt ferry built?')).includes(words.outsiders)
  }

  test.each<[Role | undefined, boolean, boolean, boolean]>([
    ['admin', true, true, true],
    ['member', true, true, true],
    [undefined, true, true, true],
    ['guest', false, true, true],
    ['outsider', false, false, true],
  ])('%s: refused, guests, answered', async (role, refuse, guests, answer) => {
    expect(await answered(role, 'refuse')).toBe(refuse)
    expect(await answered(role, 'guests')).toBe(guests)
    expect(await answered(role, 'answer')).toBe(answer)
  })
})

describe('what a command knows of its sender', () => {
  const config = { access: { outsiders: 'refuse', limits: { person: 0, channel: 0 } }, zone: 'UTC' } as const

  test('is the platform’s usual rule unless a setting names another', () => {
    const sender = { place: THREAD, usualSettingsBy: 'admins' } as const
    const none = () => undefined
    expect(createSenderContext(config, none)(sender).access.settingsBy).toBe('admins')
    expect(createSenderContext(config, none)({ place: THREAD }).access.settingsBy).toBe('members')
    const set = { ...config, access: { ...config.access, settingsBy: 'everyone' } } as const
    expect(createSenderContext(set, none)(sender).access.settingsBy).toBe('everyone')
  })

  test('is their name and zone from the platform’s poster, which also tells the channel', async () => {
    const poster: Poster = {
      platform: 'test',
      post: async () => {
        throw new Error('a bug')
      },
      find: async () => undefined,
      zoneOf: async () => 'Europe/Oslo',
      nameOf: async () => 'Ana',
    }
    const of = createSenderContext(config, (platform) => (platform === 'test' ? poster : undefined))
    const { access, zoneOf } = of({ place: THREAD })
    expect(await access.nameOf('U1')).toBe('Ana')
    expect(await zoneOf(THREAD)).toBe('Europe/Oslo')
    expect(await zoneOf({ platform: 'test' })).toBe('UTC')
    expect(await zoneOf({ platform: 'other', user: 'U1' })).toBe('UTC')
    const failed = await access.tell(CHANNEL, { language: 'en', outcome: 'done', blocks: [] }, 'key')
    expect(failed?.kind).toBe('later')
  })
})
