import { describe, expect, test } from 'vitest'
import { tokenize } from '../../../src/language/tokens.ts'
import { askedKind } from '../../../src/retrieval/question/asked-kind.ts'
import { type Figure, isFigure } from '../../../src/retrieval/question/figures.ts'
import { answerPositions } from '../../../src/retrieval/question/of-kind.ts'
import { asksForSeveral } from '../../../src/retrieval/question/several.ts'
import { speakerOf } from '../../../src/retrieval/question/speaker.ts'
import { readingOf } from '../reading-of.ts'

const speaker = (text: string, language: 'en' | 'es'): string | undefined => {
  const tokens = tokenize(text, language)
  const found = speakerOf(tokens)
  return found && [...found.at].map((at) => tokens[at]?.word).join(' ')
}

describe('the speaker', () => {
  test.each([
    ['What did the mayor say about the pier?', 'mayor'],
    ['what did ilse brandt tell the court', 'ilse brandt'],
    ['What does Anders Holt think of the works?', 'anders holt'],
    ['What has the harbour office announced?', 'harbour office'],
    ['Did Holt say anything about the pier?', 'holt'],
    ['has the mayor commented on the pier', 'mayor'],
    ['How did Holt respond to the ruling?', 'holt'],
    ['What is Holt’s opinion of the pier?', 'holt'],
    ["what are the mayor's views on the pier", 'mayor'],
    ['What was the reaction of the mayor to the ruling?', 'mayor'],
    ['quotes from Ilse Brandt about the pier', 'ilse brandt'],
  ])('is whoever stands before the verb, or whose words they are: %s', (text, expected) => {
    expect(speaker(text, 'en')).toBe(expected)
  })
  test.each([
    ['¿Qué dijo Ilse Brandt sobre el muelle?', 'ilse brandt'],
    ['que opina holt', 'holt'],
    ['¿Qué ha declarado el alcalde?', undefined],
    ['¿Qué ha dicho el alcalde?', 'alcalde'],
    ['¿Cuál es la opinión de Holt sobre el muelle?', 'holt'],
    ['¿Cómo reaccionó el alcalde al fallo?', 'alcalde'],
  ])('is whoever stands after the verb in Spanish: %s', (text, expected) => {
    expect(speaker(text, 'es')).toBe(expected)
  })
  test('is nobody if the author is meant, and these words are left out', () => {
    const tokens = tokenize('What does the author recommend about the pier?', 'en')
    const found = speakerOf(tokens)
    expect(found?.at.size).toBe(0)
    expect([...(found?.skip ?? [])].map((at) => tokens[at]?.word)).toEqual(['author', 'recommend'])
  })
  test.each([
    'What did the mayor open?',
    'Who said that?',
    'What did they say?',
    'say',
    'What is the position of the port?',
    'Did Holt say when the pier opens?',
    'How did the mayor open the pier?',
    'the view of the harbour',
  ])('is nobody if no words of a named speaker are asked for: %s', (text) => {
    expect(speaker(text, 'en')).toBeUndefined()
  })
})

describe('a question', () => {
  test.each([
    ['Which towns does the line serve?', true],
    ['what are the three main aims of the port', true],
    ['List the members of the board', true],
    ['Which people sit on the board?', true],
    ['Which town does the line serve?', false],
    ['What is the news?', false],
    ['What does the line serve?', false],
    ['Who are they?', false],
  ])('asks for several things by a plural or a list: %s', (text, several) => {
    expect(asksForSeveral(tokenize(text, 'en'))).toBe(several)
  })
  test.each([
    ['What did Holt and Brandt discuss?', 'subject'],
    ['What should the town do?', 'advice'],
    ['¿De qué hablaron Holt y Brandt?', 'subject'],
  ])('asks for a subject or for advice: %s', (text, kind) => {
    expect(askedKind(tokenize(text, /¿/.test(text) ? 'es' : 'en')).kind).toBe(kind)
  })
})

describe('a figure', () => {
  const figures = (figure: Figure | undefined, text: string): string =>
    tokenize(text, 'en')
      .map(({ word }, at, tokens) => (isFigure(figure, tokens, at) ? word : ''))
      .filter(Boolean)
      .join(' ')
  test.each([
    ['count', 'In 2013 the ferry had 58% of the trade and 1,200 seats.', '1200'],
    ['count', 'It was the second ferry, one that carried one dog.', 'one'],
    ['amount', 'The second pier cost 41 million crowns in 2019.', '41 million'],
    ['span', 'It left 48 hours after the storm and took six hours.', 'six hours'],
    ['span', 'The talk took over an hour with 12 people.', 'an hour'],
    ['span', 'The pier is 300 metres long.', '300 metres'],
    ['span', 'It has been open since the storm of 1871, and in 1900 it burned.', '1871'],
    ['span', 'It takes five to ten years before a pier is open.', 'ten years'],
    [undefined, 'It was second in 2013.', 'second 2013'],
  ] as const)('asked for as %s is of that form: %s', (figure, text, expected) => {
    expect(figures(figure, text)).toBe(expected)
  })
})

test('a length of time is no count of anything else', () => {
  const read = readingOf({ 'a.txt': 'The ferry carries people.' })
  const tokens = tokenize('In 48 hours it carried 300 people.', 'en')
  const found = (question: string) =>
    answerPositions(read(question).question, tokens).map((at) => tokens[at]?.word)
  expect(found('How many people does the ferry carry?')).toEqual(['300'])
  expect(found('How many hours does it take?')).toEqual(['48', '300'])
})
