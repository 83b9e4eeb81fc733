import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../../../../shared/specs/slack-block-limits.json')

/** The limits as they are collected from Slack's documentation, where that collection is at hand. */
export const documented: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined

/** One of them by its path, as `button.text.max_length`; undefined where the collection is not at hand. */
export const documentedLimit = (path: string): number | undefined => {
  if (documented === undefined) return undefined
  let value = documented
  for (const key of path.split('.')) value = Object.entries(value ?? {}).find(([name]) => name === key)?.[1]
  if (typeof value !== 'number') throw new Error(`No limit is documented under ${path}`)
  return value
}
