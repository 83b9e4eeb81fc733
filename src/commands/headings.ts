import { fold } from '../language/fold.ts'
import type { Passage, Passages, Source } from '../model.ts'
import { eachInTurn, type Pace } from '../pace.ts'
import { eachSource, ReadPassages } from '../sources/passages/lists.ts'

/** Headings by their folded text. */
type Headings = ReadonlyMap<string, string>

/** Where the passages are not in memory, so many headings are offered at most: some 3 MB. */
const MOST = 20_000

/** Whether a heading can be asked about: of one word, or very long, it says too little or too much. */
const isTopic = (heading: string): boolean => heading.length <= 100 && /\S\s+\S/.test(heading)

/** A source's object never changes, so its headings are read once. */
const known = new WeakMap<Source, Headings>()

/** The headings of a shelf that can be asked about, in its order. */
export const headingsOf = async (passages: Passages, pace: Pace): Promise<Headings> => {
  const found = new Map<string, string>()
  if (!(passages instanceof ReadPassages)) {
    await eachInTurn(passages, pace, collector(found))
    return found
  }
  for (const { source, all } of eachSource(passages)) {
    if (found.size >= MOST) break
    const own = known.get(source) ?? headingsIn(all())
    known.set(source, own)
    for (const [folded, heading] of own) found.set(folded, heading)
    const turn = pace()
    if (turn) await turn
  }
  return found
}

const headingsIn = (passages: readonly Passage[]): Headings => {
  const found = new Map<string, string>()
  passages.forEach(collector(found))
  return found.size === 0 ? NONE : found
}

/** Shared, because many sources have none. */
const NONE: Headings = new Map()

/** Takes the headings of passages, one after the other. */
const collector = (found: Map<string, string>) => {
  let last: string | undefined
  return ({ headings }: Passage): void => {
    const heading = headings.at(-1)
    if (heading !== undefined && heading !== last && isTopic(heading)) found.set(fold(heading), heading)
    last = heading
  }
}
