import { type Client, Events, GatewayIntentBits } from 'discord.js'
import type { Desk } from '../../commands/desk.ts'
import { ConfigError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { note, type Reply } from '../../reply.ts'
import { createKeyedQueue, createTaskTracker } from '../concurrency.ts'
import type { Platform } from '../platform.ts'
import { createPoster } from '../poster.ts'
import { connect, disconnect } from './connect.ts'
import { badTokenError, CLOSE_CODES, loggable } from './errors.ts'
import { hasMessageContent, LISTEN_CURE } from './intents.ts'
import { discordPosting } from './poster.ts'
import { postingErrorOf, retryDelay } from './posting-fault.ts'
import { PLATFORM } from './receive/read-message.ts'
import { receive, type Take } from './receive/receive.ts'
import type { ReceiveDeps } from './receive/room.ts'
import { createApi, fetchApplication } from './set-up/api.ts'

export interface DiscordOptions {
  readonly token: string
  /** Without a version: https://discord.com/api */
  readonly apiUrl: string
  readonly desk: Desk
  readonly language: Speech
  readonly log: Log
}

/** Longer than this, in milliseconds, whoever posts is told to come again. */
const SHORT_WAIT = 5000

/** The bot on Discord. */
export const createDiscord = ({ token, apiUrl, desk, language, log }: DiscordOptions): Platform => {
  const inOrder = createKeyedQueue()
  const underWay = createTaskTracker()
  const api = createApi(token, apiUrl)
  const postingApi = createApi(token, apiUrl, {
    rejectOnRateLimit: (limit) => retryDelay(limit) > SHORT_WAIT,
  })
  let client: Client<true> | undefined
  let leaving = false
  let changing = Promise.resolve()

  const take: Take = (id, work) => {
    if (leaving) return
    underWay.run(() => inOrder(id, work)).catch((error: unknown) => desk.failureReply(loggable(error)))
  }

  const room: ReceiveDeps = {
    desk,
    log,
    language,
    handle: async (command, from) => {
      const reply = await desk.handle(command, from)
      const listens = command.kind === 'listen' && command.rule === 'all' && reply.outcome === 'done'
      return listens ? listenToAll(reply) : reply
    },
  }

  const listenToAll = async (reply: Reply): Promise<Reply> => {
    if (client?.options.intents.has(GatewayIntentBits.MessageContent)) return reply
    try {
      if (hasMessageContent((await fetchApplication(api, apiUrl)).flags)) {
        reconnect(true)
        return reply
      }
    } catch (error) {
      // The rule is kept, and the next start asks again.
      desk.failureReply(loggable(error))
      return reply
    }
    log.warn('discord.message-content-off', { cure: LISTEN_CURE })
    return { ...reply, blocks: [...reply.blocks, note(messagesFor(reply.language).listenNeedsSwitch)] }
  }

  const open = async (content: boolean): Promise<Client<true>> => {
    const opened = await connect({ token, apiUrl, content, log, listen })
    if (opened) return opened
    if (!content) throw new ConfigError('Discord refuses the bot its intents, none of which is privileged.')
    log.warn('discord.message-content-off', { cure: LISTEN_CURE })
    return open(false)
  }

  const listen = (opened: Client) => {
    receive(opened, room, take)
    opened.on(Events.ShardDisconnect, ({ code }) => {
      if (opened !== client) return
      if (code === CLOSE_CODES.disallowedIntents) reconnect(false)
      else
        log.error(
          'discord.lost',
          code === CLOSE_CODES.badToken ? { code, cure: badTokenError().message } : { code },
        )
    })
  }

  /** Connects anew before the old connection goes, so that nothing is missed; what comes by both is answered once. */
  const reconnect = (content: boolean) => {
    changing = changing.then(async () => {
      if (leaving) return
      try {
        const before = client
        client = await open(content)
        await underWay.settled()
        if (before) await disconnect(before)
      } catch (error) {
        desk.failureReply(loggable(error))
      }
    })
  }

  return {
    name: PLATFORM,
    poster: createPoster({
      platform: PLATFORM,
      log,
      posting: () => (client?.isReady() && !leaving ? discordPosting(postingApi, client.user.id) : undefined),
      postingErrorOf: postingErrorOf,
      track: underWay.run,
    }),
    start: async () => {
      const { flags } = await fetchApplication(api, apiUrl)
      const needed = await desk.anyChannelHasRule(PLATFORM, 'all')
      const on = hasMessageContent(flags)
      if (needed && !on) log.warn('discord.message-content-off', { cure: LISTEN_CURE })
      client = await open(needed && on)
      log.info('discord.ready')
    },
    stop: async () => {
      leaving = true
      await changing
      await underWay.settled()
      if (client) await disconnect(client)
    },
    isReady: () => client?.isReady() ?? false,
  }
}
