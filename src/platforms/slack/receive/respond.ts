import { setTimeout as wait } from 'node:timers/promises'

/** Slack refused a post to a response URL. Never names the URL: whoever knows it can answer in the bot's name. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError'
  readonly status: number
  constructor(status: number, body: string) {
    super(`A response URL answered ${status}: ${body.slice(0, 200)}`)
    this.status = status
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
    const isLast = attempt === ATTEMPTS
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT),
      })
      const text = await response.text()
      if (response.ok) return
      if (isLast || (response.status !== 429 && response.status < 500))
        throw new ResponseUrlError(response.status, text)
      await wait(waitBefore(attempt, pause, response.headers.get('retry-after')))
    } catch (error) {
      if (error instanceof ResponseUrlError) throw error
      // The message of a `fetch` error may hold the URL.
      if (isLast) throw new ResponseUrlError(0, error instanceof Error ? error.name : 'no answer')
      await wait(waitBefore(attempt, pause, null))
    }
  }
}

const waitBefore = (attempt: number, pause: number, retryAfter: string | null): number => {
  const asked = Number(retryAfter ?? Number.NaN) * 1000
  return Math.min(MAX_WAIT, Number.isFinite(asked) ? asked : pause * 2 ** (attempt - 1))
}
