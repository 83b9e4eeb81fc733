import type { Store } from '../../store/port.ts'

/** How long a process that dies keeps the others from reading, in milliseconds. */
const LEASE = 30_000
/** How often the reader holds its lease for longer, in milliseconds: two may fail. */
const RENEWAL = 10_000

/** The right to read the files of a root into the store. Of several processes on one store, one has it. */
export interface Lease {
  /** The key of its claim in the store. What is written under it is refused once another process has it. */
  readonly key: string
  readonly isOwn: () => boolean
  /** Whether nobody has it. */
  readonly isFree: () => Promise<boolean>
  /** Takes it if nobody else has it. @returns whether it is this process's now */
  readonly take: () => Promise<boolean>
  /** Another process was found to have it. */
  readonly lose: () => void
  readonly giveBack: () => Promise<void>
}

/** The key of the claim to read a root. */
export const readerKey = (root: string): string => `reader ${root}`

export const createLease = (
  root: string,
  store: Pick<Store, 'claim' | 'renew' | 'isClaimed' | 'release'>,
): Lease => {
  const key = readerKey(root)
  let renewing: NodeJS.Timeout | undefined
  const lose = (): void => {
    clearInterval(renewing)
    renewing = undefined
  }
  const renew = async (): Promise<void> => {
    const own = renewing
    // While the store is away nothing is written either, and whoever has the lease then is found when it is back.
    const kept = await store.renew(key, Date.now() + LEASE).catch(() => true)
    if (!kept && renewing === own) lose()
  }
  return {
    key,
    isOwn: () => renewing !== undefined,
    isFree: async () => !(await store.isClaimed(key, Date.now())),
    take: async () => {
      if (renewing !== undefined) return true
      if (!(await store.claim(key, Date.now(), Date.now() + LEASE))) return false
      renewing = setInterval(renew, RENEWAL).unref()
      return true
    },
    lose,
    giveBack: async () => {
      if (renewing === undefined) return
      lose()
      await store.release(key)
    },
  }
}
