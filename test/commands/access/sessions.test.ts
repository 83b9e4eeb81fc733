import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { createSessions } from '../../../src/commands/access/sessions.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'

const DAY = 86_400_000
const ANN = { platform: 'chat', workspace: 'w1', user: 'u1', workspaces: ['w1', 'w2'] }

const openSessions = async () => {
  const store = await openStore(':memory:')
  onTestFinished(() => store.close())
  const time = { now: 1_000 }
  const writes: string[] = []
  const counting = {
    ...store,
    changeSession: (...[hash, change]: Parameters<typeof store.changeSession>) => {
      writes.push(Object.keys(change).join())
      return store.changeSession(hash, change)
    },
  }
  const withKey = (key: Buffer) => createSessions(counting, key, () => time.now)
  return { store, time, writes, withKey, sessions: withKey(Buffer.alloc(32)) }
}

test('a session is found by its id, which is new and random each time, and by no other', async () => {
  const { sessions, withKey } = await openSessions()
  const [id, other] = [await sessions.begin(ANN), await sessions.begin(ANN)]
  expect(id).toMatch(/^[\w-]{43}$/)
  expect(other).not.toBe(id)
  expect(await sessions.find(id)).toMatchObject(ANN)
  for (const wrong of [
    '',
    id.slice(1),
    `${id}x`,
    randomBytes(32).toString('base64url'),
    `${id.slice(0, -1)}.`,
  ])
    expect(await sessions.find(wrong)).toBeUndefined()
  expect(await withKey(Buffer.alloc(32, 1)).find(id)).toBeUndefined()
})

test('the store has neither its id nor anything that makes it without the key', async () => {
  const { store, sessions } = await openSessions()
  const id = await sessions.begin(ANN)
  expect(await store.session(id)).toBeUndefined()
})

test('it ends after 30 days without use', async () => {
  const { time, sessions } = await openSessions()
  const id = await sessions.begin(ANN)
  time.now += 29 * DAY
  expect(await sessions.find(id)).toBeDefined()
  time.now += 30 * DAY - 1
  expect(await sessions.find(id)).toBeDefined()
  time.now += 30 * DAY
  expect(await sessions.find(id)).toBeUndefined()
})

test('it ends after 90 days, however often it is used', async () => {
  const { time, sessions } = await openSessions()
  const id = await sessions.begin(ANN)
  for (let day = 1; day < 90; day += 1) {
    time.now += DAY
    expect(await sessions.find(id)).toBeDefined()
  }
  time.now += DAY
  expect(await sessions.find(id)).toBeUndefined()
})

test('its use is written down once a day', async () => {
  const { time, writes, sessions } = await openSessions()
  const id = await sessions.begin(ANN)
  for (let hour = 0; hour < 47; hour += 1) {
    time.now += DAY / 24
    await sessions.find(id)
  }
  expect(writes).toEqual(['until'])
})

test('it changes to a workspace of its own, and to no other', async () => {
  const { sessions } = await openSessions()
  const id = await sessions.begin(ANN)
  await sessions.change(id, 'w2')
  expect((await sessions.find(id))?.workspace).toBe('w2')
  await sessions.change(id, 'w3')
  expect((await sessions.find(id))?.workspace).toBe('w2')
})

test('it is gone when it was ended, and from the store when it has expired', async () => {
  const { store, time, sessions } = await openSessions()
  const [ended, left] = [await sessions.begin(ANN), await sessions.begin(ANN)]
  await sessions.end(ended)
  await sessions.end('no id')
  expect(await sessions.find(ended)).toBeUndefined()
  expect(await sessions.find(left)).toBeDefined()
  time.now += 30 * DAY
  await store.forget(time.now, 0)
  time.now -= 30 * DAY
  expect(await sessions.find(left)).toBeUndefined()
})
