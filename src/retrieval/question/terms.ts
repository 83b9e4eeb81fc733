import { translations } from '../../language/lexicon/lexicon.ts'
import { type Token, tokenize } from '../../language/tokens.ts'
import type { Language } from '../../model.ts'
import type { Acronyms } from './acronyms.ts'

/** A word of the question before it is looked up: its place, and all that it may be compared by. */
export interface QuestionWord {
  readonly token: Token
  readonly at: number
  readonly variants: Set<string>
}

/** The telling words, each once, with what they are called in other languages. */
const tellingWords = (
  text: string,
  tokens: readonly Token[],
  language: Language,
  others: readonly Language[],
  skip: ReadonlySet<number>,
): QuestionWord[] => {
  const words = new Map<string, QuestionWord>()
  tokens.forEach((token, at) => {
    if (token.term !== '' && !skip.has(at) && !words.has(token.term))
      words.set(token.term, { token, at, variants: new Set([token.term]) })
  })
  for (const other of others) {
    const there = new Map(tokenize(text, other).map((token) => [token.start, token]))
    for (const { token, variants } of words.values()) {
      const same = there.get(token.start)
      if (same !== undefined && same.term !== '') variants.add(same.term)
      if (token.number || language === 'und' || other === 'und') continue
      for (const translation of translations(token.term, language)) variants.add(translation)
    }
  }
  return [...words.values()]
}

/** Lets an abbreviation stand for the words of its long form, where the question holds them one after the other. */
const addAbbreviations = (words: readonly QuestionWord[], acronyms: Acronyms): void => {
  words.forEach((word, i) => {
    for (const { short, long } of acronyms.beginningWith(word.token.term)) {
      const phrase = words.slice(i, i + long.length)
      if (phrase.length === long.length && phrase.every(({ token }, k) => token.term === long[k])) {
        for (const { variants } of phrase) variants.add(short)
      }
    }
  })
}

/** An abbreviation in the question becomes the words of its long form, each of which the abbreviation still stands for. */
const spellOut = (words: readonly QuestionWord[], acronyms: Acronyms): QuestionWord[] =>
  words.flatMap((word) => {
    const long = acronyms.longOf(word.token.term)
    return long === undefined
      ? [word]
      : long.map((term) => ({
          ...word,
          token: { ...word.token, term },
          variants: new Set([term, ...word.variants]),
        }))
  })

/**
 * The telling words of a question, each with all that it may be compared by: its own term, its translations into the other languages
 * of the shelf, and the abbreviations that the sources introduce, both ways.
 *
 * @param skip the positions of tokens that are looked up otherwise
 */
export const questionWords = (
  text: string,
  tokens: readonly Token[],
  language: Language,
  others: readonly Language[],
  acronyms: Acronyms,
  skip: ReadonlySet<number>,
): QuestionWord[] => {
  const words = tellingWords(text, tokens, language, others, skip)
  addAbbreviations(words, acronyms)
  return spellOut(words, acronyms)
}
