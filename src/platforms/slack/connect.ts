import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { HTTPReceiver, type Logger, LogLevel, SocketModeReceiver, type webApi } from '@slack/bolt'
import { SETTINGS } from '../../config.ts'
import { ConfigError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { withoutUndefined } from '../../model.ts'
import type { SlackApp } from '../../slack-config.ts'
import type { TaskTracker } from '../concurrency.ts'
import { type CallOptions, SlackClient } from './client.ts'
import { errorCodeOf, noAnswerFinding } from './errors.ts'
import type { Health } from './health.ts'
import type { Self } from './receive/slack-context.ts'

/** Half a minute in all while Slack cannot be reached. */
const RETRIES = { retries: 5, factor: 2, minTimeout: 500 }
/** A lost socket is reopened for a week, once a minute. */
const RECONNECTS = { retries: 10_000, factor: 1.3, maxTimeout: 60_000 }
const NO_RETRY = { retryConfig: { retries: 0 } }
/** In milliseconds. */
const TIMEOUT = 30_000

/** How every client reaches Slack. */
export const clientOptionsOf = ({ apiUrl: slackApiUrl }: SlackApp, logger: Logger) => ({
  slackApiUrl,
  logger,
  allowAbsoluteUrls: false,
})

/** Creates what receives Slack's requests. */
export const createReceiver = (
  app: SlackApp,
  logger: Logger,
  health: Pick<Health, 'fetchWithAppToken'>,
): HTTPReceiver | SocketModeReceiver =>
  app.appToken === undefined
    ? new HTTPReceiver({
        signingSecret: app.signingSecret ?? '',
        logger,
        // An event that another process works on: Slack is to send it again. Where handling failed, Bolt has answered already.
        unhandledRequestHandler: ({ response }) => {
          if (!response.headersSent) response.writeHead(503).end()
        },
      })
    : new SocketModeReceiver({
        appToken: app.appToken,
        logger,
        installerOptions: {
          clientOptions: {
            ...clientOptionsOf(app, logger),
            retryConfig: RECONNECTS,
            fetch: health.fetchWithAppToken,
          },
        },
      })

/** Creates the clients with a bot's token, one for each way to deal with a failed call. */
export const createClients = (
  botToken: string,
  app: SlackApp,
  logger: Logger,
  onToken: NonNullable<CallOptions['onToken']>,
) => {
  const clientWith = (options: CallOptions) =>
    new SlackClient(botToken, { ...clientOptionsOf(app, logger), onToken, ...options })
  return {
    client: clientWith({ retryConfig: RETRIES, timeout: TIMEOUT, patient: true, repeatable: true }),
    postClient: clientWith({ ...NO_RETRY, timeout: TIMEOUT, patient: true }),
    onceClient: clientWith({ ...NO_RETRY, timeout: TIMEOUT }),
    optionalClient: clientWith({ ...NO_RETRY, timeout: 2000 }),
    /** For the first call, because the person who starts the bot waits for it. */
    startClient: clientWith({ retryConfig: { retries: 2, minTimeout: 200 }, timeout: 10_000, patient: true }),
  }
}

/** Asks Slack whose token it is. */
export const fetchSelf = async (client: webApi.WebClient): Promise<Self> => {
  const { team_id: team, user_id: user, bot_id: bot, enterprise_id: enterprise } = await client.auth.test()
  if (team === undefined || user === undefined) throw new Error('auth.test names nobody')
  return withoutUndefined({ team, user, bot, enterprise })
}

/**
 * Waits for a call that the start depends on.
 * @param setting the token that the call needs
 * @throws ConfigError if Slack refuses the token or does not answer
 */
export const requireAnswer = async <Result>(
  call: Promise<Result>,
  setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
  apiUrl: string,
): Promise<Result> => {
  try {
    return await call
  } catch (error) {
    const code = errorCodeOf(error)
    if (code !== '')
      throw new ConfigError(`${setting} is refused by Slack (${code}): ${SETTINGS[setting].cure}.`)
    const { what, cure } = noAnswerFinding(error, apiUrl)
    throw new ConfigError(`${what}: ${cure}.`)
  }
}

/** Passes requests to Bolt, which checks their signature, while the bot is open. Otherwise asks Slack to come again. */
export const requestListener =
  (receiver: HTTPReceiver, requests: TaskTracker, isOpen: () => boolean): RequestListener =>
  (request, response) => {
    if (request.method !== 'POST') return response.writeHead(405, { allow: 'POST' }).end()
    if (!isOpen()) return response.writeHead(503, { 'retry-after': '10' }).end()
    // The answer to a request starts before its response is closed, so a stopping bot waits for both.
    requests.run(() => once(response, 'close')).catch(() => undefined)
    receiver.requestListener(request, response)
  }

/**
 * Passes what Slack's libraries log to our log. Below a warning they log request bodies, with people's names and words, so all of that
 * goes to `debug`.
 */
export const libraryLog = (log: Log): Logger => {
  const at =
    (level: keyof Log) =>
    (...parts: unknown[]) => {
      const text = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ')
      log[level]('slack.library', { text: withoutSecrets(text) })
    }
  return {
    debug: at('debug'),
    info: at('debug'),
    warn: at('warn'),
    error: at('error'),
    // Our log has a level of its own.
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}

/** Hides a password in an address, and the ticket that opens a socket. The log itself hides tokens. */
const withoutSecrets = (text: string): string =>
  text.replace(/:\/\/[^/\s@]{1,200}@/g, '://[secret]@').replace(/\bticket=[\w-]+/g, 'ticket=[secret]')
