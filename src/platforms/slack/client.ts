import { setTimeout as wait } from 'node:timers/promises'
import { webApi } from '@slack/bolt'
import { createKeyedQueue } from '../concurrency.ts'
import { errorCodeOf, TOKEN_ERRORS, TRANSIENT_ERRORS } from './errors.ts'

export interface CallOptions extends webApi.WebClientOptions {
  /** Whether a call waits and is sent again after too many requests. Otherwise it is rejected at once. */
  readonly patient?: boolean
  /** Whether a patient call is also sent again if Slack is in trouble itself. Only for calls that may be carried out twice. */
  readonly repeatable?: boolean
  /** Told after every call with the code if Slack refused the token, and with undefined if it accepted it. */
  readonly onToken?: (refusal: string | undefined) => void
}

/** How often a patient call is sent. */
const ATTEMPTS = 6
/** The pause before the second try after a passing error, in milliseconds; doubles each time. */
const PAUSE = 500

/**
 * Slack’s client, with waiting of our own: after too many requests the library’s client holds back every call, whatever channel it is
 * for. Slack counts by method, and messages by channel, so only calls of that method for that channel wait, in the order they came.
 */
export class SlackClient extends webApi.WebClient {
  readonly #patient: boolean
  readonly #repeatable: boolean
  readonly #onToken: (refusal: string | undefined) => void
  readonly #inOrder = createKeyedQueue()
  /** When a lane may be used again, in milliseconds since 1970; without an entry, now. */
  readonly #closedUntil = new Map<string, number>()

  constructor(
    token: string,
    { patient = false, repeatable = false, onToken = () => {}, ...options }: CallOptions,
  ) {
    super(token, { ...options, rejectRateLimitedCalls: true })
    this.#patient = patient
    this.#repeatable = repeatable
    this.#onToken = onToken
  }

  override async apiCall(
    method: string,
    options: Record<string, unknown> = {},
  ): Promise<webApi.WebAPICallResult> {
    const call = () => this.#callOnce(method, options)
    if (!this.#patient) return call()
    const lane = laneOf(method, options)
    const again = () => this.#inOrder(lane, () => this.#retry(lane, call))
    if (this.#closedUntil.has(lane)) return again()
    try {
      return await call()
    } catch (error) {
      if (!(await this.#mayPass(lane, error, 1))) throw error
      return again()
    }
  }

  async #callOnce(method: string, options: Record<string, unknown>): Promise<webApi.WebAPICallResult> {
    try {
      const result = await super.apiCall(method, options)
      this.#onToken(undefined)
      return result
    } catch (error) {
      const code = errorCodeOf(error)
      if (TOKEN_ERRORS.has(code)) this.#onToken(code)
      throw error
    }
  }

  /** Calls until Slack answers for good, each time once the lane is open. */
  async #retry(lane: string, call: () => Promise<webApi.WebAPICallResult>): Promise<webApi.WebAPICallResult> {
    for (let attempt = 2; ; attempt += 1) {
      await wait(Math.max(0, (this.#closedUntil.get(lane) ?? 0) - Date.now()))
      try {
        const result = await call()
        this.#closedUntil.delete(lane)
        return result
      } catch (error) {
        if (attempt < ATTEMPTS && (await this.#mayPass(lane, error, attempt))) continue
        this.#closedUntil.delete(lane)
        throw error
      }
    }
  }

  /** Whether a call may succeed later. If so, closes its lane, or has paused. */
  async #mayPass(lane: string, error: unknown, attempt: number): Promise<boolean> {
    if (error instanceof webApi.WebAPIRateLimitedError) {
      this.#closedUntil.set(lane, Date.now() + error.retryAfter * 1000)
      return true
    }
    if (!this.#repeatable || !TRANSIENT_ERRORS.has(errorCodeOf(error))) return false
    await wait(PAUSE * 2 ** (attempt - 1))
    return true
  }
}

/** What Slack counts together: the calls of one method for one channel, or for one person. */
const laneOf = (method: string, { channel, channel_id, user_id }: Record<string, unknown>): string =>
  JSON.stringify([method, channel ?? channel_id ?? user_id])
