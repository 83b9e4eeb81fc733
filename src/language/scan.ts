/**
 * A token is one of these, the first that fits. `tokenEnd` finds exactly them.
 * An abbreviation of letters and points: EE. UU., J. K., U.S., p.m.; or of letters joined by "&": R&D.
 * A programming language: .NET, C#, C++. A version: v2.4. A word with its inner apostrophes.
 * A figure, with spaces between its thousands or the ending of an ordinal: 1 250 000, 5th, 1º. A sign that people read aloud.
 */
export const TOKEN_PATTERN: string = [
  String.raw`(?<!\p{L})(\p{L})\1\.[^\S\n]?(\p{L})\2(?!\p{L})\.?`,
  String.raw`\p{Lu}\.(?:[^\S\n]\p{Lu}\.)+`,
  String.raw`(?:\p{Lu}\.)+\p{Lu}(?!\p{L})\.?`,
  String.raw`(?<![\p{L}.])(?:\p{Ll}\.)+\p{Ll}(?![\p{L}\p{N}])\.?`,
  String.raw`\p{L}{1,3}(?:&\p{L}{1,3})+(?![\p{L}\p{M}\p{N}&])`,
  String.raw`(?<![\p{L}\p{N}.])\.(?:NET|net)(?![\p{L}\p{M}\p{N}])`,
  String.raw`\p{L}(?:#|\+\+)(?![\p{L}\p{M}\p{N}#+])`,
  String.raw`[vV]\p{N}+(?:\.\p{N}+)+(?![\p{L}\p{M}\p{N}])`,
  String.raw`\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*`,
  String.raw`\d{1,3}(?:(?:[\u00a0\u2009\u202f]\d{3})+|(?: \d{3}){2,})(?![\p{N}])`,
  String.raw`\p{N}+(?:[.,]\p{N}+)*(?:(?:st|nd|rd|th|[ºª])(?![\p{L}\p{M}\p{N}]))?`,
  '[%$€£]',
].join('|')
const TOKEN = new RegExp(TOKEN_PATTERN, 'uy')

const OTHER = 0
const MARK = 1
const NUMBER = 2
const SIGN = 3
/** This kind and those above are letters. */
const LETTER = 4
const CAPITAL = 5
/** A character that the tables below lack, so that the pattern must decide. */
const UNKNOWN = 255

const kindOf = (character: string): number => {
  if (/\p{Lu}/u.test(character)) return CAPITAL
  if (/\p{L}/u.test(character)) return LETTER
  if (/\p{N}/u.test(character)) return NUMBER
  if (/\p{M}/u.test(character)) return MARK
  return /[%$€£]/.test(character) ? SIGN : OTHER
}

/** Kinds of Latin letters and general punctuation, which cover nearly all of an English or Spanish text. */
const LATIN = Uint8Array.from({ length: 0x250 }, (_, code) => kindOf(String.fromCharCode(code)))
const PUNCTUATION = Uint8Array.from({ length: 0x100 }, (_, code) =>
  kindOf(String.fromCharCode(0x2000 + code)),
)

const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  if (code < 0x250) return LATIN[code] as number
  if (code >= 0x2000 && code < 0x2100) return PUNCTUATION[code - 0x2000] as number
  return at < text.length ? UNKNOWN : OTHER
}

const POINT = 0x2e
const COMMA = 0x2c
const AMPERSAND = 0x26
const HASH = 0x23
const PLUS = 0x2b
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019
const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || code === 0x2009 || code === 0x202f

/** Where the pattern's token at `at` ends, or -1. */
const byPattern = (text: string, at: number): number => {
  TOKEN.lastIndex = at
  return TOKEN.test(text) ? TOKEN.lastIndex : -1
}

const figureEnd = (text: string, start: number): number => {
  for (let at = start + 1; ; at += 1) {
    const kind = kindAt(text, at)
    if (kind === NUMBER) continue
    // An ordinal's ending may follow.
    if (kind === UNKNOWN || kind === LETTER) return byPattern(text, start)
    const code = text.charCodeAt(at)
    if (isSpace(code)) return kindAt(text, at + 1) === NUMBER ? byPattern(text, start) : at
    if (code !== POINT && code !== COMMA) return at
    const after = kindAt(text, at + 1)
    if (after === UNKNOWN) return byPattern(text, start)
    if (after !== NUMBER) return at
  }
}

const wordEnd = (text: string, start: number): number => {
  let at = start + 1
  // Before a point it may be an abbreviation: "U.S.", "u.s." or, with two letters, "EE. UU.".
  if (text.charCodeAt(at) === POINT) return byPattern(text, start)
  if (text.charCodeAt(at + 1) === POINT && text[at] === text[start]) return byPattern(text, start)
  let kind = kindAt(text, at)
  for (; kind >= MARK && kind !== SIGN && kind !== UNKNOWN; kind = kindAt(text, at)) at += 1
  const code = text.charCodeAt(at)
  if (code === AMPERSAND && at - start <= 3) return byPattern(text, start)
  if ((code === HASH || code === PLUS) && at - start === 1) return byPattern(text, start)
  if (code === POINT && at > start + 1 && /[vV]/.test(text.charAt(start))) return byPattern(text, start)
  while (kind !== UNKNOWN && isApostrophe(text.charCodeAt(at))) {
    const after = kindAt(text, at + 1)
    if (after === UNKNOWN) return byPattern(text, start)
    if (after < LETTER) return at
    at += 2
    for (kind = kindAt(text, at); kind >= LETTER && kind !== UNKNOWN; kind = kindAt(text, at)) at += 1
  }
  return kind === UNKNOWN ? byPattern(text, start) : at
}

/**
 * Where the token that begins at `at` ends, or -1 if none begins there. The result is the pattern's, but plain words and figures are read
 * without it, ten times as fast.
 */
export const tokenEnd = (text: string, at: number): number => {
  const kind = kindAt(text, at)
  if (kind === UNKNOWN) return byPattern(text, at)
  if (kind >= LETTER) return wordEnd(text, at)
  if (kind === NUMBER) return figureEnd(text, at)
  if (kind === SIGN) return at + 1
  return text.charCodeAt(at) === POINT && /[Nn]/.test(text.charAt(at + 1)) ? byPattern(text, at) : -1
}

/** The next place after `at`, where no token begins. A surrogate pair is skipped whole. */
export const afterCharacter = (text: string, at: number): number =>
  at + ((text.charCodeAt(at) & 0xf800) === 0xd800 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
