import type { Store } from '../store/port.ts'
import { type Context, reportFault } from './context.ts'

/** How long work holds its keys if its process dies, in milliseconds. Slack's second retry comes later, and takes over then. */
const LEASE = 30_000
/** How often work that goes on holds its keys for longer, in milliseconds: two may fail. */
const RENEWAL = 10_000
/** How long finished work holds them, in milliseconds: a day. Slack's last retry comes after five minutes. */
const REMEMBERED = 86_400_000
/** The last moment that a date can be. */
const FOR_GOOD = 8_640_000_000_000_000

/** Whether work was done, or is done in this process. Not while another has claimed it, which may die. */
export type IsDone = (key: string) => Promise<boolean>

/** Makes functions with the contracts of `Desk.runOnce` and `Desk.isDone`. */
export const createOnce = ({ store, now, report }: Pick<Context, 'store' | 'now' | 'report'>) => {
  /** The keys of work that runs in this process, since it may outlast its lease. */
  const running = new Set<string>()

  const claimAll = async (keys: readonly string[]): Promise<boolean> => {
    let all = true
    for (const key of keys) {
      const claimed = !running.has(key) && (await store.claim(key, now(), now() + LEASE))
      // The keys that are left are claimed too, so that they count as known from now on.
      all = claimed && all
    }
    return all
  }

  const isDone: IsDone = async (key) => {
    try {
      // A claim of work that goes on ends sooner.
      return running.has(key) || (await store.isClaimed(key, now() + 2 * LEASE))
    } catch (error) {
      reportFault(report, error)
      return true
    }
  }
  const runOnce = async (
    keys: readonly string[],
    work: () => Promise<void>,
    remembered: 'a day' | 'for good' = 'a day',
  ): Promise<boolean> => {
    try {
      if (!(await claimAll(keys))) return false
    } catch (error) {
      // A failing store must not silence the bot. Answering twice is better than not at all.
      reportFault(report, error)
    }
    for (const key of keys) running.add(key)
    const renewing = setInterval(() => {
      for (const key of keys) store.renew(key, now() + LEASE).catch((error) => reportFault(report, error))
    }, RENEWAL).unref()
    try {
      await work()
      const until = remembered === 'a day' ? now() + REMEMBERED : FOR_GOOD
      await settleAll(keys, store, until).catch((error) => reportFault(report, error))
      return true
    } catch (error) {
      for (const key of keys) await store.release(key).catch((fault) => reportFault(report, fault))
      throw error
    } finally {
      clearInterval(renewing)
      for (const key of keys) running.delete(key)
    }
  }
  return { runOnce, isDone }
}

const settleAll = async (keys: readonly string[], store: Store, until: number): Promise<void> => {
  for (const key of keys) await store.complete(key, until)
}

/** What one process of several does alone, for as long as it says so again and again: after it has died, another takes over. */
export interface Leases {
  /** Takes a lease for a time in milliseconds. @returns false while another has it */
  take(name: string, milliseconds: number): Promise<boolean>
  /** Holds it for so long from now on. @returns false if another has taken it */
  keep(name: string, milliseconds: number): Promise<boolean>
  /** Does nothing if another has taken it. */
  giveBack(name: string): Promise<void>
}

/** @param now in milliseconds since 1970 */
export const createLeases = (
  store: Pick<Store, 'claim' | 'renew' | 'release'>,
  now: () => number = Date.now,
): Leases => ({
  take: (name, milliseconds) => store.claim(name, now(), now() + milliseconds),
  keep: (name, milliseconds) => store.renew(name, now() + milliseconds),
  giveBack: store.release,
})
