import { describe, expect, test } from 'vitest'
import { hashOfToken, makeToken } from '../../../src/commands/access/tokens.ts'
import { TooOftenError } from '../../../src/errors.ts'
import type { Place } from '../../../src/model.ts'
import { openWorld, placeIn } from '../shelves/world.ts'

const FERRY = `The old ferry of Maren Holt

The Maren Holt ferry was built in Bergen in 1931. It crosses the fjord twice a day, in summer and in winter.

Captain Ida Solberg retired in May 2024 after thirty years at the helm. Nobody has replaced her yet.
`
const WHEN = 'When was the Maren Holt ferry built?'
const UNKNOWN = 'Who won the chess tournament in Reykjavik?'

/** A world with a token for a channel, and what is asked with it. */
const open = async (env: Readonly<Record<string, string>> = {}) => {
  const world = await openWorld({ 'ferry.txt': FERRY }, env)
  const { store, desk } = world.app
  const made = async (id: string, reads?: { platform: string; workspace: string; channel?: string }) => {
    const token = makeToken()
    await store.saveToken({ id, hash: hashOfToken(token), name: id, at: 1, ...(reads && { reads }) })
    const from = await desk.programs.open(token)
    if (typeof from === 'string') throw new Error(from)
    return {
      from,
      ask: (question: string, thread?: string) => desk.programs.ask({ question, excerpts: 3, thread }, from),
    }
  }
  return { ...world, made, channel: { platform: 'chat', workspace: 'W1', channel: 'C1' } }
}
const OPERATOR: Place = { platform: 'terminal' }

describe('a question of a program', () => {
  test('is answered with as many excerpts as it asks for, the first of them the same', async () => {
    const { app, made } = await open()
    const { from } = await made('k1')
    const { programs } = app.desk
    const [one, ten] = await Promise.all(
      [1, 10].map((excerpts) => programs.ask({ question: WHEN, excerpts }, from)),
    )
    expect(one?.answer.excerpts).toHaveLength(1)
    expect(ten?.answer.excerpts[0]).toEqual(one?.answer.excerpts[0])
    expect(one?.answer.status).toBe('answered')
  })

  test('follows up the last one of its thread, which no other program and no chat can name', async () => {
    const { made, channel, type } = await open()
    const [mine, other] = [await made('k1', channel), await made('k2', channel)]
    await mine.ask(WHEN, 'trip')
    expect((await mine.ask('And where?', 'trip')).answer.question).toBe(
      'Where was the Maren Holt ferry built?',
    )
    for (const [program, thread] of [
      [mine, 'tripe'],
      [mine, undefined],
      [other, 'trip'],
    ] as const)
      await expect(program.ask('And where?', thread)).rejects.toThrow('Those words stand in every text')
    // What people ask openly in a thread of the channel stays there.
    await type(`/ask ${WHEN}`, placeIn('C1'))
    await expect(other.ask('And where?', 'C1-thread')).rejects.toThrow('Those words stand in every text')
  })

  test('is a gap that those who run the bot see, and no channel', async () => {
    const { made, channel, type } = await open()
    await (await made('k1', channel)).ask(UNKNOWN)
    expect(await type('/gaps', OPERATOR)).toContain('chess tournament')
    expect(await type('/gaps', placeIn('C1'))).not.toContain('chess')
    expect(await type('/gaps', { platform: 'chat', workspace: 'W1', channel: 'C1' })).not.toContain('chess')
  })

  test('that is none, such as thanks, is no gap', async () => {
    const { made, type } = await open()
    await (await made('k1')).ask('Thank you very much!')
    expect(await type('/gaps', OPERATOR)).not.toContain('Thank')
  })

  test('about who said the last answer claims nothing that no excerpt says', async () => {
    const { made } = await open()
    const { ask } = await made('k1')
    await ask(WHEN, 'trip')
    const { answer, untold } = await ask('Who said that?', 'trip')
    expect([answer.status, untold]).toEqual(['related', 'who'])
    expect(answer.confidence).toBeLessThan(0.5)
  })

  test.each(['', ' ', '!?', 'x'.repeat(1_001)])(
    'that cannot be asked (%j) is refused in words',
    async (question) => {
      const { made } = await open()
      await expect((await made('k1')).ask(question)).rejects.toMatchObject({ name: 'UserError' })
    },
  )
})

describe('a program', () => {
  test('is answered so often in a minute and no more, each for itself and none at the cost of its channel', async () => {
    const { app, made, channel, type } = await open({ ANSWERS_PER_PERSON: '3', ANSWERS_PER_CHANNEL: '1' })
    const { from } = await made('k1', channel)
    const { programs } = app.desk
    await programs.find('ferry', 3, from)
    await programs.list({ limit: 3 }, from)
    await programs.read('ferry.txt', from)
    for (const call of [
      () => programs.find('ferry', 3, from),
      () => programs.list({ limit: 3 }, from),
      () => programs.read('ferry.txt', from),
      () => programs.ask({ question: WHEN, excerpts: 1 }, from),
    ]) {
      const refused = await call().catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(TooOftenError)
      expect((refused as TooOftenError).wait).toBeGreaterThan(0)
      expect((refused as TooOftenError).wait).toBeLessThanOrEqual(20_000)
    }
    expect(await programs.list({ limit: 3 }, (await made('k2', channel)).from)).toBeDefined()
    expect(await type(`/ask ${WHEN}`, placeIn('C1'))).toContain('1931')
  })

  test('still reads when the day of its use cannot be saved', async () => {
    const { app } = await open()
    const token = makeToken()
    await app.store.saveToken({ id: 'k1', hash: hashOfToken(token), name: 'k1', at: 1 })
    expect(await app.desk.programs.open(token)).toMatchObject({ place: { user: 'token:k1' } })
    expect((await app.store.tokens())[0]?.used).toBeGreaterThan(0)
  })
})
