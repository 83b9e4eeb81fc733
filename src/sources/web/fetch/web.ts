import { Agent, type Response } from 'undici'
import { withoutUndefined } from '../../../model.ts'
import { isPublicAddress, isPublicOrLoopback } from './address.ts'
import { type ContentKind, contentKindOf, parseContentType } from './content-kinds.ts'
import { checkLink, guardedLookup, type Resolve, resolveHost } from './guard.ts'
import { createHostTurns, type Wait, waitFor } from './host-turns.ts'
import { readBody, redirectOf, request, requireSuccess } from './request.ts'
import { createRobots, MOST_ROBOTS } from './robots.ts'
import { WebError, webErrorOf } from './web-error.ts'

/*
 * `web` is the only way from Footnote to the pages of others. Whatever address people or pages give, it connects to public addresses alone, and it
 * takes no more time and memory than its limits.
 */

/** Fetches links: one at a time from each host. */
export interface Web {
  /** @throws WebError, or the reason of `signal` once that is aborted */
  fetch(link: string, options?: FetchOptions): Promise<Fetched>
  /** Ends every request. */
  close(): Promise<void>
}

export interface FetchOptions {
  /** Of the copy at hand: if it is still the newest, `notModified` comes back. */
  readonly etag?: string
  readonly lastModified?: string
  /** Whether the site's robots.txt counts: it does for what no person asked for. */
  readonly robots?: boolean
  readonly signal?: AbortSignal
}

/** What a link led to. */
export type Fetched = (Content | { readonly notModified: true }) & {
  readonly status: number
  /** Where the redirects ended. */
  readonly url: string
  /** The links that led on, in order. */
  readonly redirects: readonly string[]
  readonly etag?: string
  readonly lastModified?: string
}

interface Content {
  readonly notModified: false
  readonly kind: ContentKind
  /** The media type, in lower case; empty if the site gave none. */
  readonly type: string
  /** What the site says that the bytes are encoded in. */
  readonly charset?: string
  readonly bytes: Uint8Array
}

/** In milliseconds: from the first request to the last byte. */
const MOST_TIME = 10_000
/** In bytes, decompressed. */
const MOST_BYTES = 15 * 1024 * 1024
const MOST_REDIRECTS = 5

interface WebOptions {
  /** For tests alone, whose servers are on this machine. Nothing in the program passes it, and a test holds that. */
  readonly allowLoopback?: boolean
  readonly resolve?: Resolve
  /** Aborts once a fetch has taken too long. */
  readonly deadline?: () => AbortSignal
  readonly wait?: Wait
  readonly now?: () => number
}

export const createWeb = ({
  allowLoopback = false,
  resolve = resolveHost,
  deadline = () => AbortSignal.timeout(MOST_TIME),
  wait = waitFor,
  now = Date.now,
}: WebOptions = {}): Web => {
  const mayConnect = allowLoopback ? isPublicOrLoopback : isPublicAddress
  const agent = new Agent({ connect: { lookup: guardedLookup(resolve, mayConnect) }, allowH2: false })
  const turns = createHostTurns(now, wait)

  /** Follows a link to its last response, whose body `read` takes. */
  const follow = async <T>(
    link: string | URL,
    {
      headers = {},
      signal,
    }: { headers?: Readonly<Record<string, string>>; signal?: AbortSignal | undefined },
    read: (response: Response, url: URL, redirects: readonly string[]) => Promise<T>,
  ): Promise<T> => {
    const redirects: string[] = []
    let url = checkLink(link, mayConnect)
    let endTurn = await turns(url.host, signal)
    const late = deadline()
    const either = signal ? AbortSignal.any([signal, late]) : late
    try {
      for (;;) {
        const response = await request(url, { agent, headers, signal: either })
        const next = redirectOf(response, url)
        if (next === undefined) {
          try {
            return await read(response, url, redirects)
          } finally {
            await discard(response)
          }
        }
        await discard(response)
        redirects.push(url.href)
        if (redirects.length > MOST_REDIRECTS) throw new WebError('redirects')
        const before = url
        url = checkLink(next, mayConnect)
        if (url.host === before.host) continue
        endTurn()
        endTurn = () => {}
        endTurn = await turns(url.host, either)
      }
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      throw late.aborted ? new WebError('slow', { cause: error }) : webErrorOf(error)
    } finally {
      endTurn()
    }
  }

  const isAllowed = createRobots(
    (url, signal) =>
      follow(url, { signal }, async (response) => {
        requireSuccess(response, now())
        return readBody(response, MOST_ROBOTS, false)
      }),
    now,
  )

  return {
    fetch: async (link, { etag, lastModified, robots = false, signal } = {}) => {
      if (robots && !(await isAllowed(checkLink(link, mayConnect), signal))) throw new WebError('robots')
      const headers = withoutUndefined({ 'if-none-match': etag, 'if-modified-since': lastModified })
      return follow(link, { headers, signal }, async (response, url, redirects) => {
        const about = {
          status: response.status,
          url: url.href,
          redirects,
          ...withoutUndefined({
            etag: response.headers.get('etag') ?? undefined,
            lastModified: response.headers.get('last-modified') ?? undefined,
          }),
        }
        return response.status === 304
          ? { ...about, notModified: true }
          : { ...about, notModified: false, ...(await contentOf(response, url, now())) }
      })
    },
    close: () => agent.destroy(),
  }
}

/** A body that nobody reads would hold its connection. */
const discard = async ({ body, bodyUsed }: Response): Promise<void> => {
  if (!bodyUsed) await body?.cancel()
}

const contentOf = async (
  response: Response,
  url: URL,
  now: number,
): Promise<Omit<Content, 'notModified'>> => {
  requireSuccess(response, now)
  const { type, charset } = parseContentType(response.headers.get('content-type') ?? '')
  const kind = contentKindOf(type, url)
  if (kind === undefined) throw new WebError('type', { detail: type })
  if (Number(response.headers.get('content-length')) > MOST_BYTES) throw new WebError('large')
  const bytes = await readBody(response, MOST_BYTES)
  return { kind, type, ...(charset !== undefined && { charset }), bytes }
}
