import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesIn } from '../../../src/derived-file.ts'
import type { Passage, Source } from '../../../src/model.ts'
import { NEVER_YIELD } from '../../../src/pace.ts'
import { PassageEngine } from '../../../src/retrieval/index/engine.ts'
import { decodeIndex, encodeIndex } from '../../../src/retrieval/index/index-file.ts'
import {
  indexPassages,
  type LiveIndex,
  liveIndexOf,
  updateIndex,
} from '../../../src/retrieval/index/live-index.ts'
import type { WeightedTerm } from '../../../src/retrieval/index/passage-index.ts'
import { BM25 } from '../../../src/retrieval/index/scoring.ts'
import { sourceKey } from '../../../src/retrieval/index/source-key.ts'
import { passagesOf, sourceOf } from '../../texts.ts'
import { createOracle, searchPlainly } from './oracle.ts'

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

const bytesOf = (index: LiveIndex): Buffer => Buffer.concat([...encodeIndex(index, sourceKey)])

/** The engine that a file of the index gives. */
const read = (bytes: Buffer, passages: readonly Passage[]): PassageEngine =>
  decodeIndex(bytesIn(bytes), passages, sourceKey).engine

/** The index as it comes back from a file. */
const savedAndRead = (index: LiveIndex, passages: readonly Passage[]): Promise<LiveIndex> =>
  updateIndex(read(bytesOf(index), passages), passages, NEVER_YIELD)

/** The engine's inherited search gives the same scores: the protected members mean what they are taken for. */
const expectInherited = (index: LiveIndex, terms: readonly WeightedTerm[]) => {
  const inherited = searchPlainly(index.engine, terms)
  for (const { passage, score } of index.search(terms, index.size))
    expect(Math.abs(score - (inherited.get(passage)?.score ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * score)
  expect(index.search(terms, index.size)).toHaveLength(inherited.size)
}

/** The index counts terms as one that is made of the same passages. */
const expectTerms = (index: LiveIndex, shelf: readonly Passage[]) => {
  const fresh = indexPassages(shelf)
  expect(index.size).toBe(shelf.length)
  const terms = [...fresh.engine.entries(), ...index.engine.entries()].map(([term]) => term)
  for (const term of [...terms, 'nowhere', '__proto__']) {
    expect(index.frequency(term)).toBe(fresh.frequency(term))
    expect(index.has(term)).toBe(fresh.has(term))
  }
}

describe('the index of any shelf', () => {
  test('scores as MiniSearch’s own search does, whatever came, went, was vacuumed, saved and read, and an earlier state stays as it was', async () => {
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
            const passages = passagesIn(shelf)
            const updated = await updateIndex(index?.engine ?? new PassageEngine(), passages, NEVER_YIELD)
            expect(index?.search(asked, 10)).toEqual(before)
            index = step.kind === 'replace' ? await savedAndRead(updated, passages) : updated
            if (step.kind === 'remove') await index.engine.vacuum()
          }
          await oracle.vacuum()
          const passages = passagesIn(shelf)
          if (index === undefined) return
          // A file leaves the second of two equal sources out, and its postings stay until then: only the inherited search counts those.
          await index.engine.vacuum()
          const summed = liveIndexOf(index.engine, index.snapshot, index.copies, {
            ...BM25,
            byMatches: false,
          })
          for (const terms of questions) {
            expectSame(index, oracle, terms, passages)
            expectSame(summed, oracle, terms, passages, false)
            expectInherited(index, terms)
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
  test('of 70,000 passages finds the last as the first', () => {
    const shelf = passagesIn(manySources(70_000))
    const index = indexPassages(shelf)
    for (const at of [0, 65_535, 65_536, 69_999]) {
      const found = index.search([{ term: `${at}`, weight: 1 }, ...ONE], 2)
      expect(found[0]?.passage).toBe(shelf[at])
      expect(found[1]?.passage).toBe(shelf[at === 0 ? 1 : 0])
    }
  })

  test('holds a source of 66,000 passages, from a file too', async () => {
    const lines = Array.from({ length: 66_000 }, (_, at) => `pier ${at}`)
    const shelf = passagesOf(sourceOf('long.txt', lines, { title: '' }))
    const index = await savedAndRead(indexPassages(shelf), shelf)
    expect(index.search([{ term: '65999', weight: 1 }], 9).map(({ passage }) => passage)).toEqual([
      shelf[65_999],
    ])
  })

  test('counts a term that a passage says a thousand times', async () => {
    const shelf = passagesOf(
      sourceOf('a.txt', ['pier '.repeat(1000), 'pier '.repeat(255), 'ferry'], { title: '' }),
    )
    const oracle = createOracle()
    for (const passage of shelf) oracle.add(passage)
    const index = indexPassages(shelf)
    expectSame(index, oracle, ONE, shelf)
    expectSame(await savedAndRead(index, shelf), oracle, ONE, shelf)
  })
})

describe('an update', () => {
  test('adds only what is new and keeps the rest', async () => {
    const [first, ...others] = manySources(5)
    const index = indexPassages(passagesIn(others))
    const { engine } = await updateIndex(index.engine, passagesIn([first as Written, ...others]), NEVER_YIELD)
    expect(engine).toBe(index.engine)
    expect([...engine.stored()]).toEqual(passagesIn([...others, first as Written]))
  })

  test('forgets what has gone once that is more than a tenth', async () => {
    const shelf = manySources(100)
    const { engine } = indexPassages(passagesIn(shelf))
    const termsAfter = async (gone: number) => {
      await updateIndex(engine, passagesIn(shelf.slice(gone)), NEVER_YIELD)
      await updateIndex(engine, passagesIn(shelf.slice(gone)), NEVER_YIELD)
      return [[...engine.entries()].length, engine.dirtCount]
    }
    expect(await termsAfter(10)).toEqual([101, 10])
    expect(await termsAfter(40)).toEqual([61, 0])
    expect(await termsAfter(100)).toEqual([0, 0])
  })

  test('reads a source again whose passages are others', async () => {
    const source = sourceOf('a.txt', ['pier', 'ferry'], { title: '' })
    const [first, second] = passagesOf(source) as [Passage, Passage]
    const index = await updateIndex(indexPassages([first, second]).engine, [second], NEVER_YIELD)
    expect([index.has('pier'), index.search([{ term: 'ferri', weight: 1 }], 9)[0]?.passage]).toEqual([
      false,
      second,
    ])
  })

  test('shows nothing before it is done, and is made good by the next when it fails half-way', async () => {
    const shelf = manySources(50)
    const half = passagesIn(shelf.slice(0, 25))
    const index = indexPassages(half)
    const asked = () => [
      index.search(ONE, 100),
      index.frequency('pier'),
      index.has('40'),
      index.spelledLike('piere'),
    ]
    const before = asked()
    let turns = 0
    const failing = updateIndex(index.engine, passagesIn(shelf.slice(10)), () => {
      turns += 1
      expect(liveIndexOf(index.engine, index.snapshot).search(ONE, 100)).toEqual(before[0])
      if (turns === 20) throw new Error('out of memory')
      return undefined
    })
    await expect(failing).rejects.toThrow('out of memory')
    expect([...index.engine.stored()].length).toBeGreaterThan(25)
    expect(asked()).toEqual(before)
    const next = await updateIndex(index.engine, half, NEVER_YIELD)
    expect(next.search(ONE, 100)).toEqual(before[0])
    expect([...next.engine.stored()]).toEqual(half)
  })

  test('keeps equals in the order of the shelf, whichever came first', async () => {
    const [a, b, c] = manySources(3) as [Written, Written, Written]
    const { engine } = indexPassages(passagesIn([c, a]))
    const index = await updateIndex(engine, passagesIn([a, b, c]), NEVER_YIELD)
    expect(index.search(ONE, 9).map(({ passage }) => passage)).toEqual(passagesIn([a, b, c]))
  })
})

test('an empty shelf can be searched and saved', async () => {
  expect(indexPassages([]).search(ONE, 9)).toEqual([])
  const back = await savedAndRead(indexPassages([]), [])
  expect([back.size, back.has('pier'), back.frequency('pier'), back.spelledLike('harbour')]).toEqual([
    0,
    false,
    0,
    [],
  ])
})

describe('a saved index', () => {
  const shelf = ['A ferry to Oslo', 'The pier of Varnholm, the pier', '𝐀'.repeat(100), ''].map((text, at) =>
    write({ paragraphs: [text, 'paid'], title: `Title ${at}` }),
  )
  const passages = passagesIn(shelf)

  test('finds what it found before, and nothing has to be indexed again', async () => {
    const index = indexPassages(passages)
    const engine = read(bytesOf(index), passages)
    expect([...engine.stored()]).toEqual(passages)
    const postings = (from: PassageEngine) =>
      new Map([...from.entries()].map(([term, ...fields]) => [term, fields]))
    expect(postings(engine)).toEqual(postings(index.engine))
    const back = await updateIndex(engine, passages, NEVER_YIELD)
    expect(back.search(ONE, 9)).toEqual(index.search(ONE, 9))
  })

  test('comes in pieces of bounded size', () => {
    const pieces = [...encodeIndex(indexPassages(passagesIn(manySources(40_000))), sourceKey)]
    expect(pieces.length).toBeGreaterThan(40)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1_000_000)
  })

  test('holds the state that was saved, whatever comes and goes while it is written', async () => {
    const many = passagesIn(manySources(3_000))
    const index = indexPassages(many)
    const pieces: Uint8Array[] = []
    for (const piece of encodeIndex(index, sourceKey)) {
      pieces.push(piece)
      const news = write({ paragraphs: [`pierce ferries ${pieces.length}`], title: 'news' }).passages
      await updateIndex(
        index.engine,
        pieces.length % 2 === 0 ? news : [...news, ...many.slice(100)],
        NEVER_YIELD,
      )
    }
    const back = await updateIndex(read(Buffer.concat(pieces), many), many, NEVER_YIELD)
    expect(back.search(ONE, 3_000)).toEqual(indexPassages(many).search(ONE, 3_000))
    expectTerms(back, many)
    expect(index.engine.savers).toBe(0)
  })

  test('may be given up half-way', () => {
    const index = indexPassages(passages)
    for (const _ of encodeIndex(index, sourceKey)) break
    expect(index.engine.savers).toBe(0)
  })

  test('that is cut short or is something else is not read', () => {
    const bytes = bytesOf(indexPassages(passages))
    for (let at = 0; at < bytes.length - 1; at += 1)
      expect(() => read(bytes.subarray(0, at), passages), `cut at ${at}`).toThrow()
    expect(() => read(Buffer.from('no index at all, but some text '.repeat(9)), passages)).toThrow()
  })

  test('serves a shelf that lost, changed and gained sources meanwhile', async () => {
    const again = shelf.slice(1, 2).map(({ source }) => {
      const copy = { ...source, blocks: [...source.blocks] }
      return { source: copy, passages: passagesOf(copy) }
    })
    const now = passagesIn([write({ paragraphs: ['A pier of its own'], title: 'New' }), ...again])
    const engine = read(bytesOf(indexPassages(passages)), now)
    expect([...engine.stored()]).toEqual(passagesIn(again))
    const index = await updateIndex(engine, now, NEVER_YIELD)
    expect(index.search(ONE, 9)).toEqual(indexPassages(now).search(ONE, 9))
    expect(index.has('oslo')).toBe(false)
  })
})
