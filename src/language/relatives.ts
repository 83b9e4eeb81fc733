import { translations } from './lexicon.ts'

const REMEMBERED = 20_000
const known = new Map<string, readonly string[]>()

/**
 * Terms that mean nearly the same as a term in its own language: those that share a translation with it ("deal" and "accord",
 * which are both "acuerdo"). Near, not equal: a word with two senses has the relatives of both.
 *
 * @param term as `stem` gives it
 */
export const relatives = (term: string, language: 'en' | 'es'): readonly string[] => {
  const key = `${language} ${term}`
  const before = known.get(key)
  if (before !== undefined) return before
  const other = language === 'en' ? 'es' : 'en'
  const found = new Set(translations(term, language).flatMap((there) => translations(there, other)))
  found.delete(term)
  const list = [...found]
  if (known.size >= REMEMBERED) known.clear()
  known.set(key, list)
  return list
}
