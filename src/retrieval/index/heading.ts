import { ownString } from '../../language/own-string.ts'
import { termsOf } from '../../language/tokens.ts'
import type { Passage, Source } from '../../model.ts'

/** The names of the twelve months, beginning with January. */
const monthsIn = (locale: string): readonly string[] => {
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2000, month, 1)))
}

/** Computed once, because a formatter takes about 25 kB. */
const MONTHS = { en: monthsIn('en'), es: monthsIn('es'), und: monthsIn('en') } as const

/** The month and the year in which a source was published, in its own language, so that a question about "in December" finds it. */
const dateWords = ({ published, language }: Source): string => {
  if (published === undefined) return ''
  const [year = '', month] = published.split('-')
  return month === undefined ? year : `${MONTHS[language][Number(month) - 1] ?? ''} ${year}`
}

/** The terms of the last source only, because passages are read source by source. */
let last: { readonly source: Source; readonly terms: readonly string[] } | undefined

const sourceTerms = (source: Source): readonly string[] => {
  if (last?.source !== source)
    last = { source, terms: termsOf(`${source.title}\n${dateWords(source)}`, source.language) }
  return last.terms
}

/** The terms above a passage: of its source's title and date, of its headings, and of the line that leads into its list. */
export const headingTerms = ({ source, headings, leadIn }: Passage): readonly string[] => {
  const above = sourceTerms(source)
  if (headings.length === 0 && leadIn === undefined) return above
  const lines = [
    ...headings,
    leadIn === undefined ? '' : ownString(source.text.slice(leadIn.start, leadIn.end)),
  ]
  return [...above, ...termsOf(lines.join('\n'), source.language)]
}
