import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/command.ts'
import { DIRECT } from '../../../src/commands/bot/listen.ts'
import type { Context } from '../../../src/commands/context.ts'
import { handle } from '../../../src/commands/handle.ts'
import type { Place } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import type { Reply } from '../../../src/reply.ts'
import { contextOf, ferry, mine, THREAD } from '../context-of.ts'

const { thread: _, ...CHANNEL } = THREAD
const DM: Place = { platform: 'test', workspace: 'W1', channel: 'D1', thread: DIRECT, user: 'U1' }
const at = (context: Context, place: Place, more: Partial<Context> = {}): Context => ({
  ...context,
  place,
  ...more,
})
const add = (question: string, context: Context, where?: 'here' | 'me') =>
  handle({ kind: 'watch-add', question, where }, context)
const list = (context: Context, page = 1) => handle({ kind: 'watch-list', page }, context)
const stop = (which: string, context: Context) => handle({ kind: 'watch-stop', which }, context)
const says = async (reply: Promise<Reply> | Reply) => plainText(await reply)
const openQuestion = 'When does the Holmen bridge open?'

const setUp = async (place: Place = CHANNEL) => (await contextOf([ferry, mine], { place })).context

describe('a watch', () => {
  test('set in a channel posts there; set directly, or with “me”, to the person', async () => {
    const context = await setUp()
    expect(await says(add(openQuestion, context))).toBe(
      'Watching: When does the Holmen bridge open? I will say it here when a new source answers.',
    )
    expect(await says(add('Who owns the quay?', at(context, DM)))).toContain('I will tell you when')
    await add('Who leads the choir?', context, 'me')
    const kept = await context.store.watches()
    expect(kept.map(({ question, direct, place }) => [question, direct, place.channel])).toEqual(
      expect.arrayContaining([
        [openQuestion, false, 'C1'],
        ['Who owns the quay?', true, undefined],
        ['Who leads the choir?', true, undefined],
      ]),
    )
    expect(kept.every(({ at }) => at === context.now())).toBe(true)
  })

  test('that the sources answer already shows the answer, which is not posted as news later', async () => {
    const context = await setUp()
    const said = await says(add('What do tickets cost?', context))
    expect(said).toContain('Already answered; you will be told of what is new:')
    expect(said).toContain('Tickets cost 45 kroner.')
    const [watch] = await context.store.watches()
    expect(await context.store.hits(watch?.id ?? '', 0)).toEqual(['ferry.txt'])
  })

  test('in Spanish is confirmed in Spanish', async () => {
    expect((await add('¿Quién dirige el coro del pueblo?', await setUp())).language).toBe('es')
  })

  test('is added once, however it is written', async () => {
    const context = await setUp()
    await add(openQuestion, context)
    expect(await says(add(' when does the  Holmen bridge OPEN?', context))).toContain('watched already')
    expect(await context.store.watches()).toHaveLength(1)
  })

  test.each([
    ['', 'There is no question here'],
    ['?!', 'There is no question in that'],
    ['Who is it?', 'Those words stand in every text'],
    ['x'.repeat(1_001), 'too long'],
  ])('%j is refused', async (question, said) => {
    const context = await setUp()
    const reply = await add(question, context)
    expect([reply.outcome, plainText(reply).includes(said)]).toEqual(['refused', true])
    expect(await context.store.watches()).toEqual([])
  })

  test('is one of at most twenty for a channel, and of twenty for a person', async () => {
    const context = await setUp()
    for (let number = 1; number <= 20; number += 1) await add(`Who owns pier ${number}?`, context)
    const reply = await add('Who owns the quay?', context)
    expect([reply.outcome, plainText(reply)]).toEqual([
      'refused',
      'This channel has 20 watches, and no more are kept. /watch stop ends one; /watch list shows them.',
    ])
    expect((await add('Who owns the quay?', context, 'me')).outcome).toBe('done')
    expect((await add('Who owns the quay?', at(context, { ...CHANNEL, channel: 'C2' }))).outcome).toBe('done')
    for (let number = 1; number <= 19; number += 1) await add(`Who owns pier ${number}?`, context, 'me')
    expect(await says(add('Who owns pier 20?', context, 'me'))).toContain('You have 20 watches')
    expect((await add('Who owns pier 20?', at(context, { ...DM, user: 'U2' }))).outcome).toBe('done')
    expect(await context.store.watches()).toHaveLength(42)
  })
})

describe('the list', () => {
  test('says what to do if nothing is watched', async () => {
    expect(await says(list(await setUp()))).toContain('Nothing is watched here. /watch and a question')
  })

  test('has the channel’s, and also the asker’s own if nobody else sees it', async () => {
    const context = await setUp()
    await add(openQuestion, context)
    await add('Who leads the choir?', context, 'me')
    const open = await says(list(context))
    expect(open).toContain('1 watch')
    expect(open).toContain('1. When does the Holmen bridge open? (here; since 1 January 1970)')
    expect(open).not.toContain('choir')
    const alone = await says(list(at(context, CHANNEL, { privately: true })))
    expect(alone).toContain('2. Who leads the choir? (to you; since 1 January 1970)')
    const direct = await says(list(at(context, DM)))
    expect(direct).toContain('1. Who leads the choir?')
    expect(direct).not.toContain('bridge')
    expect(await says(list(at(context, { ...CHANNEL, user: 'U2' }, { privately: true })))).not.toContain(
      'choir',
    )
  })

  test('has ten a page, each with a button that stops it', async () => {
    const context = await setUp()
    for (let number = 1; number <= 12; number += 1) await add(`Who owns pier ${number}?`, context)
    const second = await list(context, 2)
    expect(plainText(second)).toMatch(/\b11\. .*\n(?:.*\n)*12\. /)
    expect(second.actions?.map(({ key, label }) => [key, label])).toEqual([
      ['previous', 'Previous'],
      ['stop', 'Stop 11'],
      ['stop', 'Stop 12'],
    ])
    expect((await list(context, 3)).outcome).toBe('refused')
  })
})

describe('stopping', () => {
  test('works by number and by button', async () => {
    const context = await setUp()
    await add(openQuestion, context)
    await add('Who owns the quay?', context)
    const listed = await list(context)
    const button = listed.actions?.find(({ label }) => label === 'Stop 2')?.command
    const numbers = (await context.store.watches()).map(({ question }) => question)
    expect(await says(stop('1', context))).toBe(`No longer watched: ${numbers[0]}`)
    expect(await says(handle(button as Command, context))).toBe(`No longer watched: ${numbers[1]}`)
    expect(await context.store.watches()).toEqual([])
    expect(await says(handle(button as Command, context))).toBe('That is not watched any more.')
  })

  test('is open to anyone in the channel, and elsewhere only to the person who set the watch', async () => {
    const context = await setUp()
    await add(openQuestion, context)
    const [watch] = await context.store.watches()
    const elsewhere = { ...CHANNEL, channel: 'C2', user: 'U2' }
    expect((await stop(`~${watch?.id}`, at(context, elsewhere))).outcome).toBe('refused')
    expect(
      (await stop(`~${watch?.id}`, at(context, { ...CHANNEL, workspace: 'W2', user: 'U2' }))).outcome,
    ).toBe('refused')
    expect((await stop(`~${watch?.id}`, at(context, { ...CHANNEL, user: 'U2' }))).outcome).toBe('done')
  })

  test('a person’s own watch is open to that person alone', async () => {
    const context = await setUp()
    await add(openQuestion, context, 'me')
    const [watch] = await context.store.watches()
    expect(await says(stop(`~${watch?.id}`, at(context, { ...CHANNEL, user: 'U2' })))).toBe(
      'Only the person who asked can do that.',
    )
    expect((await stop(`~${watch?.id}`, at(context, DM))).outcome).toBe('done')
  })

  test.each([
    ['', 'Say which, by its number'],
    ['ferry', 'Say which, by its number'],
    ['0', 'There is no watch 0: there is only number 1.'],
    ['2', 'There is no watch 2: there is only number 1.'],
    ['99999999999999999999', 'There is no watch'],
  ])('%j is refused', async (which, said) => {
    const context = await setUp()
    await add(openQuestion, context)
    const reply = await stop(which, context)
    expect([reply.outcome, plainText(reply).includes(said)]).toEqual(['refused', true])
    expect(await context.store.watches()).toHaveLength(1)
  })
})

test('in the terminal, where people have no names, a watch is added, listed and stopped', async () => {
  const context = await setUp({ platform: 'test' })
  expect(await says(add(openQuestion, context))).toContain('I will tell you')
  await add('Who owns the quay?', at(context, DM))
  expect(await says(list(context))).toMatch(/^1 watch\n/)
  expect((await stop('1', context)).outcome).toBe('done')
})

describe('“Tell me”', () => {
  const askOpen = async (context: Context, question = openQuestion) => {
    const reply = await handle({ kind: 'ask', question }, context)
    return reply.actions?.find(({ key }) => key === 'tell')?.command
  }

  test('is offered only below what the sources could not answer', async () => {
    const context = await setUp()
    expect(await askOpen(context)).toMatchObject({ kind: 'tell-me' })
    expect(await askOpen(context, 'What do tickets cost?')).toBeUndefined()
  })

  test('adds one watch for each person and question', async () => {
    const context = await setUp()
    const command = (await askOpen(context)) as Command
    expect(await says(handle(command, context))).toBe(
      'I will tell you, once, when a new source answers: When does the Holmen bridge open?',
    )
    expect(await says(handle(command, context))).toContain('to be told already')
    expect(await says(handle((await askOpen(context)) as Command, context))).toContain('to be told already')
    const other = at(context, { ...CHANNEL, user: 'U2' })
    expect(await says(handle(command, other))).toContain('I will tell you')
    const kept = await context.store.watches()
    expect(kept.map(({ direct, place, gap }) => [direct, place.user, gap !== undefined]).sort()).toEqual([
      [true, 'U1', true],
      [true, 'U2', true],
    ])
  })

  test('pressed twice at once adds one watch', async () => {
    const context = await setUp()
    const command = (await askOpen(context)) as Command
    await Promise.all([handle(command, context), handle(command, context)])
    expect(await context.store.watches()).toHaveLength(1)
  })

  test('gives the answer if there is one by now', async () => {
    const { context: before } = await contextOf([mine], { place: CHANNEL })
    const command = (await askOpen(before, 'What do tickets for the ferry cost?')) as Command
    const { context: now } = await contextOf([ferry, mine], { place: CHANNEL, store: before.store })
    expect(await says(handle(command, now))).toContain('Tickets cost 45 kroner.')
    expect(await now.store.watches()).toEqual([])
  })

  test('of a question of another workspace is refused', async () => {
    const context = await setUp()
    const command = (await askOpen(context)) as Command
    expect((await handle(command, at(context, { ...CHANNEL, workspace: 'W2' }))).outcome).toBe('refused')
  })

  test('counts among a person’s twenty watches', async () => {
    const context = await setUp()
    for (let number = 1; number <= 20; number += 1) await add(`Who owns pier ${number}?`, context, 'me')
    const command = (await askOpen(context)) as Command
    expect(await says(handle(command, context))).toContain('You have 20 watches')
  })
})
