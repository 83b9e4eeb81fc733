import { type APIGatewayBotInfo, type REST, Routes } from 'discord.js'
import type { Leases } from '../../commands/once.ts'
import { loggable } from './errors.ts'
import type { Waiting } from './reach.ts'

/*
 * Discord sends a bot in many servers its events over several connections, the shards: those of a server over one, direct messages over the first. The
 * processes share them: each takes a shard by a lease in the store, one after the other, and the shards of a process that has died go to the others.
 */

/** One connection of several. */
export interface Shard {
  readonly id: number
  readonly count: number
}

/** How long a shard is held by a process that does not say so again, in milliseconds. */
const LEASE = 30_000
/** How often it says so: two may fail. */
const RENEWAL = 10_000
/** How long before the lease ends a process that cannot say so lets go of its shard. */
const MARGIN = 5_000
/** How often a process looks for a shard that nobody has. */
const LOOK = 5_000
/** For how long identifying takes up its place among those that may identify at once: docs.discord.com/developers/events/gateway, “Rate Limiting”. */
const IDENTIFYING = 5_000
const NEXT_TRY = 1_000
/** How long a process that took a shard leaves the next one to others: all that wait have had a try by then, so they get equal shares. */
const TURN = IDENTIFYING + NEXT_TRY

export interface Sharding extends Waiting {
  readonly leases: Leases
  /** The bot's application, so that two bots on one store do not take each other's shards. */
  readonly application: string
  readonly api: REST
  /** In milliseconds since 1970. */
  readonly now: () => number
}

/** Asks Discord how many shards it recommends, and how often the bot may still connect. @throws what Discord's library throws */
export const fetchGateway = async (api: REST): Promise<APIGatewayBotInfo> =>
  (await api.get(Routes.gatewayBot())) as APIGatewayBotInfo

/** Waits while the bot has connected as often as it may in a day. @throws the reason of `signal` once that is aborted */
const waitForSession = async (
  { api, pause, log }: Sharding,
  signal: AbortSignal,
): Promise<APIGatewayBotInfo['session_start_limit']> => {
  for (;;) {
    signal.throwIfAborted()
    const { session_start_limit: limit } = await fetchGateway(api)
    if (limit.remaining > 0) return limit
    log.warn('discord.connected-too-often', { secondsToNextTry: Math.ceil(limit.reset_after / 1000) })
    await pause(limit.reset_after, signal)
  }
}

/**
 * Waits until a shard may identify itself: while others of the same rate limit do so, in any process.
 * @param signal aborted when its connection is closed. After any other error the library would identify at once
 * @throws the reason of `signal` once that is aborted
 */
export const waitForIdentify = async (id: number, sharding: Sharding, signal: AbortSignal): Promise<void> => {
  const { leases, application, pause, log } = sharding
  for (;;) {
    try {
      const { max_concurrency: atOnce } = await waitForSession(sharding, signal)
      const place = `discord:identify:${application}:${id % atOnce}`
      if (await leases.take(place, IDENTIFYING)) return
    } catch (error) {
      signal.throwIfAborted()
      // Without the store nobody knows who identifies, and without Discord's answer nobody may.
      log.warn('discord.not-identified', { shard: id, error: loggable(error) })
    }
    await pause(NEXT_TRY, signal)
  }
}

export interface ShardsOptions extends Sharding {
  readonly count: number
  /** Opens the connection of a shard. @throws ConfigError if Discord refuses it for good */
  readonly open: (shard: Shard) => Promise<void>
  /** Closes it. */
  readonly close: (shard: Shard) => Promise<void>
  /** Told of what keeps the process from opening any shard. */
  readonly onFault: (error: unknown) => void
}

export interface Shards {
  /** Takes and opens the first shard; the others in the background. Ends if there is none to take. @throws as `open` */
  start(): Promise<void>
  /** Lets others have the shards. For use once their connections are closed. */
  giveBack(): Promise<void>
}

export const createShards = (options: ShardsOptions): Shards => {
  const { count, leases, application, open, close, pause, ending, log, now, onFault } = options
  const shards = Array.from({ length: count }, (_, id): Shard => ({ id, count }))
  const nameOf = ({ id }: Shard): string => `discord:shard:${application}:${count}:${id}`
  /** When the lease of each shard ends. */
  const held = new Map<Shard, number>()
  let running: Promise<unknown> = Promise.resolve()

  const letGo = async (shard: Shard): Promise<void> => {
    held.delete(shard)
    log.warn('discord.shard-lost', { shard: shard.id })
    await close(shard)
  }

  const keepAll = async (): Promise<void> => {
    for (const [shard, until] of held) {
      const next = now() + LEASE
      const kept = await leases.keep(nameOf(shard), LEASE).catch((error: unknown) => {
        log.warn('discord.shard-not-kept', { shard: shard.id, error: loggable(error) })
        return undefined
      })
      if (kept) held.set(shard, next)
      else if (kept === false || now() >= until - MARGIN) await letGo(shard)
    }
  }

  const takeOne = async (): Promise<Shard | undefined> => {
    for (const shard of shards) {
      if (held.has(shard)) continue
      const until = now() + LEASE
      if (!(await leases.take(nameOf(shard), LEASE).catch(() => false))) continue
      held.set(shard, until)
      return shard
    }
    return undefined
  }

  /** @returns whether there was a shard to take */
  const openOne = async (): Promise<boolean> => {
    const shard = await takeOne()
    if (!shard) return false
    try {
      // The library fails where it would have to wait.
      await waitForSession(options, ending)
      await open(shard)
      log.info('discord.shard', { shard: shard.id, of: count })
      // It was opened for too long, and belongs to another process now.
      if (!held.has(shard)) await close(shard)
    } catch (error) {
      held.delete(shard)
      await leases.giveBack(nameOf(shard)).catch(() => {})
      throw error
    }
    return true
  }

  /**
   * Does something again and again until the bot stops.
   * @param work returns how long to wait then, in milliseconds
   */
  const repeat = async (first: number, work: () => Promise<number>): Promise<void> => {
    let wait = first
    while (!ending.aborted) {
      try {
        await pause(wait, ending)
        wait = await work()
      } catch (error) {
        if (ending.aborted) return
        onFault(error)
        wait = LOOK
      }
    }
  }
  /** @returns how long to wait before the next */
  const takeAndOpen = async (): Promise<number> => ((await openOne()) ? TURN : LOOK)

  return {
    start: async () => {
      // While the first is opened, its lease must not end.
      const keeping = repeat(RENEWAL, async () => {
        await keepAll()
        return RENEWAL
      })
      running = Promise.all([keeping, repeat(await takeAndOpen(), takeAndOpen)])
    },
    giveBack: async () => {
      await running
      const all = [...held.keys()]
      held.clear()
      for (const shard of all) await leases.giveBack(nameOf(shard)).catch(() => {})
    },
  }
}
