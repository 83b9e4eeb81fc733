import { setTimeout as wait } from 'node:timers/promises'

/** Slack refused what was sent to a response URL. Names no URL: whoever knows one may answer in the bot's name. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError'
  readonly status: number
  constructor(status: number, body: string) {
    super(`A response URL answered ${status}: ${body.slice(0, 200)}`)
    this.status = status
  }
}

const ATTEMPTS = 4
const TIMEOUT_MS = 10_000
/** Waited longer, and the person is gone. */
const LONGEST_WAIT_MS = 60_000

/**
 * Posts to a response URL. Waits as long as Slack says where there were too many, and tries again a few times where Slack or the way to it
 * fails for a moment.
 * @throws ResponseUrlError where Slack refuses: the URL is older than 30 minutes, or was used five times
 */
export const respond = async (url: string, body: object, pause = 300): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === ATTEMPTS
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const text = await response.text()
      if (response.ok) return
      if (last || (response.status !== 429 && response.status < 500))
        throw new ResponseUrlError(response.status, text)
      await wait(waitBefore(attempt, pause, response.headers.get('retry-after')))
    } catch (error) {
      // What `fetch` says of a failure may hold the URL.
      if (error instanceof ResponseUrlError) throw error
      if (last) throw new ResponseUrlError(0, error instanceof Error ? error.name : 'no answer')
      await wait(waitBefore(attempt, pause, null))
    }
  }
}

const waitBefore = (attempt: number, pause: number, retryAfter: string | null): number => {
  const asked = Number(retryAfter ?? Number.NaN) * 1000
  return Math.min(LONGEST_WAIT_MS, Number.isFinite(asked) ? asked : pause * 2 ** (attempt - 1))
}
