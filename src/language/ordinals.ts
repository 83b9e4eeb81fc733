import { fold } from './fold.ts'

/** Words for each place in a row, folded: the first, the second …; the last. */
const PLACES = [
  'last final ultimo ultima ultimos ultimas',
  'first 1st primer primero primera primeros primeras',
  'second 2nd segundo segunda segundos segundas',
  'third 3rd tercer tercero tercera terceros terceras',
  'fourth 4th cuarto cuarta',
  'fifth 5th quinto quinta',
  'sixth 6th sexto sexta',
  'seventh 7th septimo septima',
  'eighth 8th octavo octava',
  'ninth 9th noveno novena',
  'tenth 10th decimo decima',
]

const BY_WORD: ReadonlyMap<string, number> = new Map(
  PLACES.flatMap((words, place) => words.split(' ').map((word) => [fold(word), place] as const)),
)

const BEFORE = /^(?:the|his|her|its|their|el|la|los|las|su)$/

/**
 * The places in a row that folded words name after an article: 1 for "the first" and "la primera", 0 for "the last". "How long did it last?" and
 * "when was it first seen?" name none.
 */
export const ordinalsIn = (words: readonly string[]): number[] =>
  words.flatMap((word, at) => (BEFORE.test(words[at - 1] ?? '') ? (BY_WORD.get(word) ?? []) : []))
