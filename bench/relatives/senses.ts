import { memoize } from '../../src/language/memoize.ts'
import { tokenize } from '../../src/language/tokens.ts'
import type { Synset, WordNet } from './wordnet.ts'

/** Shorter words are prefixes, chemical elements and the like. */
const SHORTEST = 3

/**
 * The term that Footnote compares a word by. Undefined for phrases, figures, function words and abbreviations.
 */
export const termOf = memoize(500_000, (word: string): string | undefined => {
  if (!/^[a-z]+$/i.test(word)) return undefined
  const [token, more] = tokenize(word, 'en')
  const plain = more === undefined && token !== undefined && !token.number && token.word.length >= SHORTEST
  return plain && token.term !== '' ? token.term : undefined
})

export const isName = (word: string): boolean => /[A-Z]/.test(word)

/** The terms of a sense's words, without names. */
export const termsOf = ({ words }: Synset): string[] => [
  ...new Set(words.filter((word) => !isName(word)).flatMap((word) => termOf(word) ?? [])),
]

/** How often a term has a sense, among all its senses: 0 to 1. */
export type Shares = (term: string, key: string) => number

/**
 * Counts how often each term has each of its senses in the tagged texts. Each sense gets a little more, later ones less, because few
 * words are tagged. Words that share a stem share its senses.
 */
export const sharesOf = ({ synsets, use }: WordNet): Shares => {
  const counts = new Map<string, Map<string, number>>()
  for (const { key, words } of synsets.values()) {
    for (const word of words) {
      const term = termOf(word)
      if (term === undefined) continue
      const senses = counts.get(term) ?? new Map<string, number>()
      counts.set(term, senses)
      const { count, order } = use(word, key)
      senses.set(key, (senses.get(key) ?? 0) + count + 1 / order)
    }
  }
  const sums = new Map(
    [...counts].map(([term, senses]) => [term, [...senses.values()].reduce((sum, count) => sum + count, 0)]),
  )
  return (term, key) => (counts.get(term)?.get(key) ?? 0) / (sums.get(term) ?? 1)
}

/** The terms that occur in the tagged texts. The others are rare. */
export const metTerms = ({ synsets, use }: WordNet): ReadonlySet<string> =>
  new Set(
    [...synsets.values()].flatMap(({ key, words }) =>
      words.filter((word) => use(word, key).count > 0).flatMap((word) => termOf(word) ?? []),
    ),
  )
