import { describe, expect, test } from 'vitest'
import { type Destination, type Poster, PostingError } from '../../src/digest/deliver/poster.ts'
import { excerptBlock, replyOf } from './samples.ts'

export interface PosterUnderTest {
  readonly poster: Poster
  readonly channel: Destination
  readonly person: Destination
  /** The ids of the messages that the bot has there, oldest first. */
  readonly posts: (to: Destination) => Promise<readonly string[]>
  /** Posts arrive, and their answers do not. */
  readonly loseAnswer: () => void
  /** Posts are refused: for ever, because there were too many (half a minute), or by a server in trouble. */
  readonly refuse: (how: 'for-ever' | 'too-many' | 'in-trouble') => void
  /** All is well again, some minutes later: what a platform remembers for so long alone is forgotten. */
  readonly mend: () => void
  readonly stop: () => Promise<void>
  /** What no message of an error may hold. */
  readonly secrets: readonly string[]
}

const DIGEST = replyOf(
  { kind: 'heading', text: 'New on the shelf' },
  excerptBlock('The ferry was built in 1931.', { title: 'The old ferry', publisher: 'Harbour Post' }),
)
const MINUTE = 60_000
const LONG_AGO = Date.UTC(2020, 0)

export const faultOf = async (posted: Promise<unknown>): Promise<PostingError> => {
  const error = await posted.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(PostingError)
  return error as PostingError
}

/** The facts that hold for every poster of messages that are not replies. */
export const posterContract = (name: string, open: () => Promise<PosterUnderTest>): void => {
  describe(`what ${name} posts unasked`, () => {
    test.each(['channel', 'person'] as const)('to a %s stands there, and is named', async (which) => {
      const { poster, posts, [which]: to } = await open()
      const posted = await poster.post(to, DIGEST, 'monday')
      expect(await posts(to)).toEqual([posted.message])
      expect(posted.platform).toBe(poster.platform)
      if (to.kind === 'channel') expect(posted).toEqual({ ...to.channel, message: posted.message })
    })

    test.each(['channel', 'person'] as const)(
      'to a %s is found by its key, and by no other',
      async (which) => {
        const { poster, [which]: to } = await open()
        const monday = await poster.post(to, DIGEST, 'monday')
        const tuesday = await poster.post(to, DIGEST, 'tuesday')
        expect(monday.message).not.toBe(tuesday.message)
        expect(await poster.find(to, 'monday', LONG_AGO)).toEqual(monday)
        expect(await poster.find(to, 'tuesday', Date.now() - MINUTE)).toEqual(tuesday)
        expect(await poster.find(to, 'wednesday', LONG_AGO)).toBeUndefined()
      },
    )

    test('is found where its answer was lost on the way', async () => {
      const { poster, posts, channel, loseAnswer, mend } = await open()
      loseAnswer()
      const { kind, retryAfter } = await faultOf(poster.post(channel, DIGEST, 'monday'))
      mend()
      expect([kind, retryAfter]).toEqual(['later', undefined])
      const [message] = await posts(channel)
      expect(await poster.find(channel, 'monday', Date.now() - MINUTE)).toMatchObject({ message })
    })

    test('is not posted again where its answer was lost on the way', async () => {
      const { poster, posts, channel, loseAnswer, mend } = await open()
      loseAnswer()
      await faultOf(poster.post(channel, DIGEST, 'monday'))
      mend()
      const posted = await poster.post(channel, DIGEST, 'monday')
      expect(await posts(channel)).toEqual([posted.message])
    })

    test('is not posted again where it was asked for twice, or while it is under way', async () => {
      const { poster, posts, channel, mend } = await open()
      const both = await Promise.all([1, 2].map(() => poster.post(channel, DIGEST, 'monday')))
      mend()
      const [first, ...others] = [...both, await poster.post(channel, DIGEST, 'monday')]
      expect(await posts(channel)).toEqual([first?.message])
      expect(others).toEqual([first, first])
    })

    test('under one key to a channel and to a person is two messages', async () => {
      const { poster, posts, channel, person } = await open()
      for (const to of [channel, person]) await poster.post(to, DIGEST, 'monday')
      expect(await posts(channel)).toHaveLength(1)
      expect(await posts(person)).toHaveLength(1)
    })

    test('and can never arrive says so, and what to do', async () => {
      const { poster, posts, channel, refuse, secrets } = await open()
      refuse('for-ever')
      const { kind, message } = await faultOf(poster.post(channel, DIGEST, 'monday'))
      expect(kind).toBe('never')
      expect(message).toMatch(/channel/)
      for (const secret of secrets) expect(message).not.toContain(secret)
      expect(await posts(channel)).toEqual([])
    })

    test('too often says when to come again, and waits for nobody', async () => {
      const { poster, posts, channel, refuse, secrets } = await open()
      refuse('too-many')
      const { kind, retryAfter, message } = await faultOf(poster.post(channel, DIGEST, 'monday'))
      expect(kind).toBe('later')
      expect(retryAfter).toBeGreaterThanOrEqual(30_000)
      expect(retryAfter).toBeLessThan(32_000)
      for (const secret of secrets) expect(message).not.toContain(secret)
      expect(await posts(channel)).toEqual([])
    })

    test('to a server in trouble is posted by the next try', async () => {
      const { poster, posts, channel, refuse, mend, secrets } = await open()
      refuse('in-trouble')
      const { kind, message } = await faultOf(poster.post(channel, DIGEST, 'monday'))
      expect(kind).toBe('later')
      expect(message).toContain('503')
      for (const secret of secrets) expect(message).not.toContain(secret)
      mend()
      const posted = await poster.post(channel, DIGEST, 'monday')
      expect(await posts(channel)).toEqual([posted.message])
    })

    test('while nothing is connected is put off, and no person’s zone is known', async () => {
      const { poster, posts, channel, stop } = await open()
      await stop()
      expect((await faultOf(poster.post(channel, DIGEST, 'monday'))).kind).toBe('later')
      expect((await faultOf(poster.find(channel, 'monday', LONG_AGO))).kind).toBe('later')
      expect(await poster.zoneOf('1')).toBeUndefined()
      expect(await posts(channel)).toEqual([])
    })
  })
}
