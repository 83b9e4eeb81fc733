/**
 * Slack as a platform. `receive/` turns what Slack sends into commands and posts the replies, `render/` draws a reply in Slack's blocks,
 * `set-up/` holds the app's manifest and the checks of `footnote doctor`.
 */

import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { Desk } from '../../commands/desk.ts'
import type { Log } from '../../log.ts'
import type { Speech } from '../../model.ts'
import { createKeyedQueue, createTaskTracker } from '../concurrency.ts'
import type { Platform } from '../platform.ts'
import { createPoster } from '../poster.ts'
import {
  createClients,
  createReceiver,
  fetchSelf,
  libraryLog,
  openSocket,
  requestListener,
} from './connect.ts'
import { postingErrorOf } from './errors.ts'
import { slackPosting } from './poster.ts'
import { listenToActions } from './receive/actions.ts'
import { listenToCommands } from './receive/commands.ts'
import { listenToHome } from './receive/home.ts'
import { listenToMessages } from './receive/messages.ts'
import { rememberLanguages, type SlackContext } from './receive/slack-context.ts'

export interface SlackOptions {
  readonly botToken: string
  /** With an app token the bot talks to Slack over a socket. */
  readonly appToken?: string
  /** Without an app token: the secret with which Slack signs its HTTP requests. */
  readonly signingSecret?: string
  readonly apiUrl: string
  readonly desk: Desk
  /** The bot's own language. */
  readonly language: Speech
  readonly log: Log
  /** After how many milliseconds a waiting person is told that the sources are being searched; 1,500 if missing. */
  readonly noticeAfter?: number
}

/** The path to which Slack sends every request. */
const REQUESTS_PATH = '/slack/events'

/** Creates the platform. Makes no network call before `start`. */
export const createSlack = (options: SlackOptions): Platform => {
  const { botToken, apiUrl: slackApiUrl, desk, log } = options
  const logger = libraryLog(log)
  const shared = { slackApiUrl, logger, allowAbsoluteUrls: false } as const
  const { client, onceClient, optionalClient, startClient } = createClients(botToken, shared)
  const requests = createTaskTracker()
  const answers = createTaskTracker()
  let slack: SlackContext | undefined
  let isOpen = false

  const receiver = createReceiver(options.appToken, options.signingSecret, shared)
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
  // The listeners report their own failures. An error that arrives here is a bug of ours.
  app.error(async (error) => {
    desk.failureReply(error)
  })
  const current = (): SlackContext => {
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
      posting: () => (slack && isOpen ? slackPosting(slack, onceClient) : undefined),
      postingErrorOf,
      track: answers.run,
    }),
    start: async () => {
      const self = await fetchSelf(startClient, slackApiUrl)
      slack = {
        desk,
        log,
        self,
        client,
        optionalClient,
        noticeAfter: options.noticeAfter ?? 1500,
        inOrder: createKeyedQueue(),
        ...rememberLanguages(desk, options.language),
      }
      if (socket) await openSocket(socket, slackApiUrl)
      isOpen = true
    },
    stop: async () => {
      isOpen = false
      // Slack sends undelivered events again, or to another process.
      await socket?.client.disconnect()
      await requests.settled()
      await answers.settled()
    },
    isReady: () => isOpen,
  }
}
