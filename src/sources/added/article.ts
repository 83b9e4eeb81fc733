import type { PageFault } from '../../messages/en/web.ts'
import { withoutUndefined } from '../../model.ts'
import type { Document } from '../document.ts'
import type { GivenBytes } from '../shelf/reader.ts'
import type { Web } from '../web/fetch/web.ts'
import { articleLink } from '../web/pages/links.ts'

/** Reads given bytes in a thread with limits. Nothing in them ends the program. */
export type ReadBytes = (given: GivenBytes) => Promise<BytesRead>

export interface BytesRead {
  readonly documents: readonly Document[]
  /** Why a page is no article, if it is none. */
  readonly fault?: PageFault
  /** What could not be read, in words that name the file. */
  readonly problems: readonly string[]
}

/** What a link led to. */
export interface ReadLink extends BytesRead {
  /** The link that the article is known by. */
  readonly link: string
  readonly etag?: string
  readonly lastModified?: string
}

export interface LinkReaders {
  readonly web: Pick<Web, 'fetch'>
  readonly read: ReadBytes
}

/**
 * Fetches a link and reads the article there.
 * @param known what the server said of the copy at hand
 * @param robots whether the site's robots.txt counts: it does for what no person asked for
 * @returns undefined if the copy at hand is still the newest
 * @throws WebError
 */
export const readLink = async (
  link: string,
  { web, read }: LinkReaders,
  known: { readonly etag?: string; readonly lastModified?: string } = {},
  robots = false,
): Promise<ReadLink | undefined> => {
  const { etag, lastModified } = known
  const fetched = await web.fetch(link, withoutUndefined({ etag, lastModified, robots }))
  if (fetched.notModified) return undefined
  const { url, kind, bytes } = fetched
  const name = new URL(url).pathname.split('/').at(-1) || 'page'
  const { documents, ...rest } = await read(withoutUndefined({ name, bytes, url, kind }))
  const address = articleLink(url, documents[0]?.url)
  return withoutUndefined({
    ...rest,
    documents: documents.map((document) => fromLink(document, address)),
    link: address,
    etag: fetched.etag,
    lastModified: fetched.lastModified,
  })
}

/** A document of a link: the site stands for a publisher that it does not name. */
const fromLink = ({ file: _, ...document }: Document, url: string): Document => ({
  ...document,
  url,
  publisher: document.publisher ?? new URL(url).hostname.replace(/^www\./, ''),
})
