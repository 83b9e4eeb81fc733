import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayRuns } from '../../../../src/display.ts'
import { quoteOf } from '../../../../src/platforms/slack/render/quote.ts'
import { anyText, longText } from '../../../contracts/replies.ts'

const words = (quote: ReturnType<typeof quoteOf>): string =>
  quote.elements.map((element) => ('text' in element ? element.text : '')).join('')

const SENTENCE = 'The ferry sailed in fog at nine, as the log has it.'

describe('a quotation', () => {
  test('has the answering words bold and nothing else', () => {
    const quote = quoteOf({ text: 'Built  in\n1931.', marks: [{ start: 10, end: 14 }] }, 100)
    expect(quote).toEqual({
      elements: [
        { type: 'text', text: 'Built in ' },
        { type: 'text', text: '1931', style: { bold: true } },
        { type: 'text', text: '.' },
      ],
      cutBefore: false,
      cutAfter: false,
    })
  })

  test('is cut at the end of a sentence', () => {
    const quote = quoteOf({ text: `${SENTENCE} ${SENTENCE} ${SENTENCE}`, marks: [] }, 120)
    expect(words(quote)).toBe(`${SENTENCE} ${SENTENCE}`)
    expect(quote).toMatchObject({ cutBefore: false, cutAfter: true })
  })

  test('begins with a sentence if the answering words come late', () => {
    const text = `${`${SENTENCE} `.repeat(5)}Sixty were aboard. ${SENTENCE} ${SENTENCE}`
    const start = text.indexOf('Sixty')
    const quote = quoteOf({ text, marks: [{ start, end: start + 5 }] }, 200)
    expect(words(quote)).toBe(`${SENTENCE} Sixty were aboard. ${SENTENCE} ${SENTENCE}`)
    expect(quote).toMatchObject({ cutBefore: true, cutAfter: false })
  })

  test('ends with a word if a sentence is too long', () => {
    expect(words(quoteOf({ text: 'lighthouse '.repeat(50), marks: [] }, 50))).toBe(
      'lighthouse lighthouse lighthouse lighthouse',
    )
  })

  test('of a single endless word ends between two characters', () => {
    expect(words(quoteOf({ text: '🇨🇱'.repeat(50), marks: [] }, 50))).toBe('🇨🇱'.repeat(12))
    expect(words(quoteOf({ text: 'e\u0301'.repeat(50), marks: [] }, 51))).toBe('e\u0301'.repeat(25))
  })

  test('of a single endless character ends between two code points', () => {
    expect(words(quoteOf({ text: '\u1100'.repeat(500), marks: [] }, 200))).toBe('\u1100'.repeat(200))
  })
})

test('a cut of any text is verbatim, splits no character, and is as long as possible', () => {
  const text = fc.oneof(anyText(400), longText(2_000))
  fc.assert(
    fc.property(text, fc.integer({ min: 100, max: 500 }), fc.nat(2_000), (excerpt, most, place) => {
      const start = Math.min(place, excerpt.length)
      const marks = start < excerpt.length ? [{ start, end: Math.min(start + 20, excerpt.length) }] : []
      const whole = displayRuns(excerpt, marks)
        .map((run) => run.text)
        .join('')
      const quote = quoteOf({ text: excerpt, marks }, most)
      const shown = words(quote)
      expect(shown.length).toBeLessThanOrEqual(most)
      expect(whole.includes(shown)).toBe(true)
      expect(shown.isWellFormed()).toBe(true)
      expect(quote.cutBefore || quote.cutAfter).toBe(shown !== whole)
      if (whole.length > most) expect(shown.length).toBeGreaterThanOrEqual(most / 2 - 1)
    }),
    { numRuns: 300 },
  )
})
