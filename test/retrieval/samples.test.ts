import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Excerpt, Shelf, Speech } from '../../src/model.ts'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { sampleSteps } from '../../src/retrieval/samples.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { anyShelf } from './any-texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf, type Written } from './shelf-of.ts'

const asker = (shelf: Shelf) => {
  const retrieval = createRetrieval(shelf)
  return (question: string): Answer => retrieval.ask(question, FROM_TERMINAL)
}
type Ask = ReturnType<typeof asker>
const sampleQuestions = (shelf: Shelf, ask: Ask, speech: Speech, limit: number): readonly string[] => {
  const steps = sampleSteps(shelf, speech, limit)
  for (let next = steps.next(); ; next = steps.next(next.value === undefined ? undefined : ask(next.value)))
    if (next.done) return next.value
}
const samples = (texts: Record<string, string | Written>, speech: Speech = 'en', limit = 12) => {
  const shelf = shelfOf(texts)
  return sampleQuestions(shelf, asker(shelf), speech, limit)
}
/** The questions of one English sentence, beside a text that knows the names of the town. */
const ofSentence = (text: string) => samples({ 'a.txt': { title: 'Notes', text }, 'b.txt': NORTH })
/** The questions that texts would give if each were answered surely by all that the texts say. */
const drafts = (texts: Record<string, string | Written>, speech: Speech = 'en') => {
  const shelf = shelfOf(texts)
  const ask = asker(shelf)
  const text = shelf.sources.map((source) => source.text).join(' ')
  const sure = (question: string, excerpt: Excerpt): Answer => ({
    ...ask(question),
    status: 'answered',
    confidence: 1,
    excerpts: [{ ...excerpt, text }],
  })
  const [excerpt] = ask(text).excerpts
  return excerpt ? sampleQuestions(shelf, (question) => sure(question, excerpt), speech, 12) : []
}
const NORTH =
  'The people of Varnholm like the Skerry Light, and they like Lindeby too. They all know Ilse Brandt and Otto Lind.'

/** Fails for questions that a chat would format, link or ping with, and for those that are longer than a button. */
const expectSafe = (questions: readonly string[], limit: number) => {
  expect(questions.length).toBeLessThanOrEqual(limit)
  expect(new Set(questions).size).toBe(questions.length)
  for (const question of questions) {
    expect(question.length).toBeLessThanOrEqual(75)
    expect(question).not.toMatch(/[*_~`<>|@#\\\p{Cc}]/u)
    expect(question).toMatch(/\?$/)
  }
}

describe('questions for a newcomer', () => {
  test('differ in template and are answered by different sources', () => {
    const shelf = shelfOf(HARBOUR)
    const ask = asker(shelf)
    const questions = sampleQuestions(shelf, ask, 'en', 3)
    expect(questions).toEqual([
      'Who is Petra Koch?',
      'Will the old pier be torn down?',
      'Who is Ilse Brandt?',
    ])
    expect(new Set(questions.map((question) => ask(question).excerpts[0]?.citation.source)).size).toBe(3)
  })

  test('are all answered with high confidence, by an excerpt that holds the name', () => {
    const shelf = shelfOf(HARBOUR)
    const ask = asker(shelf)
    for (const speech of ['en', 'es'] as const) {
      const questions = sampleQuestions(shelf, ask, speech, 8)
      expect(questions.length).toBeGreaterThanOrEqual(3)
      for (const question of questions) {
        const { status, confidence, excerpts } = ask(question)
        expect([question, status]).toEqual([question, 'answered'])
        expect(confidence).toBeGreaterThanOrEqual(0.65)
        const [name] = /(?:[A-Z]\p{L}+ [A-Z]\p{L}+|[A-Z]{2,})/u.exec(question) ?? []
        if (name !== undefined) expect(excerpts[0]?.text).toContain(name)
      }
    }
  })

  test('are the same for the same shelf', () => {
    expect(samples(HARBOUR)).toEqual(samples(HARBOUR))
  })

  test('are at most two of a template', () => {
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

  test('are none without a source, without room and without anything to ask', () => {
    expect(samples({})).toEqual([])
    expect(samples(HARBOUR, 'en', 0)).toEqual([])
    expect(ofSentence('It was late, and it rained all night. Nobody came.')).toEqual([])
  })

  test('are put in Spanish first about Spanish sources, then about names in others', () => {
    const questions = samples(HARBOUR, 'es', 3)
    expect(questions[0]).toBe('¿Quién es Ilse Brandt?')
    expect(questions).toContain('¿Qué es NFA?')
    expect(questions.filter((question) => !question.startsWith('¿'))).toEqual([])
  })
})

describe('an English sentence', () => {
  test.each([
    ['Mayor Ilse Brandt opened the fair.', 'Who is Ilse Brandt?'],
    ['Ilse Brandt, the mayor of Varnholm, opened the fair.', 'Who is Ilse Brandt?'],
    ['The fair was opened by the mayor, Ilse Brandt.', 'Who is Ilse Brandt?'],
    ['Secretary of State Ilse Brandt opened the fair.', 'Who is Ilse Brandt?'],
    ['Dr. Otto Lind is a Senior Fellow of the Lindeby Institute.', 'Who is Otto Lind?'],
    ['Otto Lind was an engineer, and drew bridges.', 'Who was Otto Lind?'],
    ['In 1871 the engineer Otto Lind drew a bridge.', 'Who was Otto Lind?'],
    ['The Skerry Light is a tower on a rock in the sea.', 'What is the Skerry Light?'],
    [
      'The blame fell on “Grey Tide”, a secret organization about which little is known. They fear Grey Tide.',
      'What is Grey Tide?',
    ],
    ['Ilse Brandt, the president said, was late.', 'What is said about Ilse Brandt?'],
  ])('%s', (sentence, question) => {
    expect(ofSentence(sentence)).toEqual([question])
  })

  test.each([
    [
      'with a day of the week',
      'They met on Monday, the mayor of days. They meet on Monday, and each Monday.',
    ],
    ['with a month', 'They met in May, the mayor of months. They meet in May, and in late May.'],
    ['about a country', 'Chile is a country in the south. People like Chile, and Chile likes them.'],
    ['about a people', 'The Chilean president met the Peruvian mayor, and the Chilean people came.'],
    [
      'with an institution after a role',
      'General Freight House opened, and the Economist Research Unit closed.',
    ],
    ['with a newspaper that is a role as well', 'The Economist Paper Mill burned down.'],
    ['that begins with a word that is no name', 'Recently Lindeby, the mayor of towns, grew.'],
    ['in capitals throughout', 'A New Era Is Dawning In The Far North'],
    ['with a name that nothing else confirms', 'Zelda Quist, the mayor of the town, came.'],
    [
      'whose name goes on after a soft hyphen',
      'They fear Elva Kro\u00adgh. People of the town fear Elva Kro\u00adgh, and the mayor, Elva Kro\u00adgh.',
    ],
    ['with an office in capitals', 'People like Senior Fellow Zora, and they trust Senior Fellow Zora.'],
    ['with a word that is also written small', 'They built the Pier in spring. People like the pier.'],
    ['with a person of a place', 'People like Zora of Kolm, and they trust Zora of Kolm.'],
    ['whose subject is a pronoun', 'She is the mayor of the town, and he is a painter.'],
  ])('%s gives no question, whatever is answered', (_, sentence) => {
    // A name is asked about once it is in three texts.
    const often = ['One.', 'Two.', 'Three.'].map((end) => [
      end,
      { title: 'Notes', text: `${sentence}\n\n${end}` },
    ])
    const questions = drafts({ ...Object.fromEntries(often), 'b.txt': NORTH })
    expect(questions.filter((question) => question !== 'What is said about Lindeby?')).toEqual([])
  })

  test('gives no question about a name that describes another noun', () => {
    const spoken = (name: string) =>
      drafts({ 'a.txt': `They fear the ${name}, and run.`, 'b.txt': `People saw the ${name}, and ran.` })
    expect(spoken('Grey Tide')).toEqual(['What is said about the Grey Tide?'])
    expect(spoken('Grey Tide ships')).toEqual([])
  })

  test('never defines a name by what follows it in a list', () => {
    const text = 'They wanted it as a PDF, an image or a film, and got a PDF, an image and a film.'
    expect(drafts({ 'a.txt': text })).toEqual([])
  })

  test('never asks what a person is', () => {
    for (const text of [
      '“Ilse Brandt, a friend of the sea, opened the fair.” They like Ilse Brandt.',
      'In the Ilse Brandt, a painter, they trust.',
    ])
      expect(drafts({ 'a.txt': text, 'b.txt': NORTH }).join()).not.toMatch(/What is (?:the )?Ilse/)
  })

  test('gives the long form of an abbreviation', () => {
    expect(samples(HARBOUR)).toContain('What is NFA?')
    const other = HARBOUR['port.txt'].text.replace('(NFA)', '(XYZ)')
    expect(samples({ ...HARBOUR, 'port.txt': { ...HARBOUR['port.txt'], text: other } }).join()).not.toMatch(
      /NFA|XYZ/,
    )
  })
})

test('a Spanish question holds no English article', () => {
  const texts = { 'a.txt': 'The Skerry Light is a tower on a rock in the sea.', 'b.txt': NORTH }
  expect(drafts(texts)).toEqual(['What is the Skerry Light?'])
  expect(drafts(texts, 'es')).toEqual([])
})

describe('a Spanish sentence', () => {
  const NORTE =
    'La gente de Varnholm quiere el Faro Gris y también quiere Lindeby. Todos conocen a Ilse Brandt y a Otto Lind.'
  test.each([
    ['La alcaldesa Ilse Brandt abrió ayer la feria del pueblo.', '¿Quién es Ilse Brandt?'],
    ['Otto Lind fue un ingeniero que trazó puentes.', '¿Quién fue Otto Lind?'],
    ['El Faro Gris es una torre que se levanta sobre una roca.', '¿Qué es el Faro Gris?'],
  ])('%s', (sentence, question) => {
    const texts = { 'a.txt': { title: 'Notas', text: sentence }, 'b.txt': NORTE }
    expect(samples(texts, 'es')).toEqual([question])
  })
  test.each([
    ['with a day of the week', 'Abrieron el Lunes, alcalde de los días. Todos los Lunes y cada Lunes.'],
    ['about a country', 'A todos les gusta Chile, el presidente de los países. Y a todos les gusta Chile.'],
  ])('%s gives no question, whatever is answered', (_, sentence) => {
    expect(drafts({ 'a.txt': { title: 'Notas', text: sentence }, 'b.txt': NORTE }, 'es')).toEqual([])
  })
})

describe('a title or heading', () => {
  const headed = (heading: string, text: string) => ({
    'a.txt': { title: 'Handbook', text: `The rules of the house.\n\n# ${heading}\n\n${text}` },
  })

  test('gives a question about its subject if the text has the same words', () => {
    const text = 'Call before nine. Sick leave is paid from the first day, for up to six weeks.'
    expect(samples(headed('Sick leave', text))).toEqual(['What is said about sick leave?'])
    expect(samples(headed('2. Sick Leave – A New Rule', text))).toEqual(['What is said about sick leave?'])
    expect(drafts({ 'a.txt': { title: 'Sick leave', text } })).toEqual(['What is said about sick leave?'])
  })

  test('keeps its names, and begins with its article', () => {
    const text = 'The harbour of Quillon was opened in March 1987. It cost forty million crowns.'
    expect(drafts({ 'a.txt': { title: 'The harbour of Quillon', text } })).toContain(
      'What is said about the harbour of Quillon?',
    )
  })

  test.each([
    ['that says nothing of a subject', 'Further reading', 'Some further reading is here, on bread.'],
    ['that is no noun phrase', 'What was said', 'People know what was said in the town.'],
    ['of one word', 'Introduction', 'This is the introduction, on bread.'],
    ['whose words the text lacks', 'Holiday pay', 'We pay for twenty days a year.'],
  ])('%s gives none, whatever is answered', (_, heading, text) => {
    expect(drafts(headed(heading, text))).toEqual([])
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

  test('are taken as they stand, from a list or a heading', () => {
    for (const mark of ['-', '#'])
      expect(
        faq(`${mark} Will the old pier be torn down?`, 'No decision has been made on the old pier.'),
      ).toEqual(['Will the old pier be torn down?'])
  })

  test('are left out if they lean on what came before or ask the reader', () => {
    expect(faq('- Will it ever be torn down again?', '- No decision has been made on the old pier.')).toEqual(
      [],
    )
    expect(faq('- What do you think of the old pier?', '- Write to us about the old pier.')).toEqual([])
  })
})

describe('asking', () => {
  const townOf = (i: number) => `Kolm${'abcdefghij'[i % 10]}${'aeiou'[Math.floor(i / 10) % 5]}`
  const many = shelfOf(
    Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `${i}.txt`,
        {
          title: `Place ${i}`,
          text: `They know ${townOf(i)} well. The mayor, Otto ${townOf(i)}, signed a treaty. People like Otto ${townOf(i)}.`,
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

  test('ends after 24 questions and offers nothing unanswered', () => {
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

  test('takes no answer that says something else, however sure', () => {
    const shelf = shelfOf(HARBOUR)
    const answer = asker(shelf)('What does a single ticket cost?')
    expect(answer.status).toBe('answered')
    expect(sampleQuestions(shelf, (question) => ({ ...answer, question }), 'en', 3)).toEqual([])
  })

  test('takes no answer that is not sure or not claimed', () => {
    const shelf = shelfOf(HARBOUR)
    const ask = asker(shelf)
    const having = (changed: Partial<Answer>) =>
      sampleQuestions(shelf, (question) => ({ ...ask(question), ...changed }), 'en', 2)
    expect(having({ confidence: 0.65 })).toHaveLength(2)
    expect(having({ confidence: 0.64 })).toEqual([])
    expect(having({ confidence: 0.9, status: 'related' })).toEqual([])
  })

  test('gives others their turn between short steps', () => {
    const steps = sampleSteps(many, 'en', 3)
    let count = 0
    for (let next = steps.next(); !next.done; count += 1)
      next = steps.next(next.value === undefined ? undefined : nothing(next.value))
    // Of the 300 sources every second is read, twice, and then 24 questions are asked.
    expect(count).toBe(2 * 150 + 24)
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
    'give three questions in %s that three sources answer',
    async (speech) => {
      const { shelf } = await loadShelf(folder)
      const ask = asker(shelf)
      const questions = sampleQuestions(shelf, ask, speech, 3)
      expectSafe(questions, 3)
      expect(questions).toHaveLength(3)
      expect(new Set(questions.map((question) => ask(question).excerpts[0]?.citation.source)).size).toBe(3)
      for (const question of questions) {
        expect(question.startsWith('¿')).toBe(speech === 'es')
        expect(ask(question)).toMatchObject({ status: 'answered', excerpts: expect.anything() })
        expect(ask(question).confidence).toBeGreaterThanOrEqual(0.65)
      }
    },
  )
})
