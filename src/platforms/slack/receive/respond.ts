import { setTimeout as wait } from 'node:timers/promises'

/** Slack refused a post to a response URL. Never names the URL: anyone who knows it can answer in the bot's name. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError'
  constructor(status: number, body: string) {
    super(`A response URL answered ${status}: ${body.slice(0, 200)}`)
  }
}

const ATTEMPTS = 4
/** In milliseconds. */
const TIMEOUT = 10_000
/** The longest wait between two tries, in milliseconds. After that the person has left. */
const MAX_WAIT = 60_000

/**
 * Posts to a response URL. Tries a few times while Slack or the network fails, and waits as long as Slack says after too many requests.
 * @param pause before the second try, in milliseconds; doubles each time
 * @throws ResponseUrlError if Slack refuses: the URL is older than 30 minutes, or was used five times
 */
export const respond = async (url: string, body: object, pause = 300): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const { status, text, retryAfter } = await send(url, JSON.stringify(body))
    if (status >= 200 && status < 300) return
    const mayPass = status === 0 || status === 429 || status >= 500
    if (!mayPass || attempt === ATTEMPTS) throw new ResponseUrlError(status, text)
    const asked = Number(retryAfter ?? Number.NaN) * 1000
    await wait(Math.min(MAX_WAIT, Number.isFinite(asked) ? asked : pause * 2 ** (attempt - 1)))
  }
}

/** The answer to one post; status 0 if there was none. */
const send = async (url: string, body: string) => {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT) })
    const retryAfter = response.headers.get('retry-after')
    return { status: response.status, text: await response.text(), retryAfter }
  } catch (error) {
    // The message of a `fetch` error may hold the URL, so only its name is kept.
    return { status: 0, text: error instanceof Error ? error.name : 'no answer', retryAfter: null }
  }
}
