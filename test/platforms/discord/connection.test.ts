import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ConfigError } from '../../../src/errors.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import { startBot } from './bot.ts'
import { CONTENT } from './server.ts'
import { isAnswerTo, isAnyPost, says, wordsOf } from './wire.ts'

const OPENED = 'When was the harbour of Lindmar opened?'
/** Guilds, messages in them, direct messages. */
const LEAST = 1 | 512 | 4096
const WITH_CONTENT = LEAST | 32768

/** Sets a channel's rule to every question before the bot starts. */
const listensToAll: NonNullable<NonNullable<Parameters<typeof startBot>[0]>['prepare']> = async (
  { twin, ids },
  desk,
) => {
  const place = { platform: 'discord', workspace: twin.guildId, channel: ids.general, user: '1' }
  await desk.handle({ kind: 'listen', rule: 'all' }, { place })
}

test('asks for no privileged intent, even if the application may have it', async () => {
  const { identified, platform } = await startBot({ flags: CONTENT })
  expect(identified).toEqual([LEAST])
  expect(platform.isReady()).toBe(true)
})

test('starts without Message Content if a channel needs it and it is off, and says what to switch on', async () => {
  const { identified, lines, person, me, until } = await startBot({ prepare: listensToAll })
  expect(identified).toEqual([LEAST])
  expect(lines.join('')).toContain('Switch on Message Content Intent')
  await person.say(`${me} ${OPENED}`)
  await until(isAnyPost)
})

test('starts without the intent if Discord refuses it, and says what to switch on', async () => {
  const { identified, lines, person, me, until } = await startBot({
    prepare: async (server, desk) => {
      await listensToAll(server, desk)
      // A fake: the intent is switched off between the question and the connection.
      server.fakes.push(({ method, path }) =>
        method === 'GET' && path === '/applications/@me'
          ? { status: 200, body: { id: server.twin.botUserId, flags: CONTENT } }
          : undefined,
      )
    },
  })
  expect(identified).toEqual([WITH_CONTENT, LEAST])
  expect(lines.join('')).toContain('Switch on Message Content Intent')
  await person.say(`${me} ${OPENED}`)
  await until(isAnyPost)
})

test('/listen all reconnects with Message Content, and no event is lost or answered twice', async () => {
  const { person, until, connected, disconnected, identified, requests, platform } = await startBot({
    flags: CONTENT,
  })
  await until(isAnswerTo(await person.command('listen', { rule: 'all' })))
  await connected(2)
  await person.say(OPENED)
  expect(wordsOf((await until(isAnyPost)).body)).toContain('3 March 2025')
  await disconnected(1)
  await person.say('How much did the harbour of Lindmar cost?')
  await until(says('48 million euros'))
  await platform.stop()
  expect(identified).toEqual([LEAST, WITH_CONTENT])
  expect(requests.filter(isAnyPost)).toHaveLength(2)
})

test('/listen all tells its user what has to be switched on', async () => {
  const { person, until, identified, lines } = await startBot()
  const used = await person.command('listen', { rule: 'all' })
  expect(wordsOf((await until(isAnswerTo(used))).body)).toContain('Message Content Intent')
  const spanish = await person.command('listen', { rule: 'all' }, { more: { locale: 'es-ES' } })
  expect(wordsOf((await until(isAnswerTo(spanish))).body)).toContain('no recibo los mensajes')
  expect(identified).toEqual([LEAST])
  expect(lines.join('')).toContain('Switch on Message Content Intent')
})

test('a lost connection is resumed, and events that Discord sends again are answered once', async () => {
  const { person, me, until, drop, resumption, repeat, requests, platform } = await startBot()
  await person.say(`${me} ${OPENED}`)
  await until(isAnyPost)
  await drop()
  await resumption()
  await repeat('MESSAGE_CREATE')
  await person.say(`${me} How much did the harbour of Lindmar cost?`)
  await until(says('48 million euros'))
  expect(platform.isReady()).toBe(true)
  await platform.stop()
  expect(requests.filter(isAnyPost)).toHaveLength(2)
})

test('a refused token is reported with where to get one, and is not shown', async () => {
  const { apiUrl, desk, fakes } = await startBot()
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const platform = createDiscord({ token: 'a-wrong-token', apiUrl, desk, language: 'en', log })
  const atGateway = await platform.start().catch((error: unknown) => error)
  // A fake: the twin lets anybody read and write.
  fakes.push(({ path }) =>
    path === '/applications/@me'
      ? { status: 401, body: { code: 0, message: '401: Unauthorized' } }
      : undefined,
  )
  const atOnce = await platform.start().catch((error: unknown) => error)
  for (const error of [atGateway, atOnce]) {
    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).toMatch(/DISCORD_TOKEN.*Reset Token/)
    expect(String(error)).not.toContain('a-wrong-token')
  }
  expect(platform.isReady()).toBe(false)
  await platform.stop()
})

test('an address that nobody answers at is reported', async () => {
  const { desk } = await startBot()
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const platform = createDiscord({
    ...{ token: 'a-token', apiUrl: 'http://127.0.0.1:9/api', desk, language: 'en', log },
  })
  const error = await platform.start().catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ConfigError)
  expect(String(error)).toMatch(/cannot be reached at http:\/\/127\.0\.0\.1:9\/api.*DISCORD_API_URL/)
})

test('what Discord refuses is logged without the text and the place', async () => {
  const { person, me, until, bugs, lines, platform, ids, people } = await startBot({
    prepare: ({ fakes }) => {
      fakes.push(({ operation }) =>
        operation === 'create_message'
          ? { status: 400, body: { code: 50035, message: 'Invalid Form Body' } }
          : undefined,
      )
    },
  })
  await person.say(`${me} ${OPENED}`)
  await until(isAnyPost, 2)
  await platform.stop()
  const told = inspect(bugs, { depth: 9 })
  expect(told).toContain('POST /channels/…/messages: Invalid Form Body (status 400, code 50035)')
  for (const secret of [ids.general, people.ann, 'harbour']) expect(told).not.toContain(secret)
  expect(lines.join('')).toContain('discord.could-not-tell')
})

test('no log line above debug says who said what where', async () => {
  const { person, me, until, lines, ids, people, twin, restart } = await startBot()
  await person.say(`${me} ${OPENED}`)
  await until(isAnyPost)
  await until(isAnswerTo(await person.command('ask', { question: OPENED })))
  await restart()
  const above = lines.filter((line) => !line.includes('"level":"debug"')).join('')
  for (const told of [ids.general, people.ann, twin.guildId, 'ann-the-analyst', 'general', 'harbour'])
    expect(above).not.toContain(told)
  expect(above).not.toBe('')
})
