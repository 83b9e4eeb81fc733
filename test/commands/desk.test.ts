import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { IncomingMessage } from '../../src/commands/bot/listen.ts'
import { createDesk, type DeskOptions } from '../../src/commands/desk.ts'
import { handle } from '../../src/commands/handle.ts'
import { plainText } from '../../src/plain-text.ts'
import { contextOf, ferry, lighthouses, mine, THREAD } from './context-of.ts'

const NO_LIMIT: DeskOptions['rules'] = { outsiders: 'refuse', limits: { person: 0, channel: 0 } }

const deskOf = async (now = () => 0, rules = NO_LIMIT) => {
  const { context, bugs } = await contextOf([ferry, mine, ...lighthouses], { now, place: THREAD })
  const desk = createDesk({ ...context, rules }, (from) => ({
    ...context,
    ...from,
    privately: from.privately ?? false,
  }))
  return { desk, context, bugs }
}

describe('work', () => {
  test('runs once, whichever of its keys comes again', async () => {
    const { desk } = await deskOf()
    const done: string[] = []
    const work = (name: string) => async () => void done.push(name)
    expect(await desk.runOnce(['event 1', 'message 1'], work('first'))).toBe(true)
    expect(await desk.runOnce(['event 1', 'message 1'], work('retry'))).toBe(false)
    expect(await desk.runOnce(['event 2', 'message 1'], work('other event'))).toBe(false)
    expect(await desk.runOnce(['event 3', 'message 2'], work('second'))).toBe(true)
    expect(done).toEqual(['first', 'second'])
  })

  test('that is running does not start a second time, however long it takes', async () => {
    let now = 0
    const { desk } = await deskOf(() => now)
    let finish = () => {}
    const first = desk.runOnce(['a'], () => new Promise((resolve) => (finish = resolve)))
    await new Promise(setImmediate)
    now = 3_600_000
    expect(await desk.runOnce(['a'], async () => {})).toBe(false)
    finish()
    expect(await first).toBe(true)
  })

  test('is done for another process once it has ended, and not while it goes on or its process has died', async () => {
    let now = 0
    const { desk, context } = await deskOf(() => now)
    const other = createDesk({ ...context, rules: NO_LIMIT }, () => context)
    let finish = () => {}
    const first = desk.runOnce(['a'], () => new Promise((resolve) => (finish = resolve)))
    await new Promise(setImmediate)
    expect([await desk.isDone('a'), await other.isDone('a')]).toEqual([true, false])
    await context.store.claim('died', now, now + 30_000)
    now = 20_000
    expect([await desk.isDone('died'), await desk.isDone('never')]).toEqual([false, false])
    finish()
    await first
    expect(await other.isDone('a')).toBe(true)
  })

  test('that goes on for ten minutes does not start in another process', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    let now = 0
    const { desk, context } = await deskOf(() => now)
    const other = createDesk({ ...context, rules: NO_LIMIT }, () => context)
    let finish = () => {}
    const first = desk.runOnce(['a'], () => new Promise((resolve) => (finish = resolve)))
    await new Promise(setImmediate)
    while (now < 600_000) {
      now += 10_000
      vi.advanceTimersByTime(10_000)
      // Calls have their turn one after the other.
      await context.store.answerTo({ platform: 'chat', channel: 'c', message: 'm' })
    }
    expect(await other.runOnce(['a'], async () => {})).toBe(false)
    finish()
    expect(await first).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is known for a day, or for good', async () => {
    let now = 0
    const { desk, context } = await deskOf(() => now)
    const work = async () => {}
    await desk.runOnce(['a message'], work)
    await desk.runOnce(['a greeting'], work, 'for good')
    now = 400 * 86_400_000
    await context.store.forget(now, now)
    expect(await desk.runOnce(['a message'], work)).toBe(true)
    expect(await desk.runOnce(['a greeting'], work, 'for good')).toBe(false)
  })

  test('that fails can run again, and its error is passed on', async () => {
    const { desk } = await deskOf()
    const fail = async () => {
      throw new Error('lost connection')
    }
    await expect(desk.runOnce(['a'], fail)).rejects.toThrow('lost connection')
    expect(await desk.runOnce(['a'], async () => {})).toBe(true)
  })

  test('of a process that died runs at the next delivery', async () => {
    let now = 0
    const { desk, context } = await deskOf(() => now)
    await context.store.claim('a', now, now + 30_000)
    expect(await desk.runOnce(['a'], async () => {})).toBe(false)
    now = 60_000
    expect(await desk.runOnce(['a'], async () => {})).toBe(true)
  })

  test('runs even if the store fails, and the error is reported', async () => {
    const { desk, context, bugs } = await deskOf()
    await context.store.close()
    expect(await desk.runOnce(['a'], async () => {})).toBe(true)
    expect(bugs.size).toBeGreaterThan(0)
  })
})

describe('a message is answered', () => {
  const heard = (text: string, more: Partial<IncomingMessage> = {}): IncomingMessage => ({
    place: THREAD,
    text,
    addressed: false,
    mentionsOthers: false,
    ...more,
  })

  test('whenever it speaks to the bot', async () => {
    const { desk, context } = await deskOf()
    await handle({ kind: 'listen', rule: 'mention' }, context)
    expect(await desk.shouldAnswer(heard('thanks', { addressed: true }))).toBe(true)
  })

  test('in a thread where the bot has answered, unless it is thanks or speaks to somebody else', async () => {
    const { desk, context } = await deskOf()
    expect(await desk.shouldAnswer(heard('And where?'))).toBe(false)
    await handle({ kind: 'ask', question: 'When was the Maren Holt ferry built?' }, context)
    expect(await desk.shouldAnswer(heard('And where?'))).toBe(true)
    expect(await desk.shouldAnswer(heard('thank you!'))).toBe(false)
    expect(await desk.shouldAnswer(heard('And where?', { mentionsOthers: true }))).toBe(false)
    expect(await desk.shouldAnswer(heard('And where?', { place: { ...THREAD, thread: 'T9' } }))).toBe(false)
  })

  test('only by mention, if that is the rule', async () => {
    const { desk, context } = await deskOf()
    await handle({ kind: 'ask', question: 'When was the Maren Holt ferry built?' }, context)
    await handle({ kind: 'listen', rule: 'mention' }, context)
    expect(await desk.shouldAnswer(heard('And where?'))).toBe(false)
  })

  test('if it is a question and the channel’s rule is all, but not in other channels', async () => {
    const { desk, context } = await deskOf()
    const place = { ...THREAD, thread: 'T7' }
    await handle({ kind: 'listen', rule: 'all' }, context)
    expect(await desk.shouldAnswer(heard('What do tickets cost?', { place }))).toBe(true)
    expect(await desk.shouldAnswer(heard('I will buy the tickets.', { place }))).toBe(false)
    expect(
      await desk.shouldAnswer(heard('What do tickets cost?', { place: { ...place, channel: 'C2' } })),
    ).toBe(false)
    expect(await desk.anyChannelHasRule('test', 'all')).toBe(true)
    expect(await desk.anyChannelHasRule('other', 'all')).toBe(false)
  })
})

describe('the rule of a channel', () => {
  test('is shown, changed and shown again', async () => {
    const { context } = await deskOf()
    const say = async (rule?: 'mention' | 'all') => plainText(await handle({ kind: 'listen', rule }, context))
    expect(await say()).toBe('I answer here when I am mentioned, and in my own threads.')
    expect(await say('all')).toBe('From now on: I answer every question here.')
    expect(await say()).toBe('I answer every question here.')
  })

  test('cannot be set where every message is for the bot', async () => {
    const { context } = await deskOf()
    for (const place of [{ platform: 'test' }, { ...THREAD, thread: 'direct' }])
      expect((await handle({ kind: 'listen', rule: 'all' }, { ...context, place })).outcome).toBe('refused')
  })

  test('that does not exist gets the list of those that do', async () => {
    const { context } = await deskOf()
    expect(plainText(await handle({ kind: 'bad-rule', typed: 'never' }, context))).toContain(
      'mention, thread or all',
    )
  })
})

describe('suggested titles', () => {
  test('begin with what was typed, or contain its words', async () => {
    const { desk } = await deskOf()
    expect(desk.suggest('', 3, { place: THREAD }).map(({ title }) => title)).toEqual([
      'The old ferry',
      'La mina de cobre',
      'Lighthouse 1',
    ])
    expect(desk.suggest('fer', 9, { place: THREAD }).map(({ title }) => title)).toEqual(['The old ferry'])
    expect(desk.suggest('LIGHTHOUSE 1', 9, { place: THREAD }).map(({ title }) => title)).toEqual([
      'Lighthouse 1',
      'Lighthouse 10',
    ])
    expect(desk.suggest('submarine', 9, { place: THREAD })).toEqual([])
  })

  test('lead to their source', async () => {
    const { desk } = await deskOf()
    const [first] = desk.suggest('mina', 1, { place: THREAD })
    const reply = await desk.handle(
      { kind: 'source-show', which: first?.which ?? '', page: 1 },
      { place: THREAD },
    )
    expect(plainText(reply)).toContain('La mina de cobre')
  })
})

test('other work gets its turn between two commands', async () => {
  const { desk } = await deskOf()
  let turns = 0
  let working = true
  const other = () => {
    turns += 1
    if (working) setImmediate(other)
  }
  setImmediate(other)
  await Promise.all(Array.from({ length: 10 }, () => desk.handle({ kind: 'help' }, { place: THREAD })))
  working = false
  expect(turns).toBeGreaterThanOrEqual(9)
})

test('the reply to a failure names the id that it was reported under', async () => {
  const { desk, bugs } = await deskOf()
  const reply = desk.failureReply(new Error('channel_is_gone'), 'es')
  const [id = ''] = bugs.keys()
  expect(plainText(reply)).toContain(id)
  expect(plainText(reply)).not.toContain('channel_is_gone')
})

describe('a limit', () => {
  test('is explained with the time to try again, in the person’s language', async () => {
    const { desk } = await deskOf(() => 0, { outsiders: 'refuse', limits: { person: 2, channel: 0 } })
    const ask = (user: string, language: 'en' | 'es' = 'en') =>
      desk.handle({ kind: 'help' }, { place: { ...THREAD, user }, language })
    for (let again = 0; again < 2; again += 1) expect((await ask('U1')).outcome).toBe('done')
    const refused = await ask('U1')
    expect(refused.outcome).toBe('refused')
    expect(plainText(refused)).toContain('Try again in 30 seconds.')
    expect(plainText(await ask('U1', 'es'))).toContain('dentro de 30 segundos.')
    expect((await ask('U2')).outcome).toBe('done')
  })
})

describe('a message that is only overheard', () => {
  test('by somebody from outside the team is left alone; one that speaks to the bot is not', async () => {
    const { desk, context } = await deskOf()
    await context.store.saveListenRule({ platform: 'test', workspace: 'W1', channel: 'C1' }, 'all')
    const message = {
      place: THREAD,
      text: 'When was the ferry built?',
      addressed: false,
      mentionsOthers: false,
    }
    expect(await desk.shouldAnswer({ ...message, role: 'member' })).toBe(true)
    expect(await desk.shouldAnswer({ ...message, role: async () => 'outsider' })).toBe(false)
    expect(await desk.shouldAnswer({ ...message, role: 'outsider', addressed: true })).toBe(true)
  })
})
