import { join } from 'node:path'
import { linkTerms } from './lexicon.ts'

export const TABLE = join(import.meta.dirname, '..', '..', 'data', 'relatives', 'spanish-english.txt')

/** The table of translations as it is kept in a file. */
export const tableText = (): string => {
  const linked = linkTerms()
  const lines = (['es', 'en'] as const).flatMap((from) =>
    [...linked[from]].map(([term, others]) => `${from} ${term} ${others.join(' ')}`),
  )
  return [
    '# Terms that translate each other, made from the lexicon in `bench/translations` by `npm run translations`. Each line: the language of a',
    '# stem, the stem, and stems of the other language.',
    ...lines,
    '',
  ].join('\n')
}
