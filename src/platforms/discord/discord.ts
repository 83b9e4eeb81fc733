/**
 * The bot on Discord. `connect.ts` holds the connection to the gateway, `receive/` turns what arrives into commands, `render/` draws the
 * replies, `poster.ts` posts digests, and `set-up/` registers the commands and examines the set-up.
 */

import { GatewayIntentBits } from 'discord.js'
import type { Desk } from '../../commands/desk.ts'
import type { Leases } from '../../commands/once.ts'
import type { ConfigError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { note, type Reply, refusal } from '../../reply.ts'
import { createKeyedQueue, createTaskTracker } from '../concurrency.ts'
import type { Platform } from '../platform.ts'
import { createPoster } from '../poster.ts'
import { createCommandIds, withCommandIds } from './command-ids.ts'
import { hasMessageContent, LISTEN_CURE, PUBLIC_CURE } from './connect.ts'
import { createConnections } from './connections.ts'
import { loggable, postingErrorOf, retryDelay, settingErrorOf, startError } from './errors.ts'
import { isConnected } from './gateway.ts'
import { createPeople } from './people.ts'
import { type Pause, pauseByClock, persistently } from './persist.ts'
import { discordPosting } from './poster.ts'
import { whenReachable } from './reach.ts'
import { createAllows } from './receive/allows.ts'
import { PLATFORM, type ReceiveDeps } from './receive/incoming.ts'
import { OTHER_SERVER_CURE } from './receive/invited.ts'
import { receive, type Take } from './receive/receive.ts'
import { createApi, fetchApplication, fetchSelf, isMember } from './set-up/api.ts'
import { createShards, fetchGateway, type Sharding, type Shards, waitForIdentify } from './shards.ts'

export interface DiscordOptions {
  readonly token: string
  /** Without a version: https://discord.com/api */
  readonly apiUrl: string
  /** The ids of the servers where it answers; every server if missing. */
  readonly servers?: readonly string[]
  /** How many connections the processes share, or as many as Discord recommends; if missing, this process has the only one. */
  readonly shards?: number | 'auto'
  /** How they share them. */
  readonly leases?: Leases
  readonly desk: Desk
  readonly language: Speech
  readonly log: Log
  /** Waits between tries; the clock's own if missing. */
  readonly pause?: Pause
  /** In milliseconds since 1970. */
  readonly now?: () => number
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
  const end = new AbortController()
  const ending = end.signal
  const refused = Promise.withResolvers<ConfigError>()
  const waiting = { pause, ending, log }

  const take: Take = (id, work) => {
    if (ending.aborted) return
    tasks.run(() => queue(id, work)).catch((error: unknown) => desk.failureReply(loggable(error)))
  }

  /** The bot itself, once it has started. */
  let self: { readonly user: string; readonly application: string } | undefined
  let sharding: Sharding | undefined
  /** Whether Message Content is switched on, as far as is known. */
  let isContentOn = false
  let shards: Shards | undefined
  const commandIds = createCommandIds(api, () => self?.application, log)
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
    if (connections.first()?.options.intents.has(GatewayIntentBits.MessageContent)) return reply
    try {
      if (hasMessageContent((await fetchApplication(api)).flags)) {
        isContentOn = true
        connections.reconnect(true)
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

  const connections = createConnections({
    ...waiting,
    connecting: {
      ...{ token, apiUrl, rest },
      ...(options.shards !== undefined && {
        waitForIdentify: async (id, signal) => sharding && waitForIdentify(id, sharding, signal),
      }),
    },
    listen: (opened) => receive(opened, deps, take),
    answered: tasks.settled,
    refuse: refused.resolve,
    report: (error) => void desk.failureReply(loggable(error)),
  })

  const startShards = async (asked: number | 'auto', application: string): Promise<Shards> => {
    const { leases, now = Date.now } = options
    if (!leases) throw new Error('Shards need leases.')
    const count = asked === 'auto' ? (await fetchGateway(api)).shards : asked
    const common = { ...waiting, leases, application, api, now }
    sharding = common
    const made = createShards({
      ...common,
      count,
      open: async (shard) =>
        connections.open(isContentOn && (await desk.anyChannelHasRule(PLATFORM, 'all')), shard),
      close: connections.close,
      onFault: (error) => {
        const refusal = settingErrorOf(error)
        if (refusal) refused.resolve(refusal)
        else desk.failureReply(loggable(error))
      },
    })
    await made.start()
    return made
  }

  return {
    name: PLATFORM,
    poster: createPoster({
      platform: PLATFORM,
      log,
      posting: () => (self && !ending.aborted ? discordPosting(postingApi, self.user, allows) : undefined),
      postingErrorOf,
      track: tasks.run,
    }),
    people: createPeople(options, () => (self ? connections.all() : undefined)),
    start: async () => {
      try {
        // Without the retries of `api`: the person who starts the bot waits to hear of a wrong address.
        const first = createApi(token, apiUrl, { retries: 0 })
        const { id, flags, isPublic } = await whenReachable(
          () => fetchApplication(first),
          waiting,
          'report nobody',
        )
        const needed = await desk.anyChannelHasRule(PLATFORM, 'all')
        const on = hasMessageContent(flags)
        if (needed && !on) log.warn('discord.message-content-off', { cure: LISTEN_CURE })
        if (options.shards === undefined) await connections.open(needed && on)
        else {
          isContentOn = on
          shards = await startShards(options.shards, id)
        }
        self = { application: id, user: connections.first()?.user.id ?? (await fetchSelf(api)) }
        if (isPublic && !servers) log.warn('discord.public', { cure: PUBLIC_CURE })
        const guilds = connections.all().flatMap((client) => [...client.guilds.cache.keys()])
        const others = servers ? guilds.filter((guild) => !servers.includes(guild)).length : 0
        if (others > 0) log.warn('discord.other-servers', { count: others, cure: OTHER_SERVER_CURE })
        log.info('discord.ready')
      } catch (error) {
        if (!ending.aborted) throw startError(error, apiUrl)
      }
    },
    stop: async () => {
      end.abort()
      await connections.settled()
      await tasks.settled()
      await connections.closeAll()
      await shards?.giveBack()
    },
    // Without a shard of its own a process waits to take over another's.
    isReady: () => self !== undefined && !ending.aborted && connections.all().every(isConnected),
    refused: refused.promise,
  }
}
