import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signalsOf } from '../../../../src/retrieval/rank/confidence.ts'
import { rankSentences } from '../../../../src/retrieval/rank/rank.ts'
import { SIGNAL_NAMES } from '../../../../src/retrieval/rank/signals/signals.ts'
import { RANKING_WEIGHTS } from '../../../../src/retrieval/rank/weights.ts'
import { anyQuestion, anyShelf } from '../../any-texts.ts'
import { readingOf } from '../../reading-of.ts'
import { shelfOf } from '../../shelf-of.ts'
import { type Asked, SIGNAL_CASES } from './signal-cases.ts'

/** The signals of a question to a shelf, by their names; undefined if nothing is found. */
const measure = ({ texts, question: text }: Asked) => {
  const { question, candidates } = readingOf(texts)(text)
  const ranked = rankSentences(question, candidates, RANKING_WEIGHTS)
  const values = signalsOf(question, ranked, shelfOf(texts).passages.length)
  return values && new Map(SIGNAL_NAMES.map((name, i) => [name, values[i] ?? Number.NaN]))
}

describe('a signal', () => {
  test.each(SIGNAL_NAMES.map((name) => [name, SIGNAL_CASES[name]] as const))(
    '%s is greater if $fact',
    (name, { more, less }) => {
      const [high, low] = [measure(more)?.get(name), measure(less)?.get(name)]
      expect(low).toBeTypeOf('number')
      expect(high).toBeGreaterThan(low ?? Number.NaN)
    },
  )
})

describe('a name that the passage lacks', () => {
  const missing = (texts: Asked['texts']) =>
    measure({ texts, question: 'When was the third pier opened by Holt?' })?.get('missingNames')
  const far = Array.from({ length: 12 }, (_, i) => `On day ${i} it rained in the whole of the town.`).join(
    ' ',
  )
  const pier = 'The third pier was opened in 2023, and the ships came in.'

  test('counts for less if its source has it, and for nothing if the title does', () => {
    const elsewhere = missing({ 'a.txt': `${pier} ${far}\n\n${far} Holt waited.`, 'b.txt': 'Bread is dear.' })
    const nowhere = missing({ 'a.txt': `${pier} ${far}`, 'b.txt': 'Holt likes bread.' })
    const above = missing({ 'a.txt': { title: 'Holt', text: `${pier} ${far}` }, 'b.txt': 'Bread is dear.' })
    expect([nowhere, elsewhere, above]).toEqual([0.5, 0.25, 0])
  })
})

test('a word that is nowhere in the source is absent, even if a relative is there or another source has it', () => {
  const texts = { 'a.txt': 'A coalition of three parties governs the town.', 'b.txt': 'Bread is dear.' }
  const absent = (more: Asked['texts']) =>
    measure({ texts: { ...texts, ...more }, question: 'Which coalition was conflated?' })?.get('absent')
  expect(absent({})).toBeGreaterThan(0.3)
  expect(absent({ 'c.txt': 'Two notions were conflated by the clerk.' })).toBeGreaterThan(0.3)
})

test('“like” tells of liking only where somebody does it', () => {
  const notTold = (text: string) =>
    measure({ texts: { 'a.txt': text, 'b.txt': 'Bread is dear.' }, question: 'Does Holt like Brandt?' })?.get(
      'notTold',
    )
  expect(notTold('Holt works for a mayor like Brandt.')).toBe(1)
  expect(notTold('Holt says that people like Brandt.')).toBe(0)
})

test('another source that has the sentence word for word is no rival', () => {
  const lead = (other: string) =>
    measure({
      texts: { 'a.txt': 'Holt opened the third pier in 2023.', 'b.txt': other, 'c.txt': 'A pier is long.' },
      question: 'When did Holt open the third pier?',
    })?.get('lead')
  expect(lead('Holt opened the third pier in 2023. It rained.')).toBe(lead('It rained.'))
  expect(lead('Holt opened the third pier in 2023, it is said.')).toBeLessThan(lead('It rained.') ?? 0)
})

describe('signals of any question and text', () => {
  test('are finite numbers', () => {
    let seen = 0
    fc.assert(
      fc.property(anyShelf, anyQuestion, (texts, question) => {
        const values = measure({ texts, question })
        if (values === undefined) return
        seen += 1
        for (const [name, value] of values) expect(value, name).toSatisfy(Number.isFinite)
      }),
      { numRuns: 200 },
    )
    expect(seen).toBeGreaterThan(20)
  })
})
