import type { Signal } from '../rank/signals/evidence.ts'

/**
 * How much speaks for the best sentence's passage, whatever the question asks for in all: its score in the search, where each word counts
 * by its rarity. A share of the question says less: half of two words is chance, half of ten is not. As a logarithm, over the square of
 * the shelf's own, so that a word that stands once counts much alike on every shelf.
 */
export const evidence: Signal = ({ best, size }) =>
  Math.log(1 + best.candidate.score / Math.log(2 + size) ** 2)

/** Of a question of more terms, the rest is not looked at. */
const MOST_TERMS = 40

/** Of every two terms of the question, how many stand together in any one sentence that was found: a share of their weights' products. */
export const together: Signal = ({ question, ranked }) => {
  const terms = question.terms.slice(0, MOST_TERMS)
  const met = new Set<number>()
  for (const { candidate, at } of ranked) {
    const held = terms.flatMap((_, term) => ((candidate.hits[at]?.[term]?.length ?? 0) > 0 ? [term] : []))
    for (const a of held) for (const b of held) if (a < b) met.add(a * MOST_TERMS + b)
  }
  let all = 0
  let found = 0
  terms.forEach((first, a) => {
    terms.forEach((second, b) => {
      if (a >= b) return
      const weight = first.weight * second.weight
      all += weight
      if (met.has(a * MOST_TERMS + b)) found += weight
    })
  })
  return all === 0 ? 1 : found / all
}
