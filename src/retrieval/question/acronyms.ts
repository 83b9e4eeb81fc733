import { termsOf, tokenize } from '../../language/tokens.ts'
import type { Source } from '../../model.ts'
import { atOnce, type Steps } from '../steps.ts'

/** An abbreviation in capitals, as a text introduces it after its long form: "free trade agreements (FTAs)". */
const INTRODUCED = /\((\p{Lu}[\p{Lu}.&-]{1,7})s?\)/gu
/** How many words before the bracket are looked at for each letter: "Organisation for the Prohibition of …". */
const WORDS_A_LETTER = 2
const LONGEST_WORD = 30

/** An abbreviation's own term and the terms of its long form. */
interface Acronym {
  readonly short: string
  readonly long: readonly string[]
}

/** The terms of the words whose initials spell the letters, function words skipped where need be; undefined where they don't. */
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

/** The abbreviations that the shelf's own texts introduce, each way: by its short term, and by the first term of its long form. */
export interface Acronyms {
  /** The long form of an abbreviation, as terms. */
  longOf(short: string): readonly string[] | undefined
  /** The abbreviations whose long form begins with the term. */
  beginningWith(term: string): readonly Acronym[]
}

/** The abbreviations that a source's own text introduces, each once. */
const introducedIn = (source: Source): readonly Acronym[] => {
  const found = new Map<string, Acronym>()
  for (const { 0: bracket, 1: capitals = '', index } of source.text.matchAll(INTRODUCED)) {
    const letters = capitals.toLowerCase().replace(/[^\p{L}]/gu, '')
    const short = termsOf(bracket, source.language)[0]
    if (short === undefined || found.has(short)) continue
    const reach = letters.length * WORDS_A_LETTER * LONGEST_WORD
    const long = longForm(source.text.slice(Math.max(0, index - reach), index), letters, source)
    if (long !== undefined && long.length >= 2) found.set(short, { short, long })
  }
  return found.size === 0 ? NONE : [...found.values()]
}

const NONE: readonly Acronym[] = []

/** What each source of a shelf introduces. */
export type AcronymsBySource = ReadonlyMap<Source, readonly Acronym[]>

/** Reads what the sources introduce; those that are in `before` were read already. */
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

/** The abbreviations of a shelf. Where two sources disagree, the first is taken. */
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

/** Reads the abbreviations that texts introduce, in one go. */
export const indexAcronyms = (sources: readonly Source[]): Acronyms =>
  atOnce(combineAcronyms(atOnce(readAcronyms(sources))))
