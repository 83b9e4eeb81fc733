import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { UserError } from '../../errors.ts'
import type { PageFault } from '../../messages/en/web.ts'
import { withoutUndefined } from '../../model.ts'
import type { Store } from '../../store/port.ts'
import { systemReason, walk } from '../read/walk.ts'
import { MOST_FEEDS, newFeed } from '../web/feeds/follow.ts'
import { openFeed } from '../web/feeds/open-feed.ts'
import { readOpml } from '../web/feeds/opml.ts'
import { normaliseLink } from '../web/pages/links.ts'
import { type LinkReaders, readLink } from './article.ts'
import { type Addition, addedId, record, saveAddition } from './save.ts'

/*
 * Adds many links, files and feeds, one after the other. Each is saved once it was read, and what is there already is not read again: who is stopped
 * starts anew and goes on.
 */

/** One thing to add. */
export type ImportItem =
  | { readonly kind: 'link' | 'feed'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly path: string; readonly size: number }

/** What is to be added, and what of it cannot be found. */
export interface ImportList {
  readonly items: readonly ImportItem[]
  readonly problems: readonly string[]
}

const LINK = /^https?:\/\//i

/**
 * What is to be added for links and paths: a link is an article, a folder its files, and a list in OPML the feeds in it.
 *
 * @throws FeedError for a list that cannot be read
 */
export const listImport = async (given: readonly string[]): Promise<ImportList> => {
  const items: ImportItem[] = []
  const problems: string[] = []
  for (const one of given) {
    if (LINK.test(one)) items.push({ kind: 'link', name: one })
    else if (extname(one).toLowerCase() === '.opml') {
      const text = await readFile(one, 'utf8').catch((error: unknown) => {
        problems.push(`${one}: ${systemReason(error)}.`)
      })
      if (text !== undefined)
        items.push(...readOpml(text).map(({ url }) => ({ kind: 'feed' as const, name: url })))
    } else
      try {
        const found = await walk(one)
        problems.push(...found.problems.map(({ message }) => message))
        items.push(
          ...found.files.map(({ name, path, size }) => ({ kind: 'file' as const, name, path, size })),
        )
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        problems.push(error.message)
      }
  }
  return { items, problems }
}

export interface ImportDeps extends LinkReaders {
  readonly store: Store
  readonly shelf: string
  readonly now: () => number
  /** Ends a fetch that is under way. */
  readonly signal: AbortSignal
}

/** What became of a thing: it was added, it was there already, or it is none that can be added, and why. */
export type Imported =
  | 'added'
  | 'known'
  | { readonly fault: PageFault | 'large' | 'feeds' }
  | { readonly problem: string }

/** In bytes: what is read of a file at most. */
const LARGEST = 100 * 1024 * 1024

/** Adds one thing, if it is not there. @throws WebError, FeedError, or a system error */
export const importItem = (item: ImportItem, deps: ImportDeps): Promise<Imported> => {
  if (item.kind === 'file') return importFile(item, deps)
  return item.kind === 'feed' ? importFeed(item.name, deps) : importLink(item.name, deps)
}

const isThere = async ({ store, shelf }: ImportDeps, from: Addition['from']): Promise<boolean> => {
  const rows = 'link' in from ? await store.addedFrom(normaliseLink(from.link)) : []
  const own = await store.added(addedId(shelf, from))
  return [...rows, own].some((row) => row !== undefined && row.shelf === shelf && row.removed === undefined)
}

const importLink = async (link: string, deps: ImportDeps): Promise<Imported> => {
  const { store, shelf, now, web, read, signal } = deps
  if (await isThere(deps, { link })) return 'known'
  const stoppable = { fetch: (url: string, options = {}) => web.fetch(url, { ...options, signal }) }
  const found = await readLink(link, { web: stoppable, read })
  // Where redirects and the page itself lead.
  if (found === undefined || (await isThere(deps, { link: found.link }))) return 'known'
  const { documents, problems, fault, etag, lastModified } = found
  if (fault !== undefined) return { fault }
  if (documents.length === 0) return problems[0] ? { problem: problems[0] } : { fault: 'empty' }
  const addition = {
    shelf,
    from: { link: found.link },
    documents,
    ...withoutUndefined({ etag, lastModified }),
  }
  await saveAddition(store, addition, now(), undefined)
  return 'added'
}

const importFile = async (
  { name, path, size }: ImportItem & { readonly kind: 'file' },
  deps: ImportDeps,
): Promise<Imported> => {
  const { store, shelf, now, read } = deps
  if (size > LARGEST) return { fault: 'large' }
  const bytes = await readFile(path)
  const from = { name: basename(name), bytes }
  if (await isThere(deps, from)) return 'known'
  const { documents, problems } = await read({ name: from.name, bytes })
  if (documents.length === 0) return problems[0] ? { problem: problems[0] } : { fault: 'empty' }
  const own = documents.map((document) => ({ ...document, file: name }))
  await saveAddition(store, { shelf, from, documents: own }, now(), undefined)
  return 'added'
}

const importFeed = async (
  link: string,
  { store, shelf, now, web, signal }: ImportDeps,
): Promise<Imported> => {
  const followed = (await store.feeds([shelf])).filter(({ next }) => next !== undefined)
  const isFollowed = (url: string): boolean => followed.some((feed) => feed.url === url)
  if (isFollowed(link)) return 'known'
  if (followed.length >= MOST_FEEDS) return { fault: 'feeds' }
  const { url, feed } = await openFeed(link, web, { robots: true, signal })
  if (isFollowed(url)) return 'known'
  const own = newFeed({ url, shelf, ...withoutUndefined({ title: feed.title }) }, now())
  await store.saveFeed(own)
  await record(store, 'follow', shelf, now(), undefined, { what: own.title ?? url })
  return 'added'
}
