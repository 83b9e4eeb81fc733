import { resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError } from './errors.ts'
import type { Speech } from './model.ts'

export interface Config {
  /** The folder or file of sources: an absolute path, or one below the working directory. */
  readonly sources: string
  /** What the bot speaks where nobody's words tell the language. */
  readonly language: Speech
  /** Whether a terminal may be sent escape sequences. */
  readonly styled: boolean
}

/** What a setting is, for the documents and for whoever gets it wrong. */
export interface Setting {
  readonly does: string
  readonly cure: string
  readonly check: z.ZodType<string | undefined>
}

/** Every setting there is. An empty value counts as none. */
export const SETTINGS = {
  SOURCES_DIR: {
    does: 'The folder or file of sources. Default: the data/sources that comes with Footnote.',
    cure: 'give the path of a folder or file, such as ./articles',
    check: z.string().refine((path) => !path.includes('\0')),
  },
  BOT_LANGUAGE: {
    does: 'The language of Footnote’s own words where nobody’s tell it: en or es. Default: en.',
    cure: 'write en or es',
    check: z.enum(['en', 'es']),
  },
  NO_COLOR: {
    does: 'Any value keeps bold, underlined and dim text off the terminal. Default: they are on.',
    cure: 'give any value, or none',
    check: z.string(),
  },
} as const satisfies Readonly<Record<string, Setting>>

const PROJECT = resolve(import.meta.dirname, '..')

/**
 * The settings from environment variables.
 * @throws ConfigError that names every setting that is wrong, one a line, each with its cure
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const wrong: string[] = []
  const value = <Value>(name: keyof typeof SETTINGS, check: z.ZodType<Value>): Value | undefined => {
    const given = env[name]
    if (given === undefined || given === '') return undefined
    const result = check.safeParse(given)
    if (result.success) return result.data
    wrong.push(`${name} is “${given}”: ${SETTINGS[name].cure}.`)
    return undefined
  }
  const config: Config = {
    sources: value('SOURCES_DIR', SETTINGS.SOURCES_DIR.check) ?? resolve(PROJECT, 'data/sources'),
    language: value('BOT_LANGUAGE', SETTINGS.BOT_LANGUAGE.check) ?? 'en',
    // A terminal of this type has said that it knows no escape sequences.
    styled: value('NO_COLOR', SETTINGS.NO_COLOR.check) === undefined && env.TERM !== 'dumb',
  }
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'))
  return config
}
