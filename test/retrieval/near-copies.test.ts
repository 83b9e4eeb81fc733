import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Shelf } from '../../src/model.ts'
import { NEVER_YIELD } from '../../src/pace.ts'
import { createRetrieval, updateRetrieval, updateRetrievals } from '../../src/retrieval/retrieval.ts'
import { isSameStory } from '../../src/sources/copies/stories.ts'
import { anyQuestion } from './any-texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf, type Written } from './shelf-of.ts'

const PORT = HARBOUR['port.txt']
const PARAGRAPHS = PORT.text.split('\n\n')

/** The article about the port as another paper printed it. */
const SYNDICATED: Written = {
  title: 'Coastal town gets its pier at last',
  publisher: 'The Wire',
  published: '2024-03-14',
  text: [
    'By Mae Donnelly, who covers the coast for this paper',
    'Editor’s note: the Harbour Gazette reported this story, and we print it with its permission.',
    ...PARAGRAPHS.slice(0, 3),
    'Not everyone was pleased. Fishermen lost eleven moorings to the works, and Anders Holt, who speaks for them, wants compensation. He has asked the court in Lindeby for a ruling, which is expected in May.',
  ].join('\n\n'),
}

type Texts = Readonly<Record<string, Written>>
const answer = (texts: Texts, question: string): Answer =>
  createRetrieval(shelfOf(texts)).ask(question, { ...FROM_TERMINAL, now: 0 })
const WITH_COPY: Texts = { ...HARBOUR, 'wire.txt': SYNDICATED }

/** Which of the shelf’s sources stand in one story, by their ids. */
const stories = (shelf: Shelf): readonly (readonly string[])[] => {
  const { stories: found } = createRetrieval(shelf)
  return [...found.copiesOf].map(([first, copies]) => [first.id, ...copies.map(({ id }) => id)])
}

describe('a syndicated copy with another headline, byline and lead-in, and some cuts', () => {
  const QUESTION = 'Who paid for the third pier?'

  test('is one story with its original, which is cited with the other place', () => {
    const { excerpts, confidence, status } = answer(WITH_COPY, QUESTION)
    expect(status).toBe('answered')
    expect(confidence).toBe(answer(HARBOUR, QUESTION).confidence)
    expect(excerpts[0]?.citation.source).toBe('port.txt')
    expect(excerpts[0]?.alsoIn).toEqual([])
    expect(excerpts[0]?.alsoAt).toMatchObject([{ source: 'wire.txt', publisher: 'The Wire' }])
  })

  test('is found for what only it says', () => {
    const { excerpts } = answer(WITH_COPY, 'When is the ruling of the court in Lindeby expected?')
    expect(excerpts[0]?.citation.source).toBe('wire.txt')
    expect(excerpts[0]?.text).toContain('expected in May')
    expect(excerpts[0]?.alsoAt).toBeUndefined()
  })

  test('is looked for at twenty places at most, because articles that share parts may hang together by hundreds', () => {
    const others = (count: number, text: string): Texts =>
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [
          `wire-${100 + n}.txt`,
          {
            ...SYNDICATED,
            published: `2024-04-${10 + n}`,
            text: text.replace('Mae Donnelly', `Reporter ${n}`),
          },
        ]),
      )
    const cut = SYNDICATED.text.replace(/ The Northern Freight Authority [^.]*\./, '')
    const placesWith = (texts: Texts) => answer({ ...HARBOUR, ...texts }, QUESTION).excerpts[0]?.alsoAt
    expect(placesWith(others(15, SYNDICATED.text))).toHaveLength(10)
    const last = { 'wire-999.txt': { ...SYNDICATED, published: '2025-01-01' } }
    expect(placesWith({ ...others(5, cut), ...last })).toMatchObject([{ source: 'wire-999.txt' }])
    expect(placesWith({ ...others(20, cut), ...last })).toBeUndefined()
  })

  test('is found by a word that no other source has, which is not called unknown', () => {
    const { excerpts, unknownTerms } = answer(WITH_COPY, 'What does Mae Donnelly cover?')
    expect(unknownTerms).toEqual([])
    expect(excerpts[0]?.citation.source).toBe('wire.txt')
  })

  test('speaks for itself where a question names its publisher', () => {
    const { excerpts } = answer(WITH_COPY, 'What did The Wire say about the Northern Freight Authority?')
    expect(excerpts[0]?.citation.source).toBe('wire.txt')
    expect(excerpts[0]?.text).toContain('Northern Freight Authority')
  })

  test('counts as one with its original among those that bear out another source', () => {
    const [first] = answer(WITH_COPY, 'When did the third pier open?').excerpts
    const said = [first?.citation, ...(first?.alsoIn ?? [])].map((place) => place?.source).sort()
    expect(said).toEqual(['ferry.txt', 'port.txt'])
  })

  test('shows no excerpt twice in one answer, nor in a list of passages', () => {
    const retrieval = createRetrieval(shelfOf(WITH_COPY))
    const { excerpts } = retrieval.ask('What did Mayor Ilse Brandt call the pier?', FROM_TERMINAL)
    expect(excerpts.filter(({ text }) => text.includes('a bridge to the next century'))).toHaveLength(1)
    const found = retrieval.find('bridge to the next century', 10)
    expect(found.map(({ passage }) => passage.source.id)).toEqual(['port.txt'])
  })
})

test('a quotation that two articles share makes none a copy of the other', () => {
  const other: Written = {
    title: 'The mayor looks back',
    text: `Eight years in office have left Ilse Brandt with few regrets, she told pupils of the harbour school on Friday. Asked about the pier, she said what she had said before: “We waited long enough. Now the ships can wait for us.” Then she talked about her garden, her dogs and the winters of her childhood.`,
  }
  expect(stories(shelfOf({ ...HARBOUR, 'school.txt': other }))).toEqual([])
})

/** An article in several ways: words put in, taken out or cut, another title, a lead-in. */
const anyNearCopy: fc.Arbitrary<Written> = fc
  .record({
    edits: fc.array(fc.record({ at: fc.nat(), put: fc.constantFrom('', 'now', 'Holt', 'pier', '2025') }), {
      maxLength: 4,
    }),
    kept: fc.integer({ min: 4, max: PARAGRAPHS.length }),
    lead: fc.constantFrom('', 'We print this story with permission.\n\n', 'By the ferry desk\n\n'),
    title: fc.constantFrom(PORT.title, 'Who paid for the pier of Varnholm?', 'Ferry news'),
    publisher: fc.constantFrom('The Wire', 'Coastal Review', 'Harbour Gazette'),
    published: fc.constantFrom('2024-03-13', '2024-04', '2025'),
  })
  .map(({ edits, kept, lead, ...about }) => {
    const words = PARAGRAPHS.slice(0, kept).join('\n\n').split(' ')
    for (const { at, put } of edits) words[at % words.length] = put
    return { ...about, text: lead + words.filter(Boolean).join(' ') }
  })

/** Of sources that agree in this, only the first on the shelf is indexed, so there the order counts. */
const textAndTitle = ({ title, published, text }: Written): string => JSON.stringify([title, published, text])

const anyAsked = fc.oneof(
  anyQuestion,
  fc.constantFrom(
    'When did the third pier open?',
    'Who is the mayor of Varnholm?',
    'How much did the Northern Freight Authority pay?',
    'How much of the cargo was timber?',
    'What does Anders Holt want?',
  ),
)

describe('near copies of an article', () => {
  test('make no answer from the original surer, are no corroboration of it, and count once', () => {
    let compared = 0
    fc.assert(
      fc.property(fc.array(anyNearCopy, { minLength: 1, maxLength: 3 }), anyAsked, (copies, question) => {
        const texts = Object.fromEntries(copies.map((copy, at) => [`z${at}.txt`, copy]))
        const retrieval = createRetrieval(shelfOf({ ...HARBOUR, ...texts }))
        const inStory = retrieval.shelf.sources.filter(({ id }) => id === 'port.txt' || id in texts)
        fc.pre(inStory.every((source) => isSameStory(retrieval.stories, source, inStory[0] ?? source)))
        const after = retrieval.ask(question, { ...FROM_TERMINAL, now: 0 })
        const before = answer(HARBOUR, question)
        const byId = new Map(retrieval.shelf.sources.map((source) => [source.id, source]))
        for (const { citation, alsoIn } of after.excerpts) {
          const cited = [citation, ...alsoIn].map(({ source }) => byId.get(source))
          for (const [at, one] of cited.entries())
            for (const other of cited.slice(at + 1))
              expect(one && other && isSameStory(retrieval.stories, one, other)).toBe(false)
        }
        const [first] = after.excerpts
        if (first === undefined || texts[first.citation.source] !== undefined) return
        compared += 1
        expect(after.confidence).toBeLessThanOrEqual(before.confidence)
        expect(first.text).toBe(before.excerpts[0]?.text)
      }),
      { numRuns: 300 },
    )
    expect(compared).toBeGreaterThan(100)
  })

  test('on another shelf change nothing that is said where it is not read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyNearCopy, { minLength: 1, maxLength: 3 }),
        fc.subarray([...Object.keys(HARBOUR), 'z0.txt'], { minLength: 1 }),
        anyAsked,
        async (copies, read, question) => {
          const texts = Object.fromEntries(copies.map((copy, at) => [`z${at}.txt`, copy]))
          const whole = shelfOf({ ...HARBOUR, ...texts })
          const isRead = ({ id }: { readonly id: string }) => read.includes(id)
          const part = {
            sources: whole.sources.filter(isRead),
            passages: whole.passages.filter(({ source }) => isRead(source)),
          }
          const [, view] = await updateRetrievals(undefined, [whole, part], [], NEVER_YIELD)
          const alone = createRetrieval(part)
          const asked = { ...FROM_TERMINAL, now: 0 }
          expect(view?.ask(question, asked)).toEqual(alone.ask(question, asked))
          for (const source of part.sources) expect(view?.placesOf(source)).toEqual(alone.placesOf(source))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('are the same whatever the order of the shelf, and however it grew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyNearCopy, { minLength: 1, maxLength: 4, selector: textAndTitle }),
        fc.infiniteStream(fc.nat()),
        async (copies, draw) => {
          const texts = { ...HARBOUR, ...Object.fromEntries(copies.map((copy, at) => [`z${at}.txt`, copy])) }
          const shelf = shelfOf(texts)
          const sources = shelf.sources
            .map((source) => ({ source, key: draw.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ source }) => source)
          const inOrder = (some: typeof sources): Shelf => ({
            sources: some,
            passages: some.flatMap((source) => shelf.passages.filter((passage) => passage.source === source)),
          })
          const sorted = (found: ReturnType<typeof stories>) => [...found].sort()
          const expected = sorted(stories(shelf))
          expect(sorted(stories(inOrder(sources)))).toEqual(expected)
          const half = createRetrieval(inOrder(sources.slice(0, 3)))
          const { stories: grown } = await updateRetrieval(half, inOrder(sources), NEVER_YIELD)
          expect(
            sorted([...grown.copiesOf].map(([first, some]) => [first.id, ...some.map(({ id }) => id)])),
          ).toEqual(expected)
        },
      ),
      { numRuns: 100 },
    )
  })
})
