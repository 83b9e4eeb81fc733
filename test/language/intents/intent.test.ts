import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../src/language/fold.ts'
import { intentOf, subjectAsked } from '../../../src/language/intent/intent.ts'

interface Line {
  readonly text: string
  /** "author"; "summary about copper"; "question" for none. */
  readonly expected: string
  /** Whether it was apart while the table was made. */
  readonly apart: boolean
}

const LINES: readonly Line[] = readFileSync(new URL('lines.txt', import.meta.url), 'utf8')
  .split(/^## .*$/m)
  .slice(1)
  .flatMap((part) =>
    part
      .split('\n')
      .filter((line) => line !== '')
      .map((line, at) => {
        const [, expected = '', text = ''] = /^([^:]+): (.+)$/.exec(line) ?? []
        return { text, expected, apart: at % 2 === 1 }
      }),
  )

const read = (text: string): string => {
  const intent = intentOf(text)
  if (!intent) return 'question'
  return intent.subject === undefined ? intent.kind : `${intent.kind} about ${intent.subject}`
}
const isRight = ({ text, expected }: Line): boolean => read(text) === fold(expected)
const share = (lines: readonly Line[]): number => lines.filter(isRight).length / lines.length

describe('the lines that people type', () => {
  const questions = LINES.filter(({ expected }) => expected === 'question')
  const intents = LINES.filter(({ expected }) => expected !== 'question')

  test('are at least 150 for the bot and 150 for the sources', () => {
    expect(Math.min(questions.length, intents.length)).toBeGreaterThanOrEqual(150)
  })
  test('are all told apart in the half that the table was made with', () => {
    expect(LINES.filter((line) => !line.apart && !isRight(line))).toEqual([])
  })
  test('are told apart in at least 96% of the other half, and at least 98% of its questions stay questions', () => {
    expect(share(intents.filter(({ apart }) => apart))).toBeGreaterThanOrEqual(0.96)
    expect(share(questions.filter(({ apart }) => apart))).toBeGreaterThanOrEqual(0.98)
  })
  test('mean the same in capitals, with other marks and with a courtesy behind them', () => {
    const kinds = LINES.filter(
      (line) => isRight(line) && !/small-talk|greeting|question|about/.test(line.expected),
    )
    const dressed = kinds.flatMap(({ text, expected }) =>
      [text.toUpperCase(), `${text} !!`, ` ${text.replace(/[?!.¿¡]/g, '')} `, `${text}, thanks`].map(
        (other) => [other, read(other), expected] as const,
      ),
    )
    expect(dressed.filter(([, found, expected]) => found !== expected)).toEqual([])
  })
})

test.each([
  ['What is the old ferry about?', 'the old ferry'],
  ['¿De qué trata la mina de cobre?', 'la mina de cobre'],
  ['What is it?', undefined],
])('“%s” asks what is about: %s', (text, subject) => {
  expect(subjectAsked(text)).toBe(subject)
})

test.each(['', '   ', '/help', '…', '?!… 🙂', 'https://post.example/more', `more ${'very '.repeat(60)}`])(
  '“%s” is no intent',
  (text) => expect(intentOf(text)).toBeUndefined(),
)

test('any text is read, and quickly', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('please', 'more', 'the', 'article', 'about', 'in', 'what', 'is', 'que', ' ', '?'),
        {
          maxLength: 40,
        },
      ),
      (words) => {
        const start = performance.now()
        intentOf(words.join(' '))
        expect(performance.now() - start).toBeLessThan(500)
      },
    ),
  )
  fc.assert(fc.property(fc.string(), (text) => void intentOf(text)))
})
