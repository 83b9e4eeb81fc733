import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import type { Speech } from '../../../model.ts'
import { isSame } from '../keys.ts'
import { messagePage } from '../pages/page.ts'
import type { Visitors, WebEnv } from '../visitor.ts'

/** The headers of every answer: nothing is loaded but the page's own files, and no other site may frame it, send to it or see where a reader came from. */
export const protect = (): MiddlewareHandler<WebEnv> =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: [NONCE],
      styleSrc: [NONCE],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    // Whoever sets WEB_URL decides on https for the whole of their domain.
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })

/**
 * Lets everybody in who opens the pages by one of this machine's own names, as one and the same reader. Another site's page could otherwise
 * reach the program through a name that leads here.
 * @param hosts names with their ports
 */
export const localVisitors = (hosts: readonly string[]): Visitors => {
  const formToken = randomBytes(24).toString('base64url')
  return {
    admit: (c) => {
      const { page } = c.var
      if (!hosts.includes(c.req.header('host') ?? ''))
        return c.html(messagePage(page.messages.reader.notFound, page.messages.reader.notHere, page), 421)
      const place = { platform: 'web', user: 'reader' }
      return { asker: { place, privately: true, language: page.speech }, formToken }
    },
  }
}

/** Whether a form was sent by a page of ours: only those know the visitor's token. */
export const isFromOurPage = (c: Context<WebEnv>, token: unknown): boolean =>
  typeof token === 'string' && isSame(token, c.var.visitor.formToken)

/** The language of a browser: the first of those it asks for that the bot speaks. */
export const speechOf = (accepts: string | undefined, fallback: Speech): Speech => {
  for (const one of (accepts ?? '').slice(0, 200).split(',')) {
    const language = one.trim().slice(0, 2).toLowerCase()
    if (language === 'en' || language === 'es') return language
  }
  return fallback
}
