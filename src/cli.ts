import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { config as loadEnvironment } from 'dotenv'
import project from '../package.json' with { type: 'json' }
import { type App, createApp } from './app.ts'
import { type Run, readArguments } from './cli/arguments.ts'
import { answerLine, runBatch } from './cli/batch.ts'
import { reportReading } from './cli/reading.ts'
import { type ExitStatus, exitStatusOf } from './cli/report.ts'
import { hangUpWithParent } from './cli/signals.ts'
import { helpText } from './cli/usage.ts'
import { QUESTION_LENGTH, questionFault } from './commands/ask/question.ts'
import { reportFault } from './commands/context.ts'
import { type Config, readSettings, type Settings, startedByNpm } from './config.ts'
import { ConfigError, UserError } from './errors.ts'
import { printError, reportBug } from './log.ts'
import { messagesFor } from './messages/catalogue.ts'
import type { Messages } from './messages/en.ts'
import { formatReply, TERMINAL_PLACE, write } from './platforms/terminal/output.ts'
import type { Outcome } from './reply.ts'

/**
 * Runs the program and sets the status it ends with. Whatever goes wrong is told in one line on standard error.
 * @param args without the program's own name
 */
export const runCli = async (args: readonly string[]): Promise<void> => {
  let messages = messagesFor('en')
  if (startedByNpm()) hangUpWithParent()
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`head`) is no fault of anybody's.
    if (error.code === 'EPIPE') process.exit(0)
    printError(`footnote: ${messages.cliCannotPrint(error.code ?? error.message)}`)
    process.exit(2)
  })
  loadEnvironment({ path: resolve(import.meta.dirname, '../.env'), quiet: true })
  try {
    const settings = readSettings()
    messages = messagesFor(settings.config.language)
    process.exitCode = await start(args, settings)
  } catch (error) {
    process.exitCode = tell(error)
  }
}

/** A UserError of the arguments alone is followed by where to look. */
const start = async (args: readonly string[], { config, wrong }: Settings): Promise<ExitStatus> => {
  const messages = messagesFor(config.language)
  let run: Run
  try {
    run = readArguments(args, messages)
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${error.message} ${messages.cliHint}`)
    throw error
  }
  if (run.kind === 'doctor') {
    const own = { config: withSources(config, run.sources), wrong }
    const { runDoctor } = await import('./cli/doctor.ts')
    return runDoctor(own, { channel: run.channel }, (line) => process.stdout.write(`${line}\n`))
  }
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'))
  return carryOut(run, config, messages)
}

// What one command needs is loaded for that one: the others start sooner.
const carryOut = async (
  run: Exclude<Run, { kind: 'doctor' }>,
  config: Config,
  messages: Messages,
): Promise<ExitStatus> => {
  const { stdout } = process
  switch (run.kind) {
    case 'help':
      await write(stdout, helpText(messages))
      return 0
    case 'version':
      await write(stdout, `${project.version}\n`)
      return 0
    case 'serve':
      return (await import('./main.ts')).serve(withSources(config, run.sources))
    case 'digest':
    case 'gaps':
      return (await import('./cli/inspect.ts')).inspect(run, withSources(config, run.sources), messages)
    case 'slack-manifest':
    case 'discord-register':
      return (await import('./cli/set-up.ts')).setUp(run, config, messages)
    case 'command':
    case 'json':
    case 'batch': {
      // What is asked once leaves nothing behind.
      const own = { ...withSources(config, run.sources), database: ':memory:' }
      const app = await createApp(own, reportBug, { keeping: false })
      if (!reportReading(app, own)) return 2
      return exitStatusOf(await askApp(run, app, own, messages), app.problems.length > 0)
    }
    default:
      return run satisfies never
  }
}

const withSources = (config: Config, sources: string | undefined): Config =>
  sources === undefined ? config : { ...config, sources }

/** @returns how what was asked ended */
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
      const { line, outcome } = answerLine(app, { id: 1, q: run.question }, run.top)
      if (outcome === 'refused') throw new UserError(messages.fault.common())
      await write(stdout, `${line}\n`)
      return new Set([outcome])
    }
    case 'batch': {
      // Written before too, so that a path that is wrong is told before the work and not after it.
      if (run.stats !== undefined) writeStats(run.stats, app, messages)
      const outcomes = await runBatch(app, stdin, stdout, run.top, messages)
      if (run.stats !== undefined) writeStats(run.stats, app, messages)
      return outcomes
    }
    default:
      return run satisfies never
  }
}

/** Counts, times in milliseconds, and the memory that the program holds, in units of 2²⁰ bytes. */
const writeStats = (path: string, { figures }: App, messages: Messages): void => {
  const tenth = (value: number) => Math.round(value * 10) / 10
  const { sources, passages, readMs, indexMs } = figures
  const rssMB = tenth(process.memoryUsage.rss() / 2 ** 20)
  const stats = { sources, passages, readMs: tenth(readMs), indexMs: tenth(indexMs), rssMB }
  try {
    writeFileSync(path, `${JSON.stringify(stats)}\n`)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UserError(messages.cliCannotWrite(path, reason))
  }
}

const tell = (error: unknown): ExitStatus => {
  if (error instanceof UserError || error instanceof ConfigError) {
    for (const line of error.message.split('\n')) printError(`footnote: ${line}`)
    return 2
  }
  reportFault(reportBug, error)
  return 1
}
