import { pino } from 'pino'
import { displayText } from './display.ts'
import { messagesFor } from './messages/catalogue.ts'
import type { Problem, Speech } from './model.ts'

/** What a running bot takes down: an event by its name, with what is to be known of it. Names of people and channels at `debug` alone. */
export interface Log {
  debug(event: string, fields?: object): void
  info(event: string, fields?: object): void
  warn(event: string, fields?: object): void
  /** A field `error` is written with where it arose. */
  error(event: string, fields?: object): void
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/**
 * A log of one line of JSON an event. What looks like a token of a chat platform, and every secret given, is struck out of it.
 * @param secrets settings that must not be read by anybody
 * @param write takes each line with its line break
 */
export const createLog = (
  level: LogLevel,
  secrets: readonly string[],
  write: (line: string) => void = (line) => process.stdout.write(line),
): Log => {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      errorKey: 'error',
      serializers: { error: pino.stdSerializers.err },
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(redact(line, secrets)) },
  )
  const at =
    (method: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, fields: object = {}): void =>
      logger[method](fields, event)
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Slack's tokens, Discord's, and the addresses that let whoever knows them answer in the bot's name. */
const TOKENS = [
  /\bxox[a-z](?:\.xox[a-z])?-[\w-]+/g,
  /\bxapp-[\w-]+/g,
  /\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g,
  /(?<=\/(?:commands|actions|app|services)\/T\w+\/)[\w/-]+/g,
  /(?<=\/(?:webhooks|interactions)\/\d+\/)[\w.-]{20,}/g,
]

/** A text without tokens of chat platforms, and without the secrets given. */
export const redact = (line: string, secrets: readonly string[]): string => {
  let safe = line
  for (const secret of secrets) safe = safe.replaceAll(JSON.stringify(secret).slice(1, -1), '[secret]')
  for (const token of TOKENS) safe = safe.replace(token, '[secret]')
  return safe
}

/** More, and they bury all else; they are alike by then. */
const SHOWN_PROBLEMS = 20

/** Takes down a bug on standard error, in one line: its id, what it says, and where in the program it arose. */
export const reportBug = (id: string, error: unknown): void => {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const where = error instanceof Error ? /\n\s+at (.*)/.exec(error.stack ?? '')?.[1] : undefined
  printError(`bug ${id}: ${what}${where === undefined ? '' : ` (${where})`}`)
}

/** What could not be read, one line each on standard error. A problem's message names the file and line itself. */
export const reportProblems = (problems: readonly Problem[], speech: Speech): void => {
  for (const { message } of problems.slice(0, SHOWN_PROBLEMS)) printError(`footnote: ${message}`)
  const more = problems.length - SHOWN_PROBLEMS
  if (more > 0) printError(`footnote: ${messagesFor(speech).moreProblems(more)}`)
}

/** One line on standard error, safe to show. */
export const printError = (text: string): void => {
  process.stderr.write(`${displayText(text)}\n`)
}
