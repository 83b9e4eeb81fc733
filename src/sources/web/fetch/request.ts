import { type Agent, fetch, type Response } from 'undici'
import { WebError } from './web-error.ts'

/** How one request is made. */
export interface RequestOptions {
  readonly agent: Agent
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** Sends one request, and follows no redirect. */
export const request = (url: URL, { agent, headers, signal }: RequestOptions): Promise<Response> =>
  fetch(url, { dispatcher: agent, redirect: 'manual', headers: { ...HEADERS, ...headers }, signal })

/** Names who asks, so that a site can keep Footnote out by name. */
export const USER_AGENT_NAME = 'Footnote'

const HEADERS = {
  'user-agent': `${USER_AGENT_NAME}/0.1 (reads articles that its team adds; follows robots.txt when it polls)`,
  accept:
    'text/html, application/xhtml+xml, application/pdf;q=0.9, application/rss+xml;q=0.9, application/atom+xml;q=0.9, */*;q=0.5',
}

/** Where a redirect leads; undefined for other responses. @throws WebError if it leads nowhere */
export const redirectOf = ({ status, headers }: Response, from: URL): URL | undefined => {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined
  const to = URL.parse(headers.get('location') ?? '', from.href)
  if (to === null || !headers.get('location')) throw new WebError('redirects')
  return to
}

/** @throws WebError if the site refuses, or has nothing there */
export const requireSuccess = ({ status, headers }: Response, now: number): void => {
  if (status >= 200 && status < 300) return
  const retryAfter = retryAfterOf(headers.get('retry-after'), now)
  throw new WebError(FAULTS[status] ?? 'status', {
    detail: String(status),
    status,
    ...(retryAfter !== undefined && { retryAfter }),
  })
}

const FAULTS: Readonly<Record<number, 'gone' | 'refused' | 'busy'>> = {
  401: 'refused',
  402: 'refused',
  403: 'refused',
  404: 'gone',
  407: 'refused',
  410: 'gone',
  429: 'busy',
  451: 'refused',
  503: 'busy',
}

/** How long to wait, in milliseconds: the header gives seconds or a date. */
const retryAfterOf = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined
  const until = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(until) ? undefined : Math.max(0, until)
}

/** The encodings that are undone on the way. */
const ENCODINGS = /^(?:gzip|x-gzip|deflate|br|zstd|identity)?$/

/**
 * The body, decompressed. The length that counts is that of what comes out, so a small file that swells is stopped in time.
 * @param most in bytes
 * @param whole false: what is longer is cut
 * @throws WebError if it is too large
 */
export const readBody = async (response: Response, most: number, whole = true): Promise<Uint8Array> => {
  const encodings = (response.headers.get('content-encoding') ?? '').toLowerCase().split(',')
  if (!encodings.every((encoding) => ENCODINGS.test(encoding.trim()))) throw new WebError('garbled')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    chunks.push(chunk)
    if (size <= most) continue
    if (whole) throw new WebError('large')
    break
  }
  return Buffer.concat(chunks, Math.min(size, most))
}
