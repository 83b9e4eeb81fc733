import { describe, expect, test } from 'vitest'
import { termsOf, tokenize } from '../../src/language/tokens.ts'
import { askedKind } from '../../src/retrieval/question/asked-kind.ts'
import { similarity } from '../../src/retrieval/rank/similarity.ts'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { readingOf } from './reading-of.ts'
import { FROM_TERMINAL, shelfOf, type Written } from './shelf-of.ts'

// Mistakes of the past, each with the smallest text that shows it.
const ask = (texts: Readonly<Record<string, string | Written>>, question: string) =>
  createRetrieval(shelfOf(texts)).ask(question, FROM_TERMINAL)
const REST = { 'z.txt': 'Bread is baked in three shifts, and sold on Mill Street.' }

describe('tokens', () => {
  test('"once" is no figure in English', () => expect(termsOf('Once more', 'en')).not.toContain('11'))
  test('"usa" is a verb in Spanish, not a country', () =>
    expect(termsOf('El puerto usa grúas', 'es')).not.toContain('usa'))
  test('"goes" has the term of "go"', () => expect(termsOf('goes', 'en')).toEqual(termsOf('go', 'en')))
  test('"FTAs" has the term of "FTA"', () => expect(termsOf('FTAs', 'en')).toEqual(termsOf('FTA', 'en')))
  test('"u.s." and "U.S" have the term of the country', () => {
    expect(termsOf('u.s.', 'en')).toEqual(['usa'])
    expect(termsOf('U.S', 'en')).toEqual(['usa'])
  })
  test('"1,800.50" has the term of "1800.50"', () =>
    expect(termsOf('1,800.50', 'en')).toEqual(termsOf('1800.50', 'en')))
  test('no term contains white space', () =>
    expect(termsOf('\ufdfa \ufc5e', 'en').filter((t) => /\s/.test(t))).toEqual([]))
  test('words of two sentences are no name', () =>
    expect(termsOf('They stand united. States differ.', 'en')).not.toContain('usa'))
  test('"May 2023" has a term for the month', () => expect(termsOf('in May 2023', 'en')).toHaveLength(2))
})
describe('similarity', () => {
  test('is at most 1, and the same in both directions', () => {
    expect(similarity('bananananana', 'banana')).toBeLessThanOrEqual(1)
    expect(similarity('bananananana', 'banana')).toBe(similarity('banana', 'bananananana'))
  })
})
describe('kinds', () => {
  test.each([
    ['What did the president promise?', 'en'],
    ['What does the country export?', 'en'],
    ['¿Qué dijo el ministro?', 'es'],
    ['What happened when the pier opened?', 'en'],
    ['How did the fishermen who lost their moorings react?', 'en'],
  ] as const)('%s asks for a thing', (q, l) => expect(askedKind(tokenize(q, l)).kind).toBe('thing'))
  test('a question for a person in small letters asks for a definition', () =>
    expect(askedKind(tokenize('who is ilse brandt', 'en')).kind).toBe('definition'))
})
describe('acronyms', () => {
  test('are found in the plural', () => {
    const { question } = readingOf({ 'a.txt': 'Varnholm signed free trade agreements (FTAs) with Lindeby.' })(
      'Which FTA?',
    )
    expect(question.terms.flatMap(({ variants }) => variants)).toContain('free')
  })
})
describe('corroboration', () => {
  test.each([
    [
      'another day',
      'The third pier in Varnholm opened on 4 May 2023.',
      'The third pier in Varnholm opened on 9 November 2023.',
      'When did the third pier in Varnholm open?',
    ],
    [
      'another magnitude',
      'The town paid 41 million crowns for the third pier.',
      'The town paid 41 billion crowns for the third pier.',
      'How much did the town pay for the third pier?',
    ],
    [
      'another thing said of a bare topic',
      'The night ferry carries 180 passengers.',
      'The night ferry sails again from June.',
      'night ferry',
    ],
    [
      'another figure, not asked for',
      'Cargo through the port of Varnholm grew by 12 % last year.',
      'Cargo through the port of Varnholm fell by 30 % last year.',
      'Did cargo through the port of Varnholm grow?',
    ],
  ])('%s is another claim', (_, a, b, q) => {
    expect(ask({ 'a.txt': a, 'b.txt': b, ...REST }, q).excerpts.flatMap(({ alsoIn }) => alsoIn)).toEqual([])
  })
  test('cites the paragraph that says it, not the one before', () => {
    const [a, b] = [
      'Petra Koch leads the ferry line of Varnholm.',
      'The ferry line of Varnholm is led by Petra Koch.',
    ]
    const [first] = ask(
      { 'a.txt': a, 'b.txt': `Rain fell.\n\n${b} So it is.`, ...REST },
      'Who leads the ferry line of Varnholm?',
    ).excerpts
    const cited = [first?.citation, ...(first?.alsoIn ?? [])].find((c) => c?.source === 'b.txt')
    expect(cited?.paragraph).toBe(2)
  })
})
describe('a named author', () => {
  test('can be asked about', () => {
    const texts = {
      'a.txt': { text: 'The ferry sails again.', author: 'Ilse Brandt' },
      'b.txt': 'Ilse Brandt is the mayor of Varnholm.',
    }
    expect(ask(texts, 'Who is Ilse Brandt?').excerpts[0]?.text).toContain('mayor')
  })
  test('may be one of 200,000', () => {
    const { sources } = shelfOf({ 'a.txt': 'The ferry sails.' })
    const many = sources.flatMap((s) =>
      Array.from({ length: 200_000 }, (_, i) => ({ ...s, id: `${i}`, author: `Author ${i}` })),
    )
    expect(() => createRetrieval({ sources: many, passages: [] })).not.toThrow()
  })
})
describe('an excerpt', () => {
  test('stays short if a text is one word of a million letters', () => {
    const { excerpts } = ask(
      { 'a.txt': `The ferry ${'x'.repeat(1_000_000)} sails` },
      'When does the ferry sail?',
    )
    for (const { text } of excerpts) expect(text.length).toBeLessThan(7_000)
  })
})
describe('unknown words', () => {
  test('are not those that only carry the question', () =>
    expect(
      ask({ 'a.txt': 'The ferry takes six hours.' }, 'How many hours did the ferry get?').unknownTerms,
    ).toEqual([]))
})

describe('a list', () => {
  const texts = {
    'a.txt':
      'Walkers on the ridge must carry:\n\n- a head torch\n- two litres of water\n- a map of the ridge',
    ...REST,
  }
  test('shows a short item with the line that leads into the list', () => {
    expect(ask(texts, 'must I carry a torch?').excerpts[0]?.text).toMatch(
      /^Walkers on the ridge must carry:[\s-]+a head torch$/,
    )
  })
})
describe('a source that is named', () => {
  const written = {
    title: 'The mooring',
    author: 'Ilse Brandt',
    text: 'Eleven moorings were lost to the pier.',
  }
  const texts = { 'a.txt': written, 'b.txt': 'Ilse Brandt was born in Lindeby, and wrote of boats.', ...REST }
  test('does not limit the search if it has nothing about the question', () => {
    expect(ask(texts, 'Where was Ilse Brandt born?').excerpts[0]?.citation.source).toBe('b.txt')
  })
})
