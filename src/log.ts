import { pino } from 'pino'

/** The log of a running bot: events by name, with their fields. Names of people and channels appear only at level `debug`. */
export interface Log {
  debug(event: string, fields?: object): void
  info(event: string, fields?: object): void
  warn(event: string, fields?: object): void
  /** The field `error` is written with its stack. */
  error(event: string, fields?: object): void
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/**
 * Creates a log with one line of JSON for each event. Every secret, and whatever looks like a token, is redacted.
 * @param secrets the values of secret settings
 * @param write receives each line with its line break
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

/** Tokens of Slack, Discord and Footnote, and addresses that let anybody who knows them answer in the bot's name. */
const TOKENS = [
  /\bxox[a-z](?:\.xox[a-z])?-[\w-]+/g,
  /\bxapp-[\w-]+/g,
  /\bfn_[\w-]{43,}/g,
  /\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g,
  /(?<=\/(?:commands|actions|app|services)\/T\w+\/)[\w/-]+/g,
  /(?<=\/(?:webhooks|interactions)\/\d+\/)[\w.-]{20,}/g,
]

/** Replaces the secrets, and whatever looks like a token, by `[secret]`. */
export const redact = (line: string, secrets: readonly string[]): string => {
  let safe = line
  for (const secret of secrets) safe = safe.replaceAll(JSON.stringify(secret).slice(1, -1), '[secret]')
  for (const token of TOKENS) safe = safe.replace(token, '[secret]')
  return safe
}
