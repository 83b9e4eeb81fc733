import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import type { DigestSchedule } from '../src/store/port.ts'
import { NO_SETTINGS, NODE_FLAGS } from './no-settings.ts'
import { startServer } from './platforms/discord/server.ts'
import { BOT_TOKEN, CHANNEL, openWorkspace, TEAM } from './platforms/slack/workspace.ts'
import { folderOf } from './sources/folder.ts'

const ROOT = resolve(import.meta.dirname, '..')
const QUESTION = 'When was the Maren Holt ferry built?'

/** The ways to start the program: directly, as the README says, and by a shell that ends at once and has a question asked later. */
const COMMANDS = {
  node: [process.execPath, ...NODE_FLAGS, 'bin/footnote.js', 'serve'],
  npm: ['npm', 'start'],
  shell: ['sh', '-c', '(sleep 2; echo "$1") | "$0" bin/footnote.js serve &', process.execPath, QUESTION],
} as const

export const SECRET = 'whole-program'

const FERRY = `The old ferry of Maren Holt

The Maren Holt ferry was built in Bergen in 1931. It crosses the fjord twice a day, in summer and in winter.
`

/**
 * Starts the program in a process group of its own. What the test leaves of the group is killed at its end.
 * @param input of the program; it has none unless it is given
 */
export const startProgram = (
  by: keyof typeof COMMANDS,
  env: Readonly<Record<string, string>>,
  input: Readable | 'ignore' = 'ignore',
) => {
  const [command, ...args] = COMMANDS[by]
  const program = spawn(command, args, {
    cwd: ROOT,
    env: { ...NO_SETTINGS, LOG_LEVEL: 'debug', npm_config_update_notifier: 'false', ...env },
    stdio: [input, 'pipe', 'pipe'],
    detached: true,
  })
  const lines: string[] = []
  const errors: string[] = []
  program.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  // Closed when the last process that holds the output has ended.
  const ended = once(program, 'close')
  const looking = new Set<() => void>()
  createInterface({ input: program.stdout }).on('line', (line) => {
    lines.push(line)
    for (const look of looking) look()
  })
  onTestFinished(() => killGroup(program))
  /** Waits for lines that hold the words. */
  const until = (words: string, count = 1): Promise<void> =>
    new Promise((found) => {
      const look = () => {
        if (lines.filter((line) => line.includes(words)).length >= count) found()
      }
      looking.add(look)
      look()
    })
  return { program, lines, errors, ended, until }
}

/** An input that asks a question and stays open until the test ends. */
export const openInput = async (): Promise<Readable> => {
  const writer = spawn('sh', ['-c', 'echo "$0"; exec sleep 60', QUESTION], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => {
    writer.kill('SIGKILL')
  })
  await once(writer, 'spawn')
  return writer.stdout
}

/** Starts the bot. @returns once it says that it is ready, or has ended */
export const startBot = async (by: keyof typeof COMMANDS, env: Readonly<Record<string, string>>) => {
  const started = startProgram(by, env)
  await Promise.race([started.until('"event":"ready"'), started.ended])
  return started
}

const killGroup = async (program: ChildProcess): Promise<void> => {
  if (program.pid !== undefined && groupOf(program.pid).length > 0) process.kill(-program.pid, 'SIGKILL')
  if (program.exitCode === null && program.signalCode === null) await once(program, 'close')
}

/** The processes of a group that are alive. One that has ended and that nobody has asked about does not count. */
export const groupOf = (group: number): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      // "pid (name) state parent group": the name may hold anything.
      const [state, , its] = statOf(pid)
        .replace(/^.*\) /s, '')
        .split(' ')
      return Number(its) === group && state !== 'Z' && state !== 'X'
    })

const statOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-program-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** A folder of one source, and a store that is not there yet. */
export const sourcesAndStore = () => ({
  SOURCES_DIR: folderOf({ 'ferry.txt': FERRY }),
  DATABASE: join(temporaryFolder(), 'new', 'footnote.sqlite'),
})

/** Counterparts of Slack and Discord, and the settings of a program that is to be connected with them. */
export const surroundings = async () => {
  const workspace = await openWorkspace()
  const discord = await startServer(join(temporaryFolder(), 'twin.db'))
  onTestFinished(() => discord.stop())
  const env = {
    ...sourcesAndStore(),
    PORT: String(await freePort()),
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: workspace.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  }
  return { workspace, discord, database: env.DATABASE, env }
}

/** A digest of a channel on each platform that was due an hour ago. */
export const dueDigests = (guild: string, channel: string): readonly DigestSchedule[] => {
  const now = Date.now()
  return [
    { platform: 'slack', workspace: TEAM, channel: CHANNEL },
    { platform: 'discord', workspace: guild, channel },
  ].map((channel) => ({
    channel,
    time: new Date(now - 3_600_000).toISOString().slice(11, 16),
    days: 'daily',
    zone: 'UTC',
    quiet: 'skip',
    language: 'en',
    setBy: 'U000000001',
    since: now - 3 * 86_400_000,
  }))
}
