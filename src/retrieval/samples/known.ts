import { fold } from '../../language/fold.ts'
import { FUNCTION_WORDS } from '../../language/function-words.ts'
import type { Language } from '../../model.ts'

/** What the texts that were looked at tell of their words. */
export interface Known {
  /** A word that is written with a capital inside a sentence, and never small. */
  isName(word: string): boolean
  /** A word that is written small, and never with a capital inside a sentence. */
  isCommon(word: string): boolean
  /** A word that is written small somewhere. */
  isWord(word: string): boolean
  /** How many passages have it with a capital. */
  heard(word: string): number
}

/** A word without the marks around it and without a possessive: what names are compared by. */
export const bareWord = (written: string): string =>
  written.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/['’]s$/u, '')

/** Whether it holds a language together, in either language. */
export const isFunctionWord = (word: string): boolean => {
  const folded = fold(word)
  return FUNCTION_WORDS.en.has(folded) || FUNCTION_WORDS.es.has(folded)
}

export const isFunctionWordOf = (word: string, language: Exclude<Language, 'und'>): boolean =>
  FUNCTION_WORDS[language].has(fold(word))

const CAPITAL = /^\p{Lu}/u
/** What may stand right before a word that begins a sentence or a quotation inside a sentence. */
const OPENING = /[“"«‘(:—]$|^[“"«‘(]/u

/** Reads the sentences of each passage for what is a name in them. */
export const readKnown = (passages: Iterable<readonly string[]>): Known => {
  const inside = new Set<string>()
  const small = new Set<string>()
  const heard = new Map<string, number>()
  const read = (sentence: string, here: Set<string>): void => {
    const written = sentence.split(' ')
    for (const [at, each] of written.entries()) {
      const word = bareWord(each)
      if (word === '') continue
      if (CAPITAL.test(word)) here.add(word)
      else small.add(word)
      if (at > 0 && CAPITAL.test(word) && !OPENING.test(each) && !OPENING.test(written[at - 1] ?? ''))
        inside.add(word)
    }
  }
  for (const sentences of passages) {
    const here = new Set<string>()
    for (const sentence of sentences) read(sentence, here)
    for (const word of here) heard.set(word, (heard.get(word) ?? 0) + 1)
  }
  return {
    isName: (word) => inside.has(word) && !small.has(word.toLowerCase()),
    isCommon: (word) => !inside.has(word) && small.has(word.toLowerCase()),
    isWord: (word) => small.has(word.toLowerCase()),
    heard: (word) => heard.get(word) ?? 0,
  }
}
