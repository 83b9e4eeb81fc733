import { tokenize } from '../../language/tokens.ts'
import type { Source } from '../../model.ts'
import type { Steps } from '../steps.ts'

/** A publisher or an author that a question can name. */
interface Name {
  readonly words: readonly string[]
  readonly sources: Set<Source>
}

/** What a question says of where the answer should stand. */
export interface NamedSources {
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

/** From a question's words, and whether each begins with a capital, to the sources that it names; undefined where it names none. */
export type FindNamedSources = (
  words: readonly string[],
  capital: readonly boolean[],
) => NamedSources | undefined

/** Finds the publishers and authors of the shelf in a question ("what did the Guardian say about …"). */
export function* readSourceNames(sources: readonly Source[]): Steps<FindNamedSources> {
  const names = new Map<string, Name>()
  /** As it is written; undefined for what a question would not say. */
  const written = new Map<string, Name | undefined>()
  const nameOf = (name: string): Name | undefined => {
    const words = bare(wordsOf(name))
    if (words.length === 0 || words.length > LONGEST) return undefined
    const key = words.join(' ')
    const before = names.get(key)
    if (before !== undefined) return before
    const made = { words, sources: new Set<Source>() }
    names.set(key, made)
    return made
  }
  for (const [at, source] of sources.entries()) {
    if (at % 16 === 0) yield
    for (const name of [source.publisher, source.author]) {
      if (name === undefined) continue
      if (!written.has(name)) written.set(name, nameOf(name))
      written.get(name)?.sources.add(source)
    }
  }
  let longest = 0
  for (const { words } of names.values()) longest = Math.max(longest, words.length)
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
