import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signalsOf } from '../../../../src/retrieval/rank/confidence.ts'
import { rankSentences } from '../../../../src/retrieval/rank/rank.ts'
import { SIGNAL_NAMES } from '../../../../src/retrieval/rank/signals/signals.ts'
import { RANKING_WEIGHTS } from '../../../../src/retrieval/rank/weights.ts'
import { anyQuestion, anyShelf } from '../../any-texts.ts'
import { readingOf } from '../../reading-of.ts'
import { shelfOf } from '../../shelf-of.ts'
import { type Asked, SIGN_CASES } from './signal-cases.ts'

/** Every sign of a question asked of a shelf, by its name; undefined where nothing is found. */
const signsIn = ({ texts, question: text }: Asked) => {
  const { question, candidates } = readingOf(texts)(text)
  const ranked = rankSentences(question, candidates, RANKING_WEIGHTS)
  const signs = signalsOf(question, ranked, shelfOf(texts).passages.length)
  return signs && new Map(SIGNAL_NAMES.map((name, i) => [name, signs[i] ?? Number.NaN]))
}

describe('a sign', () => {
  test.each(SIGNAL_NAMES.map((name) => [name, SIGN_CASES[name]] as const))(
    '%s is more where $fact',
    (name, { more, less }) => {
      const [high, low] = [signsIn(more)?.get(name), signsIn(less)?.get(name)]
      expect(low).toBeTypeOf('number')
      expect(high).toBeGreaterThan(low ?? Number.NaN)
    },
  )
})

describe('a name that the passage lacks', () => {
  const lacked = (texts: Asked['texts']) =>
    signsIn({ texts, question: 'When was the third pier opened by Holt?' })?.get('missingNames')
  const far = Array.from({ length: 12 }, (_, i) => `On day ${i} it rained in the whole of the town.`).join(
    ' ',
  )
  const pier = 'The third pier was opened in 2023, and the ships came in.'

  test('counts for less where its source speaks of it, and not at all above it', () => {
    const elsewhere = lacked({ 'a.txt': `${pier} ${far}\n\n${far} Holt waited.`, 'b.txt': 'Bread is dear.' })
    const nowhere = lacked({ 'a.txt': `${pier} ${far}`, 'b.txt': 'Holt likes bread.' })
    const above = lacked({ 'a.txt': { title: 'Holt', text: `${pier} ${far}` }, 'b.txt': 'Bread is dear.' })
    expect([nowhere, elsewhere, above]).toEqual([0.5, 0.25, 0])
  })
})

test('a word that stands nowhere is unknown, whatever relative of it stands there', () => {
  const texts = { 'a.txt': 'A coalition of three parties governs the town.', 'b.txt': 'Bread is dear.' }
  expect(signsIn({ texts, question: 'What was conflated?' })?.get('unknown')).toBe(1)
})

describe('signs of any question and text', () => {
  test('are finite numbers', () => {
    let seen = 0
    fc.assert(
      fc.property(anyShelf, anyQuestion, (texts, question) => {
        const signs = signsIn({ texts, question })
        if (signs === undefined) return
        seen += 1
        for (const [name, value] of signs) expect(value, name).toSatisfy(Number.isFinite)
      }),
      { numRuns: 200 },
    )
    expect(seen).toBeGreaterThan(20)
  })
})
