import { ownString } from '../../language/own-string.ts'
import { termsOf, tokenize } from '../../language/tokens.ts'
import type { Source } from '../../model.ts'
import { atOnce, type Steps } from '../../steps.ts'

/** An abbreviation in capitals, introduced after its long form: "free trade agreements (FTAs)". */
const INTRODUCED = /\((\p{Lu}[\p{Lu}.&-]{1,7})s?\)/gu
/** How many words before the bracket are searched for each letter: "Organisation for the Prohibition of …". */
const WORDS_PER_LETTER = 2
const LONGEST_WORD = 30

/** The term of an abbreviation and the terms of its long form. */
interface Acronym {
  readonly short: string
  readonly long: readonly string[]
}

/**
 * The terms of the words before a bracket whose initials spell the letters; undefined if they don't. Function words may be skipped.
 *
 * @param before the text before the bracket
 */
const longForm = (before: string, letters: string, source: Source): string[] | undefined => {
  const words = tokenize(before, source.language)
  let at = words.length - 1
  let left = letters.length - 1
  let from = -1
  for (; at >= 0 && left >= 0; at -= 1) {
    const token = words[at]
    if (token === undefined) break
    if (token.word.startsWith(letters[left] ?? ' ')) {
      left -= 1
      from = token.start
    } else if (token.term !== '') return undefined
  }
  return left >= 0 ? undefined : termsOf(before.slice(from), source.language)
}

/** The abbreviations that a shelf's own texts introduce. */
export interface Acronyms {
  /** The terms of an abbreviation's long form. */
  longOf(short: string): readonly string[] | undefined
  /** The abbreviations whose long form begins with the term. */
  beginningWith(term: string): readonly Acronym[]
}

/** The abbreviations that one source introduces, each once. */
const introducedIn = (source: Source): readonly Acronym[] => {
  const found = new Map<string, Acronym>()
  const { text } = source
  for (const { 0: bracket, 1: capitals = '', index } of text.matchAll(INTRODUCED)) {
    const letters = capitals.toLowerCase().replace(/[^\p{L}]/gu, '')
    const short = termsOf(bracket, source.language)[0]
    if (short === undefined || found.has(short)) continue
    const reach = letters.length * WORDS_PER_LETTER * LONGEST_WORD
    const before = ownString(text.slice(Math.max(0, index - reach), index))
    const long = longForm(before, letters, source)
    if (long !== undefined && long.length >= 2) found.set(short, { short, long })
  }
  return found.size === 0 ? NONE : [...found.values()]
}

/** Shared, because most sources of a large shelf introduce nothing. */
const NONE: readonly Acronym[] = []

/** The abbreviations that each source introduces. */
export type AcronymsBySource = ReadonlyMap<Source, readonly Acronym[]>

/** Finds the abbreviations of each source; those of sources in `before` are taken from there. */
export function* readAcronyms(
  sources: readonly Source[],
  before?: AcronymsBySource,
): Steps<AcronymsBySource> {
  const introduced = new Map<Source, readonly Acronym[]>()
  for (const source of sources) {
    const known = before?.get(source)
    introduced.set(source, known ?? introducedIn(source))
    if (known === undefined || introduced.size % 64 === 0) yield
  }
  return introduced
}

/** Combines the abbreviations of all sources. Where two sources disagree, the first one wins. */
export function* combineAcronyms(introduced: AcronymsBySource): Steps<Acronyms> {
  const byShort = new Map<string, readonly string[]>()
  const byFirst = new Map<string, Acronym[]>()
  let read = 0
  for (const acronyms of introduced.values()) {
    read += 1
    if (read % 64 === 0) yield
    for (const acronym of acronyms) {
      const { short, long } = acronym
      if (byShort.has(short)) continue
      byShort.set(short, long)
      const first = long[0] ?? ''
      const others = byFirst.get(first)
      if (others === undefined) byFirst.set(first, [acronym])
      else others.push(acronym)
    }
  }
  return { longOf: (short) => byShort.get(short), beginningWith: (term) => byFirst.get(term) ?? [] }
}

/** Finds the abbreviations of a shelf without pausing. */
export const indexAcronyms = (sources: readonly Source[]): Acronyms =>
  atOnce(combineAcronyms(atOnce(readAcronyms(sources))))
