import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js'
import { ConfigError } from '../../errors.ts'

/**
 * An error as it may be logged. What Discord's library throws carries the request's body, with people's words, and its address,
 * with ids and an interaction's token.
 */
export const loggable = (error: unknown): unknown => {
  if (!(error instanceof DiscordAPIError || error instanceof HTTPError)) return error
  const code = error instanceof DiscordAPIError ? `, code ${error.code}` : ''
  const safe = new Error(
    `${error.method} ${routeOf(error.url)}: ${error.message} (status ${error.status}${code})`,
  )
  safe.name = 'DiscordError'
  if (error.stack !== undefined) safe.stack = error.stack.replace(/^.*$/m, `${safe.name}: ${safe.message}`)
  return safe
}

const routeOf = (url: string): string =>
  url
    .replace(/^.*?\/v\d+(?=\/)/, '')
    .replace(/\?.*$/, '')
    .split('/')
    .map((part) => (/^(?:\d{15,}|[^/]{33,})$/.test(part) ? '…' : part))
    .join('/')

const hasCode = (error: unknown, codes: readonly (number | string)[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(error.code)

/** The message, channel or thread is not there any more. */
export const isGone = (error: unknown): boolean =>
  hasCode(error, [RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.UnknownChannel])

/** The bot may not do that there. */
export const isForbidden = (error: unknown): boolean =>
  hasCode(error, [RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess])

/** An interaction's token lives for 15 minutes: https://discord.com/developers/docs/interactions/receiving-and-responding */
export const isTokenExpired = (error: unknown): boolean =>
  hasCode(error, [RESTJSONErrorCodes.InvalidWebhookToken, RESTJSONErrorCodes.UnknownWebhook])

/** It was not acknowledged within 3 seconds, or somebody else did it. */
export const isAlreadyAcknowledged = (error: unknown): boolean =>
  hasCode(error, [
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  ])

export const isArchived = (error: unknown): boolean =>
  hasCode(error, [RESTJSONErrorCodes.InvalidActionOnArchivedThread])

/** discord.com/developers/docs/topics/opcodes-and-status-codes, "Gateway Close Event Codes" */
export const CLOSE_CODES = { badToken: 4004, disallowedIntents: 4014 } as const

export const badTokenError = (): ConfigError =>
  new ConfigError(
    'DISCORD_TOKEN is refused by Discord. Take a new one: discord.com/developers/applications → your application → Bot → Reset Token.',
  )

/** What keeps the program from Discord's API, said plainly. Errors that are no setting's doing stay as they are. */
export const startError = (error: unknown, apiUrl: string): unknown => {
  if ((error instanceof DiscordAPIError || error instanceof HTTPError) && error.status === 401)
    return badTokenError()
  if (error instanceof DiscordAPIError || error instanceof ConfigError) return loggable(error)
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const reason =
    cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause)
  return new ConfigError(
    `Discord cannot be reached at ${apiUrl} (${reason}). Check the network, and DISCORD_API_URL where it is set.`,
  )
}
