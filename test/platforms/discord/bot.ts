import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, vi } from 'vitest'
import { type AppOptions, createApp } from '../../../src/app.ts'
import type { Desk } from '../../../src/commands/desk.ts'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import { folderOf } from '../../sources/folder.ts'
import { personOn } from './person.ts'
import { type Counterpart, startServer } from './server.ts'

// Each test starts a whole bot and a whole counterpart.
vi.setConfig({ testTimeout: 30_000 })

/** Sources of the tests' own. */
const SHELF = {
  'harbour.md': `# The new harbour

Published: 14 March 2025

The harbour of Lindmar was opened on 3 March 2025 by the mayor, Ada Solberg.
It cost 48 million euros, and the port authority paid for it.
Ships of up to 200 metres can berth there. The old harbour was closed in 2019 after a storm.
`,
  'fishing.md': `# Herring returns to the bay

Published: 2 May 2025

The herring catch of Lindmar rose to 9,000 tonnes in 2024, the largest in twenty years.
Fishers say that the new harbour of Lindmar makes it easier to land the fish.
The herring catch of Torvik fell to 1,200 tonnes in 2024.
`,
  'hostile.md': `# @everyone read **this** <@123456789012345678>

Published: 9 June 2025

The lighthouse of Grimsund is painted **red** and ||white||, says @everyone and <@&123456789012345678> at [the door](https://example.com/x).
`,
}

export interface BotOptions {
  /** Of the application. */
  readonly flags?: number
  /** The ids of the servers where it answers. */
  readonly servers?: (server: Counterpart) => readonly string[]
  /** Replaces parts of the real desk, to fail or to hang. */
  readonly desk?: (real: Desk) => Desk
  readonly app?: AppOptions
  /** The sources, by their files' names. */
  readonly texts?: Readonly<Record<string, string>>
  readonly prepare?: (server: Counterpart, desk: Desk) => Promise<void> | void
}

/** The whole bot on a counterpart of Discord. Both end with the test, which fails if Discord would have refused a body. */
export const startBot = async ({
  flags = 0,
  desk = (real) => real,
  prepare,
  servers,
  app: options = {},
  texts = SHELF,
}: BotOptions = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-discord-'))
  const server = await startServer(join(folder, 'twin.db'))
  server.state.flags = flags
  const bugs: { readonly id: string; readonly error: unknown }[] = []
  const app = await createApp(
    readConfig({ SOURCES_DIR: folderOf(texts), DATABASE: ':memory:', TIME_ZONE: 'UTC' }),
    (id, error) => bugs.push({ id, error }),
    options,
  )
  const lines: string[] = []
  const logged = new Set<() => void>()
  const log = createLog('debug', [], (line) => {
    lines.push(line)
    for (const look of logged) look()
  })
  const kept = new Set<() => void>()
  let answers = 0
  const answering = desk({
    ...app.desk,
    saveAnswer: async (answered) => {
      await app.desk.saveAnswer(answered)
      answers += 1
      for (const look of kept) look()
    },
  })
  const newPlatform = () =>
    createDiscord({
      ...{ token: server.token, apiUrl: server.apiUrl, desk: answering, language: 'en', log },
      pause: async () => {},
      ...(servers && { servers: servers(server) }),
    })
  const platform = newPlatform()
  const others = [platform]
  onTestFinished(async () => {
    for (const each of others) await each.stop()
    await server.stop()
    await app.close()
    rmSync(folder, { recursive: true, force: true })
    expect(server.refused).toEqual([])
    expect(lines.join('')).not.toContain(server.token)
  })
  await prepare?.(server, app.desk)
  await platform.start()
  return {
    ...server,
    server,
    platform,
    desk: app.desk,
    store: app.store,
    bugs,
    /** How many answers the bot has saved. */
    kept: () => answers,
    /** Waits until the bot has saved this many answers. */
    untilKept: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (answers >= count) resolve()
        }
        kept.add(look)
        look()
      }),
    /** The lines of the log. */
    lines,
    /** Waits until an event was logged so often. */
    untilLogged: (event: string, count = 1) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (lines.filter((line) => line.includes(`"event":"${event}"`)).length >= count) resolve()
        }
        logged.add(look)
        look()
      }),
    person: personOn(server),
    /** The mention of the bot, as Discord writes it. */
    me: `<@${server.twin.botUserId}>`,
    /** The bot after a restart: the same store, a new connection. */
    restart: async () => {
      await others.at(-1)?.stop()
      const next = newPlatform()
      others.push(next)
      await next.start()
      return next
    },
  }
}
