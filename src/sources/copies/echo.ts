import { memoize } from '../../language/memoize.ts'
import type { Passage, Source, Span } from '../../model.ts'
import { bodyOf, plainWords } from './shingles.ts'
import type { Stories } from './stories.ts'

/** How many sources stay read; each takes as much memory as its text. */
const REMEMBERED = 100

const plain = (text: string): string => ` ${plainWords(text).join(' ')} `

const bodyWords = memoize(REMEMBERED, (source: Source): string => plain([...bodyOf(source)].join(' ')))

/** Whether a source's body has some words in a row, whatever their capitals, accents and marks. Some 50 µs once the source was read. */
export const says = (source: Source, words: string): boolean => bodyWords(source).includes(plain(words))

/**
 * Whether words of a near copy also stand in the first source of its story, so that they need not be found twice.
 *
 * @param within the sources that are searched; all without it. Where the first is not among them, its copy speaks for itself
 */
export const isEcho = (
  { firstOf }: Stories,
  { source }: Pick<Passage, 'source'>,
  { start, end }: Span,
  within: ReadonlySet<Source> | undefined,
): boolean => {
  const first = firstOf.get(source)
  if (first === undefined || within?.has(first) === false) return false
  return says(first, source.text.slice(start, end))
}
