/**
 * What other programs reach: the HTTP API at `/api`, described by an OpenAPI document, and the Model Context Protocol at `/mcp`. Both want a token.
 * `routes.ts` is the table of the API's addresses, `mcp.ts` has the tools, `schemas.ts` what both take and give.
 */

import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Asker, Desk } from '../../commands/desk.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { errorResponse, HttpError } from './errors.ts'
import { answerMcp } from './mcp-http.ts'
import { DOCUMENT_PATH, openApi, parametersOf } from './openapi.ts'
import { type ApiRoute, ROUTES } from './routes.ts'

export interface ProgramsOptions {
  readonly desk: Pick<Desk, 'programs' | 'failureReply'>
  /** Of Footnote. */
  readonly version: string
  /** The language of what is said when something cannot be done. */
  readonly language: Speech
  /** The names by which it is reached, with their ports where a browser sends them: `footnote.example.org`, `localhost:3000`. */
  readonly hosts: readonly string[]
}

interface ProgramsEnv {
  Variables: { asker: Asker }
}
type ProgramsContext = Context<ProgramsEnv>

/** In bytes. The longest question fits several times, however it is written. */
const LARGEST_BODY = 64 * 1024

/** The app that answers what is below `/api` and `/mcp`. */
export const createPrograms = (options: ProgramsOptions): Hono<ProgramsEnv> => {
  const { desk, version, language, hosts } = options
  const messages = messagesFor(language).programs
  const app = new Hono<ProgramsEnv>()

  const guard: MiddlewareHandler<ProgramsEnv> = async (c, next) => {
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    // A page of another site may reach this machine by a name that leads here, or send requests in a reader's browser.
    if (!hosts.includes(c.req.header('host') ?? ''))
      throw new HttpError(421, 'wrong_host', messages.wrongHost)
    const origin = c.req.header('origin')
    if (origin !== undefined && !hosts.includes(URL.parse(origin)?.host ?? ''))
      throw new HttpError(403, 'wrong_origin', messages.wrongOrigin)
    await next()
  }
  const admit: MiddlewareHandler<ProgramsEnv> = async (c, next) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
    const refuse = (code: 'no_token' | 'bad_token', message: string) => {
      const challenge = `Bearer realm="Footnote"${code === 'bad_token' ? ', error="invalid_token"' : ''}`
      return new HttpError(401, code, message, { 'www-authenticate': challenge })
    }
    if (token === undefined) throw refuse('no_token', messages.noToken)
    const asker = await desk.programs.open(token)
    if (typeof asker === 'string') throw refuse('bad_token', messages.badToken[asker])
    c.set('asker', asker)
    await next()
  }
  const limited = bodyLimit({
    maxSize: LARGEST_BODY,
    onError: () => {
      throw new HttpError(413, 'too_large', messages.tooLarge(LARGEST_BODY))
    },
  })
  /** What an address takes no request by, but the methods it knows. */
  const only = (path: string, methods: readonly string[]) => {
    const allow = [...methods, 'OPTIONS'].join(', ')
    app.options(path, (c) => c.body(null, 204, { allow }))
    app.all(path, () => {
      throw new HttpError(405, 'wrong_method', messages.wrongMethod(methods.join(', ')), { allow })
    })
  }

  app.use(guard)
  const document = openApi(version)
  app.get(DOCUMENT_PATH, (c) => c.json(document))
  only(DOCUMENT_PATH, ['GET', 'HEAD'])
  for (const route of ROUTES) {
    const { method } = route
    const path = route.path.replace(/\{(\w+)\}/g, ':$1')
    const give = givenBy(route, messages)
    app.on(method.toUpperCase(), path, admit, limited, async (c) => {
      const call = { programs: desk.programs, from: c.var.asker, language }
      return c.json(await route.run(await give(c), call))
    })
    only(path, method === 'get' ? ['GET', 'HEAD'] : ['POST'])
  }
  app.post('/mcp', admit, limited, (c) => answerMcp(c.req.raw, c.var.asker, options))
  only('/mcp', ['POST'])
  app.notFound(() => {
    throw new HttpError(404, 'no_address', messages.noAddress)
  })
  app.onError((error, c) => errorResponse(error, c, options))
  return app
}

/** Reads what a request gives: its body, or its path and query. */
const givenBy = (route: ApiRoute, messages: ReturnType<typeof messagesFor>['programs']) => {
  if (route.method === 'post') return (c: ProgramsContext): Promise<unknown> => jsonOf(c, messages)
  const numbers = new Set(
    parametersOf(route).flatMap(({ name, schema }) => (schema.type === 'integer' ? [name] : [])),
  )
  return async (c: ProgramsContext): Promise<unknown> =>
    Object.fromEntries(
      Object.entries({ ...c.req.query(), ...c.req.param() }).map(([name, value]) => [
        name,
        numbers.has(name) && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
      ]),
    )
}

const jsonOf = async (
  c: ProgramsContext,
  messages: ReturnType<typeof messagesFor>['programs'],
): Promise<unknown> => {
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new HttpError(415, 'not_json', messages.notJson)
  try {
    return await c.req.json()
  } catch {
    throw new HttpError(400, 'bad_request', messages.brokenJson)
  }
}
