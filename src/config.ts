import { resolve } from 'node:path'
import { z } from 'zod'
import { ACCESS_SETTINGS, type AccessConfig, readAccess } from './access-config.ts'
import { secretsOfDatabase, shownDatabase } from './database-url.ts'
import { ConfigError } from './errors.ts'
import type { Speech } from './model.ts'
import { address, countUpTo, DATABASE, type Setting, token } from './setting.ts'
import { readWeb, WEB_SETTINGS, type WebConfig } from './web-config.ts'

export interface Config {
  /** The folder or file of sources, as an absolute path or one relative to the working directory. */
  readonly sources: string
  /** The language of the bot's own words when a person's words do not show theirs. */
  readonly language: Speech
  /** Whether a terminal may be sent escape sequences. */
  readonly styled: boolean
  /** The store's file, `:memory:`, or the URL of a PostgreSQL database. */
  readonly database: string
  /** The IANA name of the time zone to use when a person's is unknown. */
  readonly zone: string
  /** How long questions are saved, in days. */
  readonly retentionDays: number
  /** The least severe events in a running bot's log. */
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** The port of the HTTP server; without it there is none. */
  readonly port?: number
  readonly access: AccessConfig
  readonly slack?: SlackConfig
  readonly discord?: DiscordConfig
  readonly web?: WebConfig
}

/** If no setting is wrong, one of the last two is there: an app token connects over a socket, a signing secret over HTTP. */
export interface SlackConfig {
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken?: string
  readonly signingSecret?: string
}

export interface DiscordConfig {
  readonly apiUrl: string
  readonly token: string
  /** The ids of the servers where it answers; every server if missing. */
  readonly servers?: readonly string[]
}

/** Whether this runtime knows a time zone of this name. */
export const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** All settings. An empty value counts as none. */
export const SETTINGS = {
  SOURCES_DIR: {
    does: 'The folder or file that the sources are read from. Default: data/sources, which comes with Footnote.',
    cure: 'give the path of a folder or file, such as ./articles',
    check: z.string().refine((path) => !path.includes('\0')),
  },
  BOT_LANGUAGE: {
    does: 'The language of Footnote’s own words when a person’s words do not show theirs: en or es. Default: en.',
    cure: 'write en or es',
    check: z.enum(['en', 'es']),
  },
  NO_COLOR: {
    does: 'Any value turns off bold, underlined and dim text in the terminal. Default: on.',
    cure: 'give any value, or none',
    check: z.string(),
  },
  DATABASE,
  SLACK_BOT_TOKEN: {
    does: 'Slack: the bot’s token, xoxb-…, from the page “Install App” of your app.',
    cure: 'copy the “Bot User OAuth Token” (xoxb-…) from api.slack.com/apps → your app → Install App',
    check: token.regex(/^(?!xapp-|xox[^b])/),
    secret: true,
  },
  SLACK_APP_TOKEN: {
    does: 'Slack over a socket: the app-level token, xapp-…, with the scope connections:write.',
    cure: 'make one with the scope connections:write at api.slack.com/apps → your app → Basic Information → App-Level Tokens (xapp-…)',
    check: token.regex(/^(?!xox)/),
    secret: true,
  },
  SLACK_SIGNING_SECRET: {
    does: 'Slack over HTTP: the signing secret, instead of SLACK_APP_TOKEN. Slack sends its requests to /slack/events.',
    cure: 'copy the “Signing Secret” from api.slack.com/apps → your app → Basic Information',
    check: token.regex(/^(?!xox|xapp-)/),
    secret: true,
  },
  DISCORD_TOKEN: {
    does: 'Discord: the bot’s token.',
    cure: 'copy the token from discord.com/developers/applications → your application → Bot → Reset Token, without the word Bot',
    check: token,
    secret: true,
  },
  PORT: {
    does: 'The port of the HTTP server, for the reader, /healthz and Slack’s requests. Default: 3000 for Slack over HTTP and for the reader, otherwise no server.',
    cure: 'give a number from 1 to 65535',
    check: countUpTo(65_535),
  },
  SLACK_API_URL: {
    does: 'The address of Slack’s API; change it for a proxy or a test server. Default: https://slack.com/api/.',
    cure: 'give an address that begins with https:// or http://',
    check: address,
  },
  DISCORD_API_URL: {
    does: 'The address of Discord’s API; change it for a proxy or a test server. Default: https://discord.com/api.',
    cure: 'give an address that begins with https:// or http://',
    check: address,
  },
  TIME_ZONE: {
    does: 'The time zone of digests when a person’s own is unknown, such as Europe/Madrid. Default: this machine’s.',
    cure: 'name a zone such as Europe/Madrid or America/Santiago',
    check: z.string().refine(isZone),
  },
  RETENTION_DAYS: {
    does: 'How many days Footnote keeps questions and their feedback. Default: 90.',
    cure: 'give a whole number from 1 to 36500',
    check: countUpTo(36_500),
  },
  ...ACCESS_SETTINGS,
  ...WEB_SETTINGS,
  LOG_LEVEL: {
    does: 'How much a running bot logs: debug, info, warn, error or silent. Default: info.',
    cure: `write one of ${LOG_LEVELS.join(', ')}`,
    check: z.enum(LOG_LEVELS),
  },
} as const satisfies Readonly<Record<string, Setting>>

const PROJECT = resolve(import.meta.dirname, '..')

export interface Settings {
  /** Made from the settings that are right. */
  readonly config: Config
  /** A line for each setting that is wrong or missing, with what to do. */
  readonly wrong: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings from environment variables.
 * @throws ConfigError with a line for each setting that is wrong or missing, and what to do about it
 */
export const readConfig = (env: Environment = process.env): Config => {
  const { config, wrong } = readSettings(env)
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'))
  return config
}

/** Reads the settings from environment variables, and collects what is wrong. */
export const readSettings = (env: Environment = process.env): Settings => {
  const wrong: string[] = []
  const value = <Value>(name: keyof typeof SETTINGS, check: z.ZodType<Value>): Value | undefined => {
    const setting: Setting = SETTINGS[name]
    const given = setting.secret ? env[name]?.trim() : env[name]
    if (given === undefined || given === '') return undefined
    const result = check.safeParse(given)
    if (result.success) return result.data
    wrong.push(`${name} ${setting.secret ? 'is not one' : `is “${shownDatabase(given)}”`}: ${setting.cure}.`)
    return undefined
  }
  const text = (name: keyof typeof SETTINGS): string | undefined => value(name, SETTINGS[name].check)

  const slack = slackOf(text, wrong)
  const discord = discordOf(text, wrong)
  const web = readWeb(text, wrong, { slack, discord }, CURES)
  const needsPort = web !== undefined || (slack !== undefined && !slack.appToken)
  const port = Number(text('PORT') ?? (needsPort ? 3000 : Number.NaN))
  const config: Config = {
    sources: text('SOURCES_DIR') ?? resolve(PROJECT, 'data/sources'),
    language: value('BOT_LANGUAGE', SETTINGS.BOT_LANGUAGE.check) ?? 'en',
    // TERM=dumb means that the terminal knows no escape sequences.
    styled: text('NO_COLOR') === undefined && env.TERM !== 'dumb',
    database: text('DATABASE') ?? resolve(PROJECT, 'data/local/footnote.sqlite'),
    zone: text('TIME_ZONE') ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    retentionDays: Number(text('RETENTION_DAYS') ?? 90),
    logLevel: value('LOG_LEVEL', SETTINGS.LOG_LEVEL.check) ?? 'info',
    access: readAccess(text),
    ...(Number.isFinite(port) && { port }),
    ...(slack && { slack }),
    ...(discord && { discord }),
    ...(web && { web }),
  }
  return { config, wrong }
}

const CURES = {
  SLACK_BOT_TOKEN: SETTINGS.SLACK_BOT_TOKEN.cure,
  DISCORD_TOKEN: SETTINGS.DISCORD_TOKEN.cure,
}

type ReadText = (name: keyof typeof SETTINGS) => string | undefined

const discordOf = (text: ReadText, wrong: readonly string[]): DiscordConfig | undefined => {
  const token = text('DISCORD_TOKEN')
  const faults = wrong.length
  // discord.js appends the version.
  const apiUrl = (text('DISCORD_API_URL') ?? 'https://discord.com/api').replace(/(?:\/v\d+)?\/*$/, '')
  const servers = text('DISCORD_SERVERS')?.match(/\d+/g)
  if (token === undefined || wrong.length > faults) return undefined
  return { token, apiUrl, ...(servers && { servers }) }
}

/**
 * Slack's settings, if any is given. Missing ones are added to `wrong`; a valid bot token is returned even so, because the doctor can
 * examine it by itself.
 */
const slackOf = (text: ReadText, wrong: string[]): SlackConfig | undefined => {
  const faults = wrong.length
  // Method names are appended to it.
  const apiUrl = (text('SLACK_API_URL') ?? 'https://slack.com/api/').replace(/\/*$/, '/')
  // If the address is wrong, the tokens must not go to the default one.
  const wrongAddress = wrong.length > faults
  const botToken = text('SLACK_BOT_TOKEN')
  const appToken = text('SLACK_APP_TOKEN')
  const signingSecret = text('SLACK_SIGNING_SECRET')
  const right = wrong.length === faults
  if (botToken === undefined) {
    if (right && (appToken !== undefined || signingSecret !== undefined))
      wrong.push(`SLACK_BOT_TOKEN is missing: ${SETTINGS.SLACK_BOT_TOKEN.cure}.`)
    return undefined
  }
  if (right && appToken === undefined && signingSecret === undefined)
    wrong.push(
      `SLACK_APP_TOKEN is missing: ${SETTINGS.SLACK_APP_TOKEN.cure}. Or set SLACK_SIGNING_SECRET, to be sent requests over HTTP.`,
    )
  if (wrongAddress) return undefined
  if (appToken !== undefined) return { apiUrl, botToken, appToken }
  return { apiUrl, botToken, ...(signingSecret !== undefined && { signingSecret }) }
}

/** Whether npm, or a program that works like it, started this one by a script of the project or as a command. */
export const startedByNpm = (env: Environment = process.env): boolean =>
  /footnote/.test(env.npm_lifecycle_script ?? '')

/** The values of all secret settings. */
export const secretsOf = ({ database, slack, discord, web }: Config): readonly string[] =>
  [
    ...[slack?.botToken, slack?.appToken, slack?.signingSecret, discord?.token],
    ...secretsOfDatabase(database),
    ...[web?.secretKey, web?.slack?.clientSecret, web?.discord?.clientSecret],
  ].filter((one) => one !== undefined)
