/**
 * The reader: sources whole, and the same bot, in a browser. `receive/` turns what a browser sends into commands, `render/` draws replies and
 * texts as HTML, `pages/` lays out whole pages, `assets/` holds what they load.
 */

import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Desk } from '../../commands/desk.ts'
import { PostingError } from '../../digest/deliver/poster.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { plainText } from '../../plain-text.ts'
import type { Platform } from '../platform.ts'
import { loadAssets } from './assets/assets.ts'
import { messagePage } from './pages/page.ts'
import { listenToQuestions } from './receive/ask.ts'
import { protect, speechOf } from './receive/protect.ts'
import { listenToReaders } from './receive/read.ts'
import { listenToSignedLinks } from './receive/signed.ts'
import type { Admit, Visitors, WebEnv } from './visitor.ts'

export interface WebOptions {
  readonly desk: Desk
  /** The bot's own language. */
  readonly language: Speech
  readonly visitors: Visitors
  /** How long answers that were shared are kept. */
  readonly retentionDays: number
  /** What the tokens of links are signed with. Without it no token opens anything. */
  readonly linkKey?: Buffer
  /** What other programs reach: it answers all of `/api` and `/mcp`. */
  readonly programs?: { readonly fetch: (request: Request) => Response | Promise<Response> }
}

/** In bytes. A question of 4,000 characters, each written as nine, fits. */
const LARGEST_BODY = 64 * 1024

export const createWeb = (options: WebOptions): Platform => {
  const { desk, language, visitors, retentionDays, programs, linkKey } = options
  const { paths, byPath } = loadAssets()
  const app = new Hono<WebEnv>()
  if (programs) for (const path of ['/api/*', '/mcp/*']) app.all(path, (c) => programs.fetch(c.req.raw))
  app.use(protect())
  app.get('/assets/:name', (c) => {
    const asset = byPath.get(c.req.path)
    if (!asset) return c.notFound()
    return c.body(asset.content, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  app.use(async (c, next) => {
    const speech = speechOf(c.req.header('accept-language'), language)
    const messages = messagesFor(speech)
    c.set('page', { speech, messages, nonce: c.get('secureHeadersNonce'), assets: paths })
    c.header('cache-control', 'private, no-store')
    await next()
  })
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (c) => {
        const { page } = c.var as WebEnv['Variables']
        return c.html(messagePage(page.messages.reader.failedTitle, page.messages.reader.tooLarge, page), 413)
      },
    }),
  )
  visitors.open?.(app)
  const admit: Admit = async (c) => {
    const visitor = await visitors.admit(c)
    if (visitor instanceof Response) return visitor
    const account = visitors.account?.(visitor, c.var.page)
    c.set('visitor', visitor)
    c.set('page', { ...c.var.page, ...(account && { account }) })
    return visitor
  }
  if (linkKey) listenToSignedLinks(app, { desk, key: linkKey, admit, now: Date.now })
  app.use(async (c, next) => {
    const visitor = await admit(c)
    return visitor instanceof Response ? visitor : next()
  })
  listenToQuestions(app, desk)
  listenToReaders(app, desk, retentionDays)
  app.notFound((c) => {
    const { page } = c.var
    // Nothing was prepared for what is asked for before the pages: a style sheet that is gone.
    if (!page) return c.text('', 404)
    return c.html(messagePage(page.messages.reader.notFound, page.messages.reader.notFoundHow, page), 404)
  })
  app.onError((error, c) => {
    const { page } = c.var
    const told = plainText(desk.failureReply(error, page?.speech))
    if (!page) return c.text(told, 500)
    return c.html(messagePage(page.messages.reader.failedTitle, told, page), 500)
  })
  const pages = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  return {
    name: 'web',
    pages: (request, response) => void pages(request, response),
    poster: {
      platform: 'web',
      post: async () => {
        throw new PostingError('never', 'A browser gets no messages.')
      },
      find: async () => undefined,
      zoneOf: async () => undefined,
    },
    start: async () => {},
    stop: async () => {},
    isReady: () => true,
  }
}
