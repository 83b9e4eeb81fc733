import { type Destination, type Poster, PostingError } from '../digest/deliver/poster.ts'
import type { Log } from '../log.ts'
import type { Reply } from '../reply.ts'

/** One message of a platform, as the store names it. */
export type Posted = Awaited<ReturnType<Poster['post']>>

/** What one platform does of posting. Errors are those of its library. */
export interface Posting {
  send(to: Destination, reply: Reply, key: string): Promise<Posted>
  /** The bot's own message under a key, among those since a time, where the platform lets it look. */
  find(to: Destination, key: string, since: number): Promise<Posted | undefined>
  zoneOf(user: string): Promise<string | undefined>
}

export interface PosterOptions {
  readonly platform: string
  readonly log: Log
  /** Undefined while the platform is not connected. */
  readonly posting: () => Posting | undefined
  /** What an error of its library means; undefined for one that is not its library's. Tells neither token nor name. */
  readonly postingErrorOf: (error: unknown) => PostingError | undefined
  /** Keeps work under way known to whoever stops the platform. */
  readonly track: <Result>(work: () => Promise<Result>) => Promise<Result>
}

/** How far the platform's clock may be behind ours, in milliseconds. */
const CLOCKS_APART = 300_000
/** So many messages are remembered that were posted, and as many of which it is not known whether they were. */
const REMEMBERED = 1000

/**
 * The poster of a platform. Under one key it posts once: what was posted, or is being posted, is what the next post under its key gets.
 * A try that failed without an answer may have arrived all the same, and the next one looks first.
 */
export const createPoster = ({
  platform,
  log,
  posting: connected,
  postingErrorOf: faultOf,
  track: run,
}: PosterOptions): Poster => {
  const posts = new Map<string, Promise<Posted>>()
  /** When a message was first tried of which it is not known whether it arrived. */
  const unknown = new Map<string, number>()

  const posting = (): Posting => {
    const now = connected()
    if (!now) throw new PostingError('later', 'The bot is not connected now.')
    return now
  }

  const told = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof PostingError) throw error
      const fault = faultOf(error)
      if (!fault) log.error('posting failed', { platform, error })
      throw fault ?? new PostingError('later', 'The message could not be posted; the log says why.')
    }
  }

  const look = (to: Destination, key: string, since: number) => told(() => posting().find(to, key, since))

  const send = async (to: Destination, reply: Reply, key: string): Promise<Posted> => {
    const through = posting()
    const begun = Date.now()
    try {
      return await told(() => through.send(to, reply, key))
    } catch (error) {
      const name = nameOf(to, key)
      if (mayHaveArrived(error) && !unknown.has(name)) keep(unknown, name, begun - CLOCKS_APART)
      throw error
    }
  }

  const post = async (to: Destination, reply: Reply, key: string): Promise<Posted> => {
    const before = unknown.get(nameOf(to, key))
    const arrived = before === undefined ? undefined : await look(to, key, before)
    const posted = arrived ?? (await send(to, reply, key))
    unknown.delete(nameOf(to, key))
    return posted
  }

  return {
    platform,
    post: (to, reply, key) => {
      const name = nameOf(to, key)
      const before = posts.get(name)
      if (before) return before
      const now = run(() => post(to, reply, key))
      keep(posts, name, now)
      now.catch(() => posts.delete(name))
      return now
    },
    find: (to, key, since) => run(() => look(to, key, since)),
    zoneOf: async (user) => {
      try {
        return await connected()?.zoneOf(user)
      } catch (error) {
        log.debug('no zone', { platform, error })
        return undefined
      }
    },
  }
}

/** Where a platform says why not, or how long to wait, nothing has arrived. */
const mayHaveArrived = (error: unknown): boolean =>
  error instanceof PostingError && error.kind === 'later' && error.retryAfter === undefined

const nameOf = (to: Destination, key: string): string => JSON.stringify([to, key])

const keep = <Value>(kept: Map<string, Value>, key: string, value: Value): void => {
  const [first] = kept.keys()
  if (kept.size >= REMEMBERED && first !== undefined) kept.delete(first)
  kept.set(key, value)
}
