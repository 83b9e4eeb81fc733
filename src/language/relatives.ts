import { remember } from '../remember.ts'
import { translations } from './lexicon.ts'

const REMEMBERED = 20_000

const relativesIn = (language: 'en' | 'es'): ((term: string) => readonly string[]) =>
  remember(REMEMBERED, (term: string) => {
    const other = language === 'en' ? 'es' : 'en'
    const found = new Set(translations(term, language).flatMap((there) => translations(there, other)))
    found.delete(term)
    return [...found]
  })

const IN = { en: relativesIn('en'), es: relativesIn('es') }

/**
 * Terms that mean nearly the same as a term in its own language: those that share a translation with it ("deal" and "accord",
 * which are both "acuerdo"). Near, not equal: a word with two senses has the relatives of both.
 *
 * @param term as `stem` gives it
 */
export const relatives = (term: string, language: 'en' | 'es'): readonly string[] => IN[language](term)
