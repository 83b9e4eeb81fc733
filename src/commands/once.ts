import type { Store } from '../store/port.ts'
import type { Context } from './context.ts'
import { reportFault } from './context.ts'

/** How long work may take until another process may think that ours died, in milliseconds: less than Slack's second retry is away. */
const LEASE = 30_000
/** How long finished work is remembered, in milliseconds. Slack's last retry comes after five minutes, a resumed gateway's events sooner. */
const REMEMBERED = 86_400_000

/**
 * Does work unless it was begun before under one of its keys.
 * @returns a function with the contract of `Desk.once`
 */
export const createRunOnce = ({ store, now, report }: Pick<Context, 'store' | 'now' | 'report'>) => {
  /** The keys of the work that this process is doing: it may take longer than a lease. */
  const doing = new Set<string>()

  const claimAll = async (keys: readonly string[]): Promise<boolean> => {
    let all = true
    for (const key of keys) {
      const begun = doing.has(key)
      const claimed = !begun && (await store.claim(key, now(), now() + LEASE))
      // A key that stands beside one known is known from now on too.
      all = claimed && all
    }
    return all
  }

  return async (keys: readonly string[], work: () => Promise<void>): Promise<boolean> => {
    try {
      if (!(await claimAll(keys))) return false
    } catch (error) {
      // A store that fails must not silence the bot: what is answered twice is at least answered.
      reportFault(report, error)
    }
    for (const key of keys) doing.add(key)
    try {
      await work()
      await settleAll(keys, store, now() + REMEMBERED).catch((error) => reportFault(report, error))
      return true
    } catch (error) {
      for (const key of keys) await store.release(key).catch((fault) => reportFault(report, fault))
      throw error
    } finally {
      for (const key of keys) doing.delete(key)
    }
  }
}

const settleAll = async (keys: readonly string[], store: Store, until: number): Promise<void> => {
  for (const key of keys) await store.complete(key, until)
}
