import { fold } from '../language/fold.ts'
import type { Source } from '../model.ts'
import type { Suggestion } from './desk.ts'
import type { References } from './references.ts'

/**
 * The sources whose title has, for each word typed, a word that begins with it; those whose title begins with what was typed come first.
 * Of no words, the first sources.
 * @returns a function with the contract of `Desk.suggest`
 */
export const suggestFrom = (sources: readonly Source[], references: References) => {
  const titles = sources.map((source) => ({ source, folded: fold(source.title) }))
  return (words: string, limit: number): readonly Suggestion[] => {
    const typed = fold(words).trim().slice(0, TYPED_LENGTH)
    const asked = wordsOf(typed)
    const first: Source[] = []
    const rest: Source[] = []
    for (const { source, folded } of titles) {
      if (first.length >= limit) break
      if (folded.startsWith(typed)) first.push(source)
      else if (rest.length < limit && asked.length > 0 && holdsAll(folded, asked)) rest.push(source)
    }
    return [...first, ...rest]
      .slice(0, limit)
      .map((source) => ({ title: source.title, which: references.of(source) }))
  }
}

/** Nobody types more of a title. */
const TYPED_LENGTH = 100

const holdsAll = (title: string, asked: readonly string[]): boolean => {
  const own = wordsOf(title)
  return asked.every((word) => own.some((other) => other.startsWith(word)))
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
