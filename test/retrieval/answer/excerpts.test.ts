import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseExcerpts } from '../../../src/retrieval/answer/excerpts.ts'
import { featuresOf } from '../../../src/retrieval/rank/rank.ts'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { anyQuestion, anyShelf } from '../any-texts.ts'
import { readingOf } from '../reading-of.ts'
import { FROM_TERMINAL, shelfOf, type Written } from '../shelf-of.ts'

const ask = (texts: Readonly<Record<string, string | Written>>, question: string, top?: number) =>
  createRetrieval(shelfOf(texts)).ask(question, { ...FROM_TERMINAL, ...(top !== undefined && { top }) })

describe('the excerpts', () => {
  test('are at most three, however many passages have the words', () => {
    const texts = Object.fromEntries(
      ['Oslo', 'Lindeby', 'Paro', 'Turku', 'Bergen', 'Vaasa'].map((town, i) => [
        `${town}.txt`,
        `The pier of ${town} has ${i + 4} cranes and one ${'abcdef'[i]}-shaped crane house.`,
      ]),
    )
    for (const top of [1, 10, 100])
      expect(ask(texts, 'How many cranes has the pier?', top).excerpts).toHaveLength(3)
  })
  test('come from both sources of a comparison', () => {
    const { excerpts } = ask(
      {
        'oslo.txt':
          'The pier of Oslo is built of granite. It was dear. It has ten cranes of steel, and a house.',
        'lindeby.txt':
          'The pier of Lindeby is built of timber. It was cheap. It has two cranes of iron, and no house.',
        'other.txt': 'Bread is baked in three shifts.',
      },
      'Are the piers of Oslo and Lindeby built of granite or timber?',
    )
    expect(
      excerpts
        .slice(0, 2)
        .map(({ citation }) => citation.source)
        .sort(),
    ).toEqual(['lindeby.txt', 'oslo.txt'])
  })
  test('add first what the excerpts before them lack', () => {
    const { question, views } = readingOf({
      'oslo.txt': 'The pier of Oslo is built of granite.',
      'masons.txt': 'Masons from Turku built the long pier of Oslo of red granite.',
      'lindeby.txt': 'In Lindeby the old pier is one of timber.',
    })('Is the pier of Oslo or the pier of Lindeby built of granite?')
    const scores: Readonly<Record<string, number>> = { 'oslo.txt': 5, 'masons.txt': 4.1, 'lindeby.txt': 4 }
    const ranked = views
      .map((view) => ({
        ...view,
        features: featuresOf(view),
        score: scores[view.candidate.passage.source.id] ?? 0,
      }))
      .sort((a, b) => b.score - a.score)
    const chosen = chooseExcerpts(question, ranked, 2)
    expect(chosen.map(({ ranked: { candidate } }) => candidate.passage.source.id)).toEqual([
      'oslo.txt',
      'lindeby.txt',
    ])
  })
  test('do not repeat each other: what says the same corroborates', () => {
    const [a, b] = [
      'The third pier of Varnholm cost 41 million crowns, and the town paid for it.',
      'The third pier of Varnholm cost 41 million crowns, which the town paid for.',
    ]
    const { excerpts } = ask({ 'a.txt': a, 'b.txt': b }, 'What did the third pier cost?')
    expect(excerpts).toHaveLength(1)
    expect(excerpts[0]?.alsoIn).toHaveLength(1)
  })
  test('begin with one from the best passage', () => {
    const { excerpts, passages } = ask(
      { 'a.txt': 'The ferry takes six hours.', 'b.txt': 'The bakery opens at four.' },
      'How many hours does the ferry take?',
    )
    expect(passages[0]?.passage.source.id).toBe('a.txt')
    expect(excerpts[0]?.citation.source).toBe('a.txt')
  })
})

describe('excerpts of any question', () => {
  test('are at most three, do not overlap, and have their passages listed, best first', () => {
    let several = 0
    fc.assert(
      fc.property(anyShelf, anyQuestion, fc.integer({ min: 1, max: 12 }), (texts, question, top) => {
        const { excerpts, passages, status } = ask(texts, question, top)
        expect(excerpts.length).toBeLessThanOrEqual(3)
        if (excerpts.length > 1) several += 1
        for (const [i, a] of excerpts.entries()) {
          for (const b of excerpts.slice(i + 1)) {
            const apart = a.citation.source !== b.citation.source || a.end <= b.start || b.end <= a.start
            expect(apart, `${a.text} | ${b.text}`).toBe(true)
          }
        }
        expect(passages.length).toBeLessThanOrEqual(top)
        expect(new Set(passages.map(({ passage }) => passage)).size).toBe(passages.length)
        const scores = passages.map(({ score }) => score)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
        const [best] = passages
        const [first] = excerpts
        expect(first === undefined).toBe(best === undefined)
        expect(first?.citation.source).toBe(best?.passage.source.id)
        if (excerpts.length === 0) expect(status).toBe('none')
      }),
      { numRuns: 200 },
    )
    expect(several).toBeGreaterThan(20)
  })
})

describe('the other side', () => {
  const BRIDGE = {
    'mayor.txt': {
      title: 'The mayor speaks',
      text: 'Mayor Ilse Brandt said on Monday: “The old bridge of Lindeby is not safe for lorries.”\n\nThe old bridge of Lindeby was built in 1890. The old bridge of Lindeby is painted green. Lorries of Lindeby are old.',
    },
    'report.txt': {
      title: 'What the engineers found',
      text: 'After a year of tests the engineers of Lindeby write that the old bridge is safe for any lorry, whatever is said in the town.',
    },
  }
  const asked = (question: string) =>
    createRetrieval(shelfOf(BRIDGE))
      .ask(question, FROM_TERMINAL)
      .excerpts.map(({ text }) => text)

  test('is shown second where yes or no is asked for', () => {
    const [first, second] = asked('Is the old bridge of Lindeby safe for lorries?')
    expect(first).toContain('is not safe')
    expect(second).toContain('is safe for any lorry')
  })

  test('does not come forward in other questions', () => {
    expect(asked('How old is the bridge of Lindeby?')[1]).not.toContain('is safe for any lorry')
  })
})

describe('several things that are asked for', () => {
  const TOUR = {
    'tour.txt': {
      title: 'A tour of the coast',
      text: 'Mayor Ilse Brandt met Petra Koch in Lindeby for an hour.\n\nOn Tuesday Ilse Brandt went on to Varnholm, where she met Otto Lind.\n\nThe last stop was Oslo, where Ilse Brandt met Eva Sand.\n\nIlse Brandt joins a growing list of mayors on the coast. The list includes Petra Koch of Lindeby, Otto Lind of Varnholm, Eva Sand of Oslo, and Luis Mora of Arica.',
    },
  }
  const texts = (question: string) =>
    createRetrieval(shelfOf(TOUR))
      .ask(question, FROM_TERMINAL)
      .excerpts.map(({ text }) => text)

  test('come from sentences with one each', () => {
    const all = texts('Which mayors did Ilse Brandt meet?').join(' ')
    for (const name of ['Petra Koch', 'Otto Lind', 'Eva Sand']) expect(all).toContain(name)
  })

  test('come with the sentence that carries the list on', () => {
    expect(texts('List the mayors on the coast.')[0]).toContain('Luis Mora of Arica')
  })
})
