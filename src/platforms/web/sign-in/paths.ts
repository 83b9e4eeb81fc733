import type { Context } from 'hono'
import type { WebEnv } from '../visitor.ts'

/** Where signing in and out happens. */
export const PATHS = {
  signIn: '/sign-in',
  workspace: '/sign-in/workspace',
  signOut: '/sign-out',
} as const

/** Where a provider sends people back to. It is registered there as a redirect URL. */
export const backPath = (platform: string): string => `${PATHS.signIn}/${platform}/back`

/** Nothing is longer in a cookie of 4,096 bytes, once it is sealed. */
const LONGEST = 1_500
/** No host has this name: RFC 2606, section 2. */
const NOWHERE = 'http://nowhere.invalid'

/**
 * The page to go to, if it is one of this site: a path, with its query and fragment. Whatever could lead elsewhere, or back to signing in,
 * becomes the first page.
 */
export const ownPath = (wanted: string | undefined): string => {
  if (wanted === undefined || wanted.length > LONGEST || !wanted.startsWith('/')) return '/'
  const url = URL.parse(wanted, NOWHERE)
  if (url?.origin !== NOWHERE) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  // Two slashes begin the name of a host.
  if (/^\/[/\\]/.test(path) || /^\/sign-(?:in|out)(?![\w-])/.test(path) || path.length > LONGEST) return '/'
  return path
}

/** An address of signing in from where it goes on to a page. */
export const withNext = (path: string, next: string): string =>
  next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`

/** The page that somebody wants, as they ask for it or as the address says. */
export const wantedBy = (c: Context<WebEnv>): string => {
  const { pathname, search } = new URL(c.req.url)
  return c.req.method === 'GET' ? ownPath(`${pathname}${search}`) : '/'
}
