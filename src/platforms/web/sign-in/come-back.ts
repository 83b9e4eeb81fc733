import type { Context, Hono } from 'hono'
import type { Log } from '../../../log.ts'
import type { WebConfig } from '../../../web-config.ts'
import { isSame } from '../keys.ts'
import type { WebEnv } from '../visitor.ts'
import { type Cookies, SIGN_IN_SECONDS, type UnderWay } from './cookies.ts'
import { failurePage } from './pages.ts'
import { backPath, ownPath, PATHS, withNext } from './paths.ts'
import { type Identity, type Provider, SignInError, type SignInFault } from './provider.ts'
import { newChecks } from './providers.ts'
import { type Admission, lookUp } from './visitors.ts'

interface Needs extends Admission {
  readonly web: Pick<WebConfig, 'url'>
  readonly cookies: Cookies
  readonly log: Log
  readonly now: () => number
}

/** Why somebody is not signed in. */
type Failure = SignInFault | 'stale' | 'unknown' | 'stranger' | 'outsiders'

const STATUS = {
  denied: 403,
  stale: 400,
  refused: 400,
  down: 502,
  unknown: 503,
  stranger: 403,
  outsiders: 403,
} as const satisfies Readonly<Record<Failure, number>>

/** Sends browsers to the providers, and takes in the people who come back from there. */
export const listenToReturns = (app: Hono<WebEnv>, providers: readonly Provider[], needs: Needs): void => {
  const { cookies, sessions, now, log, web } = needs

  for (const provider of providers) {
    const { platform, name } = provider

    const fail = (c: Context<WebEnv>, failure: Failure, next: string, code?: string) => {
      log[failure === 'down' || failure === 'refused' ? 'warn' : 'info']('sign-in.failed', {
        platform,
        why: failure,
        ...(code !== undefined && { code }),
      })
      const { reader, access } = c.var.page.messages
      const told = failure === 'outsiders' ? access.outsiders : reader.signIn[failure]
      const why = typeof told === 'string' ? told : told(name)
      return c.html(failurePage(why, next, c.var.page), STATUS[failure])
    }
    /** Does what asks the provider, and tells why it did not work. */
    const orFail = async (c: Context<WebEnv>, next: string, work: () => Promise<Response>) => {
      try {
        return await work()
      } catch (error) {
        if (error instanceof SignInError) return fail(c, error.fault, next, error.code)
        throw error
      }
    }

    app.get(`${PATHS.signIn}/${platform}`, (c) => {
      const next = ownPath(c.req.query('next'))
      return orFail(c, next, async () => {
        const checks = newChecks()
        const there = (await needs.peopleOf(platform)?.workspaces()) ?? []
        const address = await provider.begin(
          checks,
          there.map(({ id }) => id),
        )
        cookies.setUnderWay(c, { ...checks, platform, next, until: now() + SIGN_IN_SECONDS * 1000 })
        return c.redirect(address.href, 303)
      })
    })

    app.get(backPath(platform), async (c) => {
      const underWay = cookies.underWayOf(c, now())
      // Whatever comes of it, it is over.
      cookies.deleteUnderWay(c)
      if (!underWay || !isAnswerTo(underWay, platform, c.req.query('state')))
        return fail(c, 'stale', underWay?.next ?? '/')
      const { next } = underWay
      return orFail(c, next, async () => {
        const back = new URL(`${backPath(platform)}${new URL(c.req.url).search}`, web.url)
        const identity = await provider.finish(back, underWay)
        const workspaces = await admittedTo(platform, identity, needs)
        if (typeof workspaces === 'string') return fail(c, workspaces, next)
        const [workspace] = workspaces
        // The session before may be another person's.
        await sessions.end(cookies.sessionOf(c.req.header('cookie')))
        const id = await sessions.begin({ platform, workspace, user: identity.user, workspaces })
        cookies.setSession(c, id)
        log.info('sign-in.done', { platform })
        return c.redirect(workspaces.length > 1 ? withNext(PATHS.workspace, next) : next, 303)
      })
    })
  }
}

const isAnswerTo = (underWay: UnderWay, platform: string, state: string | undefined): boolean =>
  underWay.platform === platform && state !== undefined && isSame(state, underWay.state)

/** A person is looked up in so many workspaces, at most. */
const MOST_WORKSPACES = 25

/** The workspaces where somebody may read: the bot is there, and knows them as a member now. What they say themselves only narrows that. */
const admittedTo = async (
  platform: string,
  { user, workspaces }: Identity,
  admission: Admission,
): Promise<readonly [string, ...string[]] | 'unknown' | 'stranger' | 'outsiders'> => {
  const there = await admission.peopleOf(platform)?.workspaces()
  if (!there) return 'unknown'
  const both = there.filter(({ id }) => workspaces.includes(id)).slice(0, MOST_WORKSPACES)
  const found = await Promise.all(
    both.map(async ({ id }) => [id, await lookUp({ platform, workspace: id, user }, admission)] as const),
  )
  const [first, ...more] = found.flatMap(([id, person]) => (typeof person === 'object' ? [id] : []))
  if (first !== undefined) return [first, ...more]
  const people = found.map(([, person]) => person)
  return people.includes(undefined) ? 'unknown' : people.includes('refused') ? 'outsiders' : 'stranger'
}
