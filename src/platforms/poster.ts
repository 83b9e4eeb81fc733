import { type Destination, type Poster, PostingError } from '../digest/deliver/poster.ts'
import type { Log } from '../log.ts'
import type { Reply } from '../reply.ts'
import { rememberFindings } from './people.ts'

/** A message that was posted, as the store names it. */
export type Posted = Awaited<ReturnType<Poster['post']>>

/** How one platform posts. It throws the errors of its own library. */
export interface Posting {
  send(to: Destination, reply: Reply, key: string): Promise<Posted>
  /** Finds the bot's own message with this key among those since a time, if the platform lets the bot look. */
  find(to: Destination, key: string, since: number): Promise<Posted | undefined>
  zoneOf(user: string): Promise<string | undefined>
  nameOf?(user: string): Promise<string | undefined>
  channelNameOf?: Poster['channelNameOf']
  isOpen?: Poster['isOpen']
}

export interface PosterOptions {
  readonly platform: string
  readonly log: Log
  /**
   * How to post in a workspace. Undefined while the platform is not connected.
   * @throws PostingError if nothing can be posted there
   */
  readonly posting: (workspace: string | undefined) => Posting | undefined | Promise<Posting | undefined>
  /** Translates an error of the platform's library; undefined for any other error. The message holds no token and no name. */
  readonly postingErrorOf: (error: unknown) => PostingError | undefined
  /** Runs a task that the platform waits for when it stops. */
  readonly track: <Result>(task: () => Promise<Result>) => Promise<Result>
}

/** How far the platform's clock may be behind ours, in milliseconds. */
const CLOCK_SKEW = 300_000
/** The most posts that each of the two memories below holds. */
const MAX_REMEMBERED = 1000

/**
 * The poster of a platform. It posts once for each key: a second call with the same key gets the first one's message, even while that is
 * still being posted. A try that failed without an answer may have arrived, so the next try looks for the message first.
 */
export const createPoster = (options: PosterOptions): Poster => {
  const { platform, log, track } = options
  const posts = new Map<string, Promise<Posted>>()
  /** When a message was first tried that may or may not have arrived. */
  const uncertain = new Map<string, number>()

  const posting = async (to: Destination): Promise<Posting> => {
    const current = await options.posting(to.kind === 'channel' ? to.channel.workspace : to.workspace)
    if (!current) throw new PostingError('later', 'The bot is not connected now.')
    return current
  }

  const withPostingErrors = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    try {
      return await call()
    } catch (error) {
      if (error instanceof PostingError) throw error
      const known = options.postingErrorOf(error)
      if (!known) log.error('posting failed', { platform, error })
      throw known ?? new PostingError('later', 'The message could not be posted; the log says why.')
    }
  }

  const find = (to: Destination, key: string, since: number) =>
    withPostingErrors(async () => (await posting(to)).find(to, key, since))

  const post = async (name: string, to: Destination, reply: Reply, key: string): Promise<Posted> => {
    const since = uncertain.get(name)
    const arrived = since === undefined ? undefined : await find(to, key, since)
    const current = await withPostingErrors(() => posting(to))
    const startedAt = Date.now()
    try {
      const posted = arrived ?? (await withPostingErrors(() => current.send(to, reply, key)))
      uncertain.delete(name)
      return posted
    } catch (error) {
      if (mayHaveArrived(error) && !uncertain.has(name)) remember(uncertain, name, startedAt - CLOCK_SKEW)
      throw error
    }
  }

  const findName = rememberFindings(async (channel = '', workspace = '') => {
    try {
      const of = { platform, channel, ...(workspace !== '' && { workspace }) }
      return await (await options.posting(of.workspace))?.channelNameOf?.(of)
    } catch (error) {
      log.debug('no name of a channel', { platform, error })
      return undefined
    }
  })

  return {
    platform,
    post: (to, reply, key) => {
      const name = JSON.stringify([to, key])
      const earlier = posts.get(name)
      if (earlier) return earlier
      const current = track(() => post(name, to, reply, key))
      remember(posts, name, current)
      current.catch(() => posts.delete(name))
      return current
    },
    find: (to, key, since) => track(() => find(to, key, since)),
    zoneOf: async (user, workspace) => {
      try {
        return await (await options.posting(workspace))?.zoneOf(user)
      } catch (error) {
        log.debug('no zone', { platform, error })
        return undefined
      }
    },
    nameOf: async (user, workspace) => {
      try {
        return await (await options.posting(workspace))?.nameOf?.(user)
      } catch (error) {
        log.debug('no name', { platform, error })
        return undefined
      }
    },
    channelNameOf: ({ channel, workspace }) => findName(channel, workspace ?? ''),
    isOpen: async (channel) => {
      try {
        return await (await options.posting(channel.workspace))?.isOpen?.(channel)
      } catch (error) {
        log.debug('not known whether a channel is open', { platform, error })
        return undefined
      }
    },
  }
}

/** If the platform said why not, or how long to wait, nothing has arrived. */
const mayHaveArrived = (error: unknown): boolean =>
  error instanceof PostingError &&
  error.kind === 'later' &&
  error.retryAfter === undefined &&
  error.fault === undefined

const remember = <Value>(entries: Map<string, Value>, key: string, value: Value): void => {
  const [oldest] = entries.keys()
  if (entries.size >= MAX_REMEMBERED && oldest !== undefined) entries.delete(oldest)
  entries.set(key, value)
}
