import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { saveQuestion } from '../../../src/commands/ask/saved-questions.ts'
import { DIRECT } from '../../../src/commands/bot/listen.ts'
import { answersOverheard, createSpeakers } from '../../../src/commands/bot/overheard.ts'
import { complete } from '../../../src/commands/complete.ts'
import type { Context } from '../../../src/commands/context.ts'
import { digestReply } from '../../../src/commands/digest/digest-reply.ts'
import { handle } from '../../../src/commands/handle.ts'
import type { Place } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import { done, prose, type Reply } from '../../../src/reply.ts'
import type { Store } from '../../../src/store/port.ts'
import { contextOf, ferry } from '../context-of.ts'

/** How many histories are tried: `RUNS=2000 npx vitest run test/commands/access/visible-questions.test.ts` tries more. */
const RUNS = Number(process.env.RUNS ?? 200)

const NOON = Date.parse('2026-05-04T12:00:00Z')
const USERS = ['U1', 'U2', 'U3']
const CHANNELS = ['C1', 'C2']
const THREADS = ['T1', 'T2']

/** What somebody did, in order. `nth` picks one of the questions asked so far. */
type Event =
  | { readonly kind: 'asked'; readonly where: Where; readonly user: string; readonly answered: boolean }
  | { readonly kind: 'shared' | 'deleted' | 'edited' | 'liked'; readonly nth: number }
type Where =
  | { readonly in: 'direct' }
  | {
      readonly in: 'channel'
      readonly channel: string
      readonly thread?: string
      readonly privately: boolean
    }

const anyWhere: fc.Arbitrary<Where> = fc.oneof(
  fc.constant({ in: 'direct' } as const),
  fc
    .record({
      channel: fc.constantFrom(...CHANNELS),
      thread: fc.option(fc.constantFrom(...THREADS), { nil: undefined }),
      privately: fc.boolean(),
    })
    .map(
      ({ thread, ...rest }) => ({ in: 'channel', ...rest, ...(thread !== undefined && { thread }) }) as const,
    ),
)
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('asked' as const),
      where: anyWhere,
      user: fc.constantFrom(...USERS),
      answered: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('shared' as const, 'deleted' as const, 'edited' as const, 'liked' as const),
      nth: fc.nat(7),
    }),
  },
)

/** What the test itself knows of a question: a word that no other has, who asked it, and in which channel it is open to all. */
interface Known {
  readonly id: string
  readonly word: string
  readonly place: Place
  readonly answered: boolean
  open: boolean
  gone: boolean
}

/** A word of letters alone, which no source holds. */
const wordOf = (nth: number): string =>
  `zq${[...`${nth}`].map((digit) => 'abcdefghij'[Number(digit)]).join('')}x`

/** A workspace of a history, with what was asked there. */
const play = async (events: readonly Event[], context: Context, workspace: string): Promise<Known[]> => {
  const known: Known[] = []
  let words = 0
  const ask = async (place: Place, privately: boolean, answered: boolean) => {
    words += 1
    const word = wordOf(words)
    const question = `When did ${word} win in 2023?`
    const answer = { question, status: answered ? 'answered' : 'none', confidence: 0.5 } as const
    const asked = { ...context, place, privately, now: () => NOON - 1_000 + words }
    const id = await saveQuestion(
      { ...answer, excerpts: [], passages: [], unknownTerms: [], missingTerms: [] },
      'en',
      asked,
    )
    known.push({
      id: id ?? '',
      word,
      place,
      answered,
      open: !privately && place.thread !== DIRECT,
      gone: false,
    })
  }
  for (const event of events) {
    if (event.kind === 'asked') {
      const { where, user } = event
      const inside =
        where.in === 'direct'
          ? { channel: `D-${user}`, thread: DIRECT, message: `m${words}` }
          : {
              channel: where.channel,
              ...(where.thread !== undefined && { thread: where.thread }),
              ...(!where.privately && { message: `m${words}` }),
            }
      await ask(
        { platform: 'test', workspace, user, ...inside },
        where.in === 'channel' && where.privately,
        event.answered,
      )
      continue
    }
    const one = known[event.nth % Math.max(1, known.length)]
    if (!one || one.gone) continue
    const { channel = '', message } = one.place
    if (event.kind === 'liked') await context.store.saveFeedback(one.id, 'U9', 'up', NOON)
    if (event.kind === 'shared') {
      await handle({ kind: 'share', question: one.id }, { ...context, place: one.place })
      one.open ||= one.place.thread !== DIRECT
    }
    if ((event.kind === 'deleted' || event.kind === 'edited') && message !== undefined) {
      one.gone = true
      if (event.kind === 'edited') await ask(one.place, false, one.answered)
      else await context.store.deleteQuestions({ platform: 'test', workspace, channel, message })
    }
  }
  return known
}

/** Whether a question may be told where everybody reads, and to a person who reads alone. */
const mayHear = ({ place, open, gone }: Known, channel: string, alone?: string): boolean =>
  !gone && ((open && place.channel === channel) || (alone !== undefined && place.user === alone))

/** Who listens, and where: one of the many that a history is tried with. */
const anyListener = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  thread: fc.constantFrom(...THREADS),
  user: fc.constantFrom(...USERS),
})

/** Asks everything that tells of questions. @returns what was told that may not be */
const leaks = async (
  known: readonly Known[],
  { channel, thread, user }: Parameters<Parameters<typeof anyListener.map>[0]>[0],
  context: Context,
  workspace: string,
): Promise<readonly string[]> => {
  const found: string[] = []
  const place = { platform: 'test', workspace, channel, user }
  const openly = (one: Known) => mayHear(one, channel)
  const alone = (one: Known) => mayHear(one, channel, user)
  /** @param counted the questions that a count in the reply may be made of */
  const check = (
    what: string,
    reply: Reply | undefined,
    may: (one: Known) => boolean,
    counted: readonly Known[] = known,
  ) => {
    const text = reply ? plainText(reply) : ''
    if (known.some((one) => text.includes(one.word) && !may(one))) found.push(`${what}: ${text}`)
    const count = Number(/(\d+) questions?(?:\.| of)/.exec(text)?.[1] ?? 0)
    if (count > counted.filter(may).length) found.push(`${what} counts ${count}`)
  }
  const there = { ...context, place }
  const schedule = { channel: place, language: 'en', zone: 'UTC', quiet: 'line' } as const
  check('digest', await digestReply(schedule, NOON - 86_400_000, NOON, context), openly)
  check('digest before all', await handle({ kind: 'digest-share' }, there), openly)
  check('digest before one', await handle({ kind: 'digest-now' }, { ...there, privately: true }), openly)

  for (const typed of ['', 'when did', 'z']) {
    const offered = await complete('questions', typed, 25, { ...there, privately: true, suggest: () => [] })
    const texts = offered.map(({ label, value }) => prose(`${label} ${value}`))
    check(`offered for “${typed}”`, done('en', texts), openly)
  }

  const gaps = { kind: 'gaps', days: 2, page: 1 } as const
  const unanswered = known.filter(({ answered }) => !answered)
  check('gaps before all', await handle(gaps, there), openly, unanswered)
  check('gaps to copy', await handle({ ...gaps, as: 'csv' }, there), openly)
  check('gaps before one', await handle(gaps, { ...there, privately: true }), alone, unanswered)

  const inThread = { ...place, thread }
  const question = 'When was the Maren Holt ferry built?'
  const overheard = { place: inThread, text: question, addressed: false, mentionsOthers: false }
  const isOpen = known.some((one) => openly(one) && one.place.thread === thread)
  const inThreadContext = { ...context, place: inThread }
  if ((await answersOverheard(overheard, inThreadContext, createSpeakers())) && !isOpen)
    found.push('listens where nobody asked openly')
  const followUp = { kind: 'ask', question: 'and in 2024?' } as const
  check('follow-up', await handle(followUp, { ...context, place: inThread }), openly)

  for (const one of known) {
    const stranger = { ...context, place: { ...place, user: 'U9' } }
    for (const kind of ['share', 'tell-me'] as const)
      check(kind, await handle({ kind, question: one.id }, stranger), openly)
    const more = await handle({ kind: 'more', question: one.id, from: 1 }, stranger)
    if (more.outcome !== 'refused' && !openly(one)) found.push(`more of ${one.word}`)
  }
  return found
}

/** The histories, each in a workspace of its own. @param wrap changes the store that the lists are read from */
const histories = async (wrap = (store: Store): Store => store) => {
  const { context } = await contextOf([ferry], {
    now: () => NOON,
    arrivals: new Map([['ferry.txt', { id: 'ferry.txt', arrived: NOON - 1, changed: NOON - 1 }]]),
  })
  const { store } = context
  const reading = { ...context, store: { ...wrap(store), saveQuestion: async () => {} } }
  let run = 0
  const anyHistory = fc.array(anyEvent, { minLength: 1, maxLength: 8 })
  return fc.asyncProperty(anyHistory, anyListener, async (events, listener) => {
    run += 1
    const workspace = `W${run}`
    const found = await leaks(await play(events, context, workspace), listener, reading, workspace)
    await store.forget(NOON, NOON + 1)
    for (const { id } of await store.watches()) await store.deleteWatch(id)
    expect(found).toEqual([])
  })
}

describe('a question that was asked privately', () => {
  test('is not shown, counted or hinted at to anyone else, in any history', async () => {
    await fc.assert(await histories(), { numRuns: RUNS })
  }, 120_000)

  test.each<[string, (store: Store) => Store]>([
    [
      'lists take every question as asked openly',
      (store) => ({
        ...store,
        questionsAsked: async (...range) =>
          (await store.questionsAsked(...range)).map((question) => ({ ...question, privately: false })),
      }),
    ],
    [
      'a thread goes on from any question',
      (store) => ({
        ...store,
        lastQuestion: async (place) => {
          const last = await store.lastQuestion(place)
          return last && { ...last, privately: false }
        },
      }),
    ],
    [
      'anyone who knows its id may use it',
      (store) => ({
        ...store,
        question: async (id) => {
          const saved = await store.question(id)
          return saved && { ...saved, privately: false }
        },
      }),
    ],
  ])('is found in the same histories if %s', async (_, wrap) => {
    const result = await fc.check(await histories(wrap), { numRuns: 500 })
    expect(result.failed).toBe(true)
  })
})

test('only one file reads the list of questions for people', () => {
  const src = join(import.meta.dirname, '../../../src')
  const readers = globSync('**/*.ts', { cwd: src })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('store/'))
    .filter((path) => /\.questionsAsked\(/.test(readFileSync(join(src, path), 'utf8')))
  // `footnote gaps --csv` is for those who run the bot.
  expect(readers.sort()).toEqual(['cli/inspect.ts', 'commands/access/visible-questions.ts'])
})
