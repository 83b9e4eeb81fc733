import { describe, expect, test } from 'vitest'
import { detectLanguage } from '../../../src/language/detect.ts'
import { tokenize } from '../../../src/language/tokens.ts'
import { askedKind } from '../../../src/retrieval/question/asked-kind.ts'
import { type Figure, figureOf, isFigure } from '../../../src/retrieval/question/figures.ts'
import { askedMeasure } from '../../../src/retrieval/question/measures.ts'
import { isOfKind } from '../../../src/retrieval/question/of-kind.ts'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, shelfOf } from '../shelf-of.ts'

const read = (text: string) => tokenize(text, detectLanguage(text, 'en'))
const kindOf = (text: string) => askedKind(read(text)).kind

describe('a noun asks for its kind', () => {
  test.each([
    ['number', 'price per ticket on the varnholm ferry'],
    ['number', 'record high temperature in varnholm'],
    ['number', 'holt stolen boat value'],
    ['number', 'fee if holt walks away from the sale'],
    ['number', 'what is the bill for the repairs next year'],
    ['number', 'What was the death toll of the storm?'],
    ['number', 'percentage women sailors in lindeby'],
    ['number', 'miles of cable under the bay'],
    ['number', 'what fine did the port get'],
    ['number', 'what approval rating did the mayor have'],
    ['number', 'porcentaje de vecinos que votaron'],
    ['number', 'edad del alcalde que renunció'],
    ['number', 'mayor temperatura en el puerto'],
    ['number', '¿Qué multa le pusieron al puerto?'],
    ['date', 'holt speech to council date'],
    ['date', 'original publication date of the report'],
    ['date', 'year the pier was opened'],
    ['date', 'opening time of the harbour office'],
    ['date', 'fecha de publicación del informe'],
    ['date', 'hora de apertura del muelle'],
    ['date', 'año en que se construyó el faro'],
    ['number', 'money raised for the third pier'],
    ['date', 'last day to apply for a mooring'],
    ['date', 'museum opening hours'],
    ['place', 'location of the wreck'],
    ['place', 'lugar del naufragio'],
    ['person', 'name of the reporter'],
    ['person', 'what is the name of holts wife'],
    ['person', 'holt daughter name'],
    ['person', 'owner of the night ferry'],
    ['person', 'nombre del capitán del barco'],
    ['place', 'names of the two hospitals where they went'],
    ['thing', 'names of the songs where she plays the flute'],
  ])('a %s: %s', (kind, question) => {
    expect(kindOf(question)).toBe(kind)
  })

  test.each([
    ['person', 'who raised the price of bread'],
    ['date', 'when did the price of bread rise'],
    ['place', 'where is the price list'],
    ['reason', 'why did the death toll rise'],
    ['thing', 'how did the price of bread change'],
    ['thing', 'what happened to the price of bread'],
    ['thing', 'they talked about the price of bread in the shop'],
    ['thing', 'did they set a date'],
    ['thing', 'the mayor remembered the date'],
    ['date', 'the price of oil was stable until when'],
    ['thing', 'the speed of the ferry is a result of what'],
    ['definition', 'date palm trees'],
    ['thing', 'last week in lindeby'],
    ['thing', 'money laundering in lindeby'],
    ['thing', 'What crews raise steam temperature above that point?'],
    ['thing', 'bill of rights in the harbour museum'],
    ['thing', 'new screen time for the children of lindeby'],
    ['number', 'a fecha de mayo, ¿cuántos barcos hay?'],
  ])('only where it is what is asked for; a %s: %s', (kind, question) => {
    expect(kindOf(question)).toBe(kind)
  })
})

describe('a verb of paying asks for money', () => {
  test.each([
    'what is the port paying holt for the crane',
    'what does the port charge for mooring',
    'what are they spending on the pier',
    'what did the town spend on the third pier',
    'what was paid for the boat',
    'what did the town spend on it last year',
    'what is the ferry worth',
    '¿Qué cobra el puerto por amarrar?',
    'que paga el puerto a holt',
  ])('%s', (question) => {
    expect(kindOf(question)).toBe('number')
    expect(askedMeasure(read(question))).toBeDefined()
  })
  test.each([
    'what are they paying for',
    'what did the police charge holt with',
    'what did holt spend his childhood doing',
    'what did holt spend the rest of his life on',
    'what is worth seeing in lindeby',
    'what happened to the men who paid for the boat',
  ])('but not where a thing is asked for: %s', (question) => {
    expect(kindOf(question)).not.toBe('number')
  })
})

describe('how often and how quickly', () => {
  test.each([
    ['frequency', 'how often does the ferry run'],
    ['frequency', '¿con qué frecuencia sale el ferry?'],
    ['frequency', 'cada cuánto sale el ferry'],
    ['delay', 'how quick do repairs start'],
    ['delay', 'how quickly did it sink'],
    [undefined, 'how fast is the ferry'],
  ])('ask for a %s: %s', (figure, question) => {
    expect(figureOf(read(question).map(({ word }) => word))).toBe(figure)
    expect(kindOf(question)).toBe('number')
  })

  const told = (figure: Figure, text: string): string =>
    read(text)
      .map(({ word }, at, tokens) => (isFigure(figure, tokens, at) ? word : ''))
      .filter(Boolean)
      .join(' ')
  test.each([
    ['frequency', 'The ferry runs every two days.', 'days'],
    ['frequency', 'It is cleaned twice a year by 40 people.', 'twice'],
    ['frequency', 'The 300 members met three times.', 'three'],
    ['frequency', 'El ferry sale cada lunes.', 'lunes'],
    ['frequency', 'Since 2013 it has had 12 cabins.', ''],
    ['delay', 'The pump starts within minutes.', 'minutes'],
    ['delay', 'It sank two hours after the call.', 'two hours'],
    ['delay', 'The 12 divers left in 2013.', ''],
  ] as const)('are told as a %s: %s', (figure, text, expected) => {
    expect(told(figure, text)).toBe(expected)
  })
})

test.each([
  ['date', 'The office shut at 9 p.m. that day.', '9'],
  ['date', 'The office shut at 9:30 pm.', '9'],
  ['date', 'It had 9 rooms at noon.', 'noon'],
  ['date', 'El muelle abre a las 9.', '9'],
  ['place', 'The Weir Bridge is made of steel.', 'weir bridge'],
  ['place', 'Anders Holt is made of steel.', ''],
] as const)('a %s is told by a time of the day or a name with a noun for it: %s', (kind, text, expected) => {
  const tokens = read(text)
  const found = tokens.filter((_, at) => isOfKind(kind, tokens, at)).map(({ word }) => word)
  expect(found.join(' ')).toBe(expected)
})

describe('a sum of money', () => {
  const sums = (text: string): string =>
    read(text)
      .map(({ word }, at, tokens) => (isFigure('money', tokens, at) ? word : ''))
      .filter(Boolean)
      .join(' ')
  test.each([
    ['In 2013 the third pier cost 41 million crowns.', '41 million'],
    ['The 12 divers paid $3.50 and two euros for 7 buoys.', '3.50 two'],
    ['Cobran 300 pesos por los 4 botes.', '300'],
    ['It grew by 12 percent in 1,800 days.', ''],
  ])('is a figure with a coin: %s', (text, expected) => {
    expect(sums(text)).toBe(expected)
  })

  const BOARD = 'The price per ticket on the Varnholm night ferry is shown on board 12 at the pier.'
  const TOLD =
    'On the Varnholm night ferry the price per ticket is 41 crowns since the new line was opened in May.'
  const asked = (text: string) =>
    createRetrieval(
      shelfOf({ 'a.txt': text, 'z.txt': 'Bread is baked in three shifts on Mill Street.' }),
    ).ask('price per ticket on the varnholm night ferry', FROM_TERMINAL)
  test('is preferred to another figure where a price is asked for', () => {
    expect(asked(`${BOARD}\n\n${TOLD}`).excerpts[0]?.text).toContain('41 crowns')
  })
  test('is missed where it is not told', () => {
    expect(asked(BOARD).status).not.toBe('answered')
    expect(asked(TOLD).status).toBe('answered')
  })
})
