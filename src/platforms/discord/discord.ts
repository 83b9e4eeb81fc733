/**
 * The bot on Discord. `connect.ts` holds the connection to the gateway, `receive/` turns what arrives into commands, `render/` draws the
 * replies, `poster.ts` posts digests, and `set-up/` registers the commands and examines the set-up.
 */

import { type Client, Events, GatewayIntentBits } from 'discord.js'
import type { Desk } from '../../commands/desk.ts'
import { ConfigError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { note, type Reply, refusal } from '../../reply.ts'
import { createKeyedQueue, createTaskTracker } from '../concurrency.ts'
import type { Platform } from '../platform.ts'
import { createPoster } from '../poster.ts'
import { createCommandIds, withCommandIds } from './command-ids.ts'
import { connect, disconnect, hasMessageContent, LISTEN_CURE, PUBLIC_CURE } from './connect.ts'
import { DISALLOWED_INTENTS, loggable, postingErrorOf, refusalOf, retryDelay, startError } from './errors.ts'
import { isConnected } from './gateway.ts'
import { createPeople } from './people.ts'
import { type Pause, pauseByClock, persistently } from './persist.ts'
import { discordPosting } from './poster.ts'
import { whenReachable } from './reach.ts'
import { createAllows } from './receive/allows.ts'
import { PLATFORM, type ReceiveDeps } from './receive/incoming.ts'
import { OTHER_SERVER_CURE } from './receive/invited.ts'
import { receive, type Take } from './receive/receive.ts'
import { createApi, fetchApplication, isMember } from './set-up/api.ts'

export interface DiscordOptions {
  readonly token: string
  /** Without a version: https://discord.com/api */
  readonly apiUrl: string
  /** The ids of the servers where it answers; every server if missing. */
  readonly servers?: readonly string[]
  readonly desk: Desk
  readonly language: Speech
  readonly log: Log
  /** Waits between tries; the clock's own if missing. */
  readonly pause?: Pause
}

/** A post waits no longer than this for Discord's rate limit, in milliseconds. Then it fails, and is tried again later. */
const MAX_RATE_LIMIT_WAIT = 5000

/** Creates the bot on Discord, not yet connected. */
export const createDiscord = (options: DiscordOptions): Platform => {
  const { token, apiUrl, servers, desk, language, log, pause = pauseByClock } = options
  const rest = persistently({ pause })
  const queue = createKeyedQueue()
  const tasks = createTaskTracker()
  const api = createApi(token, apiUrl, rest)
  const postingApi = createApi(token, apiUrl, {
    ...rest,
    rejectOnRateLimit: (limit) => retryDelay(limit) > MAX_RATE_LIMIT_WAIT,
  })
  const allows = createAllows(servers, (server, user) => isMember(api, server, user))
  let client: Client<true> | undefined
  let reconnecting = Promise.resolve()
  const end = new AbortController()
  const ending = end.signal
  const refused = Promise.withResolvers<ConfigError>()
  const waiting = { pause, ending, log }

  const take: Take = (id, work) => {
    if (ending.aborted) return
    tasks.run(() => queue(id, work)).catch((error: unknown) => desk.failureReply(loggable(error)))
  }

  const commandIds = createCommandIds(api, () => client?.application.id, log)
  const deps: ReceiveDeps = {
    desk,
    log,
    language,
    apiUrl,
    allows,
    handle: async (command, from) => {
      const { place, language: speech = language } = from
      if (!(await allows(place.workspace ?? null, place.user ?? '')))
        return refusal(speech, messagesFor(speech).access.outsiders)
      const reply = await withCommandIds(await desk.handle(command, from), () => commandIds(place.workspace))
      const listens = command.kind === 'listen' && command.rule === 'all' && reply.outcome === 'done'
      return listens ? listenToAll(reply) : reply
    },
  }

  const listenToAll = async (reply: Reply): Promise<Reply> => {
    if (client?.options.intents.has(GatewayIntentBits.MessageContent)) return reply
    try {
      if (hasMessageContent((await fetchApplication(api)).flags)) {
        reconnect(true)
        return reply
      }
    } catch (error) {
      // The rule is saved all the same, and the next start asks Discord again.
      desk.failureReply(loggable(error))
      return reply
    }
    log.warn('discord.message-content-off', { cure: LISTEN_CURE })
    return { ...reply, blocks: [...reply.blocks, note(messagesFor(reply.language).listenNeedsSwitch)] }
  }

  const open = async (content: boolean): Promise<Client<true>> => {
    const connecting = { token, apiUrl, rest, content, log, listen, ending }
    const opened = await whenReachable(() => connect(connecting), waiting)
    if (opened) return opened
    if (!content) throw new ConfigError('Discord refuses the bot its intents, none of which is privileged.')
    log.warn('discord.message-content-off', { cure: LISTEN_CURE })
    return open(false)
  }

  const listen = (opened: Client) => {
    receive(opened, deps, take)
    opened.on(Events.ShardDisconnect, ({ code }) => {
      if (opened !== client) return
      if (code === DISALLOWED_INTENTS) return reconnect(false)
      log.error('discord.lost', { code })
      const refusal = refusalOf(code)
      if (refusal) refused.resolve(refusal)
    })
  }

  /** Opens a new connection before it closes the old one, so that no event is missed. What arrives by both is answered once. */
  const reconnect = (content: boolean) => {
    reconnecting = reconnecting.then(async () => {
      if (ending.aborted) return
      try {
        const before = client
        client = await open(content)
        await tasks.settled()
        if (before) await disconnect(before)
      } catch (error) {
        if (ending.aborted) return
        if (error instanceof ConfigError) refused.resolve(error)
        else desk.failureReply(loggable(error))
      }
    })
  }

  return {
    name: PLATFORM,
    poster: createPoster({
      platform: PLATFORM,
      log,
      posting: () =>
        client?.isReady() && !ending.aborted ? discordPosting(postingApi, client.user.id, allows) : undefined,
      postingErrorOf,
      track: tasks.run,
    }),
    people: createPeople(options, () => client),
    start: async () => {
      try {
        // Without the retries of `api`: the person who starts the bot waits to hear of a wrong address.
        const first = createApi(token, apiUrl, { retries: 0 })
        const { flags, isPublic } = await whenReachable(
          () => fetchApplication(first),
          waiting,
          'report nobody',
        )
        const needed = await desk.anyChannelHasRule(PLATFORM, 'all')
        const on = hasMessageContent(flags)
        if (needed && !on) log.warn('discord.message-content-off', { cure: LISTEN_CURE })
        client = await open(needed && on)
        if (isPublic && !servers) log.warn('discord.public', { cure: PUBLIC_CURE })
        const others = servers ? client.guilds.cache.filter(({ id }) => !servers.includes(id)).size : 0
        if (others > 0) log.warn('discord.other-servers', { count: others, cure: OTHER_SERVER_CURE })
        log.info('discord.ready')
      } catch (error) {
        if (!ending.aborted) throw startError(error, apiUrl)
      }
    },
    stop: async () => {
      end.abort()
      await reconnecting
      await tasks.settled()
      if (client) await disconnect(client)
    },
    isReady: () => client !== undefined && isConnected(client),
    refused: refused.promise,
  }
}
