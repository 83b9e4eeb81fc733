import type { Language, Span } from '../model.ts'
import { type DigitMonth, monthInDigits } from './figures/dates-in-digits.ts'
import { readContext, type Scanned } from './figures/in-context.ts'
import { visiblePart, withoutInvisible } from './invisible.ts'
import { afterCharacter, tokenEnd } from './scan.ts'
import { aliasOf, beginsName, monthWord, readWord, type Word } from './words.ts'

/** A word, figure or sign of a text, with its offsets. */
export interface Token extends Span, Omit<Word, 'opens' | 'part'> {}

const SPACES = /^\s+$/

/** The term of a name of two words with only white space between them ("United States"), or undefined. */
const joined = (text: string, before: string, from: number, to: number, word: string): string | undefined =>
  from < to && SPACES.test(text.slice(from, to)) ? aliasOf(`${before} ${word}`) : undefined

/** Reads the words of a text without invisible signs, and what they are beside each other. */
const scan = (text: string, language: Language): Scanned => {
  const [words, starts, ends]: [Word[], number[], number[]] = [[], [], []]
  let figures = false
  let month: DigitMonth | undefined
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at)
    if (end < 0) {
      at = afterCharacter(text, at)
      continue
    }
    const raw = text.slice(at, end)
    // "The WHO" is no question word.
    const read = readWord(raw === 'WHO' && words.at(-1)?.word === 'the' ? 'OMS' : raw, language)
    const { part } = read
    if (part?.kind === 'amount' || part?.kind === 'scale') figures = true
    if (part?.kind === 'amount' && /[-/]/.test(text.charAt(end)))
      month = monthInDigits(text, at, language) ?? month
    const word = month?.start === at ? monthWord(month.name, language) : read
    const last = words.length - 1
    const before = words[last]
    const alias = before?.opens ? joined(text, before.word, ends[last] ?? 0, at, word.word) : undefined
    if (before === undefined || alias === undefined) {
      words.push(word)
      starts.push(at)
      ends.push(end)
    } else {
      const both = `${before.word} ${word.word}`
      words[last] = { ...before, term: alias, word: both, opens: beginsName(both) }
      ends[last] = end
    }
    at = end
  }
  const scanned = { text, language, words, starts, ends }
  if (figures) readContext(scanned)
  return scanned
}

/**
 * The tokens of a piece of text, in order, function words included. Variants share a term: "Elections" and "election", "12 %" and "12%",
 * "U.S." and "United States", "1.25 million" and "1,250,000", "2018-09-05" and "5 September 2018". Signs that are not seen part nothing.
 *
 * @param from where `text` begins in the text that the offsets point into
 */
export const tokenize = (text: string, language: Language, from = 0): Token[] => {
  const visible = visiblePart(text)
  const { words, starts, ends } = scan(visible.text, language)
  const place = (at: number): number => visible.places?.[at] ?? at
  return words.map(({ term, word, capital, number, scale }, i) => ({
    term,
    word,
    start: from + place(starts[i] ?? 0),
    end: from + place((ends[i] ?? 0) - 1) + 1,
    capital,
    number,
    ...(scale && { scale }),
  }))
}

/** The terms of a text without function words: what is indexed and what a question is looked up by. They are those of `tokenize`. */
export const termsOf = (text: string, language: Language): string[] => {
  const terms: string[] = []
  for (const { term } of scan(withoutInvisible(text), language).words) if (term !== '') terms.push(term)
  return terms
}
