import { App, HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt'
import type { Desk } from '../../commands/desk.ts'
import type { Log } from '../../log.ts'
import type { Speech } from '../../model.ts'
import { createKeyedQueue } from '../concurrency.ts'
import type { Platform } from '../platform.ts'
import { createPoster } from '../poster.ts'
import { createTaskTracker } from '../under-way.ts'
import { fetchSelf, openSocket } from './connect.ts'
import { postingErrorOf } from './errors.ts'
import { libraryLog } from './log.ts'
import { slackPosting } from './poster.ts'
import { listenToActions } from './receive/actions.ts'
import { listenToCommands } from './receive/commands.ts'
import { listenToHome } from './receive/home.ts'
import { listenToMessages } from './receive/messages.ts'
import { requestListener } from './receive/requests.ts'
import type { Slack } from './receive/slack-context.ts'
import { speakTo } from './receive/speech.ts'

export interface SlackOptions {
  readonly botToken: string
  /** With it Slack is spoken to over a socket. */
  readonly appToken?: string
  /** Without an app token: what Slack signs its requests with. */
  readonly signingSecret?: string
  readonly apiUrl: string
  readonly desk: Desk
  /** The bot's language. */
  readonly language: Speech
  readonly log: Log
  /** How long a person waits until they are told that the sources are being searched, in milliseconds; 1,500 where it is missing. */
  readonly noticeAfter?: number
}

/** Where Slack sends everything. */
const REQUESTS_PATH = '/slack/events'

/** Half a minute in all, when Slack fails; as long as Slack says, when there were too many requests. */
const RETRIES = { retries: 5, factor: 2, minTimeout: 500 }
/** A lost socket is opened again for as long as it takes: a week, once a minute. */
const RECONNECTS = { retries: 10_000, factor: 1.3, maxTimeout: 60_000 }
const TIMEOUT_MS = 30_000
/** Whoever starts the bot waits for this. */
const FIRST_CALL = { retryConfig: { retries: 2, minTimeout: 200 }, timeout: 10_000 }
/** What must not be there twice is tried once, and tried again by whoever asked for it. */
const ONCE = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: TIMEOUT_MS }
/** What may fail is tried once. */
const COURTESY = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 2000 }

/** Slack as a platform. Nothing is asked of the network before it is started. */
export const createSlack = (options: SlackOptions): Platform => {
  const { botToken, appToken, signingSecret, apiUrl: slackApiUrl, desk, log } = options
  const logger = libraryLog(log)
  const shared = { slackApiUrl, logger, allowAbsoluteUrls: false }
  const client = new webApi.WebClient(botToken, { ...shared, retryConfig: RETRIES, timeout: TIMEOUT_MS })
  const once = new webApi.WebClient(botToken, { ...shared, ...ONCE })
  const courtesy = new webApi.WebClient(botToken, { ...shared, ...COURTESY })
  const requests = createTaskTracker()
  const answers = createTaskTracker()
  let slack: Slack | undefined
  let isOpen = false

  const receiver =
    appToken === undefined
      ? new HTTPReceiver({ signingSecret: signingSecret ?? '', logger })
      : new SocketModeReceiver({
          appToken,
          logger,
          installerOptions: { clientOptions: { ...shared, retryConfig: RECONNECTS } },
        })
  const socket = receiver instanceof SocketModeReceiver ? receiver : undefined
  socket?.client.on('connected', () => {
    isOpen = true
  })
  for (const lost of ['close', 'disconnected', 'reconnecting'])
    socket?.client.on(lost, () => {
      isOpen = false
    })
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, ...(slack && { botUserId: slack.self.user }) }),
    convoStore: false,
    clientOptions: shared,
    logger,
  })
  app.use(({ next }) => answers.run(next))
  // What a person did is answered where it is done, failures too; what comes here is a bug of ours.
  app.error(async (error) => {
    desk.failureReply(error)
  })
  const current = (): Slack => {
    if (!slack) throw new Error('Slack is not connected.')
    return slack
  }
  for (const listen of [listenToMessages, listenToCommands, listenToActions, listenToHome])
    listen(app, current)

  return {
    name: 'slack',
    ...(receiver instanceof HTTPReceiver && {
      routes: [{ path: REQUESTS_PATH, listener: requestListener(receiver, requests, () => isOpen) }],
    }),
    poster: createPoster({
      platform: 'slack',
      log,
      posting: () => (slack && isOpen ? slackPosting(slack, once) : undefined),
      postingErrorOf: postingErrorOf,
      track: answers.run,
    }),
    start: async () => {
      const first = new webApi.WebClient(botToken, { ...shared, ...FIRST_CALL })
      const self = await fetchSelf(first, slackApiUrl)
      const speech = speakTo(desk, options.language)
      slack = {
        desk,
        log,
        self,
        client,
        optionalClient: courtesy,
        noticeAfter: options.noticeAfter ?? 1500,
        inOrder: createKeyedQueue(),
        ...speech,
      }
      if (socket) await openSocket(socket, slackApiUrl)
      isOpen = true
    },
    stop: async () => {
      isOpen = false
      // Slack gives what it cannot deliver now to another process, or sends it again.
      await socket?.client.disconnect()
      await requests.settled()
      await answers.settled()
    },
    isReady: () => isOpen,
  }
}
