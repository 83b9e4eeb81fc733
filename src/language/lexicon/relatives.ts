import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoize } from '../memoize.ts'
import { translations } from './lexicon.ts'

/** A term of nearly the same meaning. */
export interface Relative {
  readonly term: string
  /** How near: above 0, at most 1. */
  readonly near: number
}

const REMEMBERED = 20_000

/** What sharing a translation is worth, measured. English has the better table beside it; Spanish has nothing else. */
const BY_TRANSLATION = { en: 0.375, es: 0.8 }
/** What is lost by two translations. */
const BY_WAY_OF_ENGLISH = 0.6

const TABLE = join(import.meta.dirname, '../..', '..', 'data', 'relatives', 'en.txt')

/** Each term's line of the table, read when the first question asks for it: some 20 ms. */
const readTable = (): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(TABLE, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const end = line.indexOf(' ')
        return [line.slice(0, end), line.slice(end + 1)]
      }),
  )

let table: ReturnType<typeof readTable> | undefined

/** Its tenths are rounded down. */
const inTable = (term: string): Relative[] => {
  table ??= readTable()
  const relatives = table.get(term)?.split(' ') ?? []
  return relatives.map((relative) => ({ term: relative.slice(1), near: (Number(relative[0]) + 1) / 10 }))
}

/** Those that share a translation: "deal" and "accord", which are both "acuerdo". */
const byTranslation = (term: string, language: 'en' | 'es'): string[] => {
  const other = language === 'en' ? 'es' : 'en'
  return translations(term, language).flatMap((there) => translations(there, other))
}

/** By way of English: what the relatives of a Spanish word's translations are translated by. */
const byWayOfEnglish = (term: string): Relative[] =>
  translations(term, 'es')
    .flatMap(inTable)
    .flatMap(({ term: there, near }) =>
      translations(there, 'en').map((back) => ({ term: back, near: near * BY_WAY_OF_ENGLISH })),
    )

const relativesIn = (language: 'en' | 'es'): ((term: string) => readonly Relative[]) =>
  memoize(REMEMBERED, (term: string) => {
    const found = new Map<string, number>()
    for (const { term: relative, near } of language === 'en' ? inTable(term) : byWayOfEnglish(term))
      found.set(relative, Math.max(found.get(relative) ?? 0, near))
    for (const relative of byTranslation(term, language))
      found.set(relative, Math.min(1, (found.get(relative) ?? 0) + BY_TRANSLATION[language]))
    found.delete(term)
    return [...found].sort(([, a], [, b]) => b - a).map(([relative, near]) => ({ term: relative, near }))
  })

const IN = { en: relativesIn('en'), es: relativesIn('es') }

/**
 * Terms that mean nearly the same as a term in its own language, with how near they are: by a table made from WordNet, in English, and by
 * what they are translated by; the nearest first. Near, not equal: a word with two senses has the relatives of both, each for less.
 *
 * @param term as `stem` gives it
 */
export const relatives = (term: string, language: 'en' | 'es'): readonly Relative[] => IN[language](term)
