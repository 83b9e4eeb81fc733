/**
 * Slack as a platform. `receive/` turns what Slack sends into commands and posts the replies, `render/` draws a reply in Slack's blocks,
 * `set-up/` holds the app's manifest and the checks of `footnote doctor`.
 */

import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { Installations } from '../../commands/access/installations.ts'
import type { Desk } from '../../commands/desk.ts'
import { PostingError } from '../../digest/deliver/poster.ts'
import type { Log } from '../../log.ts'
import type { Speech } from '../../model.ts'
import type { SlackApp, SlackInstallConfig } from '../../slack-config.ts'
import { createTaskTracker } from '../concurrency.ts'
import type { Platform, Route } from '../platform.ts'
import { createPoster } from '../poster.ts'
import { PatientApp } from './acknowledge.ts'
import { clientOptionsOf, createReceiver, libraryLog, requestListener, requireAnswer } from './connect.ts'
import { postingErrorOf } from './errors.ts'
import { createHealth, endOnRefusal, receiveRateLimits } from './health.ts'
import { createInstalling } from './install.ts'
import { slackPosting } from './poster.ts'
import { listenToActions } from './receive/actions.ts'
import { listenToCommands } from './receive/commands.ts'
import { listenToHome } from './receive/home.ts'
import { listenToInvitations } from './receive/invited.ts'
import { listenToMessages } from './receive/messages.ts'
import type { SlackIn } from './receive/slack-context.ts'
import { warmUp } from './warm-up.ts'
import { createOneWorkspace, createSeveralWorkspaces, listenToRemoval } from './workspaces.ts'

interface Shared extends SlackApp {
  readonly desk: Desk
  /** The bot's own language. */
  readonly language: Speech
  readonly log: Log
  /** How long a person waits, in milliseconds, before a notice says that the sources are being searched; 1,500 if missing. */
  readonly noticeAfter?: number
  /** Whether the start runs the code that acknowledges requests; true if missing. */
  readonly warm?: boolean
}

/** Of one workspace, with its token; or of all that install the bot. */
export type SlackOptions = Shared &
  (
    | { readonly botToken: string; readonly install?: never }
    | {
        readonly install: SlackInstallConfig
        readonly installations: Installations
        readonly botToken?: never
      }
  )

/** The path to which Slack sends every request. */
const REQUESTS_PATH = '/slack/events'

/** Creates the platform. Makes no network call before `start`. */
export const createSlack = (options: SlackOptions): Platform => {
  const { apiUrl, desk, log, noticeAfter = 1500 } = options
  const logger = libraryLog(log)
  const health = createHealth(log)
  const receiver = createReceiver(options, logger, health)
  const requests = createTaskTracker()
  const answers = createTaskTracker()
  const shared = { ...options, noticeAfter, logger, answered: answers.settled }
  const installing = options.install && createInstalling({ ...options, logger })
  const workspaces =
    options.install && installing
      ? createSeveralWorkspaces(installing, options.installations, shared)
      : createOneWorkspace(options.botToken ?? '', health, shared)
  let isOpen = false

  const socket = receiver instanceof SocketModeReceiver ? receiver : undefined
  for (const state of ['connected', 'close', 'disconnected', 'reconnecting'])
    socket?.client.on(state, () => {
      isOpen = state === 'connected'
    })
  const app = new PatientApp({
    receiver,
    authorize: workspaces.authorize,
    convoStore: false,
    clientOptions: clientOptionsOf(options, logger),
    logger,
  })
  receiveRateLimits(receiver, app, log)
  app.use(({ next }) => answers.run(next))
  // The listeners report their own failures. An error that arrives here is a bug of ours, or of a workspace without its token.
  app.error(async (error) => {
    if (!('code' in error && error.code === NOT_AUTHORIZED)) return void desk.failureReply(error)
    log.warn('slack.not-authorized', { why: error.message })
  })
  const slackIn: SlackIn = ({ slack }) => {
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
    listen(app, slackIn)
  listenToRemoval(app, workspaces)

  const routes: readonly Route[] = [
    ...(receiver instanceof HTTPReceiver
      ? [{ path: REQUESTS_PATH, listener: requestListener(receiver, requests, () => isOpen) }]
      : []),
    ...(installing?.routes ?? []),
  ]
  return {
    name: 'slack',
    ...(routes.length > 0 && { routes }),
    poster: createPoster({
      platform: 'slack',
      log,
      posting: async (workspace) => {
        if (!isOpen) return undefined
        const slack = await workspaces.of(workspace)
        if (!slack) throw new PostingError('never', 'The bot is not installed in that workspace.')
        return slackPosting(slack)
      },
      postingErrorOf,
      track: answers.run,
    }),
    people: workspaces.people,
    start: async () => {
      if (receiver instanceof HTTPReceiver && options.warm !== false)
        await warmUp(receiver, options.signingSecret ?? '').catch((error) =>
          log.debug('slack.not-warm', { error }),
        )
      await workspaces.start()
      if (socket) {
        await requireAnswer(socket.start(), 'SLACK_APP_TOKEN', apiUrl)
        endOnRefusal(socket, health)
      }
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

/** Bolt's code for a request of a workspace that has no token. */
const NOT_AUTHORIZED = 'slack_bolt_authorization_error'
