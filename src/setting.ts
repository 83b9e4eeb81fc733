import { z } from 'zod'
import { isDatabase } from './database-url.ts'

/*
 * What the tables of settings share: what a setting is, and the checks that several use.
 */

/** One setting, as the documents describe it and error messages explain it. */
export interface Setting {
  readonly does: string
  readonly cure: string
  readonly check: z.ZodType<string | undefined>
  /** Whether its value must never be shown. */
  readonly secret?: boolean
}

/** What an HTTP header can hold. With anything else, an error's message would repeat the token. */
export const token = z.string().regex(/^[\x21-\x7e]+$/)

export const address = z.url({ protocol: /^https?$/ })

/** A whole number from 1 to `most`. */
export const countUpTo = (most: number) =>
  z.string().refine((count) => /^[1-9]\d{0,4}$/.test(count) && Number(count) <= most)

/** Where the store is. */
export const DATABASE = {
  does: 'The file, or the PostgreSQL database, that saves questions, feedback, digests and watches across restarts. Default: data/local/footnote.sqlite.',
  cure: 'give the path of a file, such as ./footnote.sqlite, or postgres://user:password@host/database',
  check: z.string().refine(isDatabase),
} as const satisfies Setting
