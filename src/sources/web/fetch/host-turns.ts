import { setTimeout } from 'node:timers/promises'

/** Waits for the host's turn. @returns ends the turn */
export type HostTurns = (host: string, signal?: AbortSignal) => Promise<() => void>

/** In milliseconds, between two requests to one host. */
const PAUSE = 500
/** With so many hosts, those whose pause is over are forgotten. */
const MOST_HOSTS = 1_000

/** @param wait in milliseconds */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<unknown>

export const waitFor: Wait = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, signal ? { signal } : {})

interface Host {
  /** Resolves when all turns that were asked for so far have ended. */
  free: Promise<void>
  users: number
  endedAt: number
}

/** One request at a time to each host, with a pause between two, so that no site is pressed. Hosts do not wait for each other. */
export const createHostTurns = (now: () => number, wait: Wait): HostTurns => {
  const hosts = new Map<string, Host>()
  const forgetIdle = (): void => {
    for (const [name, { users, endedAt }] of hosts)
      if (users === 0 && endedAt + PAUSE <= now()) hosts.delete(name)
  }
  return async (name, signal) => {
    if (hosts.size >= MOST_HOSTS) forgetIdle()
    const host: Host = hosts.get(name) ?? { free: Promise.resolve(), users: 0, endedAt: -Infinity }
    hosts.set(name, host)
    const before = host.free
    const { promise, resolve } = Promise.withResolvers<void>()
    host.free = promise
    host.users += 1
    const end = (): void => {
      host.users -= 1
      resolve()
    }
    try {
      await orAborted(before, signal)
      const left = host.endedAt + PAUSE - now()
      if (left > 0) await wait(left, signal)
    } catch (error) {
      // The place in the queue is given up once its turn comes.
      void before.then(end)
      throw error
    }
    return () => {
      host.endedAt = now()
      end()
    }
  }
}

const orAborted = async (turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> => {
  signal?.throwIfAborted()
  if (signal === undefined) return turn
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    await Promise.race([turn, promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
