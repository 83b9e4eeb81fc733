import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLines } from '../../../src/platforms/terminal/input.ts'

const chunksOf = async function* (bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const linesOf = async (text: string | Uint8Array, size = 7, longest = 1_000) => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return Array.fromAsync(readLines(chunksOf(bytes, size), longest))
}

test('yields each line once with its number, without its line break', async () => {
  expect(await linesOf('\ufeffone\r\n\ntres ñandúes')).toEqual([
    { number: 1, text: 'one', cut: false },
    { number: 2, text: '', cut: false },
    { number: 3, text: 'tres ñandúes', cut: false },
  ])
})

test('yields the same lines however the bytes arrive', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('a', 'é', '漢', '👩', '\n') }),
      fc.integer({ min: 1, max: 9 }),
      async (text, size) => {
        const expected = text.split('\n')
        if (expected.at(-1) === '') expected.pop()
        expect((await linesOf(text, size)).map((line) => line.text)).toEqual(expected)
      },
    ),
    { numRuns: 100 },
  )
})

test('keeps only the beginning of a line that is too long, and goes on after it', async () => {
  expect(await linesOf(`${'x'.repeat(50)}\nshort`, 7, 10)).toEqual([
    { number: 1, text: 'x'.repeat(10), cut: true },
    { number: 2, text: 'short', cut: false },
  ])
})

test('replaces bytes that are not UTF-8', async () => {
  expect((await linesOf(Uint8Array.of(97, 0xff, 10)))[0]?.text).toBe('a�')
})
