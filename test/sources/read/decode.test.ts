import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { decode, decodePage, firstInvalidByte } from '../../../src/sources/read/decode.ts'
import { problemLog } from '../../../src/sources/read/problems.ts'

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

describe('decode', () => {
  test('leaves out a byte order mark', () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'Señal'), 'a.txt')).toBe('Señal')
  })

  test('keeps curly quotes, no-break spaces, CRLF, tabs and form feeds', () => {
    const text = '“12\u00a0%”\r\n\tnext\fpage'
    expect(decode(bytes(text), 'a.txt')).toBe(text)
  })

  test('reads UTF-16 of either byte order by its mark', () => {
    const little = Buffer.from('\ufeffSeñal “x”', 'utf16le')
    const big = Buffer.from(little).swap16()
    expect(decode(little, 'a.txt')).toBe('Señal “x”')
    expect(decode(big, 'a.txt')).toBe('Señal “x”')
  })

  test('names the first byte that is not UTF-8, and the cure', () => {
    const latin1 = bytes('x'.repeat(1233), [0xf1], 'o')
    expect(() => decode(latin1, 'a.txt')).toThrow('a.txt is not UTF-8 (byte 1,234): save it as UTF-8.')
    expect(() => decode(latin1, 'a.txt')).toThrow(UserError)
  })

  test.each([
    ['a PDF', bytes('%PDF-1.7\n')],
    ['a ZIP archive', bytes('PK', [3, 4], 'rest')],
    ['a PNG image', bytes([0x89], 'PNG\r\n')],
  ])('rejects %s', (kind, file) => {
    expect(() => decode(file, 'a.txt')).toThrow(`a.txt is not text (it looks like ${kind}`)
  })

  test('rejects NUL bytes and control characters', () => {
    expect(() => decode(bytes('abc', [0], 'def'), 'a.txt')).toThrow('is not text (it holds NUL bytes)')
    expect(() => decode(bytes('\x01\x02\x03 some words'), 'a.txt')).toThrow('full of control characters')
  })

  test('finds an invalid byte exactly where Node finds one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: 'binary' }), (junk, text) => {
        for (const sample of [junk, Buffer.from(text), Buffer.concat([Buffer.from(text), junk])])
          expect(firstInvalidByte(sample) === -1).toBe(isUtf8(sample))
      }),
      { numRuns: 300 },
    )
  })

  test('gives only well-formed text without NULs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (junk) => {
        let text = ''
        try {
          text = decode(junk, 'a.txt')
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
        expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a page is decoded', () => {
  const page = (label: string, ...parts: (string | number[])[]) => {
    const log = problemLog('a.html')
    const text = decodePage(bytes(`<html><head><META charset=${label}></head>`, ...parts), 'a.html', log)
    return { text: text.slice(text.indexOf('</head>') + 7), problems: log.all() }
  }

  test('by the character set that it names', () => {
    const { text, problems } = page('windows-1252', [0x93, 0xf1, 0x94])
    expect(text).toBe('“ñ”')
    expect(problems).toEqual([])
    const xml = bytes('<?xml version="1.0" encoding="ISO-8859-1"?>', [0xf1])
    expect(decodePage(xml, 'a.html', problemLog('a.html'))).toContain('ñ')
  })

  test.each(['utf-8', 'klingon', 'iso-8859-1', 'utf-16', 'utf-16le'])(
    'as UTF-8 if it is that, whatever it says (%s)',
    (label) => {
      expect(page(label, 'año “x”')).toEqual({ text: 'año “x”', problems: [] })
      expect(page(label, 'plain words')).toEqual({ text: 'plain words', problems: [] })
    },
  )

  test('as windows-1252 if it names no character set and is not UTF-8', () => {
    expect(decodePage(bytes('<p>caf', [0xe9]), 'a.html', problemLog('a.html'))).toBe('<p>café')
  })

  test('around a bad byte, which is shown as lost and told', () => {
    for (const label of ['utf-8', 'klingon']) {
      const { text, problems } = page(label, 'año ', [0xff], ' y nuevo')
      expect(text).toBe('año \ufffd y nuevo')
      expect(problems[0]?.message).toContain('a.html has bytes that cannot be decoded')
    }
  })

  test('to well-formed text without NULs, unless it is no text at all', () => {
    const labels = fc.constantFrom('', 'utf-8', 'utf-16be', 'shift_jis', 'iso-2022-jp')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), labels, (junk, label) => {
        let text = ''
        try {
          text = decodePage(bytes(`<meta charset=${label}>`, [...junk]), 'a.html', problemLog('a.html'))
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
        expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
