import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Shelf, Speech } from '../../src/model.ts'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { sampleQuestions } from '../../src/retrieval/samples.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { anyShelf } from './any-texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf, type Written } from './shelf-of.ts'

const asker = (shelf: Shelf) => {
  const retrieval = createRetrieval(shelf)
  return (question: string): Answer => retrieval.ask(question, FROM_TERMINAL)
}
const samples = (texts: Record<string, string | Written>, speech: Speech = 'en', limit = 12) => {
  const shelf = shelfOf(texts)
  return sampleQuestions(shelf, asker(shelf), speech, limit)
}
/** The questions of one English sentence, with a name that another text knows. */
const ofSentence = (text: string, more: Record<string, string> = {}) =>
  samples({ 'a.txt': { title: 'Notes', text }, ...more })
const NORTH =
  'The people of Varnholm like the Skerry Light, and they like Lindeby too. They all know Ilse Brandt and Otto Lind.'

/** What no chat may find in a question, and what would be longer than a button. */
const expectSafe = (questions: readonly string[], limit: number) => {
  expect(questions.length).toBeLessThanOrEqual(limit)
  expect(new Set(questions).size).toBe(questions.length)
  for (const question of questions) {
    expect(question.length).toBeLessThanOrEqual(75)
    expect(question).not.toMatch(/[*_~`<>|@#\\\p{Cc}]/u)
    expect(question).toMatch(/\?$/)
  }
}
const kindOf = (question: string) => question.split(' ')[0]

describe('questions for a newcomer', () => {
  test('are made of what the sources say, varied in kind and in source', () => {
    const shelf = shelfOf(HARBOUR)
    const ask = asker(shelf)
    const questions = sampleQuestions(shelf, ask, 'en', 3)
    expect(questions).toHaveLength(3)
    expect(questions).toContain('When did the town of Varnholm open its third pier?')
    expect(new Set(questions.map(kindOf)).size).toBe(3)
    expect(
      new Set(questions.map((question) => ask(question).excerpts[0]?.citation.source)).size,
    ).toBeGreaterThan(1)
  })

  test('are answered, every one, with a claim', () => {
    const shelf = shelfOf(HARBOUR)
    const ask = asker(shelf)
    for (const speech of ['en', 'es'] as const) {
      for (const question of sampleQuestions(shelf, ask, speech, 8)) {
        const { status, confidence } = ask(question)
        expect([question, status]).toEqual([question, 'answered'])
        expect(confidence).toBeGreaterThanOrEqual(0.5)
      }
    }
  })

  test('are the same for the same shelf', () => {
    expect(samples(HARBOUR)).toEqual(samples(HARBOUR))
  })

  test('are never more than two of a kind', () => {
    const people = Object.fromEntries(
      ['Ana Ruiz', 'Otto Lind', 'Petra Koch', 'Saul Mora'].map((name) => [
        `${name}.txt`,
        {
          title: name,
          text: `${name} is a painter from the north. Everybody in the valley knows ${name} well.`,
        },
      ]),
    )
    expect(samples(people, 'en', 3)).toEqual(['Who is Ana Ruiz?', 'Who is Otto Lind?'])
  })

  test('are none where there is no source, no room or nothing to ask', () => {
    expect(samples({})).toEqual([])
    expect(samples(HARBOUR, 'en', 0)).toEqual([])
    expect(ofSentence('It was late, and it rained all night. Nobody came.')).toEqual([])
  })

  test('are put in Spanish first of Spanish sources, then of names in others', () => {
    const questions = samples(HARBOUR, 'es', 3)
    expect(questions[0]).toBe('¿Cuántas toneladas de madera exportó el puerto de Varnholm?')
    expect(questions).toContain('¿Quién es Anders Holt?')
  })
})

describe('an English sentence', () => {
  test.each([
    ['Mayor Ilse Brandt opened the fair.', 'Who is Ilse Brandt?'],
    ['Ilse Brandt, the mayor of Varnholm, opened the fair.', 'Who is Ilse Brandt?'],
    ['Dr. Otto Lind is a Senior Fellow of the Lindeby Institute.', 'Who is Otto Lind?'],
    ['Otto Lind was an engineer, and drew bridges in 1890.', 'Who was Otto Lind?'],
    ['The Skerry Light is a tower on a rock in the sea.', 'What is the Skerry Light?'],
    [
      'The blame fell on “Grey Tide”, a secret organization about which little is known.',
      'What is Grey Tide?',
    ],
    ['Varnholm signed a treaty with Lindeby in 2005.', 'When did Varnholm sign a treaty with Lindeby?'],
    [
      'In 2021, the town of Varnholm launched a fast ferry service, with help from others.',
      'When did the town of Varnholm launch a fast ferry service?',
    ],
    ['The Skerry Light was built in 1881, of granite.', 'When was the Skerry Light built?'],
    ['The Skerry Light was designed by Otto Lind, who never saw it.', 'Who designed the Skerry Light?'],
    [
      'The town of Varnholm has twelve public libraries, most of them small.',
      'How many public libraries does the town of Varnholm have?',
    ],
    [
      'Varnholm’s exports of timber fell by 4% in 2023.',
      'By how much did Varnholm’s exports of timber fall?',
    ],
    [
      'Lindeby takes 40% of Varnholm’s timber, and others the rest.',
      'What share of Varnholm’s timber does Lindeby take?',
    ],
    [
      'The Skerry Light cost 41 million crowns, which was a great sum.',
      'How much did the Skerry Light cost?',
    ],
    ['The Skerry Light is 54 metres tall, without the lantern.', 'How tall is the Skerry Light?'],
    ['Ilse Brandt promised to lengthen the pier before winter.', 'What did Ilse Brandt promise?'],
    ['Otto Lind died in Lindeby on 3 May 1911.', 'When did Otto Lind die?'],
  ])('%s', (sentence, question) => {
    expect(ofSentence(sentence, { 'b.txt': NORTH })).toContain(question)
  })

  test.each([
    ['whose subject is a pronoun', 'They signed a treaty with Lindeby in 2005.'],
    ['whose subject points back', 'The other signed a treaty with Lindeby in 2005.'],
    ['that reports another', 'The report says Varnholm signed a treaty with Lindeby in 2005.'],
    ['that might report another', 'Otto Lind hopes Varnholm signed a treaty with Lindeby in 2005.'],
    [
      'with more than a subject before its verb',
      'Varnholm for the first time signed a treaty with Lindeby in 2005.',
    ],
    ['with a newspaper that is a role as well', 'The Economist Paper Mill burned down.'],
    ['whose object points back', 'Varnholm signed the agreement in 2005.'],
    ['that begins with a word that is no name', 'Recently Varnholm signed a treaty in 2005.'],
    ['with a span of years', 'Varnholm signed a treaty with Lindeby in 2005-06.'],
    ['that counts time', 'Varnholm had three years.'],
    [
      'with an institution after a role',
      'General Freight House opened, and the Economist Research Unit closed.',
    ],
    ['about a country', 'Chile is a country in the south.'],
  ])('%s is left alone', (_, sentence) => {
    expect(ofSentence(sentence, { 'b.txt': NORTH })).toEqual([])
  })

  test('with a common noun of the title gives a question, without it none', () => {
    const text = 'The ferry carries 180 passengers, and a ferry is late at times.'
    expect(samples({ 'a.txt': { title: 'The ferry returns', text } })).toEqual([
      'How many passengers does the ferry carry?',
    ])
    expect(samples({ 'a.txt': { title: 'Summer news', text } })).toEqual([])
  })
})

describe('a Spanish sentence', () => {
  const NORTE =
    'La gente de Varnholm quiere el Faro Gris y también quiere Lindeby. Todos conocen a Ilse Brandt y a Otto Lind.'
  test.each([
    ['La alcaldesa Ilse Brandt abrió ayer la feria del pueblo.', '¿Quién es Ilse Brandt?'],
    ['Otto Lind fue un ingeniero que trazó puentes.', '¿Quién fue Otto Lind?'],
    ['El Faro Gris es una torre que se levanta sobre una roca.', '¿Qué es el Faro Gris?'],
    [
      'Varnholm firmó un tratado con Lindeby en 2005, tras años de espera.',
      '¿Cuándo firmó Varnholm un tratado con Lindeby?',
    ],
    ['El Faro Gris fue construido en 1881 con granito.', '¿Cuándo fue construido el Faro Gris?'],
    ['El Faro Gris fue diseñado por Otto Lind, que nunca lo vio.', '¿Quién diseñó el Faro Gris?'],
    [
      'La ciudad de Varnholm tiene doce bibliotecas, casi todas pequeñas.',
      '¿Cuántas bibliotecas tiene la ciudad de Varnholm?',
    ],
    ['El puerto de Varnholm recibió 300 barcos en 2023.', '¿Cuántos barcos recibió el puerto de Varnholm?'],
    ['El Faro Gris costó 41 millones de coronas, según la oficina.', '¿Cuánto costó el Faro Gris?'],
    ['El comercio de Varnholm creció un 12 % en 2023.', '¿Cuánto creció el comercio de Varnholm?'],
    ['Otto Lind nació en Lindeby el 3 de mayo de 1871.', '¿Cuándo nació Otto Lind?'],
    ['Ilse Brandt prometió ampliar el muelle antes del invierno.', '¿Qué prometió Ilse Brandt?'],
  ])('%s', (sentence, question) => {
    const texts = { 'a.txt': { title: 'Notas', text: sentence }, 'b.txt': NORTE }
    expect(samples(texts, 'es')).toContain(question)
  })
})

describe('the questions of an FAQ', () => {
  const faq = (question: string, answer: string) =>
    samples({
      'faq.txt': {
        title: 'Help',
        text: `Some words first about the pier and its many users.\n\n${question}\n\n${answer}`,
      },
    })

  test('are taken as they stand', () => {
    expect(faq('- Will the old pier be torn down?', '- No decision has been made on the old pier.')).toEqual([
      'Will the old pier be torn down?',
    ])
  })

  test('are left out where they lean on what came before, or ask the reader', () => {
    expect(faq('- Will it ever be torn down again?', '- No decision has been made on the old pier.')).toEqual(
      [],
    )
    expect(faq('- What do you think of the old pier?', '- Write to us about the old pier.')).toEqual([])
  })
})

describe('the asking', () => {
  const townOf = (i: number) => `Kolm${'abcdefghij'[i % 10]}${'aeiou'[Math.floor(i / 10) % 5]}`
  const many = shelfOf(
    Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `${i}.txt`,
        {
          title: `Place ${i}`,
          text: `${townOf(i)} signed a treaty with Lindeby in ${1700 + i}. The mayor of ${townOf(i)} saw it.`,
        },
      ]),
    ),
  )
  const nothing = (question: string): Answer => ({
    question,
    status: 'none',
    confidence: 0,
    excerpts: [],
    passages: [],
    unknownTerms: [],
    missingTerms: [],
  })

  test('ends after 24 questions, however many could be asked, and nothing unanswered is offered', () => {
    const asked: string[] = []
    const questions = sampleQuestions(
      many,
      (question) => {
        asked.push(question)
        return nothing(question)
      },
      'en',
      3,
    )
    expect(questions).toEqual([])
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.length).toBeLessThanOrEqual(24)
    expect(new Set(asked).size).toBe(asked.length)
  })

  test('takes no answer that says something else, however sure it is', () => {
    const shelf = shelfOf(HARBOUR)
    const answer = asker(shelf)('What does a single ticket cost?')
    expect(answer.status).toBe('answered')
    expect(sampleQuestions(shelf, (question) => ({ ...answer, question }), 'en', 3)).toEqual([])
  })

  test('takes less sure answers where there are no others, the surest first, and none that is not claimed', () => {
    const shelf = shelfOf(HARBOUR)
    const ask = asker(shelf)
    const at = (of: (question: string) => number) =>
      sampleQuestions(shelf, (question) => ({ ...ask(question), confidence: of(question) }), 'en', 2)
    expect(at((question) => (question.startsWith('Will') ? 0.7 : 0.6))[0]).toMatch(/^Will/)
    expect(at(() => 0.4)).toEqual([])
  })
})

describe('hostile texts', () => {
  test.each([
    'Will the *old* pier of Varnholm be torn down?',
    'Will the old_pier_of Varnholm be torn down?',
    'Will the `old` pier of Varnholm be torn down?',
    'Will the ~old~ pier of Varnholm be torn down?',
    'Will the <!channel> pier of Varnholm be torn down?',
    'Will the @everyone pier of Varnholm be torn down?',
    'Will the #general pier of Varnholm be torn down?',
    'Will the ||old|| pier of Varnholm be torn down?',
    'Will the :old: pier of Varnholm be torn down?',
    'Will the pier of varnholm.com in Varnholm be torn down?',
    'Will the \u202eold pier\u202c of Varnholm be torn down?',
    'Will the old and very long wooden pier of Varnholm in the far north be torn down soon?',
  ])('are not offered as a question: %s', (question) => {
    const faq = (asked: string) =>
      samples({
        'a.txt': {
          title: 'Help',
          text: `Some words first, on the pier.\n\n- ${asked}\n\n- No decision has been made on it.`,
        },
      })
    expect(faq('Will the old pier of Varnholm be torn down?')).toHaveLength(1)
    expect(faq(question)).toEqual([])
  })

  test.each([
    ['a name that formats', 'Mayor Il*se* Br_andt_ opened the fair. Mayor @Otto Lind came.'],
    [
      'a name that links',
      'The Varnholm.com Group is an organization of towns. Varnholm.com Group signed a treaty with Lindeby in 2005.',
    ],
    [
      'a word without an end',
      `Mayor ${'Aa'.repeat(400)} ${'Bb'.repeat(400)} opened. ${'Aa'.repeat(150)} signed`,
    ],
    ['capitals without an end', `Mayor ${'Aa Bb '.repeat(2_000)}`],
    ['figures and commas', `Varnholm has ${'1,'.repeat(3_000)} people`],
    ['brackets', `${'('.repeat(3_000)} Varnholm ${'(AB) '.repeat(2_000)}`],
    ['control characters', 'Mayor Il\u0000se \u202eBrandt\u200b opened. Mayor Ilse\u0007 Brandt signed.'],
    ['halves of surrogate pairs', 'Mayor \ud83dIlse Brandt\ude00 opened. \ud800'],
  ])('%s give nothing unsafe', (_, text) => {
    for (const speech of ['en', 'es'] as const) {
      expectSafe(samples({ 'a.txt': { title: text.slice(0, 200), text }, ...HARBOUR }, speech), 12)
    }
  })

  test('of any kind give safe questions that are answered, and never an error', () => {
    fc.assert(
      fc.property(anyShelf, fc.constantFrom('en' as const, 'es' as const), (texts, speech) => {
        const shelf = shelfOf(texts)
        const ask = asker(shelf)
        const questions = sampleQuestions(shelf, ask, speech, 3)
        expectSafe(questions, 3)
        for (const question of questions) expect(ask(question).status).toBe('answered')
      }),
      { numRuns: 60 },
    )
  })
})

const ROOT = join(import.meta.dirname, '../..')
const SEEDS = join(ROOT, '../shared/seeds')
const folders = [
  { name: 'the briefs', folder: join(ROOT, 'data/sources') },
  {
    name: `the raw articles${existsSync(SEEDS) ? '' : ' (skipped: ../shared/seeds is absent)'}`,
    folder: SEEDS,
  },
]
describe.each(folders)('$name', ({ folder }) => {
  test.skipIf(!existsSync(folder)).each(['en', 'es'] as const)(
    'give three questions in %s',
    async (speech) => {
      const { shelf } = await loadShelf(folder)
      const ask = asker(shelf)
      const questions = sampleQuestions(shelf, ask, speech, 3)
      expectSafe(questions, 3)
      expect(questions).toHaveLength(3)
      for (const question of questions) {
        expect(question.startsWith('¿')).toBe(speech === 'es')
        expect(ask(question)).toMatchObject({ status: 'answered', excerpts: expect.anything() })
        expect(ask(question).confidence).toBeGreaterThanOrEqual(0.8)
      }
    },
  )
})
