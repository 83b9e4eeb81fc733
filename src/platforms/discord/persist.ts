import { setTimeout as sleep } from 'node:timers/promises'
import { DefaultRestOptions, HTTPError, RESTJSONErrorCodes, type RESTOptions } from 'discord.js'

/** Requests to Discord that go through although a connection breaks or a server of Discord's fails for a moment. */

type Send = RESTOptions['makeRequest']
type Init = Parameters<Send>[1]
type Answer = Awaited<ReturnType<Send>>

/** The pauses between the tries of one request, in milliseconds: together less than a stopping bot waits. */
const PAUSES = [100, 400, 1000, 2500, 5000] as const
/** How long one try may take, in milliseconds. */
const TRY = 15_000
/** An interaction that is not acknowledged within this many milliseconds is lost: Discord, "Receiving and Responding to Interactions". */
const CALLBACK = 3000

/** @param ending cuts the wait short, and rejects it */
export type Pause = (milliseconds: number, ending?: AbortSignal) => Promise<unknown>

export const pauseByClock: Pause = (milliseconds, signal) =>
  sleep(milliseconds, undefined, signal && { signal })

export interface Persistence {
  readonly send: Send
  readonly pause: Pause
  /** In milliseconds, from any starting point. */
  readonly now: () => number
}

const USUAL: Persistence = {
  send: DefaultRestOptions.makeRequest,
  pause: pauseByClock,
  now: () => performance.now(),
}

/**
 * Options for Discord's library, with which every request is sent again while nobody knows what became of it: its connection broke, it
 * took too long, or the server failed. That doubles nothing: a message carries a nonce, an edit says the same twice, and what a second
 * try is told (acknowledged already, deleted already, a thread already) is what the first one did. Only a follow-up to an interaction
 * may come twice, since Discord takes no nonce for it.
 */
export const persistently = (given: Partial<Persistence> = {}): Partial<RESTOptions> => {
  const { send, pause, now } = { ...USUAL, ...given }
  const makeRequest: Send = async (url, init) => {
    const { pathname } = new URL(url)
    const began = now()
    const waits = pathname.endsWith('/typing') ? [] : PAUSES
    const last = pathname.endsWith('/callback') ? began + CALLBACK : Number.POSITIVE_INFINITY
    for (let tried = 0; ; tried += 1) {
      const wait = waits[tried]
      const isLast = () => wait === undefined || now() + wait >= last
      try {
        const answer = await sendOnce(send, url, init)
        if (answer.status < 500) return await settle(answer, url, init, tried > 0, makeRequest)
        if (isLast()) return answer
      } catch (error) {
        if (!isUncertain(error) || init.signal?.aborted || isLast()) throw error
      }
      await pause(wait ?? 0)
    }
  }
  // The library's own tries know nothing of each other.
  return { makeRequest, retries: 0, timeout: 2 * TRY }
}

/** Reads the whole answer: a connection can break in the middle of it. */
const sendOnce = async (send: Send, url: string, init: Init): Promise<Response> => {
  const limit = AbortSignal.timeout(TRY)
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit
  const answer = await send(url, { ...init, signal })
  const bytes = await answer.arrayBuffer()
  const { status, statusText } = answer
  return new Response(WITHOUT_BODY.has(status) ? null : bytes, {
    status,
    statusText,
    headers: [...answer.headers],
  })
}

/** The statuses of answers that may have no body: fetch.spec.whatwg.org, "null body status". */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304])

/** Turns the refusal of a request that an earlier try has carried out into what that try was to be answered. */
const settle = async (
  answer: Response,
  url: string,
  init: Init,
  isRepeat: boolean,
  makeRequest: Send,
): Promise<Answer> => {
  if (answer.status !== 400 && answer.status !== 404) return answer
  const code = codeIn(await answer.clone().text())
  const done =
    code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged ||
    (code === RESTJSONErrorCodes.UnknownMessage && init.method === 'DELETE')
  if (isRepeat && done) return new Response(null, { status: 204 })
  if (code !== RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return answer
  // A thread has the id of the message that it was started from.
  const thread = url.replace(/\/channels\/\d+\/messages\/(\d+)\/threads$/, '/channels/$1')
  return thread === url ? answer : makeRequest(thread, { ...init, method: 'GET', body: null })
}

const codeIn = (text: string): unknown => {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : undefined
  } catch {
    return undefined
  }
}

const BROKEN: ReadonlySet<unknown> = new Set([
  ...['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'ECONNABORTED'],
  ...['ECONNREFUSED', 'ETIMEDOUT', 'ENETDOWN', 'ENETUNREACH', 'EHOSTUNREACH', 'EAI_AGAIN', 'ENOTFOUND'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
])

/** Nobody knows whether Discord carried the request out: its connection broke, it took too long, or the server failed. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof Error &&
  (error instanceof HTTPError ||
    error.name === 'TimeoutError' ||
    error.name === 'AbortError' ||
    ('code' in error && BROKEN.has(error.code)) ||
    isUncertain(error.cause))
