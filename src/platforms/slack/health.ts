import type { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import { SETTINGS } from '../../config.ts'
import type { Log } from '../../log.ts'
import { errorCodeOf, TOKEN_ERRORS } from './errors.ts'

/** Whether Slack accepts the bot's tokens. Nothing else can be done about a refused token than to replace it. */
export interface Health {
  /** What is wrong and what to do; undefined if nothing is known. */
  fault(): string | undefined
  /** @param refusal Slack's code; undefined if it accepted the token */
  onBotToken(refusal: string | undefined): void
  /** Slack takes no more requests for the app-level token. The rest of the program goes on. */
  onAppToken(refusal: string): void
  /** For the calls with the app-level token: the socket's library says nothing about a refusal that it takes for a passing one. */
  readonly fetchWithAppToken: typeof fetch
}

type Token = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'

export const createHealth = (log: Log): Health => {
  const refusals = new Map<Token, string>()
  const refuse = (token: Token, code: string) => {
    if (refusals.get(token) === code) return
    refusals.set(token, code)
    log.error('slack.token-refused', { token, code, cure: SETTINGS[token].cure })
  }
  const onAppToken = (refusal: string) => refuse('SLACK_APP_TOKEN', refusal)
  return {
    fault: () => {
      const [first] = refusals
      if (first === undefined) return undefined
      const [token, code] = first
      return `${token} is refused by Slack (${code}): ${SETTINGS[token].cure}.`
    },
    onBotToken: (refusal) => {
      if (refusal !== undefined) refuse('SLACK_BOT_TOKEN', refusal)
      else refusals.delete('SLACK_BOT_TOKEN')
    },
    onAppToken,
    fetchWithAppToken: async (input, init) => {
      const response = await fetch(input, init)
      const code = await refusalIn(response.clone())
      if (code !== undefined) onAppToken(code)
      else if (response.ok) refusals.delete('SLACK_APP_TOKEN')
      return response
    },
  }
}

/** The code of an answer that refuses the token; undefined for any other answer, and for a page. */
const refusalIn = async (response: Response): Promise<string | undefined> => {
  const answer: unknown = await response.json().catch(() => undefined)
  const code = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined
  return typeof code === 'string' && TOKEN_ERRORS.has(code) ? code : undefined
}

/**
 * Keeps a socket that cannot be opened again from ending the whole program: its library lets that error go uncaught. For use once the
 * socket has been opened.
 */
export const endOnRefusal = ({ client }: SocketModeReceiver, health: Health): void => {
  const start = client.start.bind(client)
  client.start = async () => {
    try {
      return await start()
    } catch (error) {
      health.onAppToken(errorCodeOf(error) || 'no connection')
      return { ok: false }
    }
  }
}

/** Logs that Slack holds events back. It says so in a request of its own kind, which Bolt leaves unacknowledged. */
export const receiveRateLimits = (receiver: HTTPReceiver | SocketModeReceiver, app: App, log: Log): void => {
  const processEvent = app.processEvent.bind(app)
  app.processEvent = async (event) => {
    if (event.body.type !== 'app_rate_limited') return processEvent(event)
    await event.ack()
    log.warn('slack.events-held-back', { minute: event.body.minute_rate_limited })
  }
  receiver.init(app)
}
