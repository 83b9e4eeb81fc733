import { Client, Events, Options, Partials } from 'discord.js'
import type { Log } from '../../log.ts'
import { badTokenError, CLOSE_CODES, loggable, startError } from './errors.ts'
import { intentsWith } from './intents.ts'

export interface ConnectOptions {
  readonly token: string
  readonly apiUrl: string
  /** Whether to ask for Message Content. */
  readonly content: boolean
  readonly log: Log
  /** Called before anything can be received. */
  readonly listen: (client: Client) => void
}

/** Ends a connection. The library announces that it will come back, which is not so. */
export const disconnect = async (client: Client): Promise<void> => {
  client.removeAllListeners(Events.ShardReconnecting)
  await client.destroy()
}

/**
 * Connects to Discord's gateway, and waits until the servers are known. A connection that is lost later comes back by itself, unless
 * Discord refuses it.
 * @returns undefined where the application may not have the intents
 * @throws ConfigError where the token is refused, or nobody answers
 */
export const connect = async (connecting: ConnectOptions): Promise<Client<true> | undefined> => {
  const { token, apiUrl, content, log, listen } = connecting
  const client = new Client({
    intents: intentsWith(content),
    // Direct messages come from channels that were not told of, and edits of messages from before the start.
    partials: [Partials.Channel, Partials.Message],
    rest: { api: apiUrl, version: '10' },
    allowedMentions: { parse: [] },
    failIfNotExists: false,
    // What the bot must know of a message it keeps in its store.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 50, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
  })
  let closed: number | undefined
  client.on(Events.ShardDisconnect, ({ code }) => {
    closed = code
    log.warn('discord.disconnected', { code })
  })
  client.on(Events.ShardReconnecting, () => log.info('discord.reconnecting'))
  client.on(Events.ShardResume, (_shard, replayed) => log.info('discord.resumed', { replayed }))
  client.on(Events.ShardError, (error) => log.warn('discord.connection-error', { error: loggable(error) }))
  client.on(Events.Error, (error) => log.error('discord.error', { error: loggable(error) }))
  client.on(Events.Warn, () => log.warn('discord.warning'))
  client.on(Events.Invalidated, () => log.error('discord.invalidated'))
  client.rest.on('invalidRequestWarning', ({ count, remainingTime }) =>
    log.warn('discord.refused-requests', { count, remainingTime }),
  )
  listen(client)
  try {
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
    await client.login(token)
    await ready
  } catch (error) {
    await disconnect(client)
    if (closed === CLOSE_CODES.disallowedIntents) return undefined
    throw closed === CLOSE_CODES.badToken ? badTokenError() : startError(error, apiUrl)
  }
  return client as Client<true>
}
