/** The command line. `cli/` holds its parts: what can be typed (`usage.ts`, `arguments.ts`), what each command does, and how it ends. */

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { config as loadEnvironment } from 'dotenv'
import project from '../package.json' with { type: 'json' }
import { type App, createApp } from './app.ts'
import { type Run, readArguments } from './cli/arguments.ts'
import { answerLine, runBatch, writeStats } from './cli/batch.ts'
import { type ExitStatus, exitStatusOf, printError, reportBug, reportReading } from './cli/report.ts'
import { hangUpWithParent } from './cli/signals.ts'
import { helpText } from './cli/usage.ts'
import type { Command } from './command.ts'
import { QUESTION_LENGTH, questionFault } from './commands/ask/question.ts'
import { reportFault } from './commands/context.ts'
import { COMMANDS, changesShelf } from './commands/table.ts'
import { type Config, readSettings, type Settings, startedByNpm } from './config.ts'
import { ConfigError, UserError } from './errors.ts'
import { messagesFor } from './messages/catalogue.ts'
import type { Messages } from './messages/en.ts'
import { formatReply, TERMINAL_PLACE, write } from './platforms/terminal/output.ts'
import type { Outcome } from './reply.ts'

/**
 * Runs the program and sets its exit status. Errors are printed on standard error, one line each.
 * @param args without the program's own name
 */
export const runCli = async (args: readonly string[]): Promise<void> => {
  let messages = messagesFor('en')
  if (startedByNpm()) hangUpWithParent()
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, is not an error.
    if (error.code === 'EPIPE') process.exit(0)
    printError(`footnote: ${messages.cliCannotPrint(error.code ?? error.message)}`)
    process.exit(2)
  })
  loadEnvironment({ path: resolve(import.meta.dirname, '../.env'), quiet: true })
  try {
    const settings = readSettings()
    messages = messagesFor(settings.config.language)
    process.exitCode = await start(args, settings, messages)
  } catch (error) {
    process.exitCode = reportError(error)
  }
}

const reportError = (error: unknown): ExitStatus => {
  if (error instanceof UserError || error instanceof ConfigError) {
    for (const line of error.message.split('\n')) printError(`footnote: ${line}`)
    return 2
  }
  reportFault(reportBug, error)
  return 1
}

const start = async (
  args: readonly string[],
  { config, wrong }: Settings,
  messages: Messages,
): Promise<ExitStatus> => {
  const run = readRun(args, messages)
  const ownSources = !/^(?:serve|web|mcp)$/.test(run.kind)
  const own =
    'sources' in run && run.sources !== undefined ? { ...config, sources: run.sources, ownSources } : config
  if (run.kind === 'doctor') {
    const { runDoctor } = await import('./cli/doctor.ts')
    const print = (line: string) => process.stdout.write(`${line}\n`)
    return runDoctor({ config: own, wrong }, { channel: run.channel }, print)
  }
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'))
  return carryOut(run, own, messages)
}

/** A mistake in the arguments is followed by a hint where to look. */
const readRun = (args: readonly string[], messages: Messages): Run => {
  try {
    return readArguments(args, messages)
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${error.message} ${messages.cliHint}`)
    throw error
  }
}

/** Code that only one command needs is loaded for that command, so that the others start sooner. */
const carryOut = async (
  run: Exclude<Run, { kind: 'doctor' }>,
  config: Config,
  messages: Messages,
): Promise<ExitStatus> => {
  switch (run.kind) {
    case 'help':
      await write(process.stdout, helpText(messages))
      return 0
    case 'version':
      await write(process.stdout, `${project.version}\n`)
      return 0
    case 'serve':
      return config.slack || config.discord
        ? (await import('./cli/serve-chats.ts')).serveChats(config)
        : (await import('./cli/serve-terminal.ts')).serveTerminal(config)
    case 'web':
      return (await import('./cli/serve-web.ts')).serveWeb(config)
    case 'mcp':
      return (await import('./cli/serve-mcp.ts')).serveMcp(config)
    case 'digest':
    case 'gaps':
    case 'history':
    case 'feeds':
      return (await import('./cli/inspect.ts')).inspect(run, config, messages)
    case 'read':
      return (await import('./cli/read.ts')).printReading(run.paths)
    case 'import':
      return (await import('./cli/import.ts')).importSources(run.given, config, messages)
    case 'export':
      return (await import('./cli/export.ts')).exportShelf(run.out, config, messages)
    case 'token-create':
    case 'token-list':
    case 'token-revoke':
      return (await import('./cli/token.ts')).manageTokens(run, config, messages)
    case 'slack-manifest': {
      const { manifestText } = await import('./platforms/slack/set-up/manifest.ts')
      await write(process.stdout, manifestText(COMMANDS, run.url))
      return 0
    }
    case 'discord-register':
    case 'discord-unregister': {
      if (!config.discord) throw new UserError(messages.cliNoDiscord)
      const { registerCommands, unregisterCommands } = await import('./platforms/discord/set-up/register.ts')
      const line =
        run.kind === 'discord-register'
          ? messages.cliRegistered[await registerCommands(config.discord, run.guild)]
          : messages.cliUnregistered[await unregisterCommands(config.discord, run.guild)]
      await write(process.stdout, `${line}\n`)
      return 0
    }
    case 'command':
    case 'json':
    case 'batch': {
      if (run.kind === 'command' && needsStore(run.command)) {
        const app = await createApp(config, reportBug)
        try {
          return exitStatusOf(await askApp(run, app, config, messages), false)
        } finally {
          await app.close()
        }
      }
      // Any other single run saves nothing. One over a folder of its own reads nothing else.
      const own = { ...config, database: ':memory:' }
      const added = run.sources === undefined && existsSync(config.database) ? config.database : undefined
      const app = await createApp(own, reportBug, { keeping: false, added })
      if (!reportReading(app, own)) return 2
      return exitStatusOf(await askApp(run, app, own, messages), app.problems.length > 0)
    }
    default:
      return run satisfies never
  }
}

/** Whether a command is about what people changed: it reads the store, and may write to it. */
const needsStore = (command: Command): boolean =>
  changesShelf(command) || /^(?:source-history|source-feeds|shelf-)/.test(command.kind)

const askApp = async (
  run: Run & { readonly kind: 'command' | 'json' | 'batch' },
  app: App,
  { styled }: Config,
  messages: Messages,
): Promise<ReadonlySet<Outcome>> => {
  const { stdin, stdout, stderr } = process
  switch (run.kind) {
    case 'command': {
      const reply = await app.desk.handle(run.command, { place: TERMINAL_PLACE })
      const output = reply.outcome === 'refused' || reply.outcome === 'failed' ? stderr : stdout
      await write(output, `${formatReply(reply, output, styled)}\n`)
      return new Set([reply.outcome])
    }
    case 'json': {
      const fault = questionFault(run.question)
      if (fault) throw new UserError(messages.fault[fault](QUESTION_LENGTH))
      const { line, outcome } = await answerLine(app, { id: 1, q: run.question }, run.top)
      if (outcome === 'refused') throw new UserError(messages.fault.common())
      await write(stdout, `${line}\n`)
      return new Set([outcome])
    }
    case 'batch': {
      // Written before the questions too, so that a wrong path is reported before the work.
      if (run.stats !== undefined) writeStats(run.stats, app, messages)
      const outcomes = await runBatch(app, stdin, stdout, run.top, messages)
      if (run.stats !== undefined) writeStats(run.stats, app, messages)
      return outcomes
    }
    default:
      return run satisfies never
  }
}
