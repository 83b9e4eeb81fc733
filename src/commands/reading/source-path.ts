import type { Place, Span } from '../../model.ts'
import { excerptsIn, type ReplyBlock } from '../../reply.ts'

/** The reader in a browser, where sources are read whole. */
export interface Reader {
  /** Its address, without a slash at its end: https://footnote.example.org */
  readonly url: string
  /** Makes a token by which whoever has it reads one thing as a place does, until a time in milliseconds since 1970. */
  readonly sign: (link: ReadingRight) => string
}

export interface ReadingRight {
  /** What is read: the reference of a source, whatever its text, or a digest. */
  readonly source: string
  readonly place: Pick<Place, 'platform' | 'workspace' | 'channel'>
  readonly until: number
}

/** What of a source is shown in the reader. */
export interface Shown {
  /** The place in its text that is lit and in view. */
  readonly lit?: Span
  /** Further places, which are marked. */
  readonly also?: readonly Span[]
  /** Of a long text, from 1. */
  readonly part?: number
  /** Lets whoever has it read the source, and nothing else. */
  readonly key?: string
}

/** The path of a source's text in the reader. @param reference as `textIdOf` gives it */
export const sourcePath = (reference: string, { lit, also = [], part, key }: Shown = {}): string => {
  const query = [
    also.length === 0 ? '' : `also=${also.map(rangeOf).join('.')}`,
    part === undefined ? '' : `part=${part}`,
    key === undefined ? '' : `key=${key}`,
  ].filter(Boolean)
  return [
    `/s/${encodeURIComponent(reference.replace(/^~/, ''))}`,
    query.length === 0 ? '' : `?${query.join('&')}`,
    lit === undefined ? '' : `#${rangeOf(lit)}`,
  ].join('')
}

const rangeOf = ({ start, end }: Span): string => `${start}-${end}`

/** The reference that a part of a path names. */
export const referenceOf = (segment: string): string => `~${segment}`

type ExcerptBlock = ReplyBlock & { readonly kind: 'excerpt' }

/** Where an excerpt stands in its source, and the other excerpts of that source in the reply. @param all the blocks of the reply */
export const placesOf = (
  block: ExcerptBlock,
  all: readonly ReplyBlock[],
): { readonly lit: Span; readonly also: readonly Span[] } => {
  const own = excerptsIn(block)
  const command = block.context?.command
  const best = command?.kind === 'context' ? command : block.excerpt
  // The button means the best of several that were joined; on the page all of what was shown is lit.
  const lit = own.find(({ start, end }) => start <= best.start && best.end <= end) ?? best
  const { source } = block.excerpt.citation
  const also = all.flatMap((other) =>
    other.kind === 'excerpt' && other.excerpt.citation.source === source
      ? excerptsIn(other).filter(({ start }) => start !== lit.start)
      : [],
  )
  return { lit, also }
}
