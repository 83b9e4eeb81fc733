import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const TABLE = join(import.meta.dirname, '../..', '..', 'data', 'relatives', 'spanish-english.txt')

type Terms = ReadonlyMap<string, readonly string[]>

/** A line is a language, a term of it, and its equivalents. */
const readTable = (): Readonly<Record<'es' | 'en', Terms>> => {
  const table = { es: new Map<string, readonly string[]>(), en: new Map<string, readonly string[]>() }
  for (const line of readFileSync(TABLE, 'utf8').split('\n')) {
    const [language, term, ...equivalents] = line.split(' ')
    if (term !== undefined && (language === 'es' || language === 'en')) table[language].set(term, equivalents)
  }
  return table
}

let table: ReturnType<typeof readTable> | undefined

/**
 * The equivalents of a term in the other language, from a table of common words; none if the table lacks it. Terms are as `stem` gives
 * them, each in its language. From Spanish to English the nearest comes first. The first call reads the table, in a few milliseconds:
 * finding the stems of the whole lexicon would take some 0.3 s.
 */
export const translations = (term: string, from: 'es' | 'en'): readonly string[] => {
  table ??= readTable()
  return table[from].get(term) ?? []
}
