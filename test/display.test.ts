import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayRuns, displayText, shorten } from '../src/display.ts'

describe('text made safe to show', () => {
  test('folds line breaks, tabs and hard spaces into single spaces', () => {
    expect(displayText('a\n b\t\u00a0c\u2028d')).toBe('a b c d')
  })

  test('makes the start of an escape sequence visible', () => {
    expect(displayText('\u001b[31mred\u009b0m\u0007')).toBe('�[31mred�0m�')
  })

  test('drops marks that change the direction of the text, and invisible characters', () => {
    expect(displayText('a\u202eb\u2066c\u200bd\u00ade\ufefff')).toBe('abcdef')
  })

  test('keeps emoji, accents and scripts that need joiners', () => {
    for (const text of ['👩‍👩‍👧', '❤️', 'Señor Ñandú', 'می‌خواهم']) expect(displayText(text)).toBe(text)
  })

  test('cuts a pile of combining marks at eight', () => {
    expect(displayText(`a${'\u0301'.repeat(5000)}b`)).toBe(`a${'\u0301'.repeat(8)}b`)
  })

  test('leaves no control character and no half of a pair in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = displayText(text)
        expect(shown).not.toMatch(/\p{Cc}/u)
        expect(shown.isWellFormed()).toBe(true)
        expect(displayText(shown)).toBe(shown)
      }),
      { numRuns: 300 },
    )
  })
})

describe('runs of an excerpt', () => {
  test('separate the marked words from the others, with white space folded across their borders', () => {
    const text = '  Signed \n in  May.'
    expect(displayRuns(text, [{ start: 9, end: 15 }])).toEqual([
      { text: 'Signed ', marked: false },
      { text: 'in ', marked: true },
      { text: 'May.', marked: false },
    ])
  })

  test('joined are the text as it is shown without marks, wherever the marks are', () => {
    const gap = fc.stringMatching(/^[ab \n\t]{0,6}$/)
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 7 }), (pieces) => {
        const text = pieces.join('')
        let at = 0
        const marks = pieces.flatMap((piece, index) => {
          const start = at
          at += piece.length
          return index % 2 === 1 && piece.length > 0 ? [{ start, end: at }] : []
        })
        const runs = displayRuns(text, marks)
        expect(runs.map((run) => run.text).join('')).toBe(displayText(text).trim())
      }),
      { numRuns: 300 },
    )
  })
})

test('what a message repeats is shortened', () => {
  expect(shorten('x'.repeat(41))).toBe(`${'x'.repeat(40)}…`)
  expect(shorten('short')).toBe('short')
})
