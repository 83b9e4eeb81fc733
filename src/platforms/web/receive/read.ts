import type { Context, Hono } from 'hono'
import type { Desk } from '../../../commands/desk.ts'
import type { Browsing } from '../../../commands/reading/browse.ts'
import { referenceOf, type Shown } from '../../../commands/reading/source-path.ts'
import type { Span } from '../../../model.ts'
import { listPage } from '../pages/list-page.ts'
import { sharedPage } from '../pages/shared-page.ts'
import { sourcePage } from '../pages/source-page.ts'
import type { WebEnv } from '../visitor.ts'

/** A source whole, the list of them, and answers that were shared. @param retentionDays how long those are kept */
export const listenToReaders = (app: Hono<WebEnv>, desk: Desk, retentionDays: number): void => {
  app.get('/s/:source', async (c) => {
    const reading = await desk.read(referenceOf(c.req.param('source')), c.var.visitor.asker)
    if (!reading) return c.notFound()
    return c.html(sourcePage(reading, shownIn(c), c.var.page))
  })
  app.get('/a/:question', async (c) => {
    const shared = await desk.readShared(c.req.param('question'), c.var.visitor.asker)
    return shared ? c.html(sharedPage(shared, retentionDays, c.var.page)) : c.notFound()
  })
  app.get('/sources', async (c) => {
    const given = (name: string): string => (c.req.query(name) ?? '').slice(0, LONGEST_CHOICE)
    const day = (name: string): string => DAY.exec(given(name).trim())?.[0] ?? ''
    const wanted: Browsing = {
      words: given('words'),
      publisher: given('publisher'),
      language: given('language'),
      shelf: given('shelf'),
      from: day('from'),
      to: day('to'),
      page: Number(/^[1-9]\d{0,5}$/.exec(given('page'))?.[0] ?? 1),
    }
    return c.html(listPage(await desk.browse(wanted, c.var.visitor.asker), wanted, c.var.page))
  })
}

/** What of a source an address asks for. A browser sends no fragment, so that the page's script finds the words that are lit. */
export const shownIn = (c: Context<WebEnv>): Omit<Shown, 'lit'> => ({
  also: spansIn(c.req.query('also') ?? ''),
  part: Number(/^[1-9]\d{0,5}$/.exec(c.req.query('part') ?? '')?.[0] ?? 1),
})

/** In UTF-16 code units: a publisher's name may be long. */
const LONGEST_CHOICE = 300

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/** An answer has no more excerpts of one source. */
const MOST_SPANS = 20

const spansIn = (text: string): readonly Span[] =>
  [...text.slice(0, 500).matchAll(/(?<![^.])(\d{1,9})-(\d{1,9})(?![^.])/g)]
    .map(([, start, end]) => ({ start: Number(start), end: Number(end) }))
    .filter(({ start, end }) => start < end)
    .slice(0, MOST_SPANS)
