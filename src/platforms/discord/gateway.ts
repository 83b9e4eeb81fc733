import { type Client, SimpleShardingStrategy, Status, type WebSocketOptions } from 'discord.js'
import type { Log } from '../../log.ts'

/** What Discord's library leaves undone at its connection to the gateway. The parts of it that are changed here are private to it. */

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>

/** One connection to the gateway. */
interface Shard {
  onMessage(data: unknown, isBinary: boolean): Promise<void>
  internalConnect(): Promise<void>
  readonly connection: { onerror: unknown; terminate?(): void } | null
}

/**
 * Makes the connections of a client. An event that the library cannot read is logged, and ends nothing. A connection that is closed
 * while it is being opened stays closed: the library would open it again for ever.
 * @param ending aborted when no connection is to be opened any more
 */
export const steadyShards =
  (log: Log, ending: AbortSignal): BuildStrategy =>
  (manager) => {
    const strategy = new SimpleShardingStrategy(manager)
    const { shards } = strategy as unknown as { readonly shards: ReadonlyMap<number, Shard> }
    const spawn = strategy.spawn.bind(strategy)
    const destroy = strategy.destroy.bind(strategy)
    return Object.assign(strategy, {
      spawn: async (ids: number[]) => {
        ending.throwIfAborted()
        await spawn(ids)
        for (const shard of shards.values()) readSteadily(shard, log)
      },
      destroy: async (options?: Parameters<typeof destroy>[0]) => {
        const closing = [...shards.values()]
        for (const shard of closing) shard.internalConnect = async () => {}
        await destroy(options)
        for (const { connection } of closing) {
          if (!connection) continue
          // A connection that is cut while it is being opened reports that as an error.
          connection.onerror = () => {}
          connection.terminate?.()
        }
      },
    })
  }

const readSteadily = (shard: Shard, log: Log): void => {
  const onMessage = shard.onMessage.bind(shard)
  shard.onMessage = async (data, isBinary) => {
    try {
      await onMessage(data, isBinary)
    } catch (error) {
      log.error('discord.unreadable-event', { error: withoutWords(error) })
    }
  }
}

/** Logs what goes wrong with events that the library has put off until it knew the servers. They come from a timer, where nobody catches. */
export const handleSteadily = (client: Client, log: Log): void => {
  const manager = client.ws as unknown as { handlePacket(packet?: unknown, shard?: unknown): boolean }
  const handle = manager.handlePacket.bind(manager)
  manager.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard)
    } catch (error) {
      log.error('discord.unreadable-event', { error: withoutWords(error) })
      return false
    }
  }
}

/** An error without its message, which may hold a part of the event. */
const withoutWords = (error: unknown): unknown => {
  if (!(error instanceof Error)) return undefined
  const safe = new Error(error.name)
  safe.stack = [error.name, ...(error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))].join(
    '\n',
  )
  return safe
}

/** Whether every connection to the gateway is open and told of events. The client itself stays "ready" while it reconnects. */
export const isConnected = (client: Client): boolean =>
  client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready)
