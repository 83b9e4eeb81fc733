/**
 * A token: an abbreviation of letters and points (U.S., EE. UU.), a word with its inner apostrophes, a figure, or a sign that people read
 * aloud. `tokenEnd` finds exactly this.
 */
const TOKEN =
  /EE\.\s?UU\.?|(?:\p{Lu}\.)+\p{Lu}(?!\p{L})\.?|(?<!\p{L})u\.s\.(?:a\.)?|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*|\p{N}+(?:[.,]\p{N}+)*|[%$€£]/uy

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
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019

/** Where the pattern's token at `at` ends, or -1. */
const byPattern = (text: string, at: number): number => {
  TOKEN.lastIndex = at
  return TOKEN.test(text) ? TOKEN.lastIndex : -1
}

const figureEnd = (text: string, start: number): number => {
  for (let at = start + 1; ; at += 1) {
    const kind = kindAt(text, at)
    if (kind === NUMBER) continue
    if (kind === UNKNOWN) return byPattern(text, start)
    const code = text.charCodeAt(at)
    if (code !== POINT && code !== COMMA) return at
    const after = kindAt(text, at + 1)
    if (after === UNKNOWN) return byPattern(text, start)
    if (after !== NUMBER) return at
  }
}

const wordEnd = (text: string, start: number): number => {
  let at = start + 1
  // Before a point it may be an abbreviation: "U.S.", "u.s." or, with two letters, "EE. UU.".
  if (text.charCodeAt(at) === POINT || (text[start] === 'E' && text.startsWith('E.', at)))
    return byPattern(text, start)
  let kind = kindAt(text, at)
  for (; kind >= MARK && kind !== SIGN && kind !== UNKNOWN; kind = kindAt(text, at)) at += 1
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
  return kind === SIGN ? at + 1 : -1
}

/** The next place after `at`, where no token begins. A surrogate pair is skipped whole. */
export const afterCharacter = (text: string, at: number): number =>
  at + ((text.charCodeAt(at) & 0xf800) === 0xd800 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
