import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../../../../shared/specs/slack-block-limits.json')

/** The limits collected from Slack's documentation; undefined if the collection is missing. */
export const documented: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined

/** A documented limit by its path (`button.text.max_length`); undefined if the collection is missing. */
export const documentedLimit = (path: string): number | undefined => {
  if (documented === undefined) return undefined
  let value = documented
  for (const key of path.split('.')) value = Object.entries(value ?? {}).find(([name]) => name === key)?.[1]
  if (typeof value !== 'number') throw new Error(`No limit is documented under ${path}`)
  return value
}
