import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { readingOf } from '../reading-of.ts'
import { FROM_TERMINAL, shelfOf } from '../shelf-of.ts'

const PIERS = {
  'oslo.txt': {
    title: 'Oslo',
    text: 'The port of Oslo is old, and ships come in every day. The pier of Oslo is 900 metres long and was built by masons. The mayor likes it.',
  },
  'lindeby.txt': {
    title: 'Lindeby',
    text: 'Lindeby is a small town with a church. The pier of Lindeby is 300 metres long, and made of timber. Fishermen sit on it.',
  },
  'both.txt': {
    title: 'Notes',
    text: 'Many people travel between Oslo and Lindeby in summer to see the piers. Bread is sold on board the ferry and the train.',
  },
  'muelles.txt': {
    title: 'Muelles',
    language: 'es' as const,
    text: 'El muelle de Varnholm mide 200 metros y es de granito.\n\nEl muelle de Orrby mide 150 metros y es de madera.\n\nDe Varnholm a Orrby se va en tren, y en los dos hay un muelle.',
  },
}
const COMPARED = {
  ...PIERS,
  'survey.txt': 'The pier of Oslo is three times longer than the pier of Lindeby, the survey found.',
}

describe('the sides of a comparison', () => {
  const read = readingOf({ ...PIERS, 'more.txt': 'A jetty is a short pier. Nine votes.' })
  const sides = (text: string) => {
    const { question } = read(text)
    return question.sides?.map((side) => [...side].map((at) => question.words[at]).join(' '))
  }
  test.each([
    ['How long is the pier of Oslo compared with Lindeby?', 'oslo', 'lindeby'],
    ['Is the pier of Oslo longer than the pier of Lindeby?', 'oslo', 'lindeby'],
    ['Is the pier longer in Oslo than in Lindeby?', 'oslo', 'lindeby'],
    ['Did Oslo or Lindeby build its pier of timber?', 'oslo', 'lindeby'],
    ['did oslo or lindeby build its pier of timber', 'oslo', 'lindeby'],
    ['How long is the pier in Oslo versus Lindeby?', 'oslo', 'lindeby'],
    ['Which is faster, the ferry or the train?', 'ferry', 'train'],
    ['What is the difference between a pier and a jetty?', 'pier', 'jetty'],
    ['What is the difference between the pier of Oslo and the pier of Lindeby?', 'oslo', 'lindeby'],
    ['¿Qué muelle mide más, Varnholm u Orrby?', 'varnholm', 'orrby'],
    ['¿Cuánto mide el muelle de Varnholm comparado con el de Orrby?', 'varnholm', 'orrby'],
    ['¿Qué diferencia hay entre el muelle de Varnholm y el muelle de Orrby?', 'varnholm', 'orrby'],
  ])('are found: %s', (question, first, second) => {
    expect(sides(question)).toEqual([first, second])
  })
  test.each([
    'What is sold on board the ferry or the train in summer?',
    'Do more than nine people travel?',
    'What did Oslo and Lindeby build?',
    'Is the pier longer in Oslo than in Bergen?',
    'Who sits on the pier, or fishes?',
    'How long is the pier of Oslo?',
  ])('are not found if it is no comparison or the shelf lacks a side: %s', (question) => {
    expect(sides(question)).toBeUndefined()
  })
})

describe('a comparison', () => {
  const ask = (texts: Parameters<typeof shelfOf>[0], question: string, excerpts?: number) =>
    createRetrieval(shelfOf(texts)).ask(question, {
      ...FROM_TERMINAL,
      ...(excerpts !== undefined && { excerpts }),
    })
  const said = (question: string) =>
    ask(PIERS, question)
      .excerpts.slice(0, 2)
      .map(({ text }) => text)

  test.each(['Is the pier longer in Oslo or Lindeby?', 'Which pier is longer, Oslo or Lindeby?'])(
    'is answered by an excerpt for each side if the sentence that names both says nothing: %s',
    (question) => {
      expect(said(question)).toEqual([
        'The pier of Oslo is 900 metres long and was built by masons.',
        'The pier of Lindeby is 300 metres long, and made of timber.',
      ])
    },
  )
  test('is answered in the order of the question, in Spanish too', () => {
    const [varnholm, orrby] = [
      'El muelle de Varnholm mide 200 metros y es de granito.',
      'El muelle de Orrby mide 150 metros y es de madera.',
    ]
    expect(said('¿Qué muelle mide más, Varnholm u Orrby?')).toEqual([varnholm, orrby])
    expect(said('¿Qué muelle mide más, Orrby o Varnholm?')).toEqual([orrby, varnholm])
  })
  test('is answered by a sentence that compares, if there is one', () => {
    const [first] = ask(COMPARED, 'Is the pier longer in Oslo or Lindeby?').excerpts
    expect(first?.text).toContain('the survey found')
  })
  test('lists the passages of both sides first, and gives the first side if one excerpt is wanted', () => {
    const one = ask(PIERS, 'Is the pier longer in Lindeby or Oslo?', 1)
    expect(one.excerpts.map(({ citation }) => citation.source)).toEqual(['lindeby.txt'])
    expect(one.passages.slice(0, 2).map(({ passage }) => passage.source.id)).toEqual([
      'lindeby.txt',
      'oslo.txt',
    ])
    const scores = one.passages.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })
  test('is answered as a whole if the answer for one side is not certain', () => {
    const { status } = ask(PIERS, 'How much did the pier of Oslo cost versus Lindeby?')
    expect(status).not.toBe('answered')
  })
  test('is one sentence where a pronoun stands for one of them', () => {
    const texts = {
      ...Object.fromEntries(
        Array.from({ length: 9 }, (_, i) => [
          `port${i}.txt`,
          `The port ${i} is old, and ships come in every day. Bread is sold on board the ferry ${i}.`,
        ]),
      ),
      'poll.txt': `Anders Holt became mayor in spring. With 58% of the vote he has the greatest share since the war, save for Ilse Brandt, who won 62%. Holt is also the first mayor who has worked on the boats of the town, and his brother, who served two terms on the board of the port, was an open friend of the harbour office and its plans.`,
    }
    const { excerpts } = createRetrieval(shelfOf(texts)).ask(
      'Did Holt or Brandt win a bigger share of the vote?',
      FROM_TERMINAL,
    )
    expect(excerpts[0]?.text).toMatch(/58%.*62%/)
  })
})
