import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { UserError } from '../../errors.ts'
import type { ProblemLog } from './problems.ts'

/**
 * Decodes UTF-8, or UTF-16 with a byte order mark, and drops the mark. The text has no NUL and no lone surrogate,
 * so offsets into it mean the same in every program.
 *
 * @throws UserError if the bytes are not text; it names `file` and what to do
 */
export const decode = (bytes: Uint8Array, file: string): string => {
  requireText(bytes, file)
  const utf16 = utf16Mark(bytes)
  if (!utf16 && !isUtf8(bytes)) throw new UserError(notUtf8(file, bytes))
  const text = utf16 ? decodeUtf16(bytes, utf16, file) : new TextDecoder().decode(bytes)
  if (text.includes('\0'))
    throw new UserError(`${file} is not text (it holds NUL bytes): save it as UTF-8 text.`)
  return requireFewControls(text, file)
}

/**
 * Decodes a page as browsers do, so that none is refused for its bytes: a byte order mark counts first, then valid UTF-8, because saved pages
 * often keep the label of their server, then the character set that the page names. What cannot be decoded becomes U+FFFD, and is logged.
 * https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 *
 * @throws UserError if the bytes are no text at all
 */
export const decodePage = (bytes: Uint8Array, file: string, log: ProblemLog): string => {
  requireText(bytes, file)
  const text = pageDecoder(bytes).decode(bytes).replaceAll('\0', REPLACEMENT)
  const lost = text.split(REPLACEMENT).length - 1
  if (lost > 0) log.add(`has bytes that cannot be decoded: they are shown as “�”. Save it as UTF-8.`)
  return requireFewControls(text, file)
}

/** The decoder for a page. Without a mark or a label, it is UTF-8 if any character of several bytes is, else windows-1252. */
const pageDecoder = (bytes: Uint8Array): TextDecoder => {
  const utf16 = utf16Mark(bytes)
  if (utf16) return new TextDecoder(utf16)
  const declared = decoderFor(declaredCharset(bytes) ?? '')
  // The label itself was read as ASCII, so the page is not in UTF-16.
  const named = declared?.encoding.startsWith('utf-16') ? new TextDecoder() : declared
  const isAscii = bytes.every((byte) => byte <= 0x7f)
  // ASCII bytes are valid UTF-8 but may be ISO-2022-JP, so there the label counts.
  if (!isAscii && isUtf8(bytes)) return new TextDecoder()
  return (
    named ??
    (isAscii || HAS_UTF8.test(Buffer.from(bytes).toString('latin1'))
      ? new TextDecoder()
      : new TextDecoder('windows-1252'))
  )
}

/** A character of two or three bytes in UTF-8, as bytes. */
const HAS_UTF8 = /[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}/

const requireText = (bytes: Uint8Array, file: string): void => {
  const kind = knownBinary(bytes)
  if (kind) throw new UserError(`${file} is not text (it looks like ${kind}): save its words as UTF-8 text.`)
}

const requireFewControls = (text: string, file: string): string => {
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
const declaredCharset = (bytes: Uint8Array): string | undefined => {
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
