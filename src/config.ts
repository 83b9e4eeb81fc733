import { resolve } from 'node:path'
import { z } from 'zod'
import { ACCESS_SETTINGS, type AccessConfig, readAccess } from './access-config.ts'
import { secretsOfDatabase, shownDatabase } from './database-url.ts'
import { ConfigError } from './errors.ts'
import type { Speech } from './model.ts'
import {
  OPENSEARCH_URL,
  readSearch,
  type SearchConfig,
  SIGNING_SETTINGS,
  secretsOfSearch,
} from './search-config.ts'
import { address, countUpTo, DATABASE, type Setting, token } from './setting.ts'
import { readSlack, SLACK_SETTINGS, type SlackConfig } from './slack-config.ts'
import { readWeb, WEB_SETTINGS, type WebConfig } from './web-config.ts'

export interface Config {
  /** The folder or file of sources, as an absolute path or one relative to the working directory. */
  readonly sources: string
  /** Whether a command names sources of its own, which replicas of the bot do not have. */
  readonly ownSources?: boolean
  /** The language of the bot's own words when a person's words do not show theirs. */
  readonly language: Speech
  /** Whether a terminal may be sent escape sequences. */
  readonly styled: boolean
  /** The store's file, `:memory:`, or the URL of a PostgreSQL database. */
  readonly database: string
  /** Where the passages are indexed, if not in memory. */
  readonly search?: SearchConfig
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

export interface DiscordConfig {
  readonly apiUrl: string
  readonly token: string
  /** The ids of the servers where it answers; every server if missing. */
  readonly servers?: readonly string[]
  /** How many connections the processes share; if missing, each process has one for all events. */
  readonly shards?: number | 'auto'
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
  OPENSEARCH_URL,
  ...SIGNING_SETTINGS,
  ...SLACK_SETTINGS,
  DISCORD_TOKEN: {
    does: 'Discord: the bot’s token.',
    cure: 'copy the token from discord.com/developers/applications → your application → Bot → Reset Token, without the word Bot',
    check: token,
    secret: true,
  },
  DISCORD_SHARDS: {
    does: 'Discord, for a bot in many servers or on several machines: how many connections the processes share, or auto for what Discord recommends. Default: one, in each process.',
    cure: 'give a number such as 2, or write auto',
    check: z.literal('auto').or(countUpTo(5_000)),
  },
  PORT: {
    does: 'The port of the HTTP server, for the reader, /healthz, Slack’s requests and installing. Default: 3000 for these, otherwise no server.',
    cure: 'give a number from 1 to 65535',
    check: countUpTo(65_535),
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

type Name = keyof typeof SETTINGS

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
  const value = <Value>(name: Name, check: z.ZodType<Value>): Value | undefined => {
    const setting: Setting = SETTINGS[name]
    const given = setting.secret ? env[name]?.trim() : env[name]
    if (given === undefined || given === '') return undefined
    const result = check.safeParse(given)
    if (result.success) return result.data
    wrong.push(`${name} ${setting.secret ? 'is not one' : `is “${shownDatabase(given)}”`}: ${setting.cure}.`)
    return undefined
  }
  // Several parts read the same setting, which is told once if it is wrong.
  const texts = new Map<Name, string | undefined>()
  const text = (name: Name): string | undefined => {
    if (!texts.has(name)) texts.set(name, value(name, SETTINGS[name].check))
    return texts.get(name)
  }

  const slack = readSlack(text, wrong, CURES)
  const discord = discordOf(text, wrong)
  const web = readWeb(text, wrong, { slack, discord }, CURES)
  const needsPort =
    web !== undefined || (slack !== undefined && (!slack.appToken || slack.install !== undefined))
  const search = readSearch(text, wrong)
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
    ...(search && { search }),
    ...(slack && { slack }),
    ...(discord && { discord }),
    ...(web && { web }),
  }
  return { config, wrong }
}

const CURES = {
  SECRET_KEY: SETTINGS.SECRET_KEY.cure,
  SLACK_CLIENT_ID: SETTINGS.SLACK_CLIENT_ID.cure,
  SLACK_CLIENT_SECRET: SETTINGS.SLACK_CLIENT_SECRET.cure,
  SLACK_BOT_TOKEN: SETTINGS.SLACK_BOT_TOKEN.cure,
  DISCORD_TOKEN: SETTINGS.DISCORD_TOKEN.cure,
}

type ReadText = (name: Name) => string | undefined

const discordOf = (text: ReadText, wrong: readonly string[]): DiscordConfig | undefined => {
  const token = text('DISCORD_TOKEN')
  const faults = wrong.length
  // discord.js appends the version.
  const apiUrl = (text('DISCORD_API_URL') ?? 'https://discord.com/api').replace(/(?:\/v\d+)?\/*$/, '')
  const servers = text('DISCORD_SERVERS')?.match(/\d+/g)
  if (token === undefined || wrong.length > faults) return undefined
  const shards = text('DISCORD_SHARDS')
  if (wrong.length > faults) return undefined
  return {
    token,
    apiUrl,
    ...(servers && { servers }),
    ...(shards !== undefined && { shards: shards === 'auto' ? shards : Number(shards) }),
  }
}

/** Whether npm, or a program that works like it, started this one by a script of the project or as a command. */
export const startedByNpm = (env: Environment = process.env): boolean =>
  /footnote/.test(env.npm_lifecycle_script ?? '')

/** The values of all secret settings. */
export const secretsOf = ({ database, search, slack, discord, web }: Config): readonly string[] =>
  [
    ...[slack?.botToken, slack?.appToken, slack?.signingSecret, discord?.token],
    ...[slack?.install?.clientSecret, slack?.install?.stateSecret, slack?.install?.secretKey],
    ...secretsOfDatabase(database),
    ...secretsOfSearch(search),
    ...[web?.secretKey, web?.slack?.clientSecret, web?.discord?.clientSecret],
  ].filter((one) => one !== undefined)
