import { fold } from '../../language/fold.ts'
import { FUNCTION_WORDS } from '../../language/function-words.ts'

/** The content words of some paragraphs, each with the number of paragraphs that contain it. */
export type Vocabulary = ReadonlyMap<string, number>

/**
 * The words that show what a paragraph is about, cut to their first six letters so that "migration" matches
 * "migrants" in both languages. Reads at most the first 4,000 characters.
 */
export const contentWords = (paragraph: string): Set<string> => {
  const words = new Set<string>()
  for (const word of paragraph.slice(0, 4_000).match(WORD) ?? []) {
    if (word.length < 4 && word[0] === word[0]?.toLowerCase()) continue
    const plain = fold(word)
    if (FUNCTION_WORDS.en.has(plain) || FUNCTION_WORDS.es.has(plain)) continue
    words.add(plain.slice(0, 6))
  }
  return words
}
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

export const addParagraphs = (vocabulary: Map<string, number>, paragraphs: readonly string[]): void => {
  for (const paragraph of paragraphs)
    for (const word of contentWords(paragraph)) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1)
}

/** The average share of a paragraph's words that other paragraphs of the same article use too; 0.2 at least. */
export const sharedWithin = (article: readonly string[], vocabulary: Vocabulary): number =>
  Math.max(0.2, mean(article.map((paragraph) => share(contentWords(paragraph), vocabulary, 2))))

/**
 * How close paragraphs are to an article: the share of their words that the article uses, divided by its
 * `sharedWithin`. About 1 for paragraphs of the article itself, mostly under 0.5 for others.
 */
export const cohesion = (paragraphs: readonly string[], vocabulary: Vocabulary, shared: number): number =>
  mean(paragraphs.map((paragraph) => share(contentWords(paragraph), vocabulary, 1))) / shared

/** The share of `words` that at least `least` paragraphs use. */
const share = (words: ReadonlySet<string>, vocabulary: Vocabulary, least: number): number => {
  let known = 0
  for (const word of words) if ((vocabulary.get(word) ?? 0) >= least) known++
  return words.size === 0 ? 0 : known / words.size
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
