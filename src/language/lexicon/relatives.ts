import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoize } from '../memoize.ts'
import { translations } from './translations.ts'

/** A term of nearly the same meaning as another. */
export interface Relative {
  readonly term: string
  /** How near its meaning is: above 0, at most 1. */
  readonly near: number
}

/** How many terms are remembered for each language. */
const REMEMBERED = 20_000

/** What sharing a translation is worth, measured. It is worth less in English, which has a better table too. */
const BY_TRANSLATION = { en: 0.375, es: 0.8 }
/** What is left of nearness after two translations. */
const THROUGH_ENGLISH = 0.6

const TABLE = join(import.meta.dirname, '../..', '..', 'data', 'relatives', 'en.txt')

/** Each term's line of the table. It is read when the first question needs it, in some 20 ms. */
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

/** Relatives by the table, whose tenths are rounded down. */
const inTable = (term: string): Relative[] => {
  table ??= readTable()
  const relatives = table.get(term)?.split(' ') ?? []
  return relatives.map((relative) => ({ term: relative.slice(1), near: (Number(relative[0]) + 1) / 10 }))
}

/** Terms that share a translation, as "deal" and "accord" share "acuerdo". */
const byTranslation = (term: string, language: 'en' | 'es'): string[] => {
  const other = language === 'en' ? 'es' : 'en'
  return translations(term, language).flatMap((there) => translations(there, other))
}

/** Translates a Spanish term to English, takes the relatives and translates them back. */
const throughEnglish = (term: string): Relative[] =>
  translations(term, 'es')
    .flatMap(inTable)
    .flatMap(({ term: there, near }) =>
      translations(there, 'en').map((back) => ({ term: back, near: near * THROUGH_ENGLISH })),
    )

const relativesIn = (language: 'en' | 'es'): ((term: string) => readonly Relative[]) =>
  memoize(REMEMBERED, (term: string) => {
    const found = new Map<string, number>()
    for (const { term: relative, near } of language === 'en' ? inTable(term) : throughEnglish(term))
      found.set(relative, Math.max(found.get(relative) ?? 0, near))
    for (const relative of byTranslation(term, language))
      found.set(relative, Math.min(1, (found.get(relative) ?? 0) + BY_TRANSLATION[language]))
    found.delete(term)
    return [...found].sort(([, a], [, b]) => b - a).map(([relative, near]) => ({ term: relative, near }))
  })

const IN = { en: relativesIn('en'), es: relativesIn('es') }

/**
 * Terms of the same language that mean nearly the same, nearest first. They share a translation with the term, or a table made from WordNet
 * lists them (English). They are near, not equal: a word with two senses has the relatives of both, at a lower value.
 *
 * @param term as `stem` gives it
 */
export const relatives = (term: string, language: 'en' | 'es'): readonly Relative[] => IN[language](term)
