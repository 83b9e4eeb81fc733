import { Client, errors } from '@opensearch-project/opensearch'
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws'
import { AwayError } from '../../../errors.ts'
import type { SearchConfig } from '../../../search-config.ts'

/** Requests to OpenSearch. Each goes to one node; if that does not answer, to the next. */
export interface Connection {
  /**
   * Sends JSON, or lines of JSON, and reads the answer.
   * @throws AwayError if no node answers, or OpenSearch is overloaded; RefusedError if it refuses the request
   */
  readonly request: <T>(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: Body) => Promise<T>
  readonly close: () => Promise<void>
}

/** What is sent: an object, or several, each on a line. */
export type Body = object | readonly object[]

/** OpenSearch does not carry out a request. The message holds nothing of what was sent. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  /** The HTTP status. */
  readonly status: number
  /** OpenSearch’s name for the fault, such as `index_not_found_exception`. */
  readonly kind: string

  constructor(status: number, kind: string) {
    super(`OpenSearch refused a request: ${status} ${kind}`)
    this.status = status
    this.kind = kind
  }
}

/** How long one node may take to answer, in milliseconds. */
const TIMEOUT = 10_000

/** Opens a pool of connections. No request is sent yet. @param timeout of each request, in milliseconds */
export const connect = (
  { urls, signing }: Pick<SearchConfig, 'urls' | 'signing'>,
  { timeout = TIMEOUT }: { readonly timeout?: number } = {},
): Connection => {
  const client = new Client({
    ...(signing &&
      AwsSigv4Signer({ region: signing.region, service: 'es', getCredentials: async () => signing })),
    nodes: [...urls],
    requestTimeout: timeout,
    // Each node once. A request that may have been carried out can be sent again: all of them say what is to be, and none adds to it.
    maxRetries: Math.max(1, urls.length),
    // Several questions at a time, and no more connections than the nodes like.
    agent: { keepAlive: true, maxSockets: 16 },
    memoryCircuitBreaker: { enabled: false, maxPercentage: 1 },
  })
  return {
    request: async <T>(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: Body): Promise<T> => {
      try {
        const sent = Array.isArray(body) ? { bulkBody: body } : { body: body as Record<string, unknown> }
        const { body: answer } = await client.transport.request({ method, path, ...(body && sent) })
        return answer as T
      } catch (error) {
        throw faultOf(error)
      }
    },
    close: () => client.close(),
  }
}

/** Statuses that say that OpenSearch, or a part of it, cannot answer just now. */
const AWAY = new Set([408, 429, 502, 503, 504])

/** What the client’s errors mean, by their names. */
const WHY: Readonly<Record<string, string>> = { TimeoutError: 'it takes too long' }

/** The error without what was sent: texts and passwords belong into no log. */
const faultOf = (error: unknown): unknown => {
  if (error instanceof errors.ResponseError) {
    const status = error.statusCode ?? 500
    const kind = /^[a-z_]{3,60}/.exec(error.message)?.[0] ?? 'without a reason'
    const refused = new RefusedError(status, kind)
    return AWAY.has(status) ? new AwayError(refused, 'search') : refused
  }
  if (
    error instanceof errors.ConnectionError ||
    error instanceof errors.TimeoutError ||
    error instanceof errors.NoLivingConnectionsError
  )
    return new AwayError(
      new Error(`OpenSearch does not answer (${WHY[error.name] ?? 'no connection'})`),
      'search',
    )
  return error
}
