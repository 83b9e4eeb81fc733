import { describe, expect, test } from 'vitest'
import { verifyAnswer, verifyExcerpts } from '../../src/commands/verify.ts'
import type { Answer, Excerpt } from '../../src/model.ts'
import { citationOf, excerptOf, sourceOf } from '../texts.ts'

const source = sourceOf('ferry.txt', ['The ferry was built in 1931. It still sails on Sundays.'])
const sourceById = new Map([[source.id, source]])
const good = excerptOf(source, 'It still sails on Sundays.')

const answerOf = (...excerpts: readonly Excerpt[]): Answer => ({
  question: 'Does it sail?',
  status: 'answered',
  confidence: 0.9,
  excerpts,
  passages: [],
  unknownTerms: [],
  missingTerms: [],
})

describe('an excerpt', () => {
  test('that is its source’s text is kept', () => {
    expect(verifyExcerpts([good], sourceById)).toEqual({ excerpts: [good], faults: [] })
  })

  test.each([
    ['with a changed word', { text: 'It still sails on Mondays.' }],
    ['with other offsets', { start: good.start - 1 }],
    ['that goes beyond the text', { end: good.end + 5 }],
    ['that begins before the text', { start: -5 }],
    ['that is empty', { start: 3, end: 3, text: '' }],
    ['with half an offset', { start: good.start + 0.5 }],
    ['of an unknown source', { citation: citationOf(source, { source: 'other.txt' }) }],
  ])('%s is dropped', (_, change) => {
    const { excerpts, faults } = verifyExcerpts([{ ...good, ...change }], sourceById)
    expect(excerpts).toEqual([])
    expect(faults).toHaveLength(1)
  })

  test.each([
    ['beyond it', [{ start: 20, end: 40 }]],
    [
      'over each other',
      [
        { start: 0, end: 5 },
        { start: 4, end: 8 },
      ],
    ],
    [
      'in the wrong order',
      [
        { start: 9, end: 12 },
        { start: 0, end: 2 },
      ],
    ],
  ])('with marks %s keeps its text and loses the marks', (_, marks) => {
    const { excerpts, faults } = verifyExcerpts([{ ...good, marks }], sourceById)
    expect(excerpts).toEqual([good])
    expect(faults).toHaveLength(1)
  })
})

describe('an answer', () => {
  const bad = { ...good, text: 'It never sails on Sundays.' }

  test('keeps its status while its first excerpt is kept', () => {
    const { answer } = verifyAnswer(answerOf(good, bad), sourceById)
    expect(answer).toMatchObject({ status: 'answered', confidence: 0.9, excerpts: [good] })
  })

  test('without its first excerpt is no longer answered', () => {
    const other = excerptOf(source, 'The ferry was built in 1931.')
    expect(verifyAnswer(answerOf(bad, other), sourceById).answer).toMatchObject({
      status: 'related',
      confidence: 0,
    })
    expect(verifyAnswer(answerOf(bad), sourceById).answer).toMatchObject({ status: 'none', excerpts: [] })
  })
})
