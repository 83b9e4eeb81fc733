import { ownString } from '../../language/own-string.ts'
import { termsOf } from '../../language/tokens.ts'
import type { Passages } from '../../model.ts'
import { rarity } from '../../retrieval/index/passage-index.ts'
import { evenlySpread } from '../../sources/passages/lists.ts'

/** How rare a term is on a shelf: the fewer passages hold it, the higher. Always above 0. */
export type TermRarity = (term: string) => number

/** Passages. More would hardly change the result, and take long on a large shelf. */
const SAMPLED = 2_000

/** A smaller shelf counts as this many passages. On a tiny shelf even a rare word may be in half of them. */
const MIN_SIZE = 300

/** Many channels get a digest of the same shelf at the same time. */
const known = new WeakMap<Passages, TermRarity>()

/** The rarity of terms on a shelf, from at most 2,000 evenly spread passages. Counted once for each list of passages. */
export const termRarityOf = (passages: Passages): TermRarity => {
  const rarityOf = known.get(passages) ?? read(passages)
  known.set(passages, rarityOf)
  return rarityOf
}

const read = (passages: Passages): TermRarity => {
  const frequencies = new Map<string, number>()
  let size = 0
  for (const { source, start, end } of evenlySpread(passages, SAMPLED)) {
    size += 1
    for (const term of new Set(termsOf(ownString(source.text.slice(start, end)), source.language)))
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  }
  return (term) => rarity(frequencies.get(term) ?? 0, Math.max(size, MIN_SIZE))
}
