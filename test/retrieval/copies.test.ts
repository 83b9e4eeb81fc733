import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesIn } from '../../src/derived-file.ts'
import type { Answer, ShelfInMemory } from '../../src/model.ts'
import { NEVER_YIELD } from '../../src/pace.ts'
import { decodeIndex, encodeIndex } from '../../src/retrieval/index/index-file.ts'
import { sourceKey } from '../../src/retrieval/index/source-key.ts'
import { createRetrieval, type LiveRetrieval, updateRetrieval } from '../../src/retrieval/retrieval.ts'
import { anyQuestion, anyShelf } from './any-texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf, type Written } from './shelf-of.ts'

type Texts = readonly (readonly [id: string, text: Written])[]

const COPY = 'copy.txt'
const ASKED = [
  'When did the third pier open?',
  'How many passengers does the night ferry carry?',
  'Who is the mayor of Varnholm?',
  '¿Cuántas toneladas de madera exportó el puerto?',
  'What did the Coastal Review say about the third pier?',
  'How much does a lighthouse cost?',
]

const shelf = (texts: Texts): ShelfInMemory => shelfOf(Object.fromEntries(texts))
const answer = (texts: Texts, question: string, among?: ReadonlySet<string>): Answer =>
  createRetrieval(shelf(texts)).ask(question, { ...FROM_TERMINAL, now: 0, ...(among && { among }) })

/** All that is said in an answer, with sources by what `nameOf` makes of their ids. */
const said = (
  { excerpts, passages, ...rest }: Answer,
  nameOf: (id: string) => string = (id) => (id === COPY ? 'original' : id),
) => ({
  ...rest,
  excerpts: excerpts.map(({ citation, alsoIn, ...excerpt }) => ({
    ...excerpt,
    sources: [citation, ...alsoIn].map(({ source, paragraph }) => [nameOf(source), paragraph]),
  })),
  passages: passages.map(({ passage: { source, start, end }, score }) => [
    nameOf(source.id),
    start,
    end,
    score,
  ]),
})

const HARBOUR_TEXTS: Texts = Object.entries(HARBOUR)

/** A shelf, which of its sources is copied, and where the copy stands. */
const anyCopied = fc
  .tuple(anyShelf, fc.boolean(), fc.nat(), fc.nat())
  .map(([some, withHarbour, original, place]) => {
    const texts: Texts = Object.entries(withHarbour ? { ...HARBOUR, ...some } : some)
    return { texts, original: original % texts.length, place: place % (texts.length + 1) }
  })

describe('a copy of a source', () => {
  test('changes nothing, wherever it stands: answers are those of a shelf that has the text once, where it came first', () => {
    fc.assert(
      fc.property(anyCopied, anyQuestion, ({ texts, original, place }, question) => {
        const [id, text] = texts[original] as Texts[number]
        const both = texts.toSpliced(place, 0, [COPY, text])
        const once = both.toSpliced(
          both.findLastIndex(([, each]) => each === text),
          1,
        )
        const nameOf = (each: string) => (each === COPY ? id : each)
        expect(said(answer(both, question), nameOf)).toEqual(said(answer(once, question), nameOf))
      }),
      { numRuns: 150 },
    )
  })

  test.each(ASKED)('makes no answer less sure, and is not named beside it: %s', (question) => {
    const expected = answer(HARBOUR_TEXTS, question)
    for (const [original, [id, text]] of HARBOUR_TEXTS.entries())
      for (const place of HARBOUR_TEXTS.keys()) {
        const nameOf = (each: string) => (each === COPY ? id : each)
        const copied = answer(HARBOUR_TEXTS.toSpliced(place, 0, [COPY, text]), question)
        expect(said(copied, nameOf), `of ${original} at ${place}`).toEqual(said(expected, nameOf))
      }
  })

  test('counts as one also where it is of another publisher, or ends with another blank', () => {
    const question = 'When did the third pier open?'
    const { confidence, excerpts } = answer(HARBOUR_TEXTS, question)
    for (const change of [{ publisher: 'Another Paper' }, { text: `${HARBOUR['port.txt'].text}\n\n ` }]) {
      const copied = answer([...HARBOUR_TEXTS, [COPY, { ...HARBOUR['port.txt'], ...change }]], question)
      expect(copied).toMatchObject({ confidence, excerpts })
    }
  })

  test('is no copy under another title, which says more: what only that title names is found', () => {
    const about = { text: 'Ask the harbour office.' }
    const texts: Texts = [
      ['a.txt', { ...about, title: 'Who repairs the moorings?' }],
      ['b.txt', { ...about, title: 'Who paints the lighthouse?' }],
    ]
    expect(answer(texts, 'Who paints the lighthouse?').excerpts[0]?.citation.source).toBe('b.txt')
  })

  test('is cited where its original may not be read, and nothing else changes', () => {
    const anyIds = fc.func(fc.boolean())
    fc.assert(
      fc.property(anyCopied, anyQuestion, anyIds, ({ texts, original, place }, question, mayRead) => {
        const [id, text] = texts[original] as Texts[number]
        const both = texts.toSpliced(place, 0, [COPY, { ...text, publisher: 'Another Paper' }])
        const among = new Set(both.map(([each]) => each).filter((each) => mayRead(each)))
        const limited = answer(both, question, among)
        const { excerpts, passages } = limited
        for (const { citation, alsoIn, start, end, text: quoted } of excerpts)
          for (const { source } of [citation, ...alsoIn]) {
            expect(among).toContain(source)
            const own = shelf(both).sources.find((each) => each.id === citation.source)
            expect(own?.text.slice(start, end)).toBe(quoted)
          }
        for (const { passage } of passages) expect(among).toContain(passage.source.id)
        const nameOf = (each: string) => (each === COPY ? id : each)
        const once = both.toSpliced(place <= original ? original + 1 : place, 1)
        const first = once.some(([each]) => each === COPY) ? COPY : id
        const same = new Set([...among].map((each) => (nameOf(each) === id ? first : each)))
        // A publisher that is named limits the sources too.
        fc.pre(!/Coastal|Another/.test(question))
        expect(said(limited, nameOf)).toEqual(said(answer(once, question, same), nameOf))
      }),
      { numRuns: 100 },
    )
  })

  test('is cited where its publisher is named', () => {
    const texts: Texts = [...HARBOUR_TEXTS, [COPY, { ...HARBOUR['port.txt'], publisher: 'Another Paper' }]]
    const [excerpt] = answer(texts, 'What did Another Paper say about the pier?').excerpts
    expect(excerpt?.citation).toMatchObject({ source: COPY, publisher: 'Another Paper' })
    const [found] = createRetrieval(shelf(texts)).find('Another Paper pier', 5)
    expect(found?.passage.source.id).toBe(COPY)
  })
})

/** Some of the sources of a shelf. */
const only = ({ sources, passages }: ShelfInMemory, keep: (at: number) => boolean): ShelfInMemory => {
  const kept = new Set(sources.filter((_, at) => keep(at)))
  return { sources: [...kept], passages: passages.filter(({ source }) => kept.has(source)) }
}

describe('a shelf with copies that changes', () => {
  test('answers from the copy once the original is gone', async () => {
    const all = shelf([...HARBOUR_TEXTS, [COPY, HARBOUR['ferry.txt']]])
    const question = 'How many passengers does the night ferry carry?'
    const before = createRetrieval(all)
    const after = await updateRetrieval(
      before,
      only(all, (at) => all.sources[at]?.id !== 'ferry.txt'),
      NEVER_YIELD,
    )
    const [first, then] = [before, after].map((each) => each.ask(question, FROM_TERMINAL).excerpts[0])
    expect([first?.citation.source, then?.citation.source]).toEqual(['ferry.txt', COPY])
    expect([then?.text, after.index.size]).toEqual([first?.text, before.index.size])
  })

  test('finds both once their texts differ', async () => {
    const ferry = HARBOUR['ferry.txt']
    const before = createRetrieval(shelf([...HARBOUR_TEXTS, [COPY, ferry]]))
    const changed = { ...ferry, text: ferry.text.replace('180 passengers', '210 passengers') }
    const texts = HARBOUR_TEXTS.map(([id, text]): Texts[number] => [id, id === 'ferry.txt' ? changed : text])
    const after = await updateRetrieval(before, shelf([...texts, [COPY, ferry]]), NEVER_YIELD)
    const found = (retrieval: LiveRetrieval) =>
      retrieval.find('night ferry passengers', 9).map(({ passage }) => passage.source.id)
    expect([found(before), found(after)].map((ids) => ids.includes(COPY))).toEqual([false, true])
    expect(found(after)).toContain('ferry.txt')
  })

  test('answers as one that was indexed at once, when it is brought up to date and when it is read from a file', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyShelf,
        anyQuestion,
        fc.array(fc.nat(63), { minLength: 1, maxLength: 4 }),
        async (some, question, states) => {
          const texts: Texts = Object.entries(some)
          const twice = texts.map(([id, text]): Texts[number] => [`copy of ${id}`, text])
          const all = shelf([...texts, ...twice, ...HARBOUR_TEXTS.slice(0, 1)])
          let retrieval: LiveRetrieval | undefined
          for (const state of states) {
            const now = only(all, (at) => ((state >> at) & 1) === 1)
            const expected = createRetrieval(now).ask(question, FROM_TERMINAL)
            const next: LiveRetrieval = await updateRetrieval(retrieval, now, NEVER_YIELD)
            expect(next.ask(question, FROM_TERMINAL)).toEqual(expected)
            if (retrieval !== undefined) {
              const saved = Buffer.concat([...encodeIndex(retrieval.index, sourceKey)])
              const index = decodeIndex(bytesIn(saved), now.passages, sourceKey)
              const again = await updateRetrieval({ index }, now, NEVER_YIELD)
              expect(again.ask(question, FROM_TERMINAL)).toEqual(expected)
            }
            retrieval = next
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is recognised in a file when the original was renamed, or only the copy is left', () => {
    const saved = Buffer.concat([...encodeIndex(createRetrieval(shelf(HARBOUR_TEXTS)).index, sourceKey)])
    const renamed = shelf(HARBOUR_TEXTS.map(([id, text]) => [`new ${id}`, text]))
    expect(decodeIndex(bytesIn(saved), renamed.passages, sourceKey).sources).toEqual(new Set(renamed.sources))
  })
})
