import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { SESSION_SECONDS } from '../../../commands/access/sessions.ts'
import { seal, unseal } from '../keys.ts'
import type { Checks } from './provider.ts'

/** A sign-in that is under way, as the browser keeps it. */
export interface UnderWay extends Checks {
  readonly platform: string
  /** The page to go to after it. */
  readonly next: string
  /** When it is too late, in milliseconds since 1970. */
  readonly until: number
}

/** How long signing in may take, in seconds: a password may have to be looked for. */
export const SIGN_IN_SECONDS = 600
/** A browser keeps no longer cookie (RFC 6265, section 6.1), so a longer one is not ours. */
const LONGEST = 4_096

/**
 * The two cookies of the reader: the id of a session, and a sign-in under way. Over https no other host and no page of plain http can set
 * them: that is what `__Host-` means.
 * @param key what the sign-in under way is sealed with
 */
export const createCookies = (isHttps: boolean, key: Buffer) => {
  const prefix = isHttps ? '__Host-' : ''
  const session = `${prefix}footnote`
  const underWay = `${prefix}footnote-sign-in`
  // Not `Strict`: a browser that comes from a link in chat, or back from the provider, would seem to be signed out.
  const options = { path: '/', httpOnly: true, secure: isHttps, sameSite: 'Lax' } as const

  return {
    /** The id of the session that a request says it has; anybody can say anything. */
    sessionOf: (header: string | null | undefined): string => {
      if (header === null || header === undefined || !header.includes(session)) return ''
      return parse(header, session)[session] ?? ''
    },
    setSession: (c: Context, id: string): void =>
      setCookie(c, session, id, { ...options, maxAge: SESSION_SECONDS }),
    deleteSession: (c: Context): void => void deleteCookie(c, session, options),

    /** The sign-in that a browser has under way; undefined if it has none that is ours and in time. */
    underWayOf: (c: Context, now: number): UnderWay | undefined => {
      const sealed = getCookie(c, underWay)
      const text = sealed === undefined || sealed.length > LONGEST ? undefined : unseal(sealed, key)
      const found = text === undefined ? undefined : (JSON.parse(text) as UnderWay)
      return found && now < found.until ? found : undefined
    },
    setUnderWay: (c: Context, one: UnderWay): void =>
      setCookie(c, underWay, seal(JSON.stringify(one), key), { ...options, maxAge: SIGN_IN_SECONDS }),
    deleteUnderWay: (c: Context): void => void deleteCookie(c, underWay, options),
  }
}

export type Cookies = ReturnType<typeof createCookies>
