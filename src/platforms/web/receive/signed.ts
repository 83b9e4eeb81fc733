import type { Hono } from 'hono'
import type { Asker, Desk } from '../../../commands/desk.ts'
import { referenceOf } from '../../../commands/reading/source-path.ts'
import { plainText } from '../../../plain-text.ts'
import { digestPage } from '../pages/digest-page.ts'
import { messagePage } from '../pages/page.ts'
import { sourcePage } from '../pages/source-page.ts'
import { readLink, type SignedLink } from '../signed-links.ts'
import type { Admit, WebEnv } from '../visitor.ts'
import { shownIn } from './read.ts'

export interface SignedOptions {
  readonly desk: Desk
  /** What the tokens of links are signed with. */
  readonly key: Buffer
  /** Tells who is signed in, if anybody is. */
  readonly admit: Admit
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * What a signed link opens, for whoever has it: the one source or digest, as the place that it was made for reads it. Somebody who reads the source
 * by themselves needs no such link, and keeps the page that they know.
 */
export const listenToSignedLinks = (app: Hono<WebEnv>, { desk, key, admit, now }: SignedOptions): void => {
  app.get('/s/:source', async (c, next) => {
    const reference = referenceOf(c.req.param('source'))
    const token = c.req.query('key') ?? ''
    // Whether it has expired is told apart below.
    const link = readLink(token, 0, key)
    if (link === undefined || link.source !== reference.split('.')[0]) return next()
    const visitor = await admit(c)
    const isSignedIn = !(visitor instanceof Response)
    if (isSignedIn && (await desk.read(reference, visitor.asker))) return next()
    if (!isSignedIn) c.set('page', { ...c.var.page, isGuest: true })
    const { page } = c.var
    const { linkExpired, linkExpiredHow } = page.messages.reader
    if (link.until <= now()) return c.html(messagePage(linkExpired, linkExpiredHow, page), 410)
    const reading = await desk.read(reference, holderOf(link))
    return reading ? c.html(sourcePage(reading, { ...shownIn(c), key: token }, page)) : c.notFound()
  })
  app.get('/digest/:token', async (c) => {
    const link = readLink(c.req.param('token'), 0, key)
    const visitor = await admit(c)
    if (visitor instanceof Response) c.set('page', { ...c.var.page, isGuest: true })
    const { page } = c.var
    const { linkExpired, linkExpiredHow, failedTitle } = page.messages.reader
    if (!link?.place) return c.notFound()
    if (link.until <= now()) return c.html(messagePage(linkExpired, linkExpiredHow, page), 410)
    const holder = { ...holderOf(link), language: page.speech }
    const reading = await desk.readDigest({ ...link, place: link.place }, holder)
    if (!reading) return c.notFound()
    if ('outcome' in reading) return c.html(messagePage(failedTitle, plainText(reading), page), 429)
    return c.html(digestPage(reading, link.until, page))
  })
}

/** Whoever has a link reads as anybody in its place does. */
const holderOf = ({ place }: SignedLink): Asker => ({
  place: { platform: 'web', ...place, user: 'holder' },
  privately: true,
})
