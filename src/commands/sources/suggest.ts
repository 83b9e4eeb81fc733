import { fold } from '../../language/fold.ts'
import type { Source } from '../../model.ts'
import type { References } from './references.ts'

/** A source offered while its title is typed. */
export interface Suggestion {
  readonly title: string
  /** What `source-show` takes as `which`: at most 20 characters. */
  readonly which: string
}

/**
 * Makes a function with the contract of `Desk.suggest`. A title matches if each typed word begins one of its words. Titles that
 * begin with all that was typed come first.
 * @param folded the titles, as `foldTitle` folds them
 */
export const createSuggest = (
  sources: readonly Source[],
  references: References,
  folded: readonly string[] = sources.map(foldTitle),
) => {
  return (words: string, limit: number): readonly Suggestion[] => {
    const typed = fold(words).trim().slice(0, TYPED_LENGTH)
    const asked = wordsOf(typed)
    const first: Source[] = []
    const rest: Source[] = []
    for (const [index, source] of sources.entries()) {
      if (first.length >= limit) break
      const title = folded[index] ?? ''
      if (title.startsWith(typed)) first.push(source)
      else if (rest.length < limit && asked.length > 0 && holdsAll(title, asked)) rest.push(source)
    }
    return [...first, ...rest]
      .slice(0, limit)
      .map((source) => ({ title: source.title, which: references.idOf(source) }))
  }
}

/** Whether each typed word begins a word of a text; both folded. True if nothing was typed. */
export const matchesTyped = (text: string, typed: string): boolean =>
  holdsAll(text, wordsOf(typed.slice(0, TYPED_LENGTH)))

export const foldTitle = ({ title }: Source): string => fold(title)

/** Nobody types more of a title, in UTF-16 code units. */
const TYPED_LENGTH = 100

const holdsAll = (title: string, asked: readonly string[]): boolean => {
  // This check is fast. Splitting a title into words is slow, and there may be a hundred thousand titles.
  if (!asked.every((word) => title.includes(word))) return false
  const own = wordsOf(title)
  return asked.every((word) => own.some((other) => other.startsWith(word)))
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
