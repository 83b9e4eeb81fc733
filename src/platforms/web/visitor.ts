import type { Context, Hono } from 'hono'
import type { Asker } from '../../commands/desk.ts'
import type { PageContext } from './pages/page.ts'
import type { Html } from './render/text.ts'

/** Who looks at a page or calls the API. */
export interface Visitor {
  /** Their place and role, as their chat platform would give them: `{ platform: 'slack', workspace, user }`. It decides what they may read. */
  readonly asker: Asker
  /** As they are shown to themselves. */
  readonly name?: string
  /** Whether they belong to other workspaces too, and can change to one. */
  readonly hasOthers?: true
  /** What a form or a request that changes something must send back (CSRF). */
  readonly formToken: string
}

/** Who sends a request; or the answer to somebody who is not let in. */
export type Admit = (c: Context<WebEnv>) => Visitor | Response | Promise<Visitor | Response>

/** Who may open the pages. */
export interface Visitors {
  readonly admit: Admit
  /** Adds the pages that anybody may open, such as those to sign in. */
  readonly open?: (app: Hono<WebEnv>) => void
  /** What stands at the end of the menu: who it is, and the way out. */
  readonly account?: (visitor: Visitor, page: PageContext) => Html
}

/** The context of a request: who sends it, and what its page needs. */
export interface WebEnv {
  Variables: {
    secureHeadersNonce: string
    visitor: Visitor
    page: PageContext
  }
}
