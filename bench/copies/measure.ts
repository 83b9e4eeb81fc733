import type { Source } from '../../src/model.ts'
import { createPace } from '../../src/pace.ts'
import { findPairs } from '../../src/sources/copies/pairs.ts'
import { groupCopies, type Stories } from '../../src/sources/copies/stories.ts'
import { blocksOfText } from '../../src/sources/read/formats/text.ts'
import { settle } from '../../src/sources/shelf/settle.ts'
import { atOnce, inTurns, type Steps } from '../../src/steps.ts'
import { inventedRank, inventedWord, randomFrom } from '../scale/invented.ts'
import { COPYING, type Draw, pick } from './copied.ts'
import type { Original } from './originals.ts'
import { RELATING, type Subject } from './related.ts'

/** How many of some pairs were taken for copies. */
export interface Found {
  readonly kind: string
  readonly pairs: number
  readonly taken: number
}

const sourcesOf = (originals: readonly Original[]): readonly Source[] =>
  settle(
    originals.map(({ title, paragraphs }, at) => {
      const text = paragraphs.join('\n\n')
      return { id: `${at}.txt`, title, text, blocks: blocksOfText(text) }
    }),
  )

const areCopies = (pair: readonly [Original, Original]): boolean =>
  atOnce(findPairs(sourcesOf(pair))).pairs.size > 0

const measureKinds = <Make>(
  kinds: Readonly<Record<string, Make>>,
  count: number,
  make: (kind: Make) => readonly [Original, Original],
): readonly Found[] => {
  const entries = Object.entries(kinds)
  return entries.map(([kind, maker], at) => {
    const pairs = Math.floor(count / entries.length) + (at < count % entries.length ? 1 : 0)
    let taken = 0
    for (let made = 0; made < pairs; made += 1) if (areCopies(make(maker))) taken += 1
    return { kind, pairs, taken }
  })
}

export const measureCopies = (articles: readonly Original[], count: number, draw: Draw): readonly Found[] =>
  measureKinds(COPYING, count, (copy) => {
    const original = pick(articles, draw)
    return [original, copy(original, draw)]
  })

export const measureRelated = (subjects: readonly Subject[], count: number, draw: Draw): readonly Found[] =>
  measureKinds(RELATING, count, (relate) => relate(subjects, draw))

/** In words: a short article. */
const WORDS = 300
/** Of a shelf, one source in so many is a copy of the one before, with a few words changed. */
const COPIED = 20

/** A shelf of invented texts. */
const inventedSources = (count: number, first = 0): readonly Source[] => {
  const draw = randomFrom(first + 1)
  let words: string[] = []
  return Array.from({ length: count }, (_, at): Source => {
    if (at % COPIED === 1) words = words.with(WORDS / 3, 'edited').with(WORDS / 2, 'again')
    else words = Array.from({ length: WORDS }, () => inventedWord(inventedRank(draw())))
    const text = words.join(' ')
    const blocks = [{ kind: 'paragraph', start: 0, end: text.length }] as const
    return { id: `${first + at}`, title: `Text ${first + at}`, language: 'en', text, blocks }
  })
}

/** What finding the copies of a shelf takes, in milliseconds; `stall` is the longest time in which nothing else could run. */
export interface Taken {
  readonly all: number
  readonly stall: number
  readonly copies: number
}

/** Runs steps in turns, and measures each turn. */
const timed = async <T>(steps: Steps<T>): Promise<{ value: T; all: number; stall: number }> => {
  const pace = createPace()
  let stall = 0
  const start = performance.now()
  let since = start
  const value = await inTurns(steps, () => {
    const turn = pace()
    if (turn === undefined) return undefined
    stall = Math.max(stall, performance.now() - since)
    return turn.then(() => {
      since = performance.now()
    })
  })
  const end = performance.now()
  return { value, all: end - start, stall: Math.max(stall, end - since) }
}

/** Measures a first look at a shelf of so many sources, and an update by one more. */
export const measureSpeed = async (count: number): Promise<readonly [first: Taken, update: Taken]> => {
  const sources = inventedSources(count)
  const first = await timed(findPairs(sources))
  const grouped = await timed(groupCopies(sources, first.value.pairs))
  const more = [...sources, ...inventedSources(1, count)]
  const second = await timed(findPairs(more, first.value))
  const again = await timed(groupCopies(more, second.value.pairs))
  const takenBy = (one: typeof first, other: { all: number; stall: number; value: Stories }): Taken => ({
    all: one.all + other.all,
    stall: Math.max(one.stall, other.stall),
    copies: other.value.firstOf.size,
  })
  return [takenBy(first, grouped), takenBy(second, again)]
}
