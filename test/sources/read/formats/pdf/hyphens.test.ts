import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineJoiner } from '../../../../../src/sources/read/formats/pdf/hyphens.ts'

describe('a word that was parted at the end of a line', () => {
  test.each([
    ['the refrigera-', 'tion building', 'the refrigeration building'],
    ['the refrigera\u00ad', 'tion building', 'the refrigeration building'],
    ['the con -', 'tainer terminal', 'the container terminal'],
    ['a twelve-', 'year plan', 'a twelve-year plan'],
    ['a self-con-', 'tained plant', 'a self-contained plant'],
    ['the Anglo-', 'Saxon ship', 'the Anglo- Saxon ship'],
    ['from 2019-', '2021 on', 'from 2019- 2021 on'],
    ['the north', 'pier', 'the north pier'],
  ])('%j and %j are %j', (first, second, whole) => {
    const join = lineJoiner(['It is a twelve-year plan for the container terminal.', first, second])
    expect(join(first, second).words).toBe(whole)
  })

  test('is whole again wherever it was parted, and the second line begins where it is said to', () => {
    const word = fc.stringMatching(/^[a-z]{4,12}$/)
    fc.assert(
      fc.property(word, fc.integer({ min: 1, max: 3 }), word, (parted, at, next) => {
        const [first, second] = [`the ${parted.slice(0, at)}-`, `${parted.slice(at)} ${next}`]
        const joined = lineJoiner([`a ${parted} here`, first, second])(first, second)
        expect(joined.words).toBe(`the ${parted} ${next}`)
        expect(joined.words.slice(joined.at)).toBe(second)
      }),
    )
  })
})
