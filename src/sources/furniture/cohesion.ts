import { fold } from '../../language/fold.ts'
import { FUNCTION_WORDS } from '../../language/function-words.ts'

/** The words of some paragraphs, each with the number of paragraphs that hold it. */
export type Vocabulary = ReadonlyMap<string, number>

/**
 * The words of a paragraph that say what it is about: names and content words, cut to their first six letters so that
 * "migration" meets "migrants", in both languages at once. At most the first 4,000 characters are read.
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

/** Adds the words of some paragraphs. */
export const learn = (vocabulary: Map<string, number>, paragraphs: readonly string[]): void => {
  for (const paragraph of paragraphs)
    for (const word of contentWords(paragraph)) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1)
}

export const vocabularyOf = (paragraphs: readonly string[]): Map<string, number> => {
  const vocabulary = new Map<string, number>()
  learn(vocabulary, paragraphs)
  return vocabulary
}

/** The share of its words that a paragraph of an article has in common with the rest of it, on average. */
export const commonShare = (article: readonly string[], vocabulary: Vocabulary): number =>
  Math.max(LEAST, mean(article.map((paragraph) => share(contentWords(paragraph), vocabulary, 2))))

/** What paragraphs of one article have in common at least: one of a paragraph or two says too little of it. */
const LEAST = 0.2

/**
 * How much some paragraphs speak of what an article speaks of: the share of their words that the article has too, over its own
 * `commonShare`. About 1 for paragraphs of the same article, mostly under 0.5 for others.
 */
export const cohesion = (paragraphs: readonly string[], vocabulary: Vocabulary, common: number): number =>
  mean(paragraphs.map((paragraph) => share(contentWords(paragraph), vocabulary, 1))) / common

const share = (words: ReadonlySet<string>, vocabulary: Vocabulary, least: number): number => {
  let known = 0
  for (const word of words) if ((vocabulary.get(word) ?? 0) >= least) known++
  return words.size === 0 ? 0 : known / words.size
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
