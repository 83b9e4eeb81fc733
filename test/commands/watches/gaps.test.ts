import { describe, expect, test } from 'vitest'
import { DIRECT } from '../../../src/commands/bot/listen.ts'
import { handle } from '../../../src/commands/handle.ts'
import { parseLine } from '../../../src/commands/parse.ts'
import type { Place } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import type { AskedQuestion } from '../../../src/store/port.ts'
import { contextOf, ferry, THREAD } from '../context-of.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 4, 31, 12)
const { thread: _, ...CHANNEL } = THREAD

let next = 0
const asked = (question: string, more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  id: `q${++next}`,
  place: CHANNEL,
  question,
  language: 'en',
  status: 'none',
  confidence: 0,
  privately: false,
  at: NOW - DAY,
  ...more,
})

const gapsAt = async (questions: readonly AskedQuestion[], place: Place = CHANNEL, days = 30, page = 1) => {
  const { context } = await contextOf([ferry], { place, now: () => NOW })
  for (const question of questions) await context.store.saveQuestion(question)
  return handle({ kind: 'gaps', days, page }, context)
}

describe('the gaps', () => {
  test('are the questions not answered for certain, grouped, with counts and the last day, most asked first', async () => {
    const reply = await gapsAt([
      asked('Who owns the quay?', { at: NOW - 9 * DAY }),
      asked('Who is the mayor of Quillon?', { at: NOW - 3 * DAY, status: 'related' }),
      asked('who is the current mayor of Quillon?', { at: NOW - 2 * DAY }),
      asked('What do tickets cost?', { status: 'answered' }),
    ])
    expect(plainText(reply).split('\n').filter(Boolean)).toEqual([
      '2 questions of the last 30 days that the sources could not answer',
      '1. who is the current mayor of Quillon? (2 times, last on 29 May 2026)',
      '2. Who owns the quay? (once, on 22 May 2026)',
    ])
  })

  test('cover the days that are given', async () => {
    const questions = [asked('Who owns the quay?', { at: NOW - 9 * DAY }), asked('Who leads the choir?')]
    expect(plainText(await gapsAt(questions, CHANNEL, 7))).not.toContain('quay')
    expect(plainText(await gapsAt(questions, CHANNEL, 10))).toContain('quay')
  })

  test('may be none', async () => {
    expect(plainText(await gapsAt([], CHANNEL, 1))).toBe(
      'The sources could answer every question of the last day.',
    )
  })

  test('have ten a page', async () => {
    const questions = Array.from({ length: 23 }, (_, index) => asked(`Who owns pier ${index + 1}?`))
    const second = await gapsAt(questions, CHANNEL, 30, 2)
    expect(plainText(second)).toContain('Page 2 of 3. Next: /gaps 30 3')
    expect(second.actions?.map(({ command }) => command)).toEqual([
      { kind: 'gaps', days: 30, page: 1 },
      { kind: 'gaps', days: 30, page: 3 },
    ])
    expect((await gapsAt(questions, CHANNEL, 30, 4)).outcome).toBe('refused')
  })
})

describe('exported', () => {
  const exported = async (questions: readonly AskedQuestion[], line = '/gaps export') => {
    const { context } = await contextOf([ferry], { place: CHANNEL, now: () => NOW })
    for (const question of questions) await context.store.saveQuestion(question)
    return plainText(await handle(parseLine(line), context))
  }

  test('gaps are comma-separated values, most asked first', async () => {
    const questions = ['Who, if anybody, owns the quay?', 'Who leads the choir?', 'Who leads the choir?'].map(
      (words) => asked(words),
    )
    expect(await exported(questions)).toBe(
      'question,count,last\nWho leads the choir?,2,2026-05-30\n"Who, if anybody, owns the quay?",1,2026-05-30',
    )
    expect(await exported(questions, '/gaps csv 1')).toContain('Who leads the choir?,2,')
  })

  test('gaps fill at most one message, which says how many more there are', async () => {
    const names = Array.from(
      { length: 90 },
      (_, index) =>
        `Who is ${'abcdefghij'[index % 10]}${'klmnopqrs'[Math.floor(index / 10)]}uzal of the quay?`,
    )
    const text = await exported(names.map((name) => asked(name)))
    expect(text.length).toBeLessThan(2_700)
    expect(text).toMatch(/And \d+ more: footnote gaps --csv/)
  })

  test('gaps may be none', async () => {
    expect(await exported([])).toContain('every question of the last 30 days')
  })
})

describe('questions of others', () => {
  const private_ = asked('Who owns the quay?', { place: { ...CHANNEL, channel: 'C9' }, privately: true })
  const direct = asked('Who leads the choir?', { place: { ...CHANNEL, channel: 'D9', thread: DIRECT } })
  const elsewhere = asked('Who built the pier?', { place: { ...CHANNEL, workspace: 'W2' } })
  const shared = asked('Who sails the ferry?', { place: { ...CHANNEL, channel: 'C2', user: 'U2' } })
  const here = asked('Who wound the clock?', { place: { ...CHANNEL, user: 'U2' } })
  const all = [private_, direct, elsewhere, shared, here]

  test('are shown in the channel where they were asked publicly, and nowhere else', async () => {
    const said = plainText(await gapsAt(all, { ...CHANNEL, user: 'U3' }))
    expect(said).toContain('Who wound the clock?')
    expect(said).not.toMatch(/quay|choir|pier|ferry/)
  })

  test('and the asker’s own are shown, wherever they were asked, but only where nobody else reads', async () => {
    expect(plainText(await gapsAt(all))).not.toMatch(/quay|choir/)
    expect(plainText(await gapsAt(all, { ...CHANNEL, channel: 'D1', thread: DIRECT }))).toMatch(
      /quay.*choir|choir.*quay/s,
    )
  })

  test('are hidden in direct messages outside any workspace', async () => {
    const place = { platform: 'test', channel: 'D1', thread: DIRECT, user: 'U1' }
    const said = plainText(
      await gapsAt(
        [
          asked('Who owns the quay?', { place }),
          asked('Who leads the choir?', { place: { ...place, channel: 'D2', user: 'U2' } }),
        ],
        place,
      ),
    )
    expect(said).toContain('quay')
    expect(said).not.toContain('choir')
  })

  test('are all shown at the machine itself', async () => {
    const said = plainText(await gapsAt(all, { platform: 'test' }))
    for (const { question } of all) expect(said).toContain(question)
  })
})

test('a bad number of days is refused with what to type', async () => {
  const { context } = await contextOf([ferry], { place: CHANNEL })
  const reply = await handle({ kind: 'bad-days', typed: 'soon' }, context)
  expect([reply.outcome, plainText(reply)]).toEqual([
    'refused',
    '“soon” is not a number of days. Give one from 1 to 366: /gaps 7',
  ])
})
