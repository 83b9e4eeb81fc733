import { tokenize } from '../../language/tokens.ts'
import type { Source } from '../../model.ts'
import type { Steps } from '../../steps.ts'

/** A publisher or an author, as folded words, with their sources. */
interface Name {
  readonly words: readonly string[]
  readonly sources: Set<Source>
}

/** The sources of the publisher or author that a question names. */
export interface NamedSources {
  readonly sources: ReadonlySet<Source>
  /** Positions of the question's tokens that are the name. */
  readonly at: ReadonlySet<number>
}

/** In words. Nobody types a longer name in a question. */
const LONGEST_NAME = 8

const wordsOf = (name: string): string[] => tokenize(name, 'und').map(({ word }) => word)

/** Without a leading article, which a question may add or leave out: "the Guardian". */
const withoutArticle = (words: readonly string[]): readonly string[] =>
  words.length > 1 && /^(the|el|la|los|las)$/.test(words[0] ?? '') ? words.slice(1) : words

/** Finds the sources that a question names. Takes its words and whether each has a capital; gives undefined if it names none. */
export type FindNamedSources = (
  words: readonly string[],
  capital: readonly boolean[],
) => NamedSources | undefined

/**
 * Collects the publishers and authors of a shelf, to find them in questions ("what did the Guardian say about …"). The longest name in
 * a question wins. A name of one word counts only with a capital.
 */
export function* readSourceNames(sources: readonly Source[]): Steps<FindNamedSources> {
  const names = new Map<string, Name>()
  /** Names by their spelling in a source; undefined for those that no question would use. */
  const bySpelling = new Map<string, Name | undefined>()
  const nameOf = (spelling: string): Name | undefined => {
    const words = withoutArticle(wordsOf(spelling))
    if (words.length === 0 || words.length > LONGEST_NAME) return undefined
    const key = words.join(' ')
    const known = names.get(key)
    if (known !== undefined) return known
    const name = { words, sources: new Set<Source>() }
    names.set(key, name)
    return name
  }
  for (const [at, source] of sources.entries()) {
    if (at % 16 === 0) yield
    for (const spelling of [source.publisher, source.author]) {
      if (spelling === undefined) continue
      if (!bySpelling.has(spelling)) bySpelling.set(spelling, nameOf(spelling))
      bySpelling.get(spelling)?.sources.add(source)
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
