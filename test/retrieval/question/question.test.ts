import { describe, expect, test } from 'vitest'
import { stem } from '../../../src/language/stems.ts'
import type { QuestionTerm } from '../../../src/retrieval/question/question-term.ts'
import { readingOf } from '../reading-of.ts'
import { HARBOUR } from '../shelf-of.ts'

const read = readingOf(HARBOUR)
const questionOf = (text: string) => read(text).question
const written = (text: string) => questionOf(text).terms.map((term) => term.written)
/** The term for a word as it stands in the question. */
const termOf = (text: string, word: string): QuestionTerm => {
  const found = questionOf(text).terms.find((term) => term.written === word)
  if (found === undefined) throw new Error(`${word} is no term of ${text}`)
  return found
}

describe('the kind of answer', () => {
  test.each([
    ['Who opened the pier?', 'person'],
    ['By whom was the pier opened?', 'person'],
    ['¿Quién inauguró el muelle?', 'person'],
    ['¿Quiénes protestaron?', 'person'],
    ['Which minister opened the pier?', 'person'],
    ['¿Qué presidente inauguró el muelle?', 'person'],
    ['When did the pier open?', 'date'],
    ['Since when does the ferry sail?', 'date'],
    ['What year did the pier open?', 'date'],
    ['In which month does the ferry sail?', 'date'],
    ['How soon does the ferry sail?', 'date'],
    ['¿Cuándo abrió el muelle?', 'date'],
    ['¿En qué año abrió el muelle?', 'date'],
    ['Where does the ferry land?', 'place'],
    ['Which city has a pier?', 'place'],
    ['In what country is Varnholm?', 'place'],
    ['¿Dónde atraca el ferry?', 'place'],
    ['¿En qué ciudad está el muelle?', 'place'],
    ['How many ships came?', 'number'],
    ['How much did the pier cost?', 'number'],
    ['How long does the ferry take?', 'number'],
    ['What percentage was timber?', 'number'],
    ['¿Cuántos barcos llegaron?', 'number'],
    ['¿Cuánto costó el muelle?', 'number'],
    ['¿Qué porcentaje era madera?', 'number'],
    ['Why did the fishermen protest?', 'reason'],
    ['¿Por qué protestaron los pescadores?', 'reason'],
    ['What is a mooring?', 'definition'],
    ['What are moorings?', 'definition'],
    ['¿Qué es un muelle?', 'definition'],
    ['Who is Ilse Brandt?', 'definition'],
    ['¿Quién es Ilse Brandt?', 'definition'],
    ['moorings', 'definition'],
    ['Third pier', 'definition'],
    ['Will the old pier be torn down?', 'thing'],
    ['How does the ferry land?', 'thing'],
    ['Tell me all about the pier and its ships.', 'thing'],
  ] as const)('%s: %s', (text, kind) => {
    expect(questionOf(text).kind).toBe(kind)
  })

  test('is a count for "how many", "how large" and "cuántos"', () => {
    for (const text of [
      'How many ships came?',
      'How old is the pier?',
      'How large is the deficit?',
      '¿Cuántas toneladas?',
    ]) {
      expect(questionOf(text).counts, text).toBe(true)
    }
    for (const text of [
      'How much of it is true?',
      'What share was timber?',
      'When was it?',
      'Many ships came',
    ]) {
      expect(questionOf(text).counts, text).toBe(false)
    }
  })
  test('is the same with other case and without accents', () => {
    for (const [plain, written] of [
      ['when did the pier open', 'When did the pier open?'],
      ['WHERE DOES THE FERRY LAND', 'Where does the ferry land?'],
      ['cuantos barcos llegaron', '¿Cuántos barcos llegaron?'],
      ['en que ano abrio el muelle', '¿En qué año abrió el muelle?'],
    ] as const)
      expect(questionOf(plain).kind, plain).toBe(questionOf(written).kind)
  })
})

describe('the language of a question', () => {
  test.each([
    ['How many ships came?', 'en'],
    ['¿Cuántos barcos llegaron?', 'es'],
    ['cuando abrio el muelle', 'es'],
    ['Welche Schiffe sind nach dem Sturm nicht in den Hafen gekommen?', 'und'],
  ] as const)('%s: %s', (text, language) => {
    expect(questionOf(text).language).toBe(language)
  })
  test('is that of most sources if no word shows it', () => {
    expect(questionOf('Varnholm').language).toBe('en')
    expect(
      readingOf({ 'a.txt': { text: 'El muelle de Varnholm.', language: 'es' } })('Varnholm').question
        .language,
    ).toBe('es')
  })
})

describe('the terms of a question', () => {
  test('leave out "list" and "the author says", unless nothing else is asked', () => {
    expect(written('List the moorings of the pier.')).toEqual(['moorings', 'pier'])
    expect(written('What does the author say about the pier?')).toEqual(['pier'])
    expect(written('What does the author recommend?')).toEqual(['author', 'recommend'])
  })
  test('are its content words, each once, as the asker wrote them', () => {
    expect(written('Did the Mayor open the pier, or did the mayor close it?')).toEqual([
      'Mayor',
      'open',
      'pier',
      'close',
    ])
  })
  test('are none if it has only function words or punctuation', () => {
    for (const text of ['', '?!', 'the of and', '¿qué es el?', '🙂🙂']) {
      expect(questionOf(text).terms, text).toEqual([])
      expect(questionOf(text).weight).toBe(0)
    }
  })
  test('are marked as names and figures', () => {
    expect(termOf('Which pier did Holt fight?', 'Holt')).toMatchObject({ name: true, number: false })
    expect(termOf('Which pier did Holt fight?', 'pier')).toMatchObject({ name: false, number: false })
    expect(termOf('Who paid 41 million?', '41')).toMatchObject({ name: false, number: true })
    expect(termOf('Who has nine ships?', 'nine')).toMatchObject({ number: true })
    // The first word of a question has a capital anyway.
    expect(termOf('Timber from the port?', 'Timber').name).toBe(false)
  })
  test('weigh more if they are rarer, and add up', () => {
    const text = 'What moorings are in Varnholm?'
    expect(termOf(text, 'moorings').weight).toBeGreaterThan(termOf(text, 'Varnholm').weight)
    expect(termOf(text, 'Varnholm').weight).toBeGreaterThan(0)
    const { terms, weight } = questionOf(text)
    expect(terms.reduce((sum, term) => sum + term.weight, 0)).toBeCloseTo(weight)
  })
  test('have the number of passages that contain them', () => {
    expect(termOf('Any zeppelins?', 'zeppelins').frequency).toBe(0)
    expect(termOf('Any moorings?', 'moorings').frequency).toBe(1)
    expect(termOf('Is it in Varnholm?', 'Varnholm').frequency).toBeGreaterThan(1)
  })
})

describe('a word that only carries the question', () => {
  test.each([
    ['What is the name of the ferry?', 'name'],
    ['What happened to the moorings?', 'happened'],
    ['¿Cómo se llama la alcaldesa?', 'llama'],
  ])('counts less: %s %s', (text, word) => {
    const others = questionOf(text).terms.filter((term) => term.written !== word)
    for (const other of others) expect(termOf(text, word).emphasis).toBeLessThan(other.emphasis)
    expect(others).not.toEqual([])
  })
})

describe('a word that names the kind of the answer', () => {
  test.each([
    ['Which city has a pier?', 'city', 'pier'],
    ['What year did the pier open?', 'year', 'pier'],
    ['¿En qué año abrió el muelle?', 'año', 'muelle'],
  ])('counts less: %s %s', (text, word, other) => {
    expect(termOf(text, word).emphasis).toBeLessThan(termOf(text, other).emphasis)
  })
  test('has full emphasis if it names no kind', () => {
    expect(termOf('Who owns the city?', 'city').emphasis).toBe(1)
  })
})

describe('a word in the other languages of the shelf', () => {
  test('has its translations as variants', () => {
    expect(termOf('¿Cuántas toneladas de madera?', 'madera').variants).toContain(stem('timber', 'en'))
    expect(termOf('Which pier has the port?', 'port').variants).toContain(stem('puerto', 'es'))
  })
  test('has its own stem first', () => {
    expect(termOf('¿Cuántos pasajeros lleva el ferry?', 'pasajeros').variants[0]).toBe(
      stem('pasajeros', 'es'),
    )
  })
  test('has no translations on a shelf of one language', () => {
    const english = readingOf({ 'a.txt': 'The port of Varnholm has a third pier for its ships.' })
    expect(english('Which port has a pier?').question.terms.map(({ variants }) => variants)).toEqual([
      ['port'],
      ['pier'],
    ])
  })
  test('has the relatives that the shelf has', () => {
    const { question } = readingOf({ 'a.txt': 'The town signed an accord with the fishermen.' })(
      'Is there a deal?',
    )
    const accord = expect.objectContaining({ term: stem('accord', 'en') })
    expect(question.terms[0]?.relatives).toContainEqual(accord)
    expect(questionOf('Is there a deal?').terms[0]?.relatives).not.toContainEqual(accord)
  })
})
