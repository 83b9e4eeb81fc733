import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from '../shelf-of.ts'

const retrieval = createRetrieval(shelfOf(HARBOUR))
const ask = (question: string) => retrieval.ask(question, FROM_TERMINAL)

describe('a slip in a short word', () => {
  test.each([
    ['When did the third peir open?', 'peir', 'pier'],
    ['How many casr does the ferry carry?', 'casr', 'cars'],
    ['How many rlols does the bakery sell?', 'rlols', 'rolls'],
    ['what does a tcket cost', 'tcket', 'ticket'],
    ['who lost morings to the works', 'morings', 'moorings'],
    ['Where does Pteer… no, where does Mayor Isle Brandt speak?', 'Isle', 'Ilse'],
  ])('is understood where one word can be meant: %s', (question, typed, meant) => {
    const answer = ask(question)
    expect(answer.corrected).toContainEqual({ typed, meant })
    expect(answer.question).toBe(question.replace(typed, meant))
    expect(answer.unknownTerms).not.toContain(typed)
  })

  test('gives the answer of the question as it was meant', () => {
    const { excerpts, confidence } = ask('When did the third pier open?')
    expect(ask('When did the third peir open?')).toMatchObject({ excerpts, confidence })
    expect(ask('wehn did teh third pier opne')).toMatchObject({ excerpts })
  })

  test.each([
    ['How many rools does the bakery sell?', 'rools', 'rolls'],
    ['Who sells a tickat?', undefined, undefined],
    ['Where is the peer?', undefined, undefined],
    ['What did Kuch say about the ferry?', 'Kuch', 'Koch'],
  ])('of another kind is only asked about: %s', (question, typed, meant) => {
    const answer = ask(question)
    expect(answer.question).toBe(question)
    expect(answer.corrected).toBeUndefined()
    expect(answer.suggested).toEqual(typed === undefined ? undefined : [{ typed, meant }])
  })

  test('is not looked for in words that a source has, in figures or in abbreviations', () => {
    for (const question of [
      'Who is Petra Koch?',
      'What does the NFA pay?',
      'What is the NAF?',
      'Did 108 people come?',
    ])
      expect(ask(question).question).toBe(question)
  })
})

describe('what people type in a hurry', () => {
  test.each([
    ['whos petra koch', 'who is petra koch'],
    ['wat did the mayor say bout the pier', 'what did the mayor say about the pier'],
    ['wich court did holt ask', 'which court did holt ask'],
    ['q dijo la alcaldesa xq protestaron', 'que dijo la alcaldesa por que protestaron'],
  ])('is written out: %s', (question, meant) => {
    expect(ask(question).question).toBe(meant)
  })

  test('is the same without capitals, accents and marks', () => {
    for (const [plain, typed] of [
      ['Who is Petra Koch?', 'who is petra koch'],
      ['When did the third pier open?', 'WHEN DID THE THIRD PIER OPEN'],
      ['¿Cuánto exportó el puerto de Varnholm?', 'cuanto exporto el puerto de varnholm'],
      ['¿Qué prometió la alcaldesa?', 'que prometio la alcaldesa'],
    ] as const)
      expect(ask(typed).excerpts[0]?.text).toBe(ask(plain).excerpts[0]?.text)
  })

  test('keywords with the kind of the answer at their end ask for that kind', () => {
    expect(ask('varnholm third pier opening date').excerpts[0]?.text).toContain('4 May 2023')
  })

  test('a request for a topic is the topic', () => {
    for (const question of [
      'tell me about the night ferry',
      'anything on the night ferry?',
      'give me a summary of the night ferry',
      'what do we know about the night ferry',
    ])
      expect(ask(question).question.replace('?', '')).toBe('the night ferry')
  })
})

test('a Spanish word that no table has is looked for by its ending', () => {
  const shelf = shelfOf({
    'a.txt': 'An interruption of the telecommunications network would cost 3 million crowns.',
    'b.txt': 'Bread is baked in three shifts.',
  })
  const answer = createRetrieval(shelf).ask(
    'cuanto costaria una interrupcion de las telecomunicaciones',
    FROM_TERMINAL,
  )
  expect(answer.excerpts[0]?.text).toContain('3 million')
  expect(answer.unknownTerms).toEqual([])
})
