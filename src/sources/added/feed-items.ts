import { withoutUndefined } from '../../model.ts'
import { pageOfItem } from '../web/feeds/item-page.ts'
import type { AddItem, ItemContext } from '../web/feeds/poll-feed.ts'
import { WebError } from '../web/fetch/web-error.ts'
import { type ReadBytes, type ReadLink, readLink } from './article.ts'
import type { RecheckDeps } from './recheck.ts'
import { type Addition, addedId, saveAddition } from './save.ts'

/**
 * Makes sources of the items of feeds: of the article behind a link where that can be fetched and is one, else of what the feed says of it. When the
 * link is looked at again later, the article takes the summary's place. What stands on the shelf, or was removed from it, stays as it is.
 */
export const createItemAdder =
  ({ store, web, read, now }: RecheckDeps): AddItem =>
  async (link, about) => {
    const { shelf, feed, signal } = about
    const isKnown = async (from: Addition['from']): Promise<boolean> =>
      (await store.added(addedId(shelf, from))) !== undefined
    const given: Addition['from'] =
      link === undefined
        ? { name: about.title ?? about.id, bytes: Buffer.from(`${feed.url} ${about.id}`) }
        : { link }
    if (await isKnown(given)) return
    const stoppable = { fetch: (url: string, options = {}) => web.fetch(url, { ...options, signal }) }
    const article = link === undefined ? undefined : await articleBehind(link, { web: stoppable, read })
    // Where redirects and the page itself lead.
    const from = article ? { link: article.link } : given
    if (article && (await isKnown(from))) return
    const documents = article?.documents ?? (await summaryOf(link, about, read))
    if (documents.length === 0) return
    const { etag, lastModified } = article ?? {}
    const { title, published } = about
    await saveAddition(
      store,
      {
        ...withoutUndefined({ etag, lastModified }),
        shelf,
        from,
        feed: feed.url,
        documents: documents.map((document) => ({ ...withoutUndefined({ title, published }), ...document })),
      },
      now(),
      undefined,
    )
  }

/** The article that a link leads to; undefined if it cannot be fetched, is not to be fetched by programs, or is none. */
const articleBehind = async (
  link: string,
  readers: Parameters<typeof readLink>[1],
): Promise<ReadLink | undefined> => {
  try {
    const found = await readLink(link, readers, {}, true)
    return found?.fault === undefined && found?.documents.length !== 0 ? found : undefined
  } catch (error) {
    if (error instanceof WebError) return undefined
    throw error
  }
}

const summaryOf = async (url: string | undefined, about: ItemContext, read: ReadBytes) => {
  if (about.summary === undefined) return []
  const { feed, title, published, summary } = about
  const page = pageOfItem(withoutUndefined({ title, url, published, summary }), feed.title)
  const { documents } = await read(
    withoutUndefined({ name: 'item.html', kind: '.html' as const, url, bytes: Buffer.from(page) }),
  )
  return documents.map(({ file: _, ...document }) => document)
}
