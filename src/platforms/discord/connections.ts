import { type Client, Events } from 'discord.js'
import { ConfigError } from '../../errors.ts'
import { type ConnectOptions, connect, disconnect, LISTEN_CURE } from './connect.ts'
import { DISALLOWED_INTENTS, refusalOf } from './errors.ts'
import { type Waiting, whenReachable } from './reach.ts'
import type { Shard } from './shards.ts'

/** The open connections to the gateway: one, or one for each shard that this process has. */
export interface Connections {
  readonly all: () => readonly Client<true>[]
  /** Any of them. */
  readonly first: () => Client<true> | undefined
  /**
   * Opens a connection, and waits while Discord cannot be reached.
   * @param content whether to ask for Message Content. Where Discord does not allow it, it is not asked for
   * @throws ConfigError if Discord refuses the connection for good; what the library throws
   */
  open(content: boolean, shard?: Shard): Promise<void>
  close(shard: Shard): Promise<void>
  closeAll(): Promise<void>
  /** Opens each anew before it closes the old one, so that no event is missed. What arrives by both is answered once. */
  reconnect(content: boolean): void
  /** Waits until no connection is being opened anew. */
  settled(): Promise<void>
}

export interface ConnectionsOptions extends Waiting {
  readonly connecting: Pick<ConnectOptions, 'token' | 'apiUrl' | 'rest' | 'waitForIdentify'>
  /** Subscribes to events. */
  readonly listen: (client: Client) => void
  /** Waits until what has arrived was answered. */
  readonly answered: () => Promise<void>
  /** Told when Discord refuses the bot for good. */
  readonly refuse: (refusal: ConfigError) => void
  readonly report: (error: unknown) => void
}

export const createConnections = (options: ConnectionsOptions): Connections => {
  const { connecting, listen, answered, refuse, report, pause, ending, log } = options
  /** By the shard; of one connection for all, by nothing. */
  const clients = new Map<Shard | undefined, Client<true>>()
  let reconnecting = Promise.resolve()
  const all = () => [...clients.values()]

  const connectTo = async (content: boolean, shard: Shard | undefined): Promise<Client<true>> => {
    const one = { ...connecting, content, log, listen: subscribe, ending, ...(shard && { shard }) }
    const opened = await whenReachable(() => connect(one), { pause, ending, log })
    if (opened) return opened
    if (!content) throw new ConfigError('Discord refuses the bot its intents, none of which is privileged.')
    log.warn('discord.message-content-off', { cure: LISTEN_CURE })
    return connectTo(false, shard)
  }

  const subscribe = (opened: Client) => {
    listen(opened)
    opened.on(Events.ShardDisconnect, ({ code }) => {
      if (!all().some((client) => client === opened)) return
      if (code === DISALLOWED_INTENTS) return reconnect(false)
      log.error('discord.lost', { code })
      const refusal = refusalOf(code)
      if (refusal) refuse(refusal)
    })
  }

  const reconnect = (content: boolean): void => {
    reconnecting = reconnecting.then(async () => {
      for (const shard of [...clients.keys()]) {
        if (ending.aborted) return
        try {
          const opened = await connectTo(content, shard)
          const before = clients.get(shard)
          // Its shard went to another process meanwhile.
          if (!before) {
            await disconnect(opened)
            continue
          }
          clients.set(shard, opened)
          await answered()
          await disconnect(before)
        } catch (error) {
          if (ending.aborted) return
          if (error instanceof ConfigError) refuse(error)
          else report(error)
        }
      }
    })
  }

  return {
    all,
    first: () => all()[0],
    open: async (content, shard) => {
      clients.set(shard, await connectTo(content, shard))
    },
    close: async (shard) => {
      const client = clients.get(shard)
      clients.delete(shard)
      if (client) await disconnect(client)
    },
    closeAll: async () => {
      for (const client of all()) await disconnect(client)
    },
    reconnect,
    settled: () => reconnecting,
  }
}
