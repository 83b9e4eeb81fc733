import { join } from 'node:path'
import { generateSnowflake } from 'discord-digital-twin'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { createLeases } from '../../../src/commands/once.ts'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import { openStore } from '../../../src/store/open.ts'
import { folderOf } from '../../sources/folder.ts'
import { temporaryFolder } from '../../store/temporary.ts'
import { type Counterpart, startServer } from './server.ts'
import { wordsOf } from './wire.ts'

vi.setConfig({ testTimeout: 60_000 })

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

/** What a process does at any time: it keeps its shards, and looks for another or opens it. */
const TASKS = 2

/** A clock that goes on only while every process waits for it. */
const createClock = () => {
  let now = Date.now()
  const processes = new Map<object, Set<Sleeper>>()
  const isQuiet = () => [...processes.values()].every(({ size }) => size >= TASKS)
  return {
    now: () => now,
    /** How a process waits. */
    pauseOf: (process: object) => {
      const sleepers = new Set<Sleeper>()
      return {
        begin: () => processes.set(process, sleepers),
        pause: (milliseconds: number, ending?: AbortSignal): Promise<void> =>
          new Promise((resolve, reject) => {
            if (ending?.aborted) return reject(ending.reason)
            const sleeper = { at: now + milliseconds, wake: resolve }
            sleepers.add(sleeper)
            ending?.addEventListener('abort', () => {
              sleepers.delete(sleeper)
              reject(ending.reason)
            })
          }),
      }
    },
    end: (process: object) => processes.delete(process),
    /** Lets so many milliseconds pass. */
    pass: async (milliseconds: number) => {
      const end = now + milliseconds
      for (;;) {
        await vi.waitUntil(isQuiet, { timeout: 30_000, interval: 2 })
        const all = [...processes.values()].flatMap((sleepers) =>
          [...sleepers].map((one) => ({ sleepers, one })),
        )
        const next = all.filter(({ one }) => one.at <= end).sort((x, y) => x.one.at - y.one.at)[0]
        if (!next) break
        now = Math.max(now, next.one.at)
        next.sleepers.delete(next.one)
        next.one.wake()
      }
      now = end
    },
  }
}

const TEXT = 'The harbour of Quillon\n\nThe harbour of Quillon was opened in March 1987 by the mayor.\n'

/** A bot on four shards, with a server on each, and processes that share one store. */
const open = async (limits: object = {}) => {
  const folder = temporaryFolder()
  const server = await startServer(join(folder, 'twin.db'))
  onTestFinished(() => server.stop())
  server.fakes.push(({ path }) =>
    path === '/gateway/bot'
      ? {
          status: 200,
          body: {
            url: server.twin.gatewayUrl,
            shards: 4,
            session_start_limit: {
              ...{ total: 1000, remaining: 999, reset_after: 3_600_000, max_concurrency: 1 },
              ...limits,
            },
          },
        }
      : undefined,
  )
  const channels = await Promise.all([0, 1, 2, 3].map((shard) => addServer(server, shard)))
  const clock = createClock()
  const settings = { SOURCES_DIR: folderOf({ 'harbour.txt': TEXT }), TIME_ZONE: 'UTC' }
  const config = readConfig({ ...settings, DATABASE: join(folder, 'store.sqlite') })

  const start = async (shards: number | 'auto' = 4) => {
    const lines: string[] = []
    const log = createLog('debug', [], (line) => lines.push(line))
    const app = await createApp(config, (id, error) => log.error('bug', { id, error }))
    const store = await openStore(config.database)
    const leases = createLeases(store, clock.now)
    // A process that hangs says nothing more, to nobody.
    let hangs = false
    let loses = 0
    const gone = Promise.withResolvers<never>()
    gone.promise.catch(() => {})
    const unlessHung = <Result>(work: () => Promise<Result>): Promise<Result> =>
      hangs ? gone.promise : work()
    const process = {}
    const { begin, pause } = clock.pauseOf(process)
    const platform = createDiscord({
      ...{ token: server.token, apiUrl: server.apiUrl, desk: app.desk, language: 'en', log, shards },
      leases: {
        take: (name, time) => unlessHung(() => leases.take(name, time)),
        keep: (name, time) => {
          loses -= 1
          return unlessHung(async () => loses < 0 && leases.keep(name, time))
        },
        giveBack: (name) => unlessHung(() => leases.giveBack(name)),
      },
      pause,
      now: clock.now,
    })
    const own = () =>
      lines.flatMap((line) => {
        const { event, shard } = JSON.parse(line) as { event: string; shard: number }
        return event === 'discord.shard' ? [shard] : []
      })
    let stopped = false
    const stop = async () => {
      if (stopped) return
      stopped = true
      clock.end(process)
      gone.reject(new Error('The process is gone.'))
      await platform.stop()
      await store.close()
      await app.close()
    }
    onTestFinished(stop)
    return {
      platform,
      lines,
      /** The shards that it has opened, in order. */
      own,
      stop,
      start: () => {
        begin()
        return platform.start()
      },
      /** The next it hears of each shard is that another has it. */
      lose: () => {
        loses = 4
      },
      hang: () => {
        hangs = true
        clock.end(process)
      },
    }
  }
  /** The answers in the channel of each server, and in direct messages. */
  const ask = async (question: string) => {
    const before = server.requests.length
    const all = [...channels, server.ids.direct]
    for (const channelId of all)
      await server.twin.simulateUserMessage({
        userId: server.people.ann,
        channelId,
        content: `<@${server.twin.botUserId}> ${question}`,
      })
    const answers = () =>
      server.requests
        .slice(before)
        .filter(({ operation, body }) => operation === 'create_message' && /1987/.test(wordsOf(body)))
    await expect.poll(() => answers().length, { timeout: 20_000 }).toBe(all.length)
  }
  const answered = () =>
    server.requests.filter(
      ({ operation, body }) => operation === 'create_message' && /1987/.test(wordsOf(body)),
    ).length
  return { server, start, clock, channels, ask, answered }
}

/** Adds a server whose events come to a shard of four, with a channel. */
const addServer = async ({ twin, people }: Counterpart, shard: number): Promise<string> => {
  let id = BigInt(generateSnowflake())
  while ((id >> 22n) % 4n !== BigInt(shard)) id += 1n << 22n
  const guildId = `${id}`
  const { prisma } = twin
  await prisma.guild.create({ data: { id: guildId, name: `Server ${shard}`, ownerId: people.ben } })
  await prisma.role.create({
    data: { id: guildId, guildId, name: '@everyone', permissions: '1071698660929', position: 0 },
  })
  for (const userId of [twin.botUserId, people.ann])
    await prisma.guildMember.create({ data: { guildId, userId } })
  const channel = generateSnowflake()
  await prisma.channel.create({ data: { id: channel, guildId, type: 0, name: 'general' } })
  return channel
}

test('two processes share four shards: each event is answered once, and the shards of one that died go to the other', async () => {
  const { server, start, clock, ask, answered } = await open()
  const [one, two] = [await start(), await start('auto')]
  const starting = Promise.all([one.start(), two.start()])
  await clock.pass(40_000)
  await starting
  expect([...one.own(), ...two.own()].sort()).toEqual([0, 1, 2, 3])
  expect([one.own().length, two.own().length]).toEqual([2, 2])
  expect(server.shards.map((shard) => shard?.[1])).toEqual([4, 4, 4, 4])
  expect([one.platform.isReady(), two.platform.isReady()]).toEqual([true, true])
  await ask('When was the harbour of Quillon opened?')

  // Its connections stay open, as those of a machine that hangs do: what comes by both is answered once.
  one.hang()
  await clock.pass(90_000)
  expect([...two.own()].sort()).toEqual([0, 1, 2, 3])
  await ask('Who opened the harbour of Quillon in March 1987?')
  await one.stop()
  await two.stop()
  expect(answered()).toBe(10)
  expect(`${one.lines.join('')}${two.lines.join('')}`).not.toContain('"event":"bug"')
})

test('a process that stops gives its shards back, and one that waited takes them over at once', async () => {
  const { start, clock } = await open()
  const one = await start()
  const starting = one.start()
  await clock.pass(30_000)
  await starting
  expect(one.own()).toEqual([0, 1, 2, 3])
  const two = await start()
  const waiting = two.start()
  await clock.pass(60_000)
  await waiting
  // It has none, and posts all the same.
  expect(two.own()).toEqual([])
  expect(two.platform.isReady()).toBe(true)
  await one.stop()
  await clock.pass(30_000)
  expect(two.own()).toEqual([0, 1, 2, 3])
})

test('shards identify one every five seconds, and as often as the bot may in a day', async () => {
  const limits = { remaining: 0, reset_after: 100_000 }
  const { server, start, clock } = await open(limits)
  const [one, two] = [await start(), await start()]
  const starting = Promise.all([one.start(), two.start()])
  await clock.pass(99_000)
  expect(server.shards).toEqual([])
  expect(one.lines.join('')).toContain('discord.connected-too-often')
  Object.assign(limits, { remaining: 999 })
  await clock.pass(1_500)
  expect(server.shards).toHaveLength(1)
  await clock.pass(3_000)
  expect(server.shards).toHaveLength(1)
  await clock.pass(3_000)
  await starting
  expect(server.shards).toHaveLength(2)
})

test('a process whose shard went to another closes its connection, and takes it again when it may', async () => {
  const { server, start, clock } = await open()
  const one = await start()
  const starting = one.start()
  await clock.pass(30_000)
  await starting
  one.lose()
  await clock.pass(10_000)
  expect(one.lines.filter((line) => line.includes('discord.shard-lost'))).toHaveLength(4)
  expect(server.openShards()).toEqual([])
  await clock.pass(90_000)
  expect(server.openShards()).toEqual([0, 1, 2, 3])
  expect(one.own()).toEqual([0, 1, 2, 3, 0, 1, 2, 3])
})

test('a process that waits knows the servers and people of all shards, and posts anywhere', async () => {
  const { server, start, clock, channels } = await open()
  const one = await start()
  const starting = one.start()
  await clock.pass(30_000)
  await starting
  const two = await start()
  const waiting = two.start()
  await clock.pass(10_000)
  await waiting
  const guilds = await server.twin.prisma.guild.findMany()
  server.fakes.push(({ method, path }) => {
    if (method !== 'GET') return undefined
    if (path === '/users/@me/guilds')
      return { status: 200, body: guilds.map(({ id, name }) => ({ id, name })) }
    const member = /^\/guilds\/\d+\/members\/(\d+)$/.exec(path)?.[1]
    return member === undefined
      ? undefined
      : { status: 200, body: { roles: [], flags: 0, user: { id: member, username: 'ann' } } }
  })
  const { people, poster } = two.platform
  const seen = await people?.workspaces()
  expect(seen?.map(({ name }) => name).sort()).toEqual(guilds.map(({ name }) => name).sort())
  const [guild] = guilds.filter(({ name }) => name === 'Server 2')
  const { ann, ben } = server.people
  expect(await people?.personOf(guild?.id ?? '', ann)).toMatchObject({ role: 'member', name: 'ann' })
  expect(await people?.personOf(guild?.id ?? '', ben)).toMatchObject({ role: 'admin' })
  const channel = { platform: 'discord', workspace: guild?.id ?? '', channel: channels[2] ?? '' }
  const reply = {
    language: 'en',
    outcome: 'done',
    blocks: [{ kind: 'prose', text: 'Good morning' }],
  } as const
  expect(await poster.post({ kind: 'channel', channel }, reply, 'k')).toMatchObject(channel)
  expect(two.own()).toEqual([])
})
