import type { Passage, Shelf, Source, Speech } from '../../model.ts'
import { passageSentences } from '../../sources/passages/passages.ts'

/** A passage that is looked at, with its sentences. */
export interface Sampled {
  readonly passage: Passage
  /** White space is single spaces. A sentence that is too long to be used is cut. */
  readonly sentences: readonly string[]
  /** 1 where it opens its source, 0 for the very end. */
  readonly early: number
}

/** How much of a shelf is looked at, however large it is. */
const SOURCES = 200
const PASSAGES = 400
/** How many passages that open a source are looked at before others are. */
const OPENING = 2
/** Of a passage; no more are cut but from lists of very short ones. */
const SENTENCES = 20
/** In characters. */
const CUT = 640

/** At most `most` of the items, evenly spread, the first among them. */
const spread = <T>(items: readonly T[], most: number): T[] =>
  items.length <= most
    ? [...items]
    : items.filter(
        (_, at) => Math.floor((at * most) / items.length) !== Math.floor(((at - 1) * most) / items.length),
      )

const read = (passage: Passage): Sampled => {
  const { source, start } = passage
  return {
    passage,
    sentences: passageSentences(passage)
      .slice(0, SENTENCES)
      .map((span) =>
        source.text.slice(span.start, Math.min(span.end, span.start + CUT)).replace(/\s+/g, ' '),
      ),
    early: 1 - start / Math.max(1, source.text.length),
  }
}

/** A bounded part of a shelf's sources in a language: evenly spread over them, of each its opening and passages spread over the rest. */
export const sampleOf = (shelf: Shelf, language: Speech): Sampled[] => {
  const sources = spread(
    shelf.sources.filter((source) => source.language === language),
    SOURCES,
  )
  const bySource = new Map<Source, Passage[]>(sources.map((source) => [source, []]))
  for (const passage of shelf.passages) bySource.get(passage.source)?.push(passage)
  const each = Math.max(OPENING, Math.floor(PASSAGES / Math.max(1, sources.length)))
  return [...bySource.values()].flatMap((passages) =>
    [...passages.slice(0, OPENING), ...spread(passages.slice(OPENING), each - OPENING)].map(read),
  )
}
