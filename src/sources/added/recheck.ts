import type { Store } from '../../store/port.ts'
import type { AddedSource } from '../../store/shelf-port.ts'
import { WebError } from '../web/fetch/web-error.ts'
import { type LinkReaders, type ReadLink, readLink } from './article.ts'
import { type Actor, record, saveAddition, saveDocuments, savedAddition, titleIn } from './save.ts'

/**
 * What looking again at a link found: nothing new; other words; no page any more, for the first time or for good; a page again where none was;
 * or that it could not be looked at.
 */
export type Rechecked = 'unchanged' | 'changed' | 'missing' | 'withdrawn' | 'back' | 'failed'

/** How often in a row a link must have no page before its source counts as withdrawn. */
const MOST_MISSES = 2
/** Sites lose pages for a while: what is missing again sooner is no further miss. In milliseconds. */
const BETWEEN_MISSES = 3_600_000

export interface RecheckDeps extends LinkReaders {
  readonly store: Store
  readonly now: () => number
}

/**
 * Looks again at the link of an added source, and saves a new version if its words have changed. A source whose page is gone stays, marked as
 * withdrawn. A page that is no article any more changes nothing.
 * @param by whoever asked for it; undefined if nobody did, and then the site's robots.txt counts
 * @throws the store's errors
 */
export const recheck = async (
  added: AddedSource,
  deps: RecheckDeps,
  by?: Actor,
  asked = by !== undefined,
): Promise<{ readonly found: Rechecked; readonly error?: WebError }> => {
  const { store, now } = deps
  const documents = await savedAddition(store, added.shelf, added.id)
  const [first] = documents
  if (first?.url === undefined) return { found: 'failed' }
  let read: ReadLink | undefined
  try {
    read = await readLink(first.url, deps, added, !asked)
  } catch (error) {
    if (!(error instanceof WebError)) throw error
    if (error.reason !== 'gone') {
      await store.saveAdded({ ...added, checked: now() })
      return { found: 'failed', error }
    }
    if (added.misses > 0 && now() - added.checked < BETWEEN_MISSES) return { found: 'missing' }
    const misses = added.misses + 1
    await store.saveAdded({ ...added, checked: now(), misses })
    if (misses < MOST_MISSES || first.withdrawn !== undefined) return { found: 'missing' }
    const withdrawn = new Date(now()).toISOString().slice(0, 10)
    const marked = documents.map((document) => ({ ...document, withdrawn }))
    await saveDocuments(store, added.shelf, added.id, marked, now())
    await record(store, 'withdraw', added.shelf, now(), undefined, { source: added.id, what: titleIn(first) })
    return { found: 'withdrawn' }
  }
  if (read?.fault !== undefined || read?.documents.length === 0) {
    await store.saveAdded({ ...added, checked: now() })
    return { found: 'failed' }
  }
  const isBack = first.withdrawn !== undefined
  if (read === undefined) {
    await store.saveAdded({ ...added, checked: now(), misses: 0 })
    if (!isBack) return { found: 'unchanged' }
    const unmarked = documents.map(({ withdrawn: _, ...document }) => document)
    await saveDocuments(store, added.shelf, added.id, unmarked, now())
  } else {
    const { link: _, ...rest } = read
    const { as } = await saveAddition(store, { ...rest, ...keptOf(added), shelf: added.shelf }, now(), by)
    if (!isBack) return { found: as === 'same' ? 'unchanged' : 'changed' }
  }
  await record(store, 'return', added.shelf, now(), undefined, { source: added.id, what: titleIn(first) })
  return { found: 'back' }
}

/** A link is looked at once a day, a few at a time: sites are asked for nothing in a hurry. In milliseconds. */
const EVERY = 86_400_000
const AT_ONCE = 20
/** A process that dies meanwhile must not keep the others from looking. In milliseconds. */
const LEASE = 600_000

/**
 * Looks again at the links that were last looked at a day ago, one after the other. Of several processes one does.
 * @param onFault called with an error of the store; the other links are looked at all the same
 * @returns how many links were looked at
 * @throws the store's error, if it does not say which links are due
 */
export const recheckDue = async (deps: RecheckDeps, onFault: (error: unknown) => void): Promise<number> => {
  const { store, now } = deps
  let looked = 0
  for (const added of await store.addedBefore(now() - EVERY, AT_ONCE))
    try {
      const key = `recheck:${added.id}`
      if (!(await store.claim(key, now(), now() + LEASE))) continue
      await recheck(added, deps)
      await store.release(key)
      looked += 1
    } catch (error) {
      onFault(error)
    }
  return looked
}

/** What of an added source stays, whatever its page says now. */
const keptOf = ({ id, link = '', feed }: AddedSource) => ({
  id,
  from: { link },
  ...(feed !== undefined && { feed }),
})
