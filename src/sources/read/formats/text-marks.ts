/** What a line of plain text begins with, if anything: the mark itself is no part of what the line says. */
export type Mark =
  | { readonly kind: 'bullet'; readonly length: number }
  | { readonly kind: 'quote'; readonly length: number }
  | { readonly kind: 'hash'; readonly length: number; readonly level: number }
  | NumberMark

/** "1.", "(2)", "III.", "(a)", "b)": an item of a list or the heading of a section, as what follows tells. */
export interface NumberMark {
  readonly kind: 'number'
  readonly length: number
  /** What it counts to. */
  readonly number: number
  /** How it is written, so that "3)" doesn't go on after "2.". */
  readonly dress: string
}

/** The mark that a line without white space around it begins with. */
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
    return { kind: 'number', length: all.length, number: sign.charCodeAt(0) - 96, dress: `${open}letter)` }
  }
  const number = NUMBER.exec(line)
  const [all = '', open = '', digits = '', close = ''] = number ?? []
  if (!number) return undefined
  const roman = /^\d/.test(digits) ? '' : 'roman'
  const value = roman ? romanValue(digits) : Number(digits)
  return value > 0
    ? { kind: 'number', length: all.length, number: value, dress: `${open}${roman}${close}` }
    : undefined
}

/** A line that only rules off: dashes, stars, equals signs or dots, with or without spaces between. */
export const isRule = (line: string): boolean => line.length >= 3 && RULE.test(line)

/** A line of the dashes or equals signs that underline a heading. */
export const isUnderline = (line: string): boolean => line.length >= 3 && UNDERLINE.test(line)

const FIRST = /[-*•‣◦▪●·–>#(\dIVX]/
const BULLET = /^[-*•‣◦▪●·–]\s+(?=\S)/
const QUOTE = /^(?:>[ \t\u00a0]?)+\s*(?=\S)/
const HASH = /^(#{1,6})\s+(?=\S)/
// Three digits at most: "2024." begins a sentence's number or a year, not a list.
const NUMBER = /^(\(?)(\d{1,3}|[IVX]{1,6})([.)])\s+(?=\S)/
/** A letter counts only in brackets: "a." may end a sentence, and "I." be an initial. */
const LETTER = /^(\(?)([a-z])\)\s+(?=\S)/
const RULE = /^[-–—*_=~•·.#+\s]+$/
const UNDERLINE = /^(?:=+|-+|~+)$/

/** The value of a Roman numeral up to 39; 0 for letters that are none. */
const romanValue = (letters: string): number => {
  const found = /^(X{0,3})(IX|IV|V?I{0,3})$/.exec(letters)
  if (!found) return 0
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].indexOf(found[2] ?? '')
  return (found[1]?.length ?? 0) * 10 + Math.max(0, ones)
}
