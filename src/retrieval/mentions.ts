import { tokenize } from '../language/tokens.ts'
import type { Source } from '../model.ts'

/** A publisher or an author that a question can name. */
interface Name {
  readonly words: readonly string[]
  readonly sources: Set<Source>
}

/** What a question says of where the answer should stand. */
export interface Mention {
  /** The sources of the publisher or author that it names. */
  readonly sources: ReadonlySet<Source>
  /** Which of the question's tokens name them. */
  readonly at: ReadonlySet<number>
}

/** In words; a longer name is no name that a question would say. */
const LONGEST = 8

const wordsOf = (name: string): string[] => tokenize(name, 'und').map(({ word }) => word)

/** An article before a name is said or left out: "the Guardian". */
const bare = (words: readonly string[]): readonly string[] =>
  words.length > 1 && /^(the|el|la|los|las)$/.test(words[0] ?? '') ? words.slice(1) : words

/**
 * Finds the publishers and authors of the shelf in a question ("what did the Guardian say about …").
 *
 * @returns a function from a question's words to the sources that it names, or undefined where it names none
 */
export const indexNames = (
  sources: readonly Source[],
): ((words: readonly string[], capital: readonly boolean[]) => Mention | undefined) => {
  const names = new Map<string, Name>()
  for (const source of sources) {
    for (const name of [source.publisher, source.author]) {
      if (name === undefined) continue
      const words = bare(wordsOf(name))
      if (words.length === 0 || words.length > LONGEST) continue
      const key = words.join(' ')
      const known = names.get(key)
      if (known === undefined) names.set(key, { words, sources: new Set([source]) })
      else known.sources.add(source)
    }
  }
  const longest = [...names.values()].reduce((most, { words }) => Math.max(most, words.length), 0)
  return (words, capital) => {
    for (let size = Math.min(longest, words.length); size > 0; size -= 1) {
      for (let from = 0; from + size <= words.length; from += 1) {
        const name = names.get(words.slice(from, from + size).join(' '))
        if (name === undefined || (size === 1 && capital[from] !== true)) continue
        return { sources: name.sources, at: new Set(Array.from({ length: size }, (_, i) => from + i)) }
      }
    }
    return undefined
  }
}
