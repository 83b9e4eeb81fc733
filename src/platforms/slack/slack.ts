/**
 * Slack as a platform. `receive/` turns what Slack sends into commands and posts the replies, `render/` draws a reply in Slack's blocks,
 * `set-up/` holds the app's manifest and the checks of `footnote doctor`.
 */

import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { Desk } from '../../commands/desk.ts'
import type { SlackConfig } from '../../config.ts'
import type { Log } from '../../log.ts'
import type { Speech } from '../../model.ts'
import { createKeyedQueue, createTaskTracker } from '../concurrency.ts'
import type { People } from '../people.ts'
import type { Platform } from '../platform.ts'
import { createPoster } from '../poster.ts'
import { createConnection, fetchSelf, libraryLog, requestListener, requireAnswer } from './connect.ts'
import { postingErrorOf } from './errors.ts'
import { createHealth, endOnRefusal, listenToRemoval, receiveRateLimits } from './health.ts'
import { createPeople, withRoles } from './people.ts'
import { slackPosting } from './poster.ts'
import { listenToActions } from './receive/actions.ts'
import { listenToCommands } from './receive/commands.ts'
import { listenToHome } from './receive/home.ts'
import { listenToInvitations } from './receive/invited.ts'
import { listenToMessages } from './receive/messages.ts'
import { rememberPeople, type Slack } from './receive/slack-context.ts'
import { warmUp } from './warm-up.ts'

export interface SlackOptions extends SlackConfig {
  readonly desk: Desk
  /** The bot's own language. */
  readonly language: Speech
  readonly log: Log
  /** How long a person waits, in milliseconds, before a notice says that the sources are being searched; 1,500 if missing. */
  readonly noticeAfter?: number
  /** Whether the start runs the code that acknowledges requests; true if missing. */
  readonly warm?: boolean
}

/** The path to which Slack sends every request. */
const REQUESTS_PATH = '/slack/events'

/** Creates the platform. Makes no network call before `start`. */
export const createSlack = (options: SlackOptions): Platform => {
  const { botToken, apiUrl, desk, log } = options
  const logger = libraryLog(log)
  const health = createHealth(log)
  const { receiver, clientOptions, startClient, ...clients } = createConnection(options, logger, health)
  const requests = createTaskTracker()
  const answers = createTaskTracker()
  let slack: Slack | undefined
  let people: People | undefined
  let isOpen = false

  const socket = receiver instanceof SocketModeReceiver ? receiver : undefined
  for (const state of ['connected', 'close', 'disconnected', 'reconnecting'])
    socket?.client.on(state, () => {
      isOpen = state === 'connected'
    })
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, ...(slack && { botUserId: slack.self.user }) }),
    convoStore: false,
    clientOptions,
    logger,
  })
  receiveRateLimits(receiver, app, log)
  app.use(({ next }) => answers.run(next))
  // The listeners report their own failures. An error that arrives here is a bug of ours.
  app.error(async (error) => {
    desk.failureReply(error)
  })
  const current = (): Slack => {
    if (!slack) throw new Error('Slack is not connected.')
    return slack
  }
  for (const listen of [
    listenToMessages,
    listenToCommands,
    listenToActions,
    listenToHome,
    listenToInvitations,
  ])
    listen(app, current)
  listenToRemoval(app, health)

  return {
    name: 'slack',
    ...(receiver instanceof HTTPReceiver && {
      routes: [{ path: REQUESTS_PATH, listener: requestListener(receiver, requests, () => isOpen) }],
    }),
    poster: createPoster({
      platform: 'slack',
      log,
      posting: () => (slack && isOpen ? slackPosting(slack) : undefined),
      postingErrorOf,
      track: answers.run,
    }),
    people: {
      workspaces: async () => people?.workspaces(),
      personOf: async (workspace, user) => people?.personOf(workspace, user),
    },
    start: async () => {
      const self = await requireAnswer(fetchSelf(startClient), 'SLACK_BOT_TOKEN', apiUrl)
      people = createPeople(self, clients.optionalClient)
      const knowing = withRoles(desk, self, people)
      slack = {
        desk: knowing,
        log,
        self,
        ...clients,
        noticeAfter: options.noticeAfter ?? 1500,
        inOrder: createKeyedQueue(),
        files: { token: botToken, apiUrl },
        ...rememberPeople(knowing, options.language),
      }
      if (socket) {
        await requireAnswer(socket.start(), 'SLACK_APP_TOKEN', apiUrl)
        endOnRefusal(socket, health)
      }
      if (receiver instanceof HTTPReceiver && options.warm !== false)
        await warmUp(receiver, options.signingSecret ?? '').catch((error) =>
          log.debug('slack.not-warm', { error }),
        )
      isOpen = true
    },
    stop: async () => {
      isOpen = false
      // Slack sends undelivered events again, or to another process.
      await socket?.client.disconnect()
      await requests.settled()
      await answers.settled()
    },
    isReady: () => isOpen && health.fault() === undefined,
    fault: health.fault,
  }
}
