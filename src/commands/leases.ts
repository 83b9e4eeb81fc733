import type { Store } from '../store/port.ts'

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
