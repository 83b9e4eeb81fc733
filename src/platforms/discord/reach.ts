import type { Log } from '../../log.ts'
import { loggable } from './errors.ts'
import { isUncertain, type Pause } from './persist.ts'

export interface Waiting {
  readonly pause: Pause
  /** Aborted when the bot stops. */
  readonly ending: AbortSignal
  readonly log: Log
}

/** The first and the longest pause, in milliseconds. */
const FIRST = 1000
const LONGEST = 60_000

/**
 * Tries until it succeeds, after longer and longer pauses, while Discord fails or the network is away.
 * @param atOnce whether a first try that finds nobody at the address is an error: then a setting is likely to be wrong
 * @throws what the attempt throws and no wait can mend, and the reason of `ending` once that is aborted
 */
export const whenReachable = async <Result>(
  attempt: () => Promise<Result>,
  { pause, ending, log }: Waiting,
  atOnce: 'report nobody' | 'wait' = 'wait',
): Promise<Result> => {
  for (let wait = FIRST; ; wait = Math.min(2 * wait, LONGEST)) {
    ending.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      if (ending.aborted || !isPassing(error)) throw error
      if (wait === FIRST && atOnce === 'report nobody' && isNobody(error)) throw error
      log.warn('discord.unreachable', { error: loggable(error), secondsToNextTry: wait / 1000 })
      await pause(wait, ending)
    }
  }
}

/** The gateway's own failures at the start of a connection have no code. */
const isPassing = (error: unknown): boolean =>
  isUncertain(error) || (error instanceof Error && /Unexpected server response: 5\d\d/.test(error.message))

/** Nothing listens at the address, or its name is unknown. */
const isNobody = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND')) ||
    isNobody(error.cause))
