import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Passage, Source } from '../../../src/model.ts'
import { NEVER_YIELD } from '../../../src/pace.ts'
import {
  BM25,
  decodeIndex,
  encodeIndex,
  indexPassages,
  type LiveIndex,
  liveIndexOf,
  updateIndex,
  type WeightedTerm,
} from '../../../src/retrieval/index/passage-index.ts'
import { sourceKey } from '../../../src/retrieval/index/source-key.ts'
import { passagesOf, sourceOf } from '../../texts.ts'
import { createOracle } from './oracle.ts'

const WORDS = [
  'ferry',
  'pier',
  'harbour',
  'crowns',
  'Oslo',
  'United States',
  'Varnholm',
  'paid',
  'the',
  'of',
  '12',
  '中',
  'constructor',
]
// biome-ignore format: one line

const anyParagraph = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '))

interface Drawn {
  readonly paragraphs: readonly string[]
  readonly title: string
}

const anySource: fc.Arbitrary<Drawn> = fc.record({
  paragraphs: fc.array(anyParagraph, { maxLength: 4 }),
  title: fc.constantFrom('', 'The pier', 'Oslo and its ferry', 'pier pier'),
})

const anyTerms: fc.Arbitrary<WeightedTerm[]> = fc.array(
  fc.record({
    term: fc.constantFrom('ferri', 'pier', 'harbor', 'crown', 'oslo', 'usa', 'varnholm', 'paid', '12', '中', 'nowhere', '__proto__'),
    weight: fc.constantFrom(0.3, 1, 1, 0.25, 0),
  }),
  { maxLength: 6 },
) // biome-ignore format: one line

type Step =
  | { readonly kind: 'add'; readonly sources: readonly Drawn[]; readonly first: boolean }
  | { readonly kind: 'remove' | 'replace'; readonly which: number; readonly by: Drawn }

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), sources: fc.array(anySource, { maxLength: 3 }), first: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'replace' as const), which: fc.nat(20), by: anySource }) },
) // biome-ignore format: one line each

interface Written {
  readonly source: Source
  readonly passages: readonly Passage[]
}

let made = 0
const write = ({ paragraphs, title }: Drawn): Written => {
  const source = sourceOf(`${made++}.txt`, paragraphs, { title })
  return { source, passages: passagesOf(source) }
}

/** The index holds what the oracle holds, with its scores; equals stand in the order of the shelf. */
const expectSame = (
  index: LiveIndex,
  oracle: ReturnType<typeof createOracle>,
  terms: readonly WeightedTerm[],
  shelf: readonly Passage[],
  byMatches = true,
) => {
  const expected = oracle
    .search(terms)
    .map(({ score, matches, ...rest }) => ({ ...rest, score: byMatches ? score : score / matches }))
  const scores = new Map(expected.map(({ passage, score }) => [passage, score]))
  const found = index.search(terms, shelf.length + 1)
  expect(new Set(found.map(({ passage }) => passage))).toEqual(new Set(scores.keys()))
  for (const { passage, score } of found) {
    const peer = scores.get(passage) ?? Number.NaN
    expect(Math.abs(score - peer)).toBeLessThanOrEqual(1e-9 * peer)
  }
  const places = new Map(shelf.map((passage, place) => [passage, place]))
  const placeOf = ({ passage }: { readonly passage: Passage }) => places.get(passage) ?? -1
  expect([...found].sort((a, b) => b.score - a.score || placeOf(a) - placeOf(b))).toEqual(found)
  for (const limit of [0, 1, 3]) expect(index.search(terms, limit)).toEqual(found.slice(0, limit))
  const within = new Set(shelf.filter((_, place) => place % 3 === 0).map(({ source }) => source))
  expect(index.search(terms, 2, within)).toEqual(
    found.filter(({ passage }) => within.has(passage.source)).slice(0, 2),
  )
}

const bytesOf = async (index: LiveIndex): Promise<Uint8Array> =>
  Buffer.concat(await encodeIndex(index, sourceKey, NEVER_YIELD))

/** The index as it comes back from a file. */
const storedAndRead = async (index: LiveIndex, shelf: readonly Written[]): Promise<LiveIndex> => {
  const sources = shelf.map(({ source }) => source)
  const stored = await decodeIndex(await bytesOf(index), sources, sourceKey, NEVER_YIELD)
  if (stored === undefined) throw new Error('what was written cannot be read')
  return updateIndex(
    stored,
    shelf.flatMap(({ passages }) => passages),
    NEVER_YIELD,
  )
}

/** What the index tells of terms is what stands there. */
const expectTerms = (index: LiveIndex, shelf: readonly Passage[]) => {
  const anew = indexPassages(shelf)
  const terms = [...anew.terms()]
  expect([...index.terms()].sort()).toEqual(terms.sort())
  expect(index.size).toBe(shelf.length)
  for (const term of [...terms, 'nowhere', 'pier', '__proto__']) {
    expect(index.frequency(term)).toBe(anew.frequency(term))
    expect(index.has(term)).toBe(anew.has(term))
  }
}

describe('the index of any shelf', () => {
  test('scores as MiniSearch does, whatever came, went and was merged, and a snapshot stays as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: 1, maxLength: 24, size: 'max' }),
        fc.array(anyTerms, { minLength: 1, maxLength: 3 }),
        async (steps, questions) => {
          const oracle = createOracle()
          let shelf: Written[] = []
          let index: LiveIndex | undefined
          for (const step of steps) {
            const at = step.kind === 'add' ? 0 : step.which % Math.max(1, shelf.length)
            const old = shelf[at]
            if (step.kind === 'add') {
              const more = step.sources.map(write)
              for (const passage of more.flatMap(({ passages }) => passages)) oracle.add(passage)
              shelf = step.first ? [...more, ...shelf] : [...shelf, ...more]
            } else if (old !== undefined && step.kind === 'remove') {
              for (const passage of old.passages) oracle.discard(passage)
              shelf = shelf.filter((written) => written !== old)
            } else if (old !== undefined) {
              const next = write(step.by)
              old.passages.forEach((passage, number) => {
                const by = next.passages[number]
                if (by === undefined) oracle.discard(passage)
                else oracle.replace(passage, by)
              })
              for (const passage of next.passages.slice(old.passages.length)) oracle.add(passage)
              shelf = shelf.with(at, next)
            }
            const [asked = []] = questions
            const before = index?.search(asked, 10)
            const updated = await updateIndex(
              index,
              shelf.flatMap(({ passages }) => passages),
              NEVER_YIELD,
            )
            expect(index?.search(asked, 10)).toEqual(before)
            index = step.kind === 'replace' ? await storedAndRead(updated, shelf) : updated
          }
          await oracle.vacuum()
          const passages = shelf.flatMap((written) => written.passages)
          if (index === undefined) return
          const summed = liveIndexOf(index.inverted, { ...BM25, byMatches: false })
          for (const terms of questions) {
            expectSame(index, oracle, terms, passages)
            expectSame(summed, oracle, terms, passages, false)
          }
          expectTerms(index, passages)
        },
      ),
      { numRuns: 150 },
    )
  })
})

const ONE = [{ term: 'pier', weight: 1 }]

/** `count` sources of one short passage each. */
const manySources = (count: number): Written[] =>
  Array.from({ length: count }, (_, at) => {
    const source = sourceOf(`${at}.txt`, [`pier ${at}`], { title: '' })
    return { source, passages: passagesOf(source) }
  })
const passagesIn = (shelf: readonly Written[]) => shelf.flatMap(({ passages }) => passages)

describe('a large index', () => {
  test('of more passages than one segment holds finds the last as the first', async () => {
    const shelf = passagesIn(manySources(70_000))
    const index = indexPassages(shelf)
    expect(index.inverted.parts).toHaveLength(2)
    for (const at of [0, 65_535, 65_536, 69_999]) {
      const found = index.search([{ term: `${at}`, weight: 1 }, ...ONE], 2)
      expect(found[0]?.passage).toBe(shelf[at])
      expect(found[1]?.passage).toBe(shelf[at === 0 ? 1 : 0])
    }
  })

  test('holds a source of more passages than a segment, from a file too', async () => {
    const source = sourceOf(
      'long.txt',
      Array.from({ length: 66_000 }, (_, at) => `pier ${at}`),
      { title: '' },
    )
    const shelf = [{ source, passages: passagesOf(source) }]
    const index = await storedAndRead(indexPassages(passagesIn(shelf)), shelf)
    expect(index.search([{ term: '65999', weight: 1 }], 9).map(({ passage }) => passage)).toEqual([
      shelf[0]?.passages[65_999],
    ])
  })

  test('counts a term that a passage says a thousand times', async () => {
    const source = sourceOf('a.txt', ['pier '.repeat(1000), 'pier '.repeat(255), 'ferry'], { title: '' })
    const shelf = [{ source, passages: passagesOf(source) }]
    const oracle = createOracle()
    for (const passage of passagesIn(shelf)) oracle.add(passage)
    const index = indexPassages(passagesIn(shelf))
    expectSame(index, oracle, ONE, passagesIn(shelf))
    expectSame(await storedAndRead(index, shelf), oracle, ONE, passagesIn(shelf))
  })

  test('is kept in few segments, however many times a source comes', async () => {
    const shelf = manySources(100)
    let index: LiveIndex | undefined
    for (let at = 1; at <= shelf.length; at += 1)
      index = await updateIndex(index, passagesIn(shelf.slice(0, at)), NEVER_YIELD)
    expect(index?.inverted.parts.length).toBeLessThan(20)
    expect(index?.search(ONE, 100)).toEqual(indexPassages(passagesIn(shelf)).search(ONE, 100))
  })

  test('is written anew without what is gone, and without its terms, once that is much', async () => {
    const shelf = manySources(100)
    const before = indexPassages(passagesIn(shelf))
    const held = async (from: number) => {
      const { inverted } = await updateIndex(before, passagesIn(shelf.slice(from)), NEVER_YIELD)
      return inverted.parts.map(({ segment: { starts, terms } }) => [starts.at(-1), terms.length])
    }
    expect(await held(20)).toEqual([[100, 101]])
    expect(await held(40)).toEqual([[60, 61]])
    expect(await held(100)).toEqual([])
  })

  test('reads a source again whose passages are others', async () => {
    const source = sourceOf('a.txt', ['pier', 'ferry'], { title: '' })
    const [first, second] = passagesOf(source) as [Passage, Passage]
    const index = await updateIndex(indexPassages([first, second]), [second], NEVER_YIELD)
    expect([index.has('pier'), index.search([{ term: 'ferri', weight: 1 }], 9)[0]?.passage]).toEqual([
      false,
      second,
    ])
  })

  test('reads only what is new', async () => {
    const [first, ...others] = manySources(5)
    const index = indexPassages(passagesIn(others))
    const later = await updateIndex(index, passagesIn([first as Written, ...others]), NEVER_YIELD)
    expect(later.inverted.parts[0]?.segment).toBe(index.inverted.parts[0]?.segment)
    expect(later.inverted.parts.map(({ size }) => size)).toEqual([4, 1])
  })
})

test('passages of one source that stand apart count as standing together', () => {
  const [a, b] = [sourceOf('a.txt', ['pier', 'pier']), sourceOf('b.txt', ['pier'])]
  const [first, second] = passagesOf(a) as [Passage, Passage]
  const [other] = passagesOf(b) as [Passage]
  const found = indexPassages([first, other, second]).search([{ term: 'pier', weight: 1 }], 9)
  expect(found.map(({ passage }) => passage)).toEqual([first, second, other])
})

test('no shelf at all is searched in vain, and stored', async () => {
  expect(indexPassages([]).search(ONE, 9)).toEqual([])
  const back = await storedAndRead(indexPassages([]), [])
  expect([back.size, back.has('pier'), back.frequency('pier'), [...back.terms()]]).toEqual([0, false, 0, []])
})

describe('a stored index', () => {
  const shelf = ['A ferry to Oslo', 'The pier of Varnholm, the pier', '𝐀'.repeat(100), ''].map((text, at) =>
    write({ paragraphs: [text, 'paid'], title: `Title ${at}` }),
  )
  const sources = shelf.map(({ source }) => source)
  const read = (bytes: Uint8Array) => decodeIndex(bytes, sources, sourceKey, NEVER_YIELD)

  test('finds what it found before, wherever its bytes lie in memory', async () => {
    const index = indexPassages(passagesIn(shelf))
    const bytes = await bytesOf(index)
    for (const from of [0, 1, 4]) {
      const file = new Uint8Array(bytes.length + from).subarray(from)
      file.set(bytes)
      const back = await updateIndex(await read(file), passagesIn(shelf), NEVER_YIELD)
      expect(back.inverted.parts[0]?.segment.text).toEqual(index.inverted.parts[0]?.segment.text)
      expect([...back.terms()]).toEqual([...index.terms()])
      expect(back.search(ONE, 9)).toEqual(index.search(ONE, 9))
    }
  })

  test('that is damaged anywhere, cut short or longer is not read', async () => {
    const bytes = await bytesOf(indexPassages(passagesIn(shelf)))
    expect(await read(bytes)).toBeDefined()
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = new Uint8Array(bytes)
      damaged[at] = (damaged[at] as number) ^ (1 << (at % 8))
      expect(await read(damaged), `byte ${at}`).toBeUndefined()
      expect(await read(bytes.subarray(0, at))).toBeUndefined()
    }
    expect(await read(Buffer.concat([bytes, new Uint8Array(8)]))).toBeUndefined()
    expect(await read(new TextEncoder().encode('no index at all, but some text '.repeat(9)))).toBeUndefined()
  })

  test('is not asked for memory by a number that somebody wrote into it', async () => {
    const bytes = new Uint8Array(await bytesOf(indexPassages(passagesIn(shelf))))
    const numbers = new Uint32Array(bytes.buffer)
    for (let at = 3; at < 15; at += 1) {
      const before = numbers[at] as number
      numbers[at] = 0xffff_fff0
      expect(await read(bytes)).toBeUndefined()
      numbers[at] = before
    }
    expect(await read(bytes)).toBeDefined()
  })

  test('serves a shelf that lost, changed and gained sources meanwhile', async () => {
    const bytes = await bytesOf(indexPassages(passagesIn(shelf)))
    const now = [
      write({ paragraphs: ['A pier of its own'], title: 'New' }),
      ...shelf.slice(1, 2).map(({ source }) => {
        const again = { ...source, blocks: [...source.blocks] }
        return { source: again, passages: passagesOf(again) }
      }),
    ]
    const stored = await decodeIndex(
      bytes,
      now.map(({ source }) => source),
      sourceKey,
      NEVER_YIELD,
    )
    const index = await updateIndex(stored, passagesIn(now), NEVER_YIELD)
    expect(index.inverted.parts.length).toBeGreaterThan(0)
    expect(index.search(ONE, 9)).toEqual(indexPassages(passagesIn(now)).search(ONE, 9))
    expect(index.has('oslo')).toBe(false)
  })
})
