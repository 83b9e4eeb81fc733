import type { Hono } from 'hono'
import { isSame } from '../keys.ts'
import { messagePage } from '../pages/page.ts'
import type { Visitor, WebEnv } from '../visitor.ts'
import type { Cookies } from './cookies.ts'
import { workspacePage } from './pages.ts'
import { ownPath, PATHS, withNext } from './paths.ts'
import { type Admission, lookUp } from './visitors.ts'

interface Needs extends Admission {
  readonly cookies: Pick<Cookies, 'sessionOf'>
  readonly visitorOf: (request: Request) => Promise<Visitor | undefined>
}

/** Lets people who belong to several workspaces choose the one whose sources they read. */
export const listenToChoices = (app: Hono<WebEnv>, needs: Needs): void => {
  const { cookies, visitorOf, sessions, peopleOf } = needs

  app.get(PATHS.workspace, async (c) => {
    const next = ownPath(c.req.query('next'))
    const visitor = await visitorOf(c.req.raw)
    const session = await sessions.find(cookies.sessionOf(c.req.header('cookie')))
    if (!visitor || !session) return c.redirect(withNext(PATHS.signIn, next), 303)
    const there = (await peopleOf(session.platform)?.workspaces()) ?? []
    const own = there.filter(({ id }) => session.workspaces.includes(id))
    return c.html(workspacePage(own, visitor, next, c.var.page))
  })

  app.post(PATHS.workspace, async (c) => {
    const form = await c.req.parseBody()
    const [token, workspace, wanted] = [form.token, form.workspace, form.next].map((field) =>
      typeof field === 'string' ? field : '',
    ) as [string, string, string]
    const next = ownPath(wanted)
    const id = cookies.sessionOf(c.req.header('cookie'))
    const visitor = await visitorOf(c.req.raw)
    const session = await sessions.find(id)
    if (!visitor || !session) return c.redirect(withNext(PATHS.signIn, next), 303)
    const { reader } = c.var.page.messages
    if (!isSame(token, visitor.formToken))
      return c.html(messagePage(reader.failedTitle, reader.stale, c.var.page), 403)
    const isOwn = session.workspaces.includes(workspace)
    const person = isOwn ? await lookUp({ ...session, workspace }, needs) : 'nobody'
    if (typeof person !== 'object')
      return c.html(messagePage(reader.notFound, reader.notFoundHow, c.var.page), 404)
    await sessions.change(id, workspace)
    return c.redirect(next, 303)
  })
}
