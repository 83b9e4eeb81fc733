import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
} from 'discord.js'
import { PostingError } from '../../digest/deliver/poster.ts'
import { ConfigError } from '../../errors.ts'
import type { ChannelRefusal } from '../../messages/en/posting.ts'

/** What the errors of Discord's library mean, and how they may be logged. */

/**
 * An error that is safe to log. The library's own errors hold the body of the request, with people's words, and its address, with ids
 * and an interaction's token.
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

/** The path of a request without its ids and tokens. */
const routeOf = (url: string): string =>
  url
    .replace(/^.*?\/v\d+(?=\/)/, '')
    .replace(/\?.*$/, '')
    .split('/')
    .map((part) => (/^(?:\d{15,}|[^/]{33,})$/.test(part) ? '…' : part))
    .join('/')

const hasCode = (error: unknown, ...codes: readonly (number | string)[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(error.code)

/** The message, channel or thread no longer exists. */
export const isGone = (error: unknown): boolean =>
  hasCode(error, RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.UnknownChannel)

/** The bot lacks a permission. */
export const isForbidden = (error: unknown): boolean =>
  hasCode(error, RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess)

/** There is no such person in the server, or the bot is not in it. */
export const isNoMember = (error: unknown): boolean =>
  isForbidden(error) ||
  hasCode(
    error,
    RESTJSONErrorCodes.UnknownMember,
    RESTJSONErrorCodes.UnknownUser,
    RESTJSONErrorCodes.UnknownGuild,
  )

/** The bot may not post as a reply, because it may not read the history of the channel. */
export const mayNotReply = (error: unknown): boolean =>
  hasCode(
    error,
    RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
    RESTJSONErrorCodes.CannotReferenceAMessageWithoutPermissionToReadMessageHistory,
  )

/** Why the bot may not write in a channel or a thread, which is for people there to mend; undefined for any other error. */
export const channelRefusalOf = (error: unknown): ChannelRefusal | undefined => {
  if (isForbidden(error) || mayNotReply(error)) return 'forbidden'
  if (isArchived(error)) return 'archived'
  return hasCode(error, RESTJSONErrorCodes.ThreadLocked) ? 'locked' : undefined
}

/** The person takes no direct messages from the bot. */
export const isUnreachable = (error: unknown): boolean =>
  hasCode(
    error,
    RESTJSONErrorCodes.CannotSendMessagesToThisUser,
    RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  )

/** An interaction's token lives for 15 minutes: https://discord.com/developers/docs/interactions/receiving-and-responding */
export const isTokenExpired = (error: unknown): boolean =>
  hasCode(error, RESTJSONErrorCodes.InvalidWebhookToken, RESTJSONErrorCodes.UnknownWebhook)

/** The interaction was not acknowledged within 3 seconds, or another process acknowledged it. */
export const isAlreadyAcknowledged = (error: unknown): boolean =>
  hasCode(
    error,
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  )

export const isArchived = (error: unknown): boolean =>
  hasCode(error, RESTJSONErrorCodes.InvalidActionOnArchivedThread)

/** discord.com/developers/docs/topics/opcodes-and-status-codes, "Gateway Close Event Codes" */
export const DISALLOWED_INTENTS = 4014

const badTokenError = (): ConfigError =>
  new ConfigError(
    'DISCORD_TOKEN is refused by Discord. Take a new one: discord.com/developers/applications → your application → Bot → Reset Token.',
  )

const REFUSED = 'Discord refuses the connection for good'
const UPDATE =
  'Install the newest version of Footnote; where DISCORD_API_URL is set, check that it leads to Discord.'

const CLOSED_FOR_GOOD: ReadonlyMap<number | undefined, string> = new Map([
  [4010, `${REFUSED} (code 4010, invalid shard). ${UPDATE}`],
  [
    4011,
    `${REFUSED} (code 4011, sharding required): the bot is in more servers than its connections may serve. Set DISCORD_SHARDS to auto, or ` +
      'give each of several bots an application and a DISCORD_TOKEN of its own.',
  ],
  [4012, `${REFUSED} (code 4012, invalid API version). ${UPDATE}`],
  [4013, `${REFUSED} (code 4013, invalid intents). ${UPDATE}`],
])

/** What to do about a close code after which there is no connection to be had; undefined for any other. */
export const refusalOf = (code: number | undefined): ConfigError | undefined => {
  if (code === 4004) return badTokenError()
  const refusal = CLOSED_FOR_GOOD.get(code)
  return refusal === undefined ? undefined : new ConfigError(refusal)
}

/** An error that says what to do about a token that Discord refuses, or about a setting; undefined for any other. */
export const settingErrorOf = (error: unknown): ConfigError | undefined => {
  if (error instanceof ConfigError) return error
  if ((error instanceof DiscordAPIError || error instanceof HTTPError) && error.status === 401)
    return badTokenError()
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return badTokenError()
  return undefined
}

/** Turns an error at the start into one that says what to do. Errors that no setting causes stay as they are, safe to log. */
export const startError = (error: unknown, apiUrl: string): unknown => {
  const known = settingErrorOf(error)
  if (known) return known
  if (error instanceof DiscordAPIError) return loggable(error)
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const reason =
    cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause)
  return new ConfigError(
    `Discord cannot be reached at ${apiUrl} (${reason}). Check the network, and DISCORD_API_URL where it is set.`,
  )
}

/** What an error of the library, or of the network below it, means for a message that was to be posted; undefined for other errors. */
export const postingErrorOf = (error: unknown): PostingError | undefined => {
  if (error instanceof RateLimitError) {
    const delay = retryDelay(error)
    const again = `may be asked again in ${Math.ceil(delay / 1000)} seconds.`
    return new PostingError('later', `Discord was asked too often, and ${again}`, delay)
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const { status } = error
    const code = error instanceof DiscordAPIError ? error.code : undefined
    // The person who runs the bot can replace a bad token, so no channel loses its digest for it.
    if (status === 401) return new PostingError('later', badTokenError().message)
    const reason = PERMANENT.get(code)
    if (reason !== undefined)
      return new PostingError('never', `${reason} (code ${code}).`, undefined, 'forbidden')
    const cure = MENDABLE.get(code)
    if (cure !== undefined)
      return new PostingError('later', `${cure} (code ${code}).`, undefined, 'forbidden')
    const details = code === undefined ? `status ${status}` : `status ${status}, code ${code}`
    return new PostingError('later', `Discord did not take the message (${details}).`)
  }
  return isUnreached(error) ? new PostingError('later', 'Discord cannot be reached now.') : undefined
}

/** How long to wait before the next request, in milliseconds. */
export const retryDelay = (
  limit: Pick<RateLimitError, 'timeToReset' | 'retryAfter' | 'sublimitTimeout'>,
): number => Math.max(limit.timeToReset, limit.retryAfter, limit.sublimitTimeout)

/** The request was aborted, took too long, or could not be sent. */
const isUnreached = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' ||
    error.name === 'TimeoutError' ||
    'code' in error ||
    (error.cause instanceof Error && 'code' in error.cause))

const GONE = 'Discord has no such channel any more: it was removed, or the bot was'
const NO_DIRECT_MESSAGES =
  'Discord does not let the bot write to that person: they share no server with it, or take no direct messages from it'

/** Errors that stay until somebody changes something, by their codes. */
const PERMANENT: ReadonlyMap<unknown, string> = new Map([
  [RESTJSONErrorCodes.UnknownChannel, GONE],
  [RESTJSONErrorCodes.UnknownGuild, GONE],
  [RESTJSONErrorCodes.UnknownUser, 'Discord has no such person'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, NO_DIRECT_MESSAGES],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, NO_DIRECT_MESSAGES],
  [
    RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
    'Nothing can be written in that channel: choose another',
  ],
])

/** Errors that somebody in the server can mend, by their codes. */
const MENDABLE: ReadonlyMap<unknown, string> = new Map([
  [RESTJSONErrorCodes.MissingAccess, 'The bot does not see the channel: give its role View Channel there'],
  [
    RESTJSONErrorCodes.MissingPermissions,
    'The bot may not write in the channel: give its role View Channel, Send Messages and Read Message History there',
  ],
  [RESTJSONErrorCodes.ThreadLocked, 'The thread is locked: unlock it, or choose another channel'],
  [
    RESTJSONErrorCodes.InvalidActionOnArchivedThread,
    'The thread is archived: open it again, or choose another channel',
  ],
])
