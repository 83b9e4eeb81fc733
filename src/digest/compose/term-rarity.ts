import { termsOf } from '../../language/tokens.ts'
import type { Passage } from '../../model.ts'
import { rarity } from '../../retrieval/rarity.ts'

/** How telling a term is on a shelf: the higher, the fewer passages hold it. Always above 0. */
export type TermRarity = (term: string) => number

/** Passages: more tell hardly better how rare a word is, and cost a digest of a large shelf its time. */
const SAMPLED = 2_000

/** In passages. On a smaller shelf, a word that half of it holds may be rare all the same: it is taken to be of this size. */
const LEAST_SIZE = 300

/** Channels get their digests at one time, of one shelf. */
const known = new WeakMap<readonly Passage[], TermRarity>()

/** How rare terms are on a shelf, by at most 2,000 of its passages, evenly spread. Read once for each list of passages. */
export const termRarityOf = (passages: readonly Passage[]): TermRarity => {
  const telling = known.get(passages) ?? read(passages)
  known.set(passages, telling)
  return telling
}

const read = (passages: readonly Passage[]): TermRarity => {
  const step = Math.max(1, passages.length / SAMPLED)
  const frequencies = new Map<string, number>()
  let size = 0
  for (let at = 0; at < passages.length; at += step) {
    const { source, start, end } = passages[Math.floor(at)] as Passage
    size += 1
    for (const term of new Set(termsOf(source.text.slice(start, end), source.language)))
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  }
  return (term) => rarity(frequencies.get(term) ?? 0, Math.max(size, LEAST_SIZE))
}
