import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js'
import { PostingError } from '../../digest/deliver/poster.ts'
import { badTokenError } from './errors.ts'

/** What an error of Discord's library, or of the network below it, means for a message that was to be posted. */
export const postingErrorOf = (error: unknown): PostingError | undefined => {
  if (error instanceof RateLimitError) return tooMany(retryDelay(error))
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const { status } = error
    const code = error instanceof DiscordAPIError ? error.code : undefined
    // A token is put right by whoever runs the bot; that costs no channel its digest.
    if (status === 401) return new PostingError('later', badTokenError().message)
    const why = HOPELESS.get(code)
    if (why !== undefined) return new PostingError('never', `${why} (code ${code}).`)
    const told = code === undefined ? `status ${status}` : `status ${status}, code ${code}`
    return new PostingError('later', `Discord did not take the message (${told}).`)
  }
  return isUnreached(error) ? new PostingError('later', 'Discord cannot be reached now.') : undefined
}

/** How long is to be waited, in milliseconds. */
export const retryDelay = (limit: {
  readonly timeToReset: number
  readonly retryAfter: number
  readonly sublimitTimeout: number
}): number => Math.max(limit.timeToReset, limit.retryAfter, limit.sublimitTimeout)

const tooMany = (wait: number): PostingError =>
  new PostingError(
    'later',
    `Discord was asked too often, and may be asked again in ${Math.ceil(wait / 1000)} seconds.`,
    wait,
  )

/** A request that was broken off, that took too long, or that could not be begun. */
const isUnreached = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' ||
    error.name === 'TimeoutError' ||
    'code' in error ||
    (error.cause instanceof Error && 'code' in error.cause))

const GONE = 'Discord has no such channel any more: it was removed, or the bot was'
const NO_WAY =
  'Discord does not let the bot write to that person: they share no server with it, or take no direct messages from it'

/** What stays as it is until somebody does something. */
const HOPELESS: ReadonlyMap<unknown, string> = new Map([
  [RESTJSONErrorCodes.UnknownChannel, GONE],
  [RESTJSONErrorCodes.UnknownGuild, GONE],
  [RESTJSONErrorCodes.UnknownUser, 'Discord has no such person'],
  [RESTJSONErrorCodes.MissingAccess, 'The bot does not see the channel: give its role View Channel there'],
  [
    RESTJSONErrorCodes.MissingPermissions,
    'The bot may not write in the channel: give its role View Channel, Send Messages and Read Message History there',
  ],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, NO_WAY],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, NO_WAY],
  [
    RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
    'Nothing can be written in that channel: choose another',
  ],
  [RESTJSONErrorCodes.ThreadLocked, 'The thread is locked: unlock it, or choose another channel'],
])
