import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { passageSentences } from '../../src/sources/passages/passages.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from './shelf-of.ts'

/** Things that people paste and attackers try, by name. Each is tried as a question and as a text. */
const HOSTILE: Readonly<Record<string, string>> = {
  'a sentence of 5,000 characters': 'Which pier of Varnholm is the third of the piers '.repeat(102),
  '5,000 different words': Array.from({ length: 1_250 }, (_, i) => i.toString(36)).join(' '),
  'one letter 5,000 times': 'x'.repeat(5_000),
  'one short word 2,500 times': 'q '.repeat(2_500),
  'one word of the shelf 800 times': 'ferry '.repeat(800),
  emoji: '\u{1F600}\u{1F468}\u200d\u{1F469}\u200d\u{1F467}\u{1F1EA}\u{1F1F8}'.repeat(400),
  'regex metacharacters': '.*+?^$ {}()|[]\\/(a+)+$ (?<=ferry)[^]* \\p{L}{2,}',
  'words that objects have of their own':
    'constructor __proto__ toString hasOwnProperty prototype valueOf length size',
  'brackets that never close': '(((((((((( [[[[[[ “““““ ¿¿¿¿¿¿ {{{{{{',
  apostrophes: "ferry'ferry’ferry".repeat(300),
  'figures and points': '1,000.'.repeat(800),
  'capitals and points': 'U.S.A.'.repeat(800),
  'marks without letters': 'a\u0301\u0302\u0303'.repeat(1_200),
  'halves of surrogate pairs': '\ud83d ferry \ude00 \ud800\ud800',
  'control characters': 'ferry\u0000\u0007\u001b[31m\u202e\u2028pier\ufeff',
  'white space of every kind': ' \t\n\r\u00a0\u2003\u3000'.repeat(300),
  'abbreviations in brackets': 'Northern Freight Authority (NFA) (NFAs) (N.F.A.) (AAAAAAAA) '.repeat(60),
  'a search of MiniSearch': '"ferry" AND NOT (pier OR *) ferry~2 pier^10 title:ferry',
}
const NAMES = Object.keys(HOSTILE)
const of = (name: string): string => HOSTILE[name] ?? ''

const expectSound = (shelf: ReturnType<typeof shelfOf>, question: string): void => {
  const retrieval = createRetrieval(shelf)
  const { confidence, excerpts, question: asked } = retrieval.ask(question, FROM_TERMINAL)
  expect(asked).toBe(question)
  expect(confidence).toBeGreaterThanOrEqual(0)
  expect(confidence).toBeLessThanOrEqual(1)
  for (const { text, start, end, citation } of excerpts) {
    expect(shelf.sources.find(({ id }) => id === citation.source)?.text.slice(start, end)).toBe(text)
  }
  expect(retrieval.find(question, 3).length).toBeLessThanOrEqual(3)
}

describe('a question of', () => {
  const harbour = shelfOf(HARBOUR)
  test.each(NAMES)('%s gets an answer', (name) => {
    expectSound(harbour, of(name))
    expectSound(harbour, `How many ferries are there? ${of(name)}`)
  })
})

describe('a source of', () => {
  const text = (name: string): string => `${of(name)}\n\nThe ferry carries 180 passengers. ${of(name)}`
  test.each(NAMES)('%s is searched and quoted like any other source', (name) => {
    const shelf = shelfOf({ 'a.txt': { title: of(name), text: text(name) }, ...HARBOUR })
    for (const question of ['How many passengers does the ferry carry?', 'What is a ferry?', of(name)])
      expectSound(shelf, question)
  })
  test.each(NAMES)('%s as publisher and author can be asked about', (name) => {
    const shelf = shelfOf({
      'a.txt': {
        text: 'The ferry carries 180 passengers.',
        publisher: of(name).slice(0, 500),
        author: of(name).slice(0, 500),
      },
    })
    for (const question of [
      of(name).slice(0, 500),
      `What did ${of(name).slice(0, 500)} say about the ferry?`,
    ])
      expectSound(shelf, question)
  })
  test('all of these together still gives an answer', () => {
    const texts = Object.fromEntries(NAMES.map((name, i) => [`${i}.txt`, { title: name, text: text(name) }]))
    const shelf = shelfOf({ ...texts, ...HARBOUR })
    const { excerpts } = createRetrieval(shelf).ask('What does a single ticket cost?', FROM_TERMINAL)
    expect(excerpts[0]?.text).toContain('300 crowns')
  })
})

describe('a source of one endless sentence', () => {
  const endless = {
    'words that repeat': 'ferry '.repeat(30_000),
    'two words apart': 'pier '.repeat(15_000) + 'ferry '.repeat(15_000),
    figures: 'ferry 12 '.repeat(15_000),
    'different words': Array.from({ length: 20_000 }, (_, i) => `w${i}`).join(' '),
  }
  test.each(Object.entries(endless))('of %s is cut into passages and searched', (_, text) => {
    const shelf = shelfOf({ 'a.txt': { title: 'Notes', text: `${text} The ferry carries 180 passengers.` } })
    expect(shelf.passages.length).toBeGreaterThan(10)
    for (const passage of shelf.passages) expect(passageSentences(passage)).not.toEqual([])
    for (const question of ['What is a ferry?', 'How many ferries?', 'ferry pier', 'Who runs the ferry?'])
      expectSound(shelf, question)
  })
})

describe('an empty shelf', () => {
  const retrieval = createRetrieval({ sources: [], passages: [] })

  test.each([...NAMES, 'an ordinary one'])('has nothing to answer to a question of %s', (name) => {
    const question = HOSTILE[name] ?? 'When did the third pier open?'
    expect(retrieval.ask(question, FROM_TERMINAL)).toMatchObject({
      status: 'none',
      confidence: 0,
      excerpts: [],
      passages: [],
    })
    expect(retrieval.find(question, 5)).toEqual([])
  })
  test('reports the words as unknown', () => {
    expect(retrieval.ask('When did the third pier open?', FROM_TERMINAL).unknownTerms).toEqual([
      'third',
      'pier',
      'open',
    ])
  })
  test('is no different from a shelf of sources without text', () => {
    const { sources } = shelfOf(HARBOUR)
    expect(
      createRetrieval({ sources, passages: [] }).ask('When did the third pier open?', FROM_TERMINAL),
    ).toMatchObject({
      status: 'none',
      excerpts: [],
    })
  })
})
