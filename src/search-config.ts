import { z } from 'zod'
import type { Setting } from './setting.ts'

/** Where OpenSearch is, and what its indexes are called. */
export interface SearchConfig {
  /** One for each node that may be asked, with user and password if it wants them. */
  readonly urls: readonly string[]
  /** The names of the indexes begin with it. */
  readonly name: string
}

/** The name of the indexes, unless the address ends with another. */
const NAME = 'footnote'

const parts = (given: string): readonly URL[] | undefined => {
  const urls = given.split(',').map((one) => URL.parse(one.trim()))
  const right = urls.filter((url) => url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '')
  return right.length === urls.length ? (right as URL[]) : undefined
}

const nameIn = ([first]: readonly URL[]): string =>
  decodeURIComponent(first?.pathname.replace(/^\/|\/$/g, '') ?? '')

/** What OpenSearch allows, with room for the version. */
const isName = (name: string): boolean => name === '' || /^[a-z][a-z\d_-]{0,60}$/.test(name)

const isSearch = (given: string): boolean => {
  try {
    const urls = parts(given)
    return urls !== undefined && isName(nameIn(urls))
  } catch {
    return false
  }
}

export const OPENSEARCH_URL = {
  does: 'The address of OpenSearch, which then holds the index of the passages in place of this program’s memory; several nodes with a comma between them. Default: none, the index is in memory.',
  cure: 'give an address such as http://localhost:9200, with user and password before the host if it wants them; a path names the index',
  check: z.string().refine(isSearch),
  secret: true,
} as const satisfies Setting

/** Reads the setting. @param given a value that its check passed */
export const readSearch = (given: string | undefined): SearchConfig | undefined => {
  const urls = given === undefined ? undefined : parts(given)
  if (urls === undefined) return undefined
  return { urls: urls.map((url) => new URL('/', url).href), name: nameIn(urls) || NAME }
}

/** What no log and no error may show of it. */
export const secretsOfSearch = (search: SearchConfig | undefined): readonly string[] =>
  (search?.urls ?? []).flatMap((address) => {
    const { password } = new URL(address)
    return password === '' ? [] : [address, password, decodeURIComponent(password)]
  })

/** The addresses as people may see them. */
export const shownSearch = ({ urls }: Pick<SearchConfig, 'urls'>): string =>
  urls
    .map((address) => {
      const url = new URL(address)
      url.password = ''
      return url.href
    })
    .join(', ')
