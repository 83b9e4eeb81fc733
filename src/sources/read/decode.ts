import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { UserError } from '../../errors.ts'

/**
 * Decodes UTF-8, or UTF-16 with a byte order mark, and drops the mark. The text has no NUL and no lone surrogate,
 * so offsets into it mean the same in every program.
 *
 * @param declared the character set that the file names (a label of the WHATWG Encoding Standard); used only if the
 *   bytes are not UTF-8, because saved pages often keep the label of their server
 * @throws UserError if the bytes are not text; it names `file` and what to do
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

/** `utf-16le` or `utf-16be` if the bytes begin with that byte order mark. */
export const utf16Mark = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** The character set that a page names at its start, in a `<meta>` or its XML declaration. */
export const declaredCharset = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1')
  return (
    /<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i.exec(head)?.[1] ??
    /^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})/i.exec(head)?.[1]
  )
}

/** The offset of the first byte that is not part of valid UTF-8, or -1. */
export const firstInvalidByte = (bytes: Uint8Array): number => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  let at = 0
  let from = 0
  for (let mark = text.indexOf(REPLACEMENT); mark !== -1; mark = text.indexOf(REPLACEMENT, from)) {
    at += Buffer.byteLength(text.slice(from, mark))
    // The bytes may spell out the replacement character itself.
    if (bytes[at] !== 0xef || bytes[at + 1] !== 0xbf || bytes[at + 2] !== 0xbd) return at
    at += 3
    from = mark + 1
  }
  return -1
}

/** What a decoder puts in place of bytes that it cannot read. */
const REPLACEMENT = '\ufffd'

const notUtf8 = (what: string, bytes: Uint8Array): string =>
  `${what} is not UTF-8 (byte ${(firstInvalidByte(bytes) + 1).toLocaleString('en')}): save it as UTF-8.`

/** In bytes. Browsers look at the first 1024, but some pages begin with long comments. */
const DECLARED_WITHIN = 4096

/** The largest share of control characters. Text has hardly any; a compressed or compiled file has about 10%. */
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
  // ASCII bytes are valid UTF-8 but may be ISO-2022-JP, so there the declared label counts.
  const plain = decoder === undefined || bytes.some((byte) => byte > 0x7f)
  if (plain && isUtf8(bytes)) return new TextDecoder().decode(bytes)
  if (!decoder || decoder.encoding === 'utf-8') throw new UserError(notUtf8(file, bytes))
  // Other encodings accept any bytes; what they cannot read becomes U+FFFD, as in a browser.
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
  const sample = text.slice(0, CONTROLS_WITHIN)
  return sample === '' ? 0 : (sample.match(CONTROLS)?.length ?? 0) / sample.length
}

/** Without tab, line feed, vertical tab, form feed, carriage return and escape, which are normal in text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROLS = /[\0-\x08\x0e-\x1a\x1c-\x1f]/g
