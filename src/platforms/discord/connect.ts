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
import { badTokenError, CLOSE_CODES, loggable, startError } from './errors.ts'

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

/** Closes a connection, without the library's false announcement that it will reconnect. */
export const disconnect = async (client: Client): Promise<void> => {
  client.removeAllListeners(Events.ShardReconnecting)
  await client.destroy()
}

/**
 * Connects to Discord's gateway, and waits until the servers are known. A connection that is lost later is restored by the library,
 * unless Discord refuses it.
 * @returns undefined if Discord does not allow the application the intents
 * @throws ConfigError if Discord refuses the token or does not answer
 */
export const connect = async (connecting: ConnectOptions): Promise<Client<true> | undefined> => {
  const { token, apiUrl, rest, content, log, listen } = connecting
  const client = new Client({
    intents: content ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS,
    // Direct messages arrive from unannounced channels, and edits concern messages from before the start.
    partials: [Partials.Channel, Partials.Message],
    rest: { ...rest, api: apiUrl, version: '10' },
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
