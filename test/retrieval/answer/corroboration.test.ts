import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { anyQuestion, anyShelf } from '../any-texts.ts'
import { FROM_TERMINAL, shelfOf, type Written } from '../shelf-of.ts'

/** Texts about other things. With them, the words of a claim are rare on the shelf. */
const OTHERS = {
  'bread.txt': 'Bread is baked in three shifts, and sold on Mill Street.',
  'roads.txt': 'Slow roads are safer. Villages along them gained shops.',
  'lamp.txt': 'The lighthouse burns oil and has a keeper.',
}

const excerptsOf = (question: string, a: string, b: string | Written) =>
  createRetrieval(shelfOf({ 'a.txt': { title: 'Notes', text: a }, 'b.txt': b, ...OTHERS })).ask(
    question,
    FROM_TERMINAL,
  ).excerpts

/** The source of the first excerpt and those that say the same. */
const together = (question: string, a: string, b: string | Written): readonly string[] => {
  const [first] = excerptsOf(question, a, b)
  return first === undefined
    ? []
    : [first.citation.source, ...first.alsoIn.map(({ source }) => source)].sort()
}
const BOTH = ['a.txt', 'b.txt']

describe('another source corroborates', () => {
  test('a figure in other words and another spelling', () => {
    expect(
      together(
        'How many passengers does the ferry of Varnholm carry?',
        'The ferry of Varnholm carries 1,800 passengers.',
        'Varnholm’s white ferry, with its 1800 passengers, is back.',
      ),
    ).toEqual(BOTH)
    expect(
      together(
        'What share of the cargo of Varnholm is timber?',
        'Timber made up 62 % of the cargo of Varnholm.',
        'Of the cargo of Varnholm, 62% was timber.',
      ),
    ).toEqual(BOTH)
  })
  test('a name that answers "who"', () => {
    expect(
      together(
        'Who leads the ferry line of Varnholm?',
        'Petra Koch leads the ferry line of Varnholm.',
        'The ferry line of Varnholm is led by Petra Koch.',
      ),
    ).toEqual(BOTH)
  })
  test('and is cited with its title, publisher and paragraph', () => {
    const text = 'The ferry line of Varnholm is led by Petra Koch.'
    const place = { title: 'People', publisher: 'Coastal Review' }
    const [excerpt] = excerptsOf(
      'Who leads the ferry line of Varnholm?',
      'Petra Koch leads the ferry line of Varnholm.',
      { ...place, text },
    )
    expect(excerpt?.citation.source).toBe('a.txt')
    expect(excerpt?.alsoIn).toMatchObject([{ source: 'b.txt', ...place, paragraph: 1 }])
  })
  test('with a claim spread over two sentences', () => {
    expect(
      together(
        'When did the third pier of Varnholm open?',
        'The third pier of Varnholm opened in 2023.',
        'Varnholm has a third pier. It opened in 2023.',
      ),
    ).toEqual(BOTH)
  })
})

describe('what is copied does not corroborate', () => {
  const LEADS = 'Petra Koch leads the ferry line of Varnholm.'
  const IS_LED = 'The ferry line of Varnholm is led by Petra Koch.'
  const alsoIn = (b: string, c: string) => {
    const texts = { 'a.txt': { title: 'Notes', text: LEADS }, 'b.txt': b, 'c.txt': c, ...OTHERS }
    const [first] = createRetrieval(shelfOf(texts)).ask(
      'Who leads the ferry line of Varnholm?',
      FROM_TERMINAL,
    ).excerpts
    return first?.alsoIn.length
  }
  test('not the same sentence in another article, whatever its marks, nor its neighbours', () => {
    expect(alsoIn(`“${LEADS.slice(0, -1)}”.`, `Rain fell. ${LEADS} She smiled.`)).toBe(0)
  })
  test('nor a second time a sentence that bears it out', () => {
    expect(alsoIn(IS_LED, 'Rain fell over the town.')).toBe(1)
    expect(alsoIn(IS_LED, `Rain fell over the town. ${IS_LED}`)).toBe(1)
  })
})

describe('another source does not corroborate', () => {
  test.each([
    [
      'another figure',
      'How many passengers does the ferry of Varnholm carry?',
      'The ferry of Varnholm carries 180 passengers.',
      'The ferry of Varnholm carries 210 passengers.',
    ],
    [
      'another share',
      'What share of the cargo of Varnholm is timber?',
      'Timber made up 62 % of the cargo of Varnholm.',
      'Timber made up 26 % of the cargo of Varnholm.',
    ],
    [
      'another year',
      'When did the third pier of Varnholm open?',
      'The third pier of Varnholm opened in 2023.',
      'The third pier of Varnholm opened in 2019.',
    ],
    [
      'another person',
      'Who leads the ferry line of Varnholm?',
      'Petra Koch leads the ferry line of Varnholm.',
      'Anders Holt leads the ferry line of Varnholm.',
    ],
    [
      'the same of another town',
      'How many piers does Varnholm have?',
      'Varnholm has three piers for its ships.',
      'Lindeby has three piers for its ships.',
    ],
    [
      'one of two figures',
      'How many cranes and moorings has the pier of Varnholm?',
      'The pier of Varnholm has 12 cranes and 40 moorings.',
      'The pier of Varnholm has 12 cranes and 50 moorings.',
    ],
    [
      'the same words of another name',
      'How many passengers does the white ferry of Lindeby carry across the bay each night?',
      'The white ferry of Lindeby carries 180 passengers across the bay each night.',
      'The white ferry of Varnholm carries 180 passengers across the bay each night.',
    ],
    [
      'the words, but no figure',
      'How many passengers does the ferry of Varnholm carry?',
      'The ferry of Varnholm carries 180 passengers.',
      'The ferry of Varnholm carries passengers.',
    ],
    [
      'the figure of something else',
      'How many passengers does the ferry of Varnholm carry?',
      'The ferry of Varnholm carries 180 passengers.',
      'The oven holds 180 rolls.',
    ],
  ])('with %s', (_, question, a, b) => {
    const excerpts = excerptsOf(question, a, b)
    expect(excerpts.map(({ citation }) => citation.source)).toContain('a.txt')
    expect(excerpts.flatMap(({ alsoIn }) => alsoIn)).toEqual([])
  })
})

describe('corroboration of any excerpt', () => {
  test('names other sources, each once, at most three', () => {
    let seen = 0
    fc.assert(
      fc.property(anyShelf, anyShelf, anyQuestion, (some, more, question) => {
        const twins = Object.entries({ ...some }).map(([id, { text, ...rest }]): [string, Written] => [
          `twin of ${id}`,
          { ...rest, text: text.replace(/\.(?= |$)/g, ' too.') },
        ])
        const added = Object.entries(more).map(([id, text]): [string, Written] => [`other ${id}`, text])
        const shelf = shelfOf({ ...some, ...Object.fromEntries([...twins, ...added]) })
        for (const { citation, alsoIn: others } of createRetrieval(shelf).ask(question, FROM_TERMINAL)
          .excerpts) {
          const ids = others.map(({ source }) => source)
          seen += ids.length
          expect(ids).not.toContain(citation.source)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.length).toBeLessThanOrEqual(3)
          for (const { source, paragraph } of others) {
            const blocks = shelf.sources.find(({ id }) => id === source)?.blocks ?? []
            const body = blocks.filter(
              ({ kind }) => kind === 'paragraph' || kind === 'item' || kind === 'quote',
            )
            expect(paragraph).toBeGreaterThan(0)
            expect(paragraph).toBeLessThanOrEqual(body.length)
          }
        }
      }),
      { numRuns: 150 },
    )
    expect(seen).toBeGreaterThan(50)
  })
})
