import { newStemmer } from 'snowball-stemmers'
import type { Language } from '../model.ts'
import { fold } from './fold.ts'
import { IRREGULAR_FORMS } from './irregular-forms.ts'
import { memoize } from './memoize.ts'

/** How many stems are remembered for each language. One costs some 4 µs, and texts repeat their words. */
const REMEMBERED = 200_000

const english = newStemmer('english')
const spanish = newStemmer('spanish')

const irregular = (language: 'en' | 'es', stem: (word: string) => string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(IRREGULAR_FORMS[language]).flatMap(([word, forms]) =>
      [word, ...forms.split(' ')].map((form): [string, string] => [form, stem(word)]),
    ),
  )

/** Adds the accent of "-ción" and "-sión", which Snowball needs and people leave out. */
const accented = (word: string): string => word.replace(/([cs])ion$/, '$1ión')

/** The singular of a regular plural ("ciudades", "voces", "islas"). Snowball misses short plurals and those that begin with a vowel. */
const singular = (word: string): string => {
  if (word.length < 5) return word
  if (word.endsWith('ces')) return `${word.slice(0, -3)}z`
  if (/[^aeiouáéíóúüs]es$/.test(word)) return word.slice(0, -2)
  return /[aeiou]s$/.test(word) ? word.slice(0, -1) : word
}

/** Cuts the endings that Snowball leaves on short words, so that "usar" and "usó" share a stem. */
const shorter = (stem: string): string =>
  stem.length <= 4 ? stem.replace(/(?<=..)(?:[aei]r|[aeio]|[aeo]s)$/, '') : stem

/** The American spelling of British words: organise, colour, centre, defence, programme. */
const american = (word: string): string =>
  word.length < 5
    ? word
    : word
        .replace(/is(e[ds]?|er|ers|ing|ations?)$/, 'iz$1')
        .replace(/our(s|ed|ing|able|ite|ites|al)?$/, 'or$1')
        .replace(/tre(s?)$/, 'ter$1')
        .replace(/ence(s?)$/, 'ense$1')
        .replace(/gramme(s?)$/, 'gram$1')

const englishForms = irregular('en', (word) => english.stem(word))
const spanishStem = (word: string): string => shorter(fold(spanish.stem(accented(singular(word)))))
const spanishForms = irregular('es', spanishStem)

const STEMS: Readonly<Record<Language, (word: string) => string>> = {
  en: memoize(REMEMBERED, (word: string) => {
    const folded = fold(word)
    return englishForms.get(folded) ?? english.stem(american(folded))
  }),
  es: memoize(
    REMEMBERED,
    (word: string) => spanishForms.get(fold(word)) ?? spanishStem(word.normalize('NFC')),
  ),
  und: fold,
}

/**
 * The folded stem that the forms of a word share, by Snowball's algorithm for the language (Porter 2 for English) with irregular forms and
 * Spanish plurals added. `word` is in lower case with its accents, which Spanish endings need.
 */
export const stem = (word: string, language: Language): string => STEMS[language](word)
