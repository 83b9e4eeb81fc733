import robotsParser from 'robots-parser'
import { USER_AGENT_NAME } from './request.ts'
import { WebError } from './web-error.ts'

/** Fetches a site's robots.txt, at most `MOST_ROBOTS` of it. @throws WebError */
export type FetchRobots = (url: URL, signal?: AbortSignal) => Promise<Uint8Array>

/** In bytes. Rules with many `*` take time in proportion to this, and nobody else is served meanwhile. */
export const MOST_ROBOTS = 100_000
/** In characters of a link: see `MOST_ROBOTS`. */
const MOST_PATH = 500
/** In milliseconds: RFC 9309 asks not to use a copy for longer than a day. */
const KEPT = 86_400_000
const MOST_SITES = 500

interface Rules {
  /** `null` allows everything. */
  readonly robots: ReturnType<typeof robotsParser> | null
  readonly until: number
}

/**
 * Whether a site lets programs fetch a link: RFC 9309. A site without a robots.txt does.
 * @returns rejects if the site cannot be asked
 */
export const createRobots = (fetchRobots: FetchRobots, now: () => number) => {
  const sites = new Map<string, Rules>()
  const ask = async (url: URL, signal?: AbortSignal): Promise<Rules['robots']> => {
    try {
      const bytes = await fetchRobots(url, signal)
      const text = Buffer.from(bytes).toString('utf8')
      // The line that was cut would be another rule.
      return robotsParser(url.href, bytes.length < MOST_ROBOTS ? text : text.slice(0, text.lastIndexOf('\n')))
    } catch (error) {
      // "Unavailable" allows all: the site has no rules, or keeps them from everybody.
      const status = error instanceof WebError ? error.status : undefined
      if (status !== undefined && status >= 400 && status < 500 && status !== 429) return null
      throw error
    }
  }
  return async (link: URL, signal?: AbortSignal): Promise<boolean> => {
    let rules = sites.get(link.origin)
    if (rules === undefined || rules.until <= now()) {
      rules = { robots: await ask(new URL('/robots.txt', link), signal), until: now() + KEPT }
      sites.delete(link.origin)
      sites.set(link.origin, rules)
      const [oldest] = sites.keys()
      if (sites.size > MOST_SITES && oldest !== undefined) sites.delete(oldest)
    }
    const path = `${link.pathname}${link.search}`.slice(0, MOST_PATH)
    return rules.robots?.isAllowed(new URL(path, link).href, USER_AGENT_NAME) ?? true
  }
}
