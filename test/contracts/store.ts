import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { AskedQuestion, Store } from '../../src/store/port.ts'
import { anyAnswer, anyQuestion, anyText } from './store-arbitraries.ts'
import { digestContract } from './store-digests.ts'
import { feedContract } from './store-feeds.ts'
import { installationContract } from './store-installations.ts'
import {
  A_CHANNEL,
  A_CLAIM,
  A_CONTENT,
  A_FEED,
  A_FILE,
  A_QUESTION,
  A_READING,
  A_SCHEDULE,
  A_WATCH,
  AN_ANSWER,
} from './store-samples.ts'
import { sessionContract } from './store-sessions.ts'
import { shareContract } from './store-shares.ts'
import { shelfContract } from './store-shelves.ts'
import { sourceContract } from './store-sources.ts'
import { togetherContract } from './store-together.ts'
import { tokenContract } from './store-tokens.ts'
import { watchContract } from './store-watches.ts'

/** One store to test. */
export interface StoreUnderTest {
  readonly store: Store
  /** Opens the same store again; missing if the store saves nothing when it closes. */
  readonly reopen?: () => Promise<Store>
  /** Opens it once more, to write at the same time; missing where one would wait for the other and neither goes on. */
  readonly beside?: () => Promise<Store>
  /** Closes all opened stores, and cleans up. */
  readonly dispose: () => Promise<void>
}

/** The facts that hold for every store. */
export const storeContract = (name: string, open: () => Promise<StoreUnderTest>): void => {
  describe(`${name}: a store`, () => {
    const opened: StoreUnderTest[] = []
    const fresh = async (): Promise<StoreUnderTest> => {
      const one = await open()
      opened.push(one)
      return one
    }
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.dispose()
    })

    describe('questions', () => {
      test('come back as they were saved', async () => {
        const { store } = await fresh()
        await store.saveQuestion(A_QUESTION)
        expect(await store.question('q1')).toEqual(A_QUESTION)
        expect(await store.question('q2')).toBeUndefined()
      })

      test('come back letter for letter, with no field added', async () => {
        const { store } = await fresh()
        await fc.assert(
          fc.asyncProperty(anyQuestion, async (question) => {
            await store.saveQuestion(question)
            expect(await store.question(question.id)).toStrictEqual(question)
          }),
          { numRuns: 150 },
        )
      })

      test('with 100,000 letters, under an id as long, come back whole', async () => {
        const { store } = await fresh()
        const question = { ...A_QUESTION, id: 'i😀'.repeat(33_000), question: 'x\0y\ud800'.repeat(25_000) }
        await store.saveQuestion(question)
        expect(await store.question(question.id)).toEqual(question)
      })

      test('saved again under the same id replace the one before, and keep its votes', async () => {
        const { store } = await fresh()
        await store.saveQuestion(A_QUESTION)
        await store.saveFeedback('q1', 'u1', 'up', 1)
        const { thread: _, ...place } = A_QUESTION.place
        const again = { ...A_QUESTION, place, question: 'Which harbour?', privately: false, at: 5 }
        await store.saveQuestion(again)
        expect(await store.question('q1')).toEqual(again)
        expect(await store.lastQuestion(A_QUESTION.place)).toBeUndefined()
        expect(await store.feedback('q1')).toEqual({ up: 1, down: 0 })
      })

      test('asked privately are the last of their conversation to nobody, or to their asker alone', async () => {
        const { store } = await fresh()
        const { place } = A_QUESTION
        await store.saveQuestion({ ...A_QUESTION, id: 'open', privately: false, at: 1 })
        await store.saveQuestion({ ...A_QUESTION, id: 'private', at: 2 })
        expect((await store.lastQuestion(place))?.id).toBe('private')
        expect((await store.lastQuestion(place, 'own'))?.id).toBe('private')
        expect((await store.lastQuestion(place, 'open'))?.id).toBe('open')
        const { user: _, ...nobody } = place
        for (const other of [nobody, { ...place, user: 'u2' }])
          expect((await store.lastQuestion(other, 'own'))?.id).toBe('open')
      })

      test('go with the message that asked them, with their votes, and no other does', async () => {
        const { store } = await fresh()
        const place = { ...A_QUESTION.place, message: 'm1' }
        const asked = { platform: 'chat', workspace: 'w1', channel: 'c1', message: 'm1' }
        const kept = [
          A_QUESTION.place,
          { ...place, message: 'm2' },
          { ...place, channel: 'c2' },
          { ...place, workspace: 'w2' },
          { ...place, platform: 'other' },
        ].map((other, nth) => ({ ...A_QUESTION, id: `kept${nth}`, place: other }))
        for (const question of kept) await store.saveQuestion(question)
        for (const id of ['q1', 'q2']) await store.saveQuestion({ ...A_QUESTION, id, place })
        // A platform may name the thread of a message as its channel.
        await store.saveQuestion({
          ...A_QUESTION,
          id: 'q3',
          place: { ...place, channel: 'c9', thread: 'c1' },
        })
        await store.saveFeedback('q1', 'u1', 'up', 1)
        await store.deleteQuestions(asked)
        for (const id of ['q1', 'q2', 'q3']) expect(await store.question(id)).toBeUndefined()
        expect(await store.feedback('q1')).toEqual({ up: 0, down: 0 })
        for (const question of kept) expect(await store.question(question.id)).toEqual(question)
        await store.deleteQuestions(asked)
      })

      test('whose ids differ only in half a surrogate pair are two', async () => {
        const { store } = await fresh()
        await store.saveQuestion({ ...A_QUESTION, id: 'a\ud800' })
        expect(await store.question('a\ud801')).toBeUndefined()
        expect(await store.question('a�')).toBeUndefined()
      })
    })

    describe('the last question of a conversation', () => {
      test('is the latest of all people', async () => {
        const { store } = await fresh()
        const place = { ...A_QUESTION.place, user: 'u2' }
        await store.saveQuestion({ ...A_QUESTION, id: 'late', at: 20, place })
        await store.saveQuestion({ ...A_QUESTION, id: 'early', at: 10 })
        expect((await store.lastQuestion(A_QUESTION.place))?.id).toBe('late')
      })

      test('is the last that was answered, if any was', async () => {
        const { store } = await fresh()
        const [answered, none] = [{ status: 'answered' } as const, { status: 'none' } as const]
        await store.saveQuestion({ ...A_QUESTION, ...none, id: 'first', at: 10 })
        expect((await store.lastQuestion(A_QUESTION.place))?.id).toBe('first')
        await store.saveQuestion({ ...A_QUESTION, ...answered, id: 'second', at: 20 })
        await store.saveQuestion({ ...A_QUESTION, ...none, id: 'third', at: 30 })
        expect((await store.lastQuestion(A_QUESTION.place))?.id).toBe('second')
      })

      test('of several in one millisecond, is the one saved last', async () => {
        const { store } = await fresh()
        for (const id of ['m', 'z', 'a', 'k']) await store.saveQuestion({ ...A_QUESTION, id })
        expect((await store.lastQuestion(A_QUESTION.place))?.id).toBe('k')
        await store.saveQuestion({ ...A_QUESTION, id: 'z' })
        expect((await store.lastQuestion(A_QUESTION.place))?.id).toBe('z')
      })

      test('is of the same platform, workspace, channel and thread; absent equals only absent', async () => {
        const { store } = await fresh()
        const names = ['platform', 'workspace', 'channel', 'thread'] as const
        const places: AskedQuestion['place'][] = [A_QUESTION.place]
        for (const name of names) {
          places.push({ ...A_QUESTION.place, [name]: 'other' }, { ...A_QUESTION.place, [name]: '' })
          const { [name]: _, ...rest } = A_QUESTION.place
          if (name !== 'platform') places.push({ platform: 'chat', ...rest })
        }
        // The same names in other places.
        places.push({ platform: 'chat', workspace: 't1', channel: 'w1', thread: 'c1' }, { platform: 'chat' })
        for (const [at, place] of places.entries()) {
          expect(await store.lastQuestion(place)).toBeUndefined()
          await store.saveQuestion({ ...A_QUESTION, id: `q${at}`, place })
        }
        for (const [at, place] of places.entries()) {
          expect((await store.lastQuestion(place))?.id).toBe(`q${at}`)
        }
      })
    })

    describe('feedback', () => {
      test('counts each person’s latest vote', async () => {
        const { store } = await fresh()
        await store.saveQuestion(A_QUESTION)
        expect(await store.feedback('q1')).toEqual({ up: 0, down: 0 })
        await store.saveFeedback('q1', 'u1', 'up', 1)
        await store.saveFeedback('q1', 'u2', 'up', 2)
        await store.saveFeedback('q1', 'u3', 'down', 3)
        await store.saveFeedback('q1', 'u2', 'down', 4)
        await store.saveFeedback('q2', 'u1', 'down', 4)
        await store.saveFeedback('q1', 'u3', 'wrong', 5)
        expect(await store.feedback('q1')).toEqual({ up: 1, down: 2 })
      })
    })

    describe('a claim', () => {
      test('is given once, until it expires', async () => {
        const { store } = await fresh()
        expect(await store.claim('k', 100, 200)).toBe(true)
        expect(await store.claim('k', 100, 200)).toBe(false)
        expect(await store.claim('k', 199, 300)).toBe(false)
        expect(await store.claim('l', 199, 300)).toBe(true)
        expect(await store.claim('k', 200, 300)).toBe(true)
        expect(await store.claim('k', 299, 400)).toBe(false)
      })

      test('that is completed lasts as long as that says', async () => {
        const { store } = await fresh()
        await store.claim('k', 100, 200)
        await store.complete('k', 1_000)
        expect(await store.claim('k', 999, 2_000)).toBe(false)
        expect(await store.claim('k', 1_000, 2_000)).toBe(true)
      })

      test('that expired and was forgotten can still be completed', async () => {
        const { store } = await fresh()
        await store.claim('k', 100, 200)
        await store.forget(200, 0)
        await store.complete('k', 1_000)
        expect(await store.claim('k', 300, 400)).toBe(false)
      })

      test('that is renewed lasts longer, unless it ended or is another’s', async () => {
        const { store } = await fresh()
        await store.claim('k', 100, 200)
        expect(await store.renew('k', 300)).toBe(true)
        expect(await store.renew('k', 250)).toBe(true)
        expect(await store.claim('k', 299, 400)).toBe(false)
        expect([await store.isClaimed('k', 299), await store.isClaimed('k', 300)]).toEqual([true, false])
        expect(await store.claim('k', 300, 400)).toBe(true)
        await store.complete('k', 1_000)
        expect(await store.renew('k', 500)).toBe(true)
        expect(await store.claim('k', 999, 2_000)).toBe(false)
        await store.release('k')
        expect(await store.renew('k', 5_000)).toBe(false)
        expect(await store.isClaimed('k', 1)).toBe(false)
        expect(await store.claim('k', 1_000, 2_000)).toBe(true)
      })

      test('that is released can be made again', async () => {
        const { store } = await fresh()
        await store.claim('k', 100, 200)
        await store.claim('l', 100, 200)
        await store.release('k')
        await store.release('unknown')
        expect(await store.claim('k', 100, 200)).toBe(true)
        expect(await store.claim('l', 100, 200)).toBe(false)
      })

      test('has one winner among many at once', async () => {
        const { store } = await fresh()
        const won = await Promise.all(Array.from({ length: 50 }, () => store.claim('k', 1, 2)))
        expect(won.filter(Boolean)).toHaveLength(1)
      })

      test('has any text for its key, and every other text is another key', async () => {
        const { store } = await fresh()
        const made = new Set<string>()
        await fc.assert(
          fc.asyncProperty(anyText, async (key) => {
            expect(await store.claim(key, 1, 2)).toBe(!made.has(key))
            made.add(key)
            expect(await store.claim(key, 1, 2)).toBe(false)
          }),
          { numRuns: 150 },
        )
        const long = 'k'.repeat(100_000)
        expect(await store.claim(`${long}a`, 1, 2)).toBe(true)
        expect(await store.claim(`${long}b`, 1, 2)).toBe(true)
        expect(await store.claim(`${long}a`, 1, 2)).toBe(false)
      })
    })

    describe('an answered message', () => {
      test('is found by either end', async () => {
        const { store } = await fresh()
        await store.saveAnswer(AN_ANSWER)
        expect(await store.answerTo(AN_ANSWER.asked)).toEqual(AN_ANSWER)
        expect(await store.answeredBy({ ...AN_ANSWER.asked, channel: 'c2', message: 'm2' })).toEqual(
          AN_ANSWER,
        )
        expect(await store.answeredBy({ ...AN_ANSWER.asked, message: 'm2' })).toBeUndefined()
        expect(await store.answerTo({ ...AN_ANSWER.asked, message: 'm2' })).toBeUndefined()
        const { workspace: _, ...nowhere } = AN_ANSWER.asked
        expect(await store.answerTo(nowhere)).toBeUndefined()
        expect(await store.answerTo({ ...nowhere, workspace: '' })).toBeUndefined()
      })

      test('comes back letter for letter, with no field added', async () => {
        const { store } = await fresh()
        await fc.assert(
          fc.asyncProperty(anyAnswer, async (answered) => {
            await store.saveAnswer(answered)
            expect(await store.answerTo(answered.asked)).toStrictEqual(answered)
            await store.deleteAnswer(answered.asked)
            expect(await store.answerTo(answered.asked)).toBeUndefined()
          }),
          { numRuns: 150 },
        )
      })

      test('saved again replaces the one before', async () => {
        const { store } = await fresh()
        await store.saveAnswer(AN_ANSWER)
        const { asked, text, at } = AN_ANSWER
        const again = { asked, text, at, answer: 'm3' }
        await store.saveAnswer(again)
        expect(await store.answerTo(asked)).toStrictEqual(again)
        expect(await store.answeredBy({ ...asked, channel: 'c2', message: 'm2' })).toBeUndefined()
        expect(await store.answeredBy({ ...asked, message: 'm3' })).toStrictEqual(again)
      })

      test('is the latest of those with one answer, and is deleted alone', async () => {
        const { store } = await fresh()
        const other = { ...AN_ANSWER, asked: { ...AN_ANSWER.asked, message: 'm0' }, at: AN_ANSWER.at - 1 }
        await store.saveAnswer(AN_ANSWER)
        await store.saveAnswer(other)
        const answer = { ...AN_ANSWER.asked, channel: 'c2', message: 'm2' }
        expect(await store.answeredBy(answer)).toEqual(AN_ANSWER)
        await store.deleteAnswer(AN_ANSWER.asked)
        expect(await store.answeredBy(answer)).toEqual(other)
      })
    })

    describe('the rule of a channel', () => {
      test('is the one saved last, for that channel alone', async () => {
        const { store } = await fresh()
        const channel = { platform: 'chat', workspace: 'w1', channel: 'c1' }
        expect(await store.listenRule(channel)).toBeUndefined()
        await store.saveListenRule(channel, 'all')
        await store.saveListenRule({ platform: 'chat', channel: 'c1' }, 'mention')
        await store.saveListenRule(channel, 'thread')
        expect(await store.listenRule(channel)).toBe('thread')
        expect(await store.listenRule({ platform: 'chat', channel: 'c1' })).toBe('mention')
        expect(await store.listenRule({ platform: 'mail', workspace: 'w1', channel: 'c1' })).toBeUndefined()
      })

      test('is counted by platform', async () => {
        const { store } = await fresh()
        for (const channel of ['c1', 'c2', 'c3'])
          await store.saveListenRule({ platform: 'chat', channel }, 'all')
        await store.saveListenRule({ platform: 'chat', channel: 'c3' }, 'mention')
        await store.saveListenRule({ platform: 'mail', channel: 'c1' }, 'all')
        expect(await store.countListenRule('chat', 'all')).toBe(2)
        expect(await store.countListenRule('mail', 'all')).toBe(1)
        expect(await store.countListenRule('mail', 'thread')).toBe(0)
      })
    })

    describe('forgetting', () => {
      test('deletes expired claims, and no other', async () => {
        const { store } = await fresh()
        await store.claim('over', 0, 100)
        await store.claim('under way', 0, 101)
        await store.forget(100, 0)
        // Both at a time when neither had expired.
        expect(await store.claim('over', 50, 60)).toBe(true)
        expect(await store.claim('under way', 50, 60)).toBe(false)
      })

      test('deletes old questions with their votes, and old answered messages', async () => {
        const { store } = await fresh()
        for (const [id, at] of [
          ['old', 99],
          ['new', 100],
        ] as const) {
          await store.saveQuestion({ ...A_QUESTION, id, at })
          await store.saveFeedback(id, 'u1', 'up', at + 1_000)
          await store.saveAnswer({ ...AN_ANSWER, asked: { ...AN_ANSWER.asked, message: id }, at })
        }
        await store.saveFeedback('forgotten before', 'u1', 'down', 99)
        await store.saveFeedback('not yet there', 'u1', 'down', 100)
        await store.saveFeedback('new', 'u2', 'down', 1)
        await store.saveListenRule({ platform: 'chat', channel: 'c1' }, 'all')
        await store.forget(0, 100)
        expect(await store.question('old')).toBeUndefined()
        expect(await store.feedback('old')).toEqual({ up: 0, down: 0 })
        expect(await store.feedback('forgotten before')).toEqual({ up: 0, down: 0 })
        expect(await store.feedback('not yet there')).toEqual({ up: 0, down: 1 })
        expect(await store.answerTo({ ...AN_ANSWER.asked, message: 'old' })).toBeUndefined()
        expect((await store.question('new'))?.id).toBe('new')
        expect(await store.feedback('new')).toEqual({ up: 1, down: 1 })
        expect((await store.answerTo({ ...AN_ANSWER.asked, message: 'new' }))?.at).toBe(100)
        expect(await store.listenRule({ platform: 'chat', channel: 'c1' })).toBe('all')
      })
    })

    digestContract(fresh)
    watchContract(fresh)
    sourceContract(fresh)
    shelfContract(fresh)
    feedContract(fresh)
    sessionContract(fresh)
    tokenContract(fresh)
    togetherContract(fresh)
    shareContract(fresh)
    installationContract(fresh)

    describe('closing', () => {
      test('may be done twice, and later calls reject', async () => {
        const { store } = await fresh()
        await store.saveQuestion(A_QUESTION)
        await Promise.all([store.close(), store.close()])
        await store.close()
        const after = [
          store.saveQuestion(A_QUESTION),
          store.question('q1'),
          store.lastQuestion(A_QUESTION.place),
          store.saveFeedback('q1', 'u1', 'up', 1),
          store.feedback('q1'),
          store.claim('k', 1, 2),
          store.complete('k', 1),
          store.release('k'),
          store.saveAnswer(AN_ANSWER),
          store.answerTo(AN_ANSWER.asked),
          store.answeredBy(AN_ANSWER.asked),
          store.deleteAnswer(AN_ANSWER.asked),
          store.saveListenRule({ platform: 'chat', channel: 'c1' }, 'all'),
          store.listenRule({ platform: 'chat', channel: 'c1' }),
          store.countListenRule('chat', 'all'),
          store.saveSchedule(A_SCHEDULE),
          store.scheduleOf(A_CHANNEL),
          store.schedules(),
          store.deleteSchedule(A_CHANNEL),
          store.claimDelivery(A_CLAIM, 1),
          store.endDelivery('d1', 'skipped'),
          store.delayDelivery('d1', 1),
          store.openDeliveries(1),
          store.lastDelivery(A_CHANNEL),
          store.deliveryOf(A_CHANNEL, 'm1'),
          store.saveWatch(A_WATCH),
          store.watch('w1'),
          store.watches(),
          store.deleteWatch('w1'),
          store.claimHit('w1', 's1', 1),
          store.releaseHit('w1', 's1'),
          store.hits('w1', 1),
          store.isClaimed('k', 1),
          store.questionsAsked(1, 2),
          store.savedFiles('shelf'),
          store.savedDocuments('shelf', 'a'),
          store.saveFile('shelf', A_FILE, A_CONTENT, 1),
          store.deleteFile('shelf', 'a', 1),
          store.savedContents('shelf', ['a']),
          store.saveReading('shelf', A_READING, 'k'),
          store.reading('shelf'),
          store.arrivals('shelf'),
          store.saveFeed(A_FEED),
          store.dueFeeds(1, 1),
          store.savePoll('f1', A_FEED),
          store.deleteFeed('f1'),
          store.saveSeen('f1', ['i'], 1, 1),
          store.forget(1, 1),
        ]
        for (const result of await Promise.allSettled(after)) expect(result.status).toBe('rejected')
      })

      test('finishes the work that was begun', async () => {
        const { store } = await fresh()
        const begun = [
          store.forget(0, 0),
          store.saveFile('shelf', A_FILE, A_CONTENT, 1),
          ...Array.from({ length: 20 }, (_, n) => store.saveQuestion({ ...A_QUESTION, id: `q${n}` })),
          store.forget(0, 0),
        ]
        await store.close()
        for (const result of await Promise.allSettled(begun)) expect(result.status).toBe('fulfilled')
      })
    })

    describe('opened again', () => {
      test('has all that it had', async (context) => {
        const { store, reopen } = await fresh()
        if (!reopen) return context.skip('it saves nothing when it closes')
        await store.saveQuestion(A_QUESTION)
        await store.saveFeedback('q1', 'u1', 'down', 1)
        await store.claim('k', 1, 1_000)
        await store.saveAnswer(AN_ANSWER)
        await store.saveListenRule(AN_ANSWER.asked, 'all')
        await store.saveSchedule(A_SCHEDULE)
        await store.claimDelivery(A_CLAIM, 1_000)
        await store.saveWatch(A_WATCH)
        await store.claimHit('w1', 's1', 1)
        await store.saveFile('shelf', A_FILE, A_CONTENT, 1)
        await store.close()
        const again = await reopen()
        expect(await again.question('q1')).toStrictEqual(A_QUESTION)
        expect((await again.lastQuestion(A_QUESTION.place))?.id).toBe('q1')
        expect(await again.feedback('q1')).toEqual({ up: 0, down: 1 })
        expect(await again.claim('k', 999, 2_000)).toBe(false)
        expect(await again.answerTo(AN_ANSWER.asked)).toStrictEqual(AN_ANSWER)
        expect(await again.listenRule(AN_ANSWER.asked)).toBe('all')
        expect(await again.scheduleOf(A_CHANNEL)).toStrictEqual(A_SCHEDULE)
        expect(await again.claimDelivery(A_CLAIM, 1_999)).toBeUndefined()
        expect(await again.claimDelivery(A_CLAIM, 2_000)).toMatchObject({ tries: 2 })
        expect(await again.watches()).toStrictEqual([A_WATCH])
        expect(await again.claimHit('w1', 's1', 2)).toBe(false)
        expect(await again.savedFiles('shelf')).toEqual([A_FILE])
        expect(await again.savedDocuments('shelf', A_FILE.name)).toEqual(A_CONTENT)
      })

      test('beside the first, shares everything with it', async (context) => {
        const { store, reopen } = await fresh()
        if (!reopen) return context.skip('it can’t be opened twice')
        const second = await reopen()
        await store.saveQuestion(A_QUESTION)
        expect(await second.question('q1')).toEqual(A_QUESTION)
        const won = await Promise.all([store, second, store, second].map((one) => one.claim('k', 1, 2)))
        expect(won.filter(Boolean)).toHaveLength(1)
      })

      test('keeps a claim that expired for the first, even if the first releases it', async (context) => {
        const { store, reopen } = await fresh()
        if (!reopen) return context.skip('it can’t be opened twice')
        const second = await reopen()
        await store.claim('k', 0, 100)
        await second.claim('k', 100, 200)
        await store.release('k')
        await store.renew('k', 1_000)
        expect(await store.claim('k', 150, 300)).toBe(false)
        await second.release('k')
        expect(await store.claim('k', 150, 300)).toBe(true)
      })
    })
  })
}
