import type { WebFault } from '../../../messages/en/web.ts'

/** What is known of a fault beside its reason. */
interface Circumstances {
  /** What the message names: a content type, or a status. */
  readonly detail?: string
  /** The status of the response, if there was one. */
  readonly status?: number
  /** In milliseconds: how long the site asks to be left alone. */
  readonly retryAfter?: number
  readonly cause?: unknown
}

/**
 * A link could not be fetched. The catalogues say why under `web.fault`, and what to do. The error's own message names no link, because links may
 * hold secrets.
 */
export class WebError extends Error {
  override readonly name = 'WebError'
  readonly reason: WebFault
  readonly detail: string
  readonly status: number | undefined
  readonly retryAfter: number | undefined

  constructor(reason: WebFault, { detail = '', status, retryAfter, cause }: Circumstances = {}) {
    super(`The link could not be fetched: ${reason}${detail && ` (${detail})`}.`, { cause })
    this.reason = reason
    this.detail = detail
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** Makes a WebError of whatever a request failed with. */
export const webErrorOf = (error: unknown): WebError => {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof WebError) return inner
    // undici refuses the ports that the Fetch standard lists, and gives this error no code.
    if (inner.message === 'bad port') return new WebError('port', { cause: error })
    const code = 'code' in inner && inner.code !== undefined ? String(inner.code) : inner.name
    const reason = REASONS.find(([codes]) => codes.test(code))?.[1]
    if (reason !== undefined) return new WebError(reason, { cause: error })
  }
  return new WebError('unreachable', { cause: error })
}

const REASONS: readonly (readonly [codes: RegExp, reason: WebFault])[] = [
  [/^(?:ENOTFOUND|ENODATA|EAI_NONAME)$/, 'unknown-host'],
  [/CERT|SELF_SIGNED|^UNABLE_TO_/, 'certificate'],
  [/^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$/, 'slow'],
  // Bad compression, and bad HTTP.
  [/^Z_|^ERR__ERROR_FORMAT|^ZSTD_error|^HTTPParserError$|^UND_ERR_HEADERS_OVERFLOW$/, 'garbled'],
]
