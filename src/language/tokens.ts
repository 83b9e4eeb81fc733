import type { Language, Span } from '../model.ts'
import { afterCharacter, tokenEnd } from './scan.ts'
import { aliasOf, beginsName, readWord, type Word } from './words.ts'

/** A word, figure or sign of a text, with its offsets. */
export interface Token extends Span, Omit<Word, 'opens'> {}

const SPACES = /^\s+$/

/** The term of a name of two words with only white space between them ("United States"), or undefined. */
const joined = (text: string, before: string, from: number, to: number, word: string): string | undefined =>
  from < to && SPACES.test(text.slice(from, to)) ? aliasOf(`${before} ${word}`) : undefined

/**
 * The tokens of a piece of text, in order, function words included. Variants share a term: "Elections" and "election", "12 %" and "12%",
 * "U.S." and "United States".
 *
 * @param from where `text` begins in the text that the offsets point into
 */
export const tokenize = (text: string, language: Language, from = 0): Token[] => {
  const tokens: Token[] = []
  let opens = false
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at)
    if (end < 0) {
      at = afterCharacter(text, at)
      continue
    }
    const { term, word, capital, number, opens: next } = readWord(text.slice(at, end), language)
    const before = opens ? tokens.at(-1) : undefined
    const alias = before && joined(text, before.word, before.end - from, at, word)
    if (before === undefined || alias === undefined) {
      tokens.push({ term, word, start: from + at, end: from + end, capital, number })
      opens = next
    } else {
      const both = `${before.word} ${word}`
      tokens[tokens.length - 1] = { ...before, term: alias, word: both, end: from + end }
      opens = beginsName(both)
    }
    at = end
  }
  return tokens
}

/**
 * The terms of a text without function words: what is indexed and what a question is looked up by. They are those of `tokenize`, made
 * faster because no tokens are built.
 */
export const termsOf = (text: string, language: Language): string[] => {
  const terms: string[] = []
  /** Words that may begin a name, or empty; where they end, and whether they gave a term. */
  let beginning = ''
  let ended = 0
  let counted = false
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at)
    if (end < 0) {
      at = afterCharacter(text, at)
      continue
    }
    const { term, word, opens } = readWord(text.slice(at, end), language)
    const alias = beginning === '' ? undefined : joined(text, beginning, ended, at, word)
    if (alias !== undefined) {
      if (counted) terms.pop()
      terms.push(alias)
      const both = `${beginning} ${word}`
      beginning = beginsName(both) ? both : ''
      counted = true
    } else {
      if (term !== '') terms.push(term)
      beginning = opens ? word : ''
      counted = term !== ''
    }
    ended = end
    at = end
  }
  return terms
}
