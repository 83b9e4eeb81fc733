import { REST, type RESTOptions } from 'discord.js'
import { expect, test } from 'vitest'
import { isUncertain, persistently } from '../../../src/platforms/discord/persist.ts'

type Send = RESTOptions['makeRequest']

const closed = () => Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
const refusal = (code: number) => () => Response.json({ code, message: 'No' }, { status: 400 })
const done = () => Response.json({ id: '7' })

/** Discord's library over a network that gives these answers in turn, each after some milliseconds. */
const over = (answers: readonly (() => Response | Error)[], takes = 0) => {
  const left = [...answers]
  const asked: string[] = []
  const pauses: number[] = []
  let time = 0
  const send: Send = async (url, { method }) => {
    asked.push(`${method} ${new URL(url).pathname.replace('/api/v10', '')}`)
    time += takes
    const answer = left.shift()?.() ?? new Error('There is no answer left.')
    if (answer instanceof Error) throw answer
    return answer
  }
  const pause = async (milliseconds: number) => {
    pauses.push(milliseconds)
    time += milliseconds
  }
  const rest = new REST(persistently({ send, pause, now: () => time })).setToken('a-token')
  return { rest, asked, pauses, time: () => time }
}

const CALLBACK = '/interactions/700000000000000001/a-token/callback'
const THREADS = '/channels/700000000000000001/messages/700000000000000002/threads'

test('a request is sent again when its connection breaks, also if the cause says so, after longer and longer pauses', async () => {
  const wrapped = () => new TypeError('fetch failed', { cause: closed() })
  const { rest, pauses } = over([closed, wrapped, done])
  expect(await rest.post('/channels/1/messages', { body: {} })).toEqual({ id: '7' })
  expect(pauses).toEqual([...pauses].sort((one, other) => one - other))
  expect(pauses).toHaveLength(2)
})

test('an answer that breaks off in the middle is asked for again', async () => {
  const half = () =>
    new Response(
      new ReadableStream({
        start: (stream) => {
          stream.enqueue(new TextEncoder().encode('{"id":'))
          stream.error(closed())
        },
      }),
    )
  expect(await over([half, done]).rest.get('/channels/1')).toEqual({ id: '7' })
})

test('a server that fails for a moment is asked again', async () => {
  const failing = () => new Response('no', { status: 502 })
  expect(await over([failing, failing, done]).rest.get('/channels/1')).toEqual({ id: '7' })
})

test('a request is given up before a stopping bot would be, and its error says that nobody knows', async () => {
  for (const failing of [closed, () => new Response('no', { status: 503 })]) {
    const { rest, asked, time } = over(Array.from({ length: 20 }, () => failing))
    const error = await rest.get('/channels/1').catch((reason: unknown) => reason)
    expect(isUncertain(error)).toBe(true)
    expect(asked.length).toBeGreaterThan(4)
    expect(time()).toBeLessThan(10_000)
  }
})

test('what Discord refuses and what is a bug of ours is not sent again', async () => {
  for (const failing of [refusal(50013), () => new TypeError('a bug')]) {
    const { rest, asked } = over([failing, done])
    const error = await rest.post('/channels/1/messages', { body: {} }).catch((reason: unknown) => reason)
    expect(isUncertain(error)).toBe(false)
    expect(asked).toHaveLength(1)
  }
})

test('an acknowledgement is not sent again after three seconds, and typing not at all', async () => {
  for (const takes of [0, 700, 1400, 5000]) {
    const { rest, pauses, time } = over(
      Array.from({ length: 20 }, () => closed),
      takes,
    )
    await expect(rest.post(CALLBACK, { body: {} })).rejects.toThrow('other side closed')
    // The last try began in time.
    expect(time() - takes).toBeLessThan(3000)
    if (takes === 0) expect(pauses.length).toBeGreaterThan(1)
  }
  const typing = over([closed, done])
  await expect(typing.rest.post('/channels/1/typing')).rejects.toThrow('other side closed')
  expect(typing.asked).toHaveLength(1)
})

test('an acknowledgement that Discord had before the connection broke counts; one by somebody else does not', async () => {
  await over([closed, refusal(40060)]).rest.post(CALLBACK, { body: {} })
  await expect(over([refusal(40060)]).rest.post(CALLBACK, { body: {} })).rejects.toThrow('No')
})

test('a message that was deleted before the connection broke is deleted; one that never was is unknown', async () => {
  const unknown = () => Response.json({ code: 10008, message: 'Unknown Message' }, { status: 404 })
  await over([closed, unknown]).rest.delete('/channels/1/messages/2')
  await expect(over([unknown]).rest.delete('/channels/1/messages/2')).rejects.toThrow('Unknown Message')
  await expect(over([closed, unknown]).rest.patch('/channels/1/messages/2', { body: {} })).rejects.toThrow(
    'Unknown Message',
  )
})

test('a thread that is there already is fetched, over a broken connection too', async () => {
  const { rest, asked } = over([closed, refusal(160004), closed, done])
  expect(await rest.post(THREADS, { body: { name: 'x' } })).toEqual({ id: '7' })
  expect(asked).toEqual([
    ...[`POST ${THREADS}`, `POST ${THREADS}`],
    ...['GET /channels/700000000000000002', 'GET /channels/700000000000000002'],
  ])
})
