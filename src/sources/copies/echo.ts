import { memoize } from '../../language/memoize.ts'
import type { Passage, Passages, Source } from '../../model.ts'
import type { Steps } from '../../steps.ts'
import { eachSource } from '../passages/lists.ts'
import { passageSentences } from '../passages/passages.ts'
import { bodyOf, plainWords } from './shingles.ts'
import type { Stories } from './stories.ts'

/** How many sources stay read; each takes as much memory as its text. */
const REMEMBERED = 100

const plain = (text: string): string => ` ${plainWords(text).join(' ')} `

const bodyWords = memoize(REMEMBERED, (source: Source): string => plain([...bodyOf(source)].join(' ')))

/** Whether a source's body has some words in a row, whatever their capitals, accents and marks. Some 50 µs once the source was read. */
export const says = (source: Source, words: string): boolean => bodyWords(source).includes(plain(words))

/** Where the sentences of each near copy begin that the first source of its story does not say, ascending. Most have few. */
export type OwnSentences = ReadonlyMap<Source, readonly number[]>

interface Found {
  /** The source that it was compared with. */
  readonly first: Source
  readonly own: readonly number[]
}

const known = new WeakMap<Source, Found>()

const ownOf = (passage: Passage, first: Source): readonly number[] => {
  const { text } = passage.source
  if (says(first, text.slice(passage.start, passage.end))) return []
  return passageSentences(passage).flatMap(({ start, end }) =>
    says(first, text.slice(start, end)) ? [] : [start],
  )
}

/** Compares the passages of near copies with the first sources of their stories. What was compared before is not compared again. */
export function* findOwnSentences(passages: Passages, { firstOf }: Stories): Steps<OwnSentences> {
  const found = new Map<Source, Found['own']>()
  for (const { source, all } of eachSource(passages)) {
    const first = firstOf.get(source)
    if (first === undefined) continue
    const before = known.get(source)
    if (before?.first === first) {
      found.set(source, before.own)
      continue
    }
    const own: number[] = []
    for (const passage of all()) {
      own.push(...ownOf(passage, first))
      yield
    }
    known.set(source, { first, own })
    found.set(source, own)
  }
  return found
}

/**
 * The sentences of a near copy's passage that need to be searched, because the first source of its story does not say them.
 *
 * @param within the sources that are searched; all without it. Where the first is not among them, its copy speaks for itself
 * @returns where they begin; undefined for all
 */
export const sentencesToSearch = (
  { firstOf }: Stories,
  own: OwnSentences,
  passage: Passage,
  within: ReadonlySet<Source> | undefined,
): ReadonlySet<number> | undefined => {
  const first = firstOf.get(passage.source)
  if (first === undefined || within?.has(first) === false) return undefined
  const starts = own.get(passage.source)
  return starts && new Set(starts.filter((start) => start >= passage.start && start < passage.end))
}
