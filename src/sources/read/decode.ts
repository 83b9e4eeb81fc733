import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { UserError } from '../../errors.ts'

/**
 * Bytes to text. UTF-8, and UTF-16 where a byte order mark says so; the mark itself is left out. What comes
 * out has no NUL and no lone surrogate, so every offset into it means the same in any other program.
 *
 * @param declared a character set that the file names for itself (a label of the WHATWG Encoding Standard);
 *   only used where the bytes are not UTF-8 anyway, because saved pages often keep the label of the server
 *   they came from
 * @throws UserError, naming `file` and the cure, for bytes that are not text
 */
export const decode = (bytes: Uint8Array, file: string, declared?: string): string => {
  const kind = knownBinary(bytes)
  if (kind) throw new UserError(`${file} is not text (it looks like ${kind}): save its words as UTF-8 text.`)
  const utf16 = utf16Mark(bytes)
  const text = utf16 ? decodeUtf16(bytes, utf16, file) : decodeMarked(bytes, file, declared)
  if (text.includes('\0'))
    throw new UserError(`${file} is not text (it holds NUL bytes): save it as UTF-8 text.`)
  if (controlShare(text) > MOST_CONTROLS)
    throw new UserError(`${file} is not text (it is full of control characters): save it as UTF-8 text.`)
  return text
}

/** `utf-16le` or `utf-16be` where the bytes begin with that byte order mark. */
export const utf16Mark = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/**
 * The character set that a page's own `<meta>` or XML declaration names, looked for where browsers look: at
 * its start.
 */
export const declaredCharset = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.byteLength, DECLARED_WITHIN),
  ).toString('latin1')
  return (
    /<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i.exec(head)?.[1] ??
    /^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})/i.exec(head)?.[1]
  )
}

/**
 * The offset of the first byte that no UTF-8 has there, or -1. The table is that of Unicode 16, 3.9, table
 * 3-7.
 */
export const firstInvalidByte = (bytes: Uint8Array): number => {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) {
      at += 1
      continue
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf
        ? 2
        : lead >= 0xe0 && lead <= 0xef
          ? 3
          : lead >= 0xf0 && lead <= 0xf4
            ? 4
            : 0
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    const second = bytes[at + 1] ?? 0
    if (length === 0 || second < low || second > high) return at
    for (let next = 2; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return at
    at += length
  }
  return -1
}

/** Sentence for bytes that are not UTF-8: where the first of them is, counted from 1, and what to do. */
const notUtf8 = (what: string, bytes: Uint8Array): string =>
  `${what} is not UTF-8 (byte ${(firstInvalidByte(bytes) + 1).toLocaleString('en')}): save it as UTF-8.`

/**
 * Browsers look for a page's character set in its first 1024 bytes; some pages put long comments before it.
 */
const DECLARED_WITHIN = 4096

/** Text has next to none; a compressed or compiled file about one in ten. */
const MOST_CONTROLS = 0.02
const CONTROLS_WITHIN = 65536

const decodeUtf16 = (bytes: Uint8Array, label: string, file: string): string => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    throw new UserError(`${file} begins as UTF-16 but goes on as something else: save it as UTF-8.`)
  }
}

const decodeMarked = (bytes: Uint8Array, file: string, declared: string | undefined): string => {
  const decoder = declared === undefined ? undefined : decoderFor(declared)
  // Seven-bit bytes are UTF-8 too, so there a label still counts: ISO-2022-JP is written in them.
  const plain = decoder === undefined || bytes.some((byte) => byte > 0x7f)
  if (plain && isUtf8(bytes)) return new TextDecoder().decode(bytes)
  if (!decoder || decoder.encoding === 'utf-8') throw new UserError(notUtf8(file, bytes))
  // A label that allows anything cannot be told wrong; what it cannot read becomes U+FFFD, as in a browser.
  return decoder.decode(bytes)
}

const decoderFor = (label: string): TextDecoder | undefined => {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}

const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a ZIP archive, or a Word, Excel or e-book file'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\xd0\xcf\x11\xe0', 'an old Word or Excel file'],
  ['\x7fELF', 'a program'],
  ['SQLite format 3', 'a database'],
  ['{\\rtf', 'a rich text file'],
]

const knownBinary = (bytes: Uint8Array): string | undefined => {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  return MAGIC.find(([magic]) => start.startsWith(magic))?.[1]
}

const controlShare = (text: string): number => {
  const length = Math.min(text.length, CONTROLS_WITHIN)
  let controls = 0
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at)
    // Tab, line feed, vertical tab, form feed, carriage return and escape are at home in text.
    if (code < 0x20 && !(code >= 9 && code <= 13) && code !== 0x1b) controls += 1
  }
  return length === 0 ? 0 : controls / length
}
