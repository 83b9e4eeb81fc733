import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { HTTPReceiver, type Logger, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt'
import { SETTINGS } from '../../config.ts'
import { ConfigError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { TaskTracker } from '../concurrency.ts'
import { errorCodeOf, noAnswerFinding } from './errors.ts'
import type { Self } from './receive/slack-context.ts'

/** How the bot calls Slack: what all clients and the receiver share. */
export interface ClientOptions {
  readonly slackApiUrl: string
  readonly logger: Logger
  readonly allowAbsoluteUrls: false
}

/** Half a minute in all while Slack fails; after too many requests, as long as Slack says. */
const RETRIES = { retries: 5, factor: 2, minTimeout: 500 }
/** A lost socket is reopened for a week, once a minute. */
const RECONNECTS = { retries: 10_000, factor: 1.3, maxTimeout: 60_000 }
const NO_RETRY = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }
/** In milliseconds. */
const TIMEOUT = 30_000

/** The clients with the bot's token, one for each way to deal with a failed call. */
export const createClients = (botToken: string, shared: ClientOptions) => {
  const clientWith = (options: webApi.WebClientOptions) =>
    new webApi.WebClient(botToken, { ...shared, ...options })
  return {
    /** Tries again. */
    client: clientWith({ retryConfig: RETRIES, timeout: TIMEOUT }),
    /** Tries once. For posts that must not appear twice; whoever posts tries again. */
    onceClient: clientWith({ ...NO_RETRY, timeout: TIMEOUT }),
    /** Tries once, and not for long. For calls that may fail. */
    optionalClient: clientWith({ ...NO_RETRY, timeout: 2000 }),
    /** For the first call. Whoever starts the bot waits for it. */
    startClient: clientWith({ retryConfig: { retries: 2, minTimeout: 200 }, timeout: 10_000 }),
  }
}

/** What receives Slack's requests: a socket if there is an app token, otherwise an HTTP endpoint. */
export const createReceiver = (
  appToken: string | undefined,
  signingSecret: string | undefined,
  shared: ClientOptions,
): HTTPReceiver | SocketModeReceiver =>
  appToken === undefined
    ? new HTTPReceiver({ signingSecret: signingSecret ?? '', logger: shared.logger })
    : new SocketModeReceiver({
        appToken,
        logger: shared.logger,
        installerOptions: { clientOptions: { ...shared, retryConfig: RECONNECTS } },
      })

/**
 * Asks Slack whose token it is.
 * @throws ConfigError if Slack refuses the token or does not answer
 */
export const fetchSelf = async (client: webApi.WebClient, apiUrl: string): Promise<Self> => {
  try {
    const { team_id: team, user_id: user, bot_id: bot } = await client.auth.test()
    if (team === undefined || user === undefined) throw new Error('auth.test names nobody')
    return { team, user, ...(bot !== undefined && { bot }) }
  } catch (error) {
    throw startError('SLACK_BOT_TOKEN', error, apiUrl)
  }
}

/** Opens the socket. @throws ConfigError if Slack refuses the token or does not answer */
export const openSocket = async (receiver: SocketModeReceiver, apiUrl: string): Promise<void> => {
  try {
    await receiver.start()
  } catch (error) {
    throw startError('SLACK_APP_TOKEN', error, apiUrl)
  }
}

const startError = (
  setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
  error: unknown,
  apiUrl: string,
): ConfigError => {
  const code = errorCodeOf(error)
  if (code !== '')
    return new ConfigError(`${setting} is refused by Slack (${code}): ${SETTINGS[setting].cure}.`)
  const { what, cure } = noAnswerFinding(error, apiUrl)
  return new ConfigError(`${what}: ${cure}.`)
}

/** Passes requests to Bolt, which checks their signature, while the bot is open. Otherwise asks Slack to come again. */
export const requestListener =
  (receiver: HTTPReceiver, requests: TaskTracker, isOpen: () => boolean): RequestListener =>
  (request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' })
      response.end()
      return
    }
    if (!isOpen()) {
      response.writeHead(503, { 'retry-after': '10' })
      response.end()
      return
    }
    // The answer to a request starts before its response is closed, so a stopping bot waits for both.
    requests.run(() => once(response, 'close')).catch(() => undefined)
    receiver.requestListener(request, response)
  }

/**
 * Passes what Slack's libraries log to our log. Below a warning they log request bodies, with people's names and words, so all of that
 * goes to `debug`.
 */
export const libraryLog = (log: Log): Logger => {
  const text = (parts: readonly unknown[]) => ({
    text: withoutSecrets(
      parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '),
    ),
  })
  return {
    debug: (...parts: unknown[]) => log.debug('slack.library', text(parts)),
    info: (...parts: unknown[]) => log.debug('slack.library', text(parts)),
    warn: (...parts: unknown[]) => log.warn('slack.library', text(parts)),
    error: (...parts: unknown[]) => log.error('slack.library', text(parts)),
    // Our log has a level of its own.
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}

/** Hides a password in an address, and the ticket that opens a socket. The log itself hides tokens. */
const withoutSecrets = (text: string): string =>
  text.replace(/:\/\/[^/\s@]{1,200}@/g, '://[secret]@').replace(/\bticket=[\w-]+/g, 'ticket=[secret]')
