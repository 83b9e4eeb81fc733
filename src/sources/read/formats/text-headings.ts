/** How much a line looks like a heading. */
export type HeadingStrength = 'strong' | 'weak' | 'none'

/**
 * How much a line of plain text looks like a heading. `strong` is title case or capitals. `weak` is a short line in
 * sentence case that does not end like a sentence, as most Spanish headings are, but also captions. What follows the
 * line decides whether it is a heading.
 */
export const headingStrength = (line: string): HeadingStrength => {
  if (VERSION.test(line)) return 'strong'
  if (line.length > LONGEST || !LETTER.test(line) || BYLINE.test(line) || DATELINE.test(line)) return 'none'
  const words = line.split(/\s+/)
  if (words.length > MOST_WORDS || UNFINISHED.test(line)) return 'none'
  const capitals = !LOWER.test(line) && words.length > 1
  const titled = isTitleCase(words)
  // A question is a heading only in title case ("What Happens Next?").
  if (line.endsWith('?')) return (titled || capitals) && words.length > 2 ? 'strong' : 'none'
  if (ENDED.test(line)) return 'none'
  if (capitals || titled) return 'strong'
  return UPPER_FIRST.test(line) && line.length <= LONGEST_WEAK ? 'weak' : 'none'
}

/** Whether a line is long enough for prose and ends like a sentence. */
export const isProse = (line: string): boolean =>
  line.length >= PROSE && (ENDED.test(line) || line.length > LONGEST)

/** Whether a line may be a short sentence. */
export const isSentence = (line: string): boolean => line.length >= SENTENCE && STOPPED.test(line)

/** Whether a line numbers a part of a law, contract, report or list of changes: "Article 2", "ANEXO IV. Tasas", "2.4.0 (3 May 2021)". */
export const isLabel = (line: string): boolean => VERSION.test(line) || isNumbered(line)

const isNumbered = (line: string): boolean =>
  line.length <= LONGEST && LABEL.test(line) && (line.length <= LABEL_ALONE || !/[.,;]$/.test(line))

const VERSION = /^\[?v?\d+\.\d+\.\d+\]?(?: ?[-–—(].{4,30})?$/iu
const LABEL =
  /^(?:chapter|article|art\.|section|part|title|annex|appendix|schedule|book|capítulo|artículo|sección|parte|título|anexo|apéndice|libro)\s(?:\d{1,4}º?|[IVXLC]{1,7}|[A-Z])(?:[.:]?$|[.:]?\s[–—-]\s|[.:]\s)/iu
/** In characters: "CAPÍTULO XXVIII." */
const LABEL_ALONE = 18
const SENTENCE = 25
const STOPPED = /[.!?][”"'’»)\]]{0,2}$/
const LONGEST = 120
const LONGEST_WEAK = 90
const MOST_WORDS = 18
const PROSE = 60

const LETTER = /\p{L}/u
const LOWER = /\p{Ll}/u
const UPPER_FIRST = /^[“"'‘«¿¡(]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u
const UNFINISHED = /[,;:]$/
const ENDED = /[.!?…:][”"'’»)\]]{0,2}$/
const BYLINE = /^(?:By|BY|Por|POR|Written by|Escrito por)\s+[\p{Lu}@]/u
const DATELINE =
  /^(?:\p{L}{3,12}\.?,? )?(?:\d{1,2}(?:st|nd|rd|th|º)? )?(?:of |de )?\p{L}{3,10}\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:del? )?\d{4}$/u

/** Whether at least 80% of the words that are not short begin with a capital or a digit, not only the first. */
const isTitleCase = (words: readonly string[]): boolean => {
  let counted = 0
  let capital = 0
  for (const word of words) {
    const letters = word.replace(/^[^\p{L}\p{N}]+/u, '')
    if (letters.length < 4 && !/^[\p{Lu}\p{N}]/u.test(letters)) continue
    counted += 1
    if (/^[\p{Lu}\p{Lt}\p{N}]/u.test(letters)) capital += 1
  }
  const opens = UPPER_FIRST.test(words[0] ?? '')
  return opens && capital > 0 && (words.length === 1 || counted > 1) && capital >= counted * 0.8
}
