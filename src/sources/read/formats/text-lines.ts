import type { Span } from '../../../model.ts'

/** A line that is not blank, without the white space around it. */
export interface Line extends Span {
  /** How many code units of white space come before it. */
  readonly indent: number
  /** Whether a blank line or the beginning of the text comes before it. */
  readonly apart: boolean
}

/** The lines of a text that are not blank. Form feeds and line separators end a line too. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let apart = true
  let at = 0
  while (at <= text.length) {
    BREAK.lastIndex = at
    const found = BREAK.exec(text)
    const stop = found ? found.index : text.length
    let start = at
    let end = stop
    while (start < end && isSpace(text.charCodeAt(start))) start += 1
    while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
    if (end > start && VISIBLE.test(text.slice(start, end))) {
      lines.push({ start, end, indent: start - at, apart })
      apart = false
    } else {
      // Unlike an empty line, a page break does not end a paragraph.
      apart ||= text[at - 1] !== '\f' && text[stop] !== '\f'
    }
    if (!found) break
    at = stop + found[0].length
  }
  return lines
}

/** White space as `String.prototype.trim` defines it. */
const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 9 && code <= 13) || (code >= 0xa0 && SPACE.test(String.fromCharCode(code)))

const BREAK = /\r\n|[\n\r\f\v\u2028\u2029]/g
const SPACE = /\s/
/** A line of zero-width characters only is blank. */
const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u

/** The mark at the start of a line of plain text. It is not part of what the line says. */
export type Mark =
  | { readonly kind: 'bullet'; readonly length: number }
  | { readonly kind: 'quote'; readonly length: number }
  | { readonly kind: 'hash'; readonly length: number; readonly level: number }
  | NumberMark

/** "1.", "(2)", "III.", "(a)", "b)": marks an item of a list or the heading of a section, depending on what follows. */
export interface NumberMark {
  readonly kind: 'number'
  readonly length: number
  readonly number: number
  /** How it is written: "3)" does not continue "2.". */
  readonly format: string
}

/** The mark at the start of a line that has no white space around it. */
export const markOf = (line: string): Mark | undefined => {
  const first = line.charAt(0)
  if (!FIRST.test(first) && line.charAt(1) !== ')') return undefined
  const bullet = BULLET.exec(line)
  if (bullet) return { kind: 'bullet', length: bullet[0].length }
  const quote = QUOTE.exec(line)
  if (quote) return { kind: 'quote', length: quote[0].length }
  const hash = HASH.exec(line)
  if (hash) return { kind: 'hash', length: hash[0].length, level: hash[1]?.length ?? 1 }
  const letter = LETTER.exec(line)
  if (letter) {
    const [all, open = '', sign = ''] = letter
    return { kind: 'number', length: all.length, number: sign.charCodeAt(0) - 96, format: `${open}letter)` }
  }
  const number = NUMBER.exec(line)
  const [all = '', open = '', digits = '', close = ''] = number ?? []
  if (!number) return undefined
  const roman = /^\d/.test(digits) ? '' : 'roman'
  const value = roman ? romanValue(digits) : Number(digits)
  return value > 0
    ? { kind: 'number', length: all.length, number: value, format: `${open}${roman}${close}` }
    : undefined
}

/** Whether a line is a rule: only dashes, stars, equals signs or dots, with or without spaces. */
export const isRule = (line: string): boolean => line.length >= 3 && RULE.test(line)

/** Whether a line underlines a heading: only dashes, equals signs or tildes. */
export const isUnderline = (line: string): boolean => line.length >= 3 && UNDERLINE.test(line)

const FIRST = /[-*•‣◦▪●·–>#(\dIVX]/
const BULLET = /^[-*•‣◦▪●·–]\s+(?=\S)/
const QUOTE = /^(?:>[ \t\u00a0]?)+\s*(?=\S)/
const HASH = /^(#{1,6})\s+(?=\S)/
// At most three digits: "2024." is a year, not an item.
const NUMBER = /^(\(?)(\d{1,3}|[IVX]{1,6})([.)])\s+(?=\S)/
/** A letter needs a bracket: "a." may end a sentence, and "I." may be an initial. */
const LETTER = /^(\(?)([a-z])\)\s+(?=\S)/
const RULE = /^[-–—*_=~•·.#+\s]+$/
const UNDERLINE = /^(?:=+|-+|~+)$/

/** The value of a Roman numeral up to 39; 0 for other letters. */
const romanValue = (letters: string): number => {
  const found = /^(X{0,3})(IX|IV|V?I{0,3})$/.exec(letters)
  if (!found) return 0
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].indexOf(found[2] ?? '')
  return (found[1]?.length ?? 0) * 10 + Math.max(0, ones)
}
