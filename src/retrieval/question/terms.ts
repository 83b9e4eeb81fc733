import { wordSet } from '../../language/fold.ts'
import { spelledOut } from '../../language/lexicon/organisations.ts'
import { translations } from '../../language/lexicon/translations.ts'
import { type Token, termsOf, tokenize } from '../../language/tokens.ts'
import type { Language } from '../../model.ts'
import type { Acronyms } from './acronyms.ts'

/**
 * Words that carry a question rather than say what it is about ("what is the name of …", "what happened to …"), folded. They count
 * less, because sources use them about anything.
 */
export const FILLER: ReadonlySet<string> = wordSet(
  `name names named call called known know kind type sort thing things example term word happen happened use used make made
   take took give gave get got become became go went come came people person many number amount part main primarily mainly usually
   typically often exactly actually really precisely general generally considered refer referred mean means describe described include included say said tell compare compared comparison versus
   difference differences differ article author writer piece
   nombre nombres llamado llama llaman conocido conoce tipo clase cosa cosas ejemplo termino palabra paso pasado ocurrio sucedio usa uso
   obtuvo obtuvieron obtiene obtener obtenido recibio recibieron recibe logro lograron consiguio consiguieron dio dieron fue fueron utiliza personas gente numero cantidad parte principal principalmente exactamente realmente considera considerado significa describe incluye dice dijo comparado comparada comparacion
   diferencia diferencias articulo autor autora`,
)

/** A content word of a question before it is looked up on the shelf. */
export interface QuestionWord {
  readonly token: Token
  /** Its position among the question's tokens. */
  readonly at: number
  /** The terms that count as this word, its own first. */
  readonly variants: Set<string>
}

/** What finding the words that count as a question's needs to know of the shelf. */
export interface WordContext {
  readonly languages: readonly Language[]
  readonly acronyms: Acronyms
  readonly index: { has(term: string): boolean }
}

/** The content words, each once, with their translations. */
const contentWords = (
  text: string,
  tokens: readonly Token[],
  language: Language,
  others: readonly Language[],
  skip: ReadonlySet<number>,
): QuestionWord[] => {
  const words = new Map<string, QuestionWord>()
  tokens.forEach((token, at) => {
    // A scale is part of its figure, which other sources may write in digits.
    if (token.term !== '' && token.scale !== true && !skip.has(at) && !words.has(token.term))
      words.set(token.term, { token, at, variants: new Set([token.term]) })
  })
  for (const other of others) {
    const inOther = new Map(tokenize(text, other).map((token) => [token.start, token]))
    for (const { token, variants } of words.values()) {
      const same = inOther.get(token.start)
      if (same !== undefined && same.term !== '') variants.add(same.term)
      if (token.number || language === 'und' || other === 'und') continue
      for (const translation of translations(token.term, language)) variants.add(translation)
    }
  }
  return [...words.values()]
}

/** Adds an abbreviation to each word of its long form, where the question contains the whole long form. */
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

/** The terms of what a well-known abbreviation stands for, if the sources write only that. */
const wellKnown = (
  short: string,
  languages: readonly Language[],
  has: (term: string) => boolean,
): readonly string[] | undefined => {
  if (has(short)) return undefined
  for (const language of languages) {
    const long = language === 'und' ? undefined : spelledOut(short, language)
    const terms = long === undefined ? [] : termsOf(long, language)
    if (terms.length > 0 && terms.every(has)) return terms
  }
  return undefined
}

/** Replaces an abbreviation by the words of its long form. The abbreviation stays a variant of each of them. */
const spellOut = (
  words: readonly QuestionWord[],
  longOf: (short: string) => readonly string[] | undefined,
): QuestionWord[] =>
  words.flatMap((word) => {
    const long = longOf(word.token.term)
    return long === undefined
      ? [word]
      : long.map((term) => ({
          ...word,
          token: { ...word.token, term },
          variants: new Set([term, ...word.variants]),
        }))
  })

/**
 * The content words of a question, each with the terms that count as it: its own stem, its translations into the other languages of
 * the shelf, and the abbreviations that the sources introduce, in both directions.
 *
 * @param skip positions of tokens to leave out, because they name a source
 */
export const questionWords = (
  text: string,
  tokens: readonly Token[],
  language: Language,
  { languages, acronyms, index: { has } }: WordContext,
  skip: ReadonlySet<number>,
): QuestionWord[] => {
  const others = languages.filter((other) => other !== language)
  const words = contentWords(text, tokens, language, others, skip)
  addAbbreviations(words, acronyms)
  return spellOut(words, (short) => acronyms.longOf(short) ?? wellKnown(short, languages, has))
}
