import { html } from 'hono/html'
import type { Workspace } from '../../people.ts'
import { type PageContext, page } from '../pages/page.ts'
import { type Html, NOTHING, words } from '../render/text.ts'
import type { Visitor } from '../visitor.ts'
import { PATHS, withNext } from './paths.ts'
import type { Provider } from './provider.ts'

/** Where somebody chooses what to sign in with. */
export const signInPage = (
  providers: readonly Pick<Provider, 'platform' | 'name'>[],
  next: string,
  context: PageContext,
): Html => {
  const { signIn } = context.messages.reader
  const ways = providers.map(
    ({ platform, name }) =>
      html`<p><a class="button" href="${withNext(`${PATHS.signIn}/${platform}`, next)}" data-next="${next}">${signIn.with(name)}</a></p>`,
  )
  return page(
    { title: signIn.title, body: html`<h1>${signIn.title}</h1><p>${signIn.intro}</p>${ways}` },
    { ...context, isGuest: true },
  )
}

/** Why somebody is not signed in, and the way to try again. */
export const failurePage = (why: string, next: string, context: PageContext): Html => {
  const { failed, again } = context.messages.reader.signIn
  const body = html`<h1>${failed}</h1><p>${why}</p><p><a class="button" href="${withNext(PATHS.signIn, next)}">${again}</a></p>`
  return page({ title: failed, body }, { ...context, isGuest: true })
}

/** Where somebody chooses one of their workspaces. */
export const workspacePage = (
  workspaces: readonly Workspace[],
  visitor: Visitor,
  next: string,
  context: PageContext,
): Html => {
  const { choose, chooseIntro, now } = context.messages.reader.signIn
  const buttons = workspaces.map(({ id, name = id }) => {
    const isHere = id === visitor.asker.place.workspace
    return html`<p><button name="workspace" value="${id}">${words(name)}${isHere ? ` (${now})` : ''}</button></p>`
  })
  const body = html`<h1>${choose}</h1><p>${chooseIntro}</p>
<form method="post" action="${PATHS.workspace}">
<input type="hidden" name="token" value="${visitor.formToken}">
<input type="hidden" name="next" value="${next}">
${buttons}
</form>`
  return page({ title: choose, body }, { ...context, account: account(visitor, context) })
}

/** Who is signed in, and the ways to another workspace and out. */
export const account = (
  { name, hasOthers, formToken }: Visitor,
  { messages: { reader } }: PageContext,
): Html =>
  html`<div class="account">${name === undefined ? NOTHING : html`<span>${words(name)}</span>`}${
    hasOthers ? html`<a href="${PATHS.workspace}">${reader.signIn.change}</a>` : NOTHING
  }<form method="post" action="${PATHS.signOut}"><input type="hidden" name="token" value="${formToken}"><button>${reader.signIn.out}</button></form></div>`
