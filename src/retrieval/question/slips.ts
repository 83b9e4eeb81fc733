/** What the typing of a question stands for: chat's short forms, and slips of the finger. */
import { detectLanguage } from '../../language/detect.ts'
import { FUNCTION_WORDS } from '../../language/function-words.ts'
import { relatives } from '../../language/lexicon/relatives.ts'
import { translations } from '../../language/lexicon/translations.ts'
import { longForm } from '../../language/shorthand.ts'
import { stem } from '../../language/stems.ts'
import { type Token, tokenize } from '../../language/tokens.ts'
import type { Language, WordChange } from '../../model.ts'
import type { PassageIndex } from '../index/passage-index.ts'
import type { Acronyms } from './acronyms.ts'

/** A question as it is meant. */
export interface Meant {
  readonly text: string
  /** The misspelt words that were replaced. */
  readonly corrected: readonly WordChange[]
  /** The words that no source has, each with a near one that some source has. They were left as they are. */
  readonly suggested: readonly WordChange[]
}

interface Ground {
  readonly languages: readonly Language[]
  readonly index: Pick<PassageIndex, 'frequency' | 'has' | 'spelledLike' | 'search'>
  readonly acronyms: Acronyms
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
/** Words this short are one slip away from too many others. In letters. */
const SHORTEST = 3
/** A changed or added letter is looked for from this length on. */
const SHORTEST_CHANGED = 4
/** Longer words have been looked up with every kind of slip before (`spelledLike`). */
const LONGEST_SUGGESTED = 5
const LONGEST = 14
const LONGEST_FUNCTION = 6

const SHORTEST_ACCENTED = 5
const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' }

const PLAIN = /^\p{L}\p{Ll}*$/u

/** The words that the word becomes by swapping two neighbours. */
const swapped = (word: string): string[] =>
  Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ).filter((other) => other !== word)

/** The words that the word becomes by one more letter. */
const fuller = (word: string): string[] =>
  Array.from({ length: word.length }, (_, at) => at + 1).flatMap((at) =>
    LETTERS.map((letter) => word.slice(0, at) + letter + word.slice(at)),
  )

/** The words that the word becomes by one letter changed or left out. The first stays. */
const changed = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => at + 1).flatMap((at) =>
    ['', ...LETTERS].map((letter) => word.slice(0, at) + letter + word.slice(at + 1)),
  )

/** The terms that a word may stand as in the sources' languages, the question's first. */
const termsIn = (word: string, languages: readonly Language[]): string[] =>
  languages.map((language) => stem(word, language))

/** How many passages are looked into for a word. */
const LOOKED_INTO = 8

/** Whether the word stands in some passages that have its term: "coopers" has the term of "cooperation". */
const stands = (word: string, term: string, index: Ground['index']): boolean =>
  index
    .search([{ term, weight: 1 }], LOOKED_INTO)
    .some(({ passage: { source, start, end } }) =>
      tokenize(source.text.slice(start, end), source.language).some((token) => token.word === word),
    )

/** Of some words, those that a source has; one a term. The most frequent first. */
const onShelf = (
  words: readonly string[],
  own: string,
  languages: readonly Language[],
  index: Ground['index'],
): string[] => {
  const found = new Map<string, { word: string; frequency: number; stands: boolean }>()
  for (const word of words) {
    if (isFunction(word, languages)) continue
    const at = termsIn(word, languages).findIndex((term) => index.frequency(term) > 0)
    const term = termsIn(word, languages)[at] ?? own
    if (at < 0 || term === own) continue
    const known = found.get(term)
    if (known?.stands === true) continue
    const standing = stands(word, term, index)
    // Another language's endings make terms of anything: "putien" is a Spanish form of "put".
    if (standing || at === 0) found.set(term, { word, frequency: index.frequency(term), stands: standing })
  }
  const all = [...found.values()].sort((a, b) => b.frequency - a.frequency)
  const standing = all.filter((one) => one.stands)
  return (standing.length > 0 ? standing : all).map(({ word }) => word)
}

const isFunction = (word: string, languages: readonly Language[]): boolean =>
  languages.some((language) => FUNCTION_WORDS[language].has(word))

/** Whether some source has the word, a translation of it, one of its relatives or, as an abbreviation, its long form. */
const isKnown = (
  { word, term }: Token,
  language: 'en' | 'es',
  { languages, index, acronyms }: Ground,
): boolean =>
  index.has(term) ||
  acronyms.longOf(term) !== undefined ||
  termsIn(word, languages).some(index.has) ||
  (languages.some((other) => other !== language) && translations(term, language).some(index.has))

/** Whether the word is one that a dictionary lists, so that it is no slip. */
const isListed = (term: string, language: 'en' | 'es'): boolean =>
  relatives(term, language).length > 0 || translations(term, language).length > 0

/** A Spanish word that was typed without its accent, with it, where some source has that ("costaria", "costaría"). */
const withAccent = ({ word }: Token, { languages, index }: Ground): string | undefined => {
  if (word.length < SHORTEST_ACCENTED || !/^[a-z]+$/.test(word)) return undefined
  return [...word.matchAll(/[aeiou]/g)]
    .map(({ 0: vowel, index: at }) => word.slice(0, at) + (ACCENTED[vowel] ?? vowel) + word.slice(at + 1))
    .reverse()
    .find((other) => {
      const term = stem(other, 'es')
      const terms = languages.includes('es') ? [term, ...translations(term, 'es')] : translations(term, 'es')
      return term !== stem(word, 'es') && terms.some((one) => index.has(one))
    })
}

interface Reading {
  /** What the word is taken for. */
  readonly meant?: string
  /** Whether it was misspelt. */
  readonly slip?: boolean
  /** What it may mean. */
  readonly near?: string
}

const readWord = (token: Token, raw: string, language: 'en' | 'es', ground: Ground): Reading => {
  const { word, term } = token
  const { languages, index } = ground
  if (!PLAIN.test(raw)) return {}
  const lower = raw === raw.toLowerCase()
  const known = term === '' || isKnown(token, language, ground)
  const accented = known || language !== 'es' ? undefined : withAccent(token, ground)
  if (accented !== undefined) return { meant: accented }
  const long = lower || token.start === 0 ? longForm(word, language, known) : undefined
  if (long !== undefined) return { meant: long }
  if (known || word.length < SHORTEST || word.length > LONGEST) return {}
  const listed = lower && isListed(term, language)
  const swaps = swapped(word)
  const longer = fuller(word)
  if (lower && !listed && word.length <= LONGEST_FUNCTION) {
    const functions = [...new Set([...swaps, ...longer])].filter(
      (other) => other.length >= SHORTEST && FUNCTION_WORDS[language].has(other),
    )
    if (functions.length === 1) return { meant: functions[0] ?? word }
  }
  if (index.spelledLike(word).length > 0) return {}
  const all = [language, ...languages.filter((other) => other !== language)]
  // A name that lacks a letter may be another name.
  const likely = onShelf(lower && !listed ? [...swaps, ...longer] : swaps, term, all, index)
  if (listed) return likely[0] === undefined ? {} : { near: likely[0] }
  if (likely.length === 1) return { meant: likely[0] ?? word, slip: true }
  const rest = word.length < SHORTEST_CHANGED || word.length > LONGEST_SUGGESTED ? [] : changed(word)
  const near = likely[0] ?? onShelf([...longer, ...rest], term, all, index)[0]
  return near === undefined ? {} : { near }
}

/** Capital and all as the word was typed. */
const writtenLike = (raw: string, word: string): string =>
  /^\p{Lu}/u.test(raw) ? word.charAt(0).toUpperCase() + word.slice(1) : word

/**
 * Reads a question as it is meant. Writes out the short forms of chat. Replaces a misspelt word (two neighbours swapped, or a letter left
 * out) if the shelf has exactly one correct form of it. Changes only words that no source has, and none that a dictionary lists.
 */
export const readMeant = (text: string, ground: Ground): Meant => {
  const language = detectLanguage(text, ground.languages[0] ?? 'en')
  if (language === 'und') return { text, corrected: [], suggested: [] }
  let meantText = ''
  let done = 0
  const corrected: WordChange[] = []
  const suggested: WordChange[] = []
  for (const token of tokenize(text, language)) {
    const raw = text.slice(token.start, token.end)
    const { meant, slip, near } = readWord(token, raw, language, ground)
    if (near !== undefined) suggested.push({ typed: raw, meant: writtenLike(raw, near) })
    if (meant === undefined) continue
    const word = writtenLike(raw, meant)
    meantText += text.slice(done, token.start) + word
    done = token.end
    if (slip === true) corrected.push({ typed: raw, meant: word })
  }
  return { text: meantText + text.slice(done), corrected, suggested }
}
