/**
 * Signing in to the reader. `slack.ts` and `discord.ts` say who somebody is, by what `provider.ts` has for both; `come-back.ts` takes them in
 * when they come back from there; `visitors.ts` says who sends a request, and looks up whether they still belong to their workspace.
 */

import type { Hono } from 'hono'
import { createLimit } from '../../../commands/access/limit.ts'
import type { Log } from '../../../log.ts'
import type { WebConfig } from '../../../web-config.ts'
import { isSame, keyOf } from '../keys.ts'
import type { Visitor, Visitors, WebEnv } from '../visitor.ts'
import { addressOf } from './address.ts'
import { listenToChoices } from './choices.ts'
import { listenToReturns } from './come-back.ts'
import { createCookies } from './cookies.ts'
import { account, failurePage, signInPage } from './pages.ts'
import { backPath, ownPath, PATHS, wantedBy, withNext } from './paths.ts'
import { providersOf } from './providers.ts'
import { type Admission, createVisitorOf, formTokenOf } from './visitors.ts'

export interface SignInOptions extends Admission {
  readonly web: WebConfig
  readonly log: Log
  /** In milliseconds since 1970. */
  readonly now?: () => number
}

/** Who may open the reader's pages: people who are signed in. */
export interface SignIn extends Visitors {
  /** Who sends a request; undefined if they are not signed in, or may not read any more. */
  readonly visitorOf: (request: Request) => Promise<Visitor | undefined>
}

/** How often people at one address may begin to sign in, and come back, in a minute. A whole office may have one address. */
const PER_MINUTE = 120

/** Creates the part of the reader that knows its visitors. Makes no network call before somebody signs in. */
export const createSignIn = (options: SignInOptions): SignIn => {
  const { web, sessions, now = Date.now } = options
  const cookies = createCookies(web.url.startsWith('https:'), keyOf(web.secretKey, 'sign-in'))
  const forms = keyOf(web.secretKey, 'forms')
  const visitorOf = createVisitorOf(options, cookies, forms)
  const providers = providersOf(web)
  const limit = createLimit({ limits: { person: PER_MINUTE, channel: 0 } }, now)

  const open = (app: Hono<WebEnv>): void => {
    app.get(PATHS.signIn, async (c) => {
      const next = ownPath(c.req.query('next'))
      if (await visitorOf(c.req.raw)) return c.redirect(next, 303)
      return c.html(signInPage(providers, next, c.var.page))
    })
    for (const { platform } of providers)
      for (const path of [`${PATHS.signIn}/${platform}`, backPath(platform)])
        app.get(path, async (c, next) => {
          if (!limit({ platform: path, user: addressOf(c) })) return next()
          c.header('retry-after', '60')
          return c.html(failurePage(c.var.page.messages.reader.signIn.limited, '/', c.var.page), 429)
        })
    listenToReturns(app, providers, { ...options, now, cookies })
    listenToChoices(app, { ...options, cookies, visitorOf })
    app.post(PATHS.signOut, async (c) => {
      const id = cookies.sessionOf(c.req.header('cookie'))
      const { token } = await c.req.parseBody()
      // Nobody else's page can sign anybody out.
      if (typeof token === 'string' && isSame(token, formTokenOf(id, forms))) {
        await sessions.end(id)
        cookies.deleteSession(c)
      }
      return c.redirect(PATHS.signIn, 303)
    })
  }

  return {
    visitorOf,
    open,
    account,
    admit: async (c) => {
      const visitor = await visitorOf(c.req.raw)
      if (visitor) return visitor
      const wanted = wantedBy(c)
      if (c.req.method === 'GET') return c.redirect(withNext(PATHS.signIn, wanted), 303)
      return c.html(signInPage(providers, wanted, c.var.page), 401)
    },
  }
}
