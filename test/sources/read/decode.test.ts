import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { declaredCharset, decode, firstInvalidByte } from '../../../src/sources/read/decode.ts'

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

  test('reads a page by the character set that it names', () => {
    const page = bytes(
      '<html><head><META http-equiv="Content-Type" content="text/html; charset=windows-1252">',
      [0x93, 0xf1, 0x94],
    )
    expect(declaredCharset(page)).toBe('windows-1252')
    expect(decode(page, 'a.html', 'windows-1252')).toContain('“ñ”')
  })

  test('reads the XML declaration, and ignores unknown labels', () => {
    expect(declaredCharset(bytes('<?xml version="1.0" encoding="ISO-8859-1"?><html>'))).toBe('ISO-8859-1')
    expect(decode(bytes('ñ'), 'a.html', 'klingon')).toBe('ñ')
  })

  test('prefers valid UTF-8 to a declared label', () => {
    expect(decode(bytes('año “x”'), 'a.html', 'iso-8859-1')).toBe('año “x”')
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
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom(undefined, 'utf-16le', 'shift_jis'),
        (junk, label) => {
          let text = ''
          try {
            text = decode(junk, 'a.html', label)
          } catch (error) {
            expect(error).toBeInstanceOf(UserError)
          }
          expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
