import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigError } from '../../../src/errors.ts'
import { createLog } from '../../../src/log.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import { startBot } from './bot.ts'
import { isAnyPost, says } from './wire.ts'

const OPENED = 'When was the harbour of Lindmar opened?'
const QUIET = createLog('silent', [])

test('the bot is not ready while its connection to the gateway is lost, and is again once it is resumed', async () => {
  const { platform, treats, drop, untilLogged } = await startBot()
  expect(platform.isReady()).toBe(true)
  treats.away = true
  await drop()
  await untilLogged('discord.reconnecting')
  expect(platform.isReady()).toBe(false)
  treats.away = false
  await untilLogged('discord.resumed')
  expect(platform.isReady()).toBe(true)
})

const FOR_GOOD = [
  [4004, /DISCORD_TOKEN.*Reset Token/],
  [4010, /code 4010.*newest version/],
  [4011, /code 4011.*more servers.*DISCORD_TOKEN/],
  [4012, /code 4012.*DISCORD_API_URL/],
  [4013, /code 4013.*newest version/],
] as const

test.each(FOR_GOOD)(
  'a connection that is closed with code %i says for good what to do',
  async (code, cure) => {
    const { platform, close } = await startBot()
    close(code)
    expect(await platform.refused).toBeInstanceOf(ConfigError)
    expect(String(await platform.refused)).toMatch(cure)
    expect(platform.isReady()).toBe(false)
  },
)

test.each(FOR_GOOD)('a start that is refused with code %i says what to do', async (code, cure) => {
  const { treats, token, apiUrl, desk } = await startBot()
  treats.refusal = code
  const platform = createDiscord({ token, apiUrl, desk, language: 'en', log: QUIET, pause: async () => {} })
  const error = await platform.start().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ConfigError)
  expect(String(error)).toMatch(cure)
  await platform.stop()
})

test.each(['/applications/@me', '/gateway/bot'])(
  'a start that finds Discord failing, or its connections breaking, at %s waits and tries again',
  async (route) => {
    let asked = 0
    const { platform, lines } = await startBot({
      prepare: ({ fakes, cuts }) => {
        fakes.push(({ path }) => {
          if (path !== route) return undefined
          asked += 1
          return asked <= 8 ? { status: 503 } : undefined
        })
        cuts.push(({ path }) => {
          if (path !== route || asked !== 8) return undefined
          asked += 1
          return 'before'
        })
      },
    })
    expect(platform.isReady()).toBe(true)
    expect(lines.join('')).toContain('discord.unreachable')
  },
)

test('a bot that waits for Discord at its start can be stopped, and so can one that waits for the gateway', async () => {
  const { fakes, treats, token, apiUrl, desk, identified, openings } = await startBot()
  const waits = Promise.withResolvers<void>()
  const starting = () =>
    createDiscord({
      ...{ token, apiUrl, desk, language: 'en', log: QUIET },
      // Waits until it is stopped.
      pause: (_, ending) =>
        new Promise((_resolve, reject) => {
          ending?.addEventListener('abort', () => reject(ending.reason))
          waits.resolve()
        }),
    })
  treats.away = true
  const atGateway = starting()
  const started = atGateway.start()
  await openings(2)
  await atGateway.stop()
  await started
  fakes.push(({ path }) => (path === '/applications/@me' ? { status: 503 } : undefined))
  const atStart = starting()
  const begun = atStart.start()
  await waits.promise
  await atStart.stop()
  await begun
  expect([atGateway.isReady(), atStart.isReady()]).toEqual([false, false])
  expect(identified).toHaveLength(1)
})

const EVENTS = [
  ...['READY', 'RESUMED', 'GUILD_CREATE', 'GUILD_DELETE', 'GUILD_MEMBER_UPDATE', 'GUILD_ROLE_UPDATE'],
  ...['CHANNEL_CREATE', 'CHANNEL_UPDATE', 'THREAD_CREATE', 'THREAD_LIST_SYNC', 'TYPING_START'],
  ...['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE', 'MESSAGE_DELETE_BULK', 'INTERACTION_CREATE'],
  'NO_SUCH_EVENT',
]

const eventOf = (t: string, d: unknown) => JSON.stringify({ op: 0, t, s: 1, d })

test('nothing that the gateway sends ends the bot, however malformed', async () => {
  const { person, me, until, sendText, platform, ids, twin, newId, restart, treats, lines } = await startBot()
  const message = { id: newId(), channel_id: ids.general, guild_id: twin.guildId, content: OPENED, type: 0 }
  const malformed: readonly unknown[] = [
    message,
    { ...message, author: null },
    { ...message, channel_id: null, author: { id: newId() } },
    { ...message, author: 'Ann', mentions: 7, id: null },
    ...[null, {}, [], 'text', { ids: null }, { id: newId(), type: 2, data: null, token: 't' }],
  ]
  const garbage = fc.tuple(fc.constantFrom(...EVENTS), fc.jsonValue())
  const texts = [
    ...malformed.flatMap((data) => EVENTS.map((event) => eventOf(event, data))),
    ...fc.sample(garbage, 300).map(([event, data]) => eventOf(event, data)),
    ...['garbage', '{', 'null', '[]', '{"op":0}', '{"op":11}', '{"op":0,"t":"MESSAGE_CREATE"}'],
  ]
  texts.forEach(sendText)
  await person.say(`${me} ${OPENED}`)
  await until(isAnyPost)
  expect(platform.isReady()).toBe(true)
  const logged = lines.filter((line) => line.includes('discord.unreadable-event'))
  expect(logged.length).toBeGreaterThan(0)
  expect(logged.join('')).not.toContain('Ann')

  // What comes before the servers are known is put off, and handled elsewhere.
  treats.early = malformed.map((data) => eventOf('MESSAGE_CREATE', data))
  await restart()
  await person.say(`${me} How much did the harbour of Lindmar cost?`)
  await until(says('48 million euros'))
})
