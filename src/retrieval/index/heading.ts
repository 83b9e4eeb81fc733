import { termsOf } from '../../language/tokens.ts'
import type { Passage, Source } from '../../model.ts'

/** The names of the months, from January on. */
const monthsIn = (locale: string): readonly string[] => {
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2000, month, 1)))
}

/** Made once: a formatter takes some 25 kB. */
const MONTHS = { en: monthsIn('en'), es: monthsIn('es'), und: monthsIn('en') } as const

/** The month and the year a source was published in, as words of its own language: what "in December" asks for. */
const dateWords = ({ published, language }: Source): string => {
  if (published === undefined) return ''
  const [year = '', month] = published.split('-')
  return month === undefined ? year : `${MONTHS[language][Number(month) - 1] ?? ''} ${year}`
}

/** Passages are read source by source: only the last one's are kept. */
let last: { readonly source: Source; readonly terms: readonly string[] } | undefined

const sourceTerms = (source: Source): readonly string[] => {
  if (last?.source !== source)
    last = { source, terms: termsOf(`${source.title}\n${dateWords(source)}`, source.language) }
  return last.terms
}

/** The terms of all that stands above a passage: its source's title and date, its headings, the line that leads into its list. */
export const headingTerms = ({ source, headings, leadIn }: Passage): readonly string[] => {
  const above = sourceTerms(source)
  if (headings.length === 0 && leadIn === undefined) return above
  const lines = [...headings, leadIn === undefined ? '' : source.text.slice(leadIn.start, leadIn.end)]
  return [...above, ...termsOf(lines.join('\n'), source.language)]
}
