import { termsOf } from '../language/tokens.ts'
import type { Passage, Source } from '../model.ts'

const LOCALE = { en: 'en', es: 'es', und: 'en' } as const

/** The month and the year a source was published in, as words of its own language: what "in December" asks for. */
const dateWords = ({ published, language }: Source): string => {
  if (published === undefined) return ''
  const [year = '', month] = published.split('-')
  if (month === undefined) return year
  const name = new Intl.DateTimeFormat(LOCALE[language], { month: 'long', timeZone: 'UTC' })
  return `${name.format(new Date(`${year}-${month}-01`))} ${year}`
}

/** Dates are asked for once a passage, and a source has many. */
const known = new WeakMap<Source, readonly string[]>()

const sourceTerms = (source: Source): readonly string[] => {
  const before = known.get(source)
  if (before !== undefined) return before
  const terms = termsOf(`${source.title}\n${dateWords(source)}`, source.language)
  known.set(source, terms)
  return terms
}

/** The terms of all that stands above a passage: its source's title and date, its headings, the line that leads into its list. */
export const headingTerms = ({ source, headings, leadIn }: Passage): readonly string[] => {
  const above = sourceTerms(source)
  if (headings.length === 0 && leadIn === undefined) return above
  const lines = [...headings, leadIn === undefined ? '' : source.text.slice(leadIn.start, leadIn.end)]
  return [...above, ...termsOf(lines.join('\n'), source.language)]
}
