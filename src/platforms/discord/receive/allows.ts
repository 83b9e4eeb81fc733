/** Whether the bot answers in a server, or, without a server, a person who writes to it directly. */
export type Allows = (server: string | null, user: string) => Promise<boolean>

/** How long it is remembered whether somebody belongs to a server, in milliseconds. */
const REMEMBERED = 300_000
/** The most people that are remembered. */
const MOST = 1000

/**
 * Directly, the bot answers those who belong to one of the servers: anybody who shares any server with it, or has installed it, can write
 * to it.
 * @param servers where it answers; everywhere if undefined
 */
export const createAllows = (
  servers: readonly string[] | undefined,
  isMember: (server: string, user: string) => Promise<boolean>,
  now: () => number = Date.now,
): Allows => {
  const known = new Map<string, { readonly at: number; readonly belongs: boolean }>()
  const belongs = async (user: string): Promise<boolean> => {
    for (const server of servers ?? []) if (await isMember(server, user)) return true
    return false
  }
  return async (server, user) => {
    if (!servers) return true
    if (server !== null) return servers.includes(server)
    const earlier = known.get(user)
    if (earlier && now() - earlier.at < REMEMBERED) return earlier.belongs
    const found = { at: now(), belongs: await belongs(user) }
    if (known.size >= MOST) known.clear()
    known.set(user, found)
    return found.belongs
  }
}
