import { UserError } from '../../errors.ts'
import { fold } from '../../language/fold.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Source, Speech } from '../../model.ts'
import { createPace } from '../../pace.ts'
import { isCalled } from '../reading/browse.ts'

/** Which sources a program wants to see. */
export interface Listing {
  /** Each must begin a word of the title, publisher or author. */
  readonly words?: string | undefined
  /** The `next` of the page before. */
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Some of the sources that a program reads. */
export interface SourcePage {
  readonly sources: readonly Source[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string
}

/** The end of a page: the place of its last source on the shelf, and the source's id. */
type Mark = readonly [at: number, id: string]

/**
 * The next sources in the order of the shelf. A page begins behind the last source of the one before, wherever that stands now; if it is gone, at
 * its place. So what comes or goes between two pages makes no other source come twice or not at all.
 * @throws UserError for a cursor that is none
 */
export const pageOfSources = async (
  { words = '', cursor, limit }: Listing,
  sources: readonly Source[],
  language: Speech,
): Promise<SourcePage> => {
  const pace = createPace()
  const typed = fold(words).trim()
  const found: Source[] = []
  let last: Mark | undefined
  for (let at = cursor === undefined ? 0 : begin(cursor, sources, language); at < sources.length; at += 1) {
    const source = sources[at]
    if (!source || (typed !== '' && !isCalled(source, typed))) continue
    if (found.length === limit && last) return { sources: found, next: cursorOf(last) }
    found.push(source)
    last = [at, source.id]
    const turn = pace()
    if (turn) await turn
  }
  return { sources: found }
}

const cursorOf = (mark: Mark): string => Buffer.from(JSON.stringify(mark)).toString('base64url')

/** Behind the source that a cursor names. If it is gone, the one that took its place was not given yet. */
const begin = (cursor: string, sources: readonly Source[], language: Speech): number => {
  const [at, id] = markOf(cursor) ?? []
  if (at === undefined || id === undefined) throw new UserError(messagesFor(language).programs.badCursor)
  if (sources[at]?.id === id) return at + 1
  const moved = sources.findIndex((source) => source.id === id)
  return moved < 0 ? at : moved + 1
}

const markOf = (cursor: string): Mark | undefined => {
  try {
    const mark: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(mark) || mark.length !== 2) return undefined
    const [at, id]: unknown[] = mark
    return Number.isSafeInteger(at) && typeof id === 'string' && (at as number) >= 0
      ? [at as number, id]
      : undefined
  } catch {
    return undefined
  }
}
