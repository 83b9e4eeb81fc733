import {
  ApplicationFlags,
  Client,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  type RESTOptions,
} from 'discord.js'
import type { Log } from '../../log.ts'
import { DISALLOWED_INTENTS, loggable, refusalOf } from './errors.ts'
import { handleSteadily, steadyShards } from './gateway.ts'
import type { Shard } from './shards.ts'

export interface ConnectOptions {
  readonly token: string
  readonly apiUrl: string
  /** How requests are made. */
  readonly rest: Partial<RESTOptions>
  /** Whether to ask for the text of messages that do not mention the bot: Message Content, a privileged intent. */
  readonly content: boolean
  readonly log: Log
  /** Subscribes to events. It is called before any can arrive. */
  readonly listen: (client: Client) => void
  /** Aborted when the bot stops. */
  readonly ending: AbortSignal
  /** The connection, where there are several; otherwise there is one for all. */
  readonly shard?: Shard
  /** Waits until a connection may identify itself. The library's own way counts for one client alone. */
  readonly waitForIdentify?: (shard: number, signal: AbortSignal) => Promise<void>
}

/** The intents that mentions, threads and direct messages need. None of them is privileged. */
const INTENTS: readonly GatewayIntentBits[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
]

/**
 * Whether the owner of the application has switched Message Content Intent on.
 * @param flags of the application; a small one, which Discord need not approve, has the flag called "limited"
 */
export const hasMessageContent = (flags: number): boolean =>
  (flags & (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited)) !== 0

const SWITCH =
  'Switch on Message Content Intent (discord.com/developers/applications → your application → Bot → Privileged Gateway Intents), then ' +
  'restart the bot.'

export const LISTEN_CURE = `A channel is set to /listen all, but Discord keeps from the bot what does not mention it. ${SWITCH}`

export const UNREAD_CURE =
  'Somebody went on in one of the bot’s threads without mentioning it, and Discord kept the words from it. To let people do so: ' +
  SWITCH

/** What to do about a bot that anybody can invite. */
export const PUBLIC_CURE =
  'Anybody can invite the bot to a server of theirs, and ask it there. Name the servers where it answers in DISCORD_SERVERS, or switch off ' +
  'Public Bot (discord.com/developers/applications → your application → Installation → Install Link → None, then Bot → Public Bot).'

/** Closes a connection, without the library's false announcement that it will reconnect. */
export const disconnect = async (client: Client): Promise<void> => {
  client.removeAllListeners(Events.ShardReconnecting)
  await client.destroy()
}

/**
 * Connects to Discord's gateway, and waits until the servers are known. A connection that is lost later is restored by the library,
 * unless Discord refuses it.
 * @returns undefined if Discord does not allow the application the intents
 * @throws ConfigError if Discord refuses the connection for good; what the library throws if Discord does not answer; the reason of
 *   `ending` once that is aborted
 */
export const connect = async (connecting: ConnectOptions): Promise<Client<true> | undefined> => {
  const { token, apiUrl, rest, content, log, listen, ending, shard, waitForIdentify } = connecting
  const client = new Client({
    intents: content ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS,
    // Direct messages arrive from unannounced channels, and edits concern messages from before the start.
    partials: [Partials.Channel, Partials.Message],
    rest: { ...rest, api: apiUrl, version: '10' },
    ...(shard && { shards: [shard.id], shardCount: shard.count }),
    ws: {
      buildStrategy: steadyShards(log, ending),
      ...(waitForIdentify && { buildIdentifyThrottler: async () => ({ waitForIdentify }) }),
    },
    allowedMentions: { parse: [] },
    failIfNotExists: false,
    // The bot keeps what it must know of messages in its store, so the library need not.
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
  handleSteadily(client, log)
  listen(client)
  const stopped = new Promise<never>((_, reject) =>
    ending.addEventListener('abort', () => reject(ending.reason), { once: true }),
  )
  try {
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
    await Promise.race([client.login(token).then(() => ready), stopped])
  } catch (error) {
    await disconnect(client)
    if (closed === DISALLOWED_INTENTS) return undefined
    throw refusalOf(closed) ?? error
  }
  return client as Client<true>
}
