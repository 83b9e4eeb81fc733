import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { openStore } from '../src/store/sqlite/store.ts'
import {
  dueDigests,
  groupOf,
  openInput,
  sourcesAndStore,
  startBot,
  startProgram,
  surroundings,
} from './start-program.ts'

type Started = ReturnType<typeof startProgram>

/** npm passes on the first two; of the others the program learns when npm is gone. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const

/** How npm ends: as the program did where it waits for it, or else by the signal. */
const endOfNpm = (signal: (typeof SIGNALS)[number]) =>
  signal === 'SIGTERM' || signal === 'SIGINT' ? [0, null] : [null, signal]

/** Signals npm's own process. @returns how npm ended, once nothing holds its output any more */
const signalNpm = async ({ program, ended }: Started, signal: NodeJS.Signals) => {
  program.kill(signal)
  return ended
}

/** No process is left, and the store was closed: SQLite removes its log when the last connection goes. */
const expectNothingLeft = async ({ program }: Started, database: string) => {
  for (let tries = 0; groupOf(program.pid ?? 0).length > 0 && tries < 40; tries += 1) await wait(50)
  expect(groupOf(program.pid ?? 0)).toEqual([])
  expect(existsSync(database)).toBe(true)
  expect(existsSync(`${database}-wal`)).toBe(false)
}

describe('a bot that npm started', () => {
  test.each(SIGNALS)(
    'finishes the digests under way and leaves nothing behind when npm gets %s',
    async (signal) => {
      const { workspace, discord, database, env } = await surroundings()
      const before = await openStore(database)
      for (const digest of dueDigests(discord.twin.guildId, discord.ids.general))
        await before.saveSchedule(digest)
      await before.close()
      const bot = await startBot('npm', env)
      // The message is there; the ledger may not know it yet.
      await workspace.call('chat.postMessage')
      expect(await signalNpm(bot, signal)).toEqual(endOfNpm(signal))
      await expectNothingLeft(bot, database)
      expect(JSON.parse(bot.lines.at(-1) ?? '')).toMatchObject({ event: 'stopped' })
      expect(bot.lines.join('\n')).not.toContain('stopped at once')

      const store = await openStore(database)
      for (const { channel } of dueDigests(discord.twin.guildId, discord.ids.general))
        expect(await store.lastDelivery(channel)).toMatchObject({ state: 'posted' })
      expect(await store.openDeliveries(Number.MAX_SAFE_INTEGER)).toEqual([])
      await store.close()
      expect(workspace.callsOf('chat.postMessage')).toHaveLength(1)
    },
    60_000,
  )

  test('stops once and in order when Ctrl-C signals the whole process group', async () => {
    const { database, env } = await surroundings()
    const bot = await startBot('npm', env)
    process.kill(-(bot.program.pid ?? 0), 'SIGINT')
    expect(await bot.ended).toEqual([0, null])
    await expectNothingLeft(bot, database)
    expect(bot.lines.filter((line) => line.includes('"stopping"'))).toHaveLength(1)
    expect(JSON.parse(bot.lines.at(-1) ?? '')).toMatchObject({ event: 'stopped' })
  }, 60_000)
})

describe('a bot that Discord fails', () => {
  test('ends at SIGTERM while the gateway is away', async () => {
    const { discord, database, env } = await surroundings()
    const bot = await startBot('node', env)
    discord.treats.away = true
    await discord.drop()
    await bot.until('discord.reconnecting')
    bot.program.kill('SIGTERM')
    expect(await bot.ended).toEqual([0, null])
    await expectNothingLeft(bot, database)
  }, 60_000)

  test('ends at SIGTERM while it waits for Discord at its start', async () => {
    const { discord, database, env } = await surroundings()
    discord.fakes.push(({ path }) => (path === '/applications/@me' ? { status: 503 } : undefined))
    const bot = startProgram('node', env)
    await bot.until('discord.unreachable')
    expect((await fetch(`http://127.0.0.1:${env.PORT}/healthz`)).status).toBe(503)
    bot.program.kill('SIGTERM')
    expect(await bot.ended).toEqual([0, null])
    await expectNothingLeft(bot, database)
  }, 60_000)

  test('ends with a status, and says which setting is wrong, when the token is refused', async () => {
    const { discord, database, env } = await surroundings()
    const bot = await startBot('node', env)
    discord.close(4004)
    expect(await bot.ended).toEqual([2, null])
    expect(bot.errors.join('')).toMatch(/^footnote: DISCORD_TOKEN is refused by Discord/m)
    await expectNothingLeft(bot, database)
  }, 60_000)
})

describe('a session in the terminal that npm started', () => {
  test.each(SIGNALS)(
    'ends as if its input had ended when npm gets %s',
    async (signal) => {
      const env = sourcesAndStore()
      const session = startProgram('npm', env, await openInput())
      await session.until('built in Bergen in 1931')
      expect(await signalNpm(session, signal)).toEqual(endOfNpm(signal))
      await expectNothingLeft(session, env.DATABASE)
      // What follows npm's own name is what npm says of the signal.
      expect(session.errors.join('').replace(/^npm .*\n?/gm, '')).toBe('')
    },
    60_000,
  )
})

test('a session that npm did not start goes on when the shell that started it has ended', async () => {
  const env = sourcesAndStore()
  const session = startProgram('shell', env)
  expect(await once(session.program, 'exit')).toEqual([0, null])
  expect(session.lines).toEqual([])
  await session.until('built in Bergen in 1931')
  await session.ended
  await expectNothingLeft(session, env.DATABASE)
}, 60_000)
