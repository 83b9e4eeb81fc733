/** How a line looks to an eye that goes down the page for headings. */
export type Look = 'strong' | 'weak' | 'none'

/**
 * How much a line of plain text looks like a heading. `strong` is title case, capitals or a section's number;
 * `weak` is a short line in sentence case that doesn't end as a sentence does: in Spanish most headings are
 * so, and so are the captions of photographs. Neither makes a heading by itself: what follows decides.
 */
export const lookOf = (line: string): Look => {
  if (line.length > LONGEST || !LETTER.test(line) || BYLINE.test(line) || DATELINE.test(line)) return 'none'
  const words = line.split(/\s+/)
  if (words.length > MOST_WORDS || UNFINISHED.test(line)) return 'none'
  const capitals = !LOWER.test(line) && words.length > 1
  const titled = isTitleCase(words)
  // A question in title case heads a part ("What Happens Next?"); in sentence case it is a sentence.
  if (line.endsWith('?')) return (titled || capitals) && words.length > 2 ? 'strong' : 'none'
  if (ENDED.test(line)) return 'none'
  if (capitals || titled) return 'strong'
  return UPPER_FIRST.test(line) && line.length <= LONGEST_WEAK ? 'weak' : 'none'
}

/** Whether a line is prose: long enough for a sentence, and ends as one does. */
export const isProse = (line: string): boolean =>
  line.length >= PROSE && (ENDED.test(line) || line.length > LONGEST)

/** Whether a line is a sentence, if a short one. */
export const isSentence = (line: string): boolean => line.length >= SENTENCE && STOPPED.test(line)

/** Whether a line numbers a part of a law, a contract or a report, with or without its name: "Article 2", "ANEXO IV. Tasas". */
export const isLabel = (line: string): boolean =>
  line.length <= LONGEST && LABEL.test(line) && (line.length <= LABEL_ALONE || !/[.,;]$/.test(line))

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

/**
 * Nearly every word that weighs something begins with a capital or a figure, and there is one beside the
 * first.
 */
const isTitleCase = (words: readonly string[]): boolean => {
  let weighty = 0
  let raised = 0
  for (const word of words) {
    const letters = word.replace(/^[^\p{L}\p{N}]+/u, '')
    if (letters.length < 4 && !/^[\p{Lu}\p{N}]/u.test(letters)) continue
    weighty += 1
    if (/^[\p{Lu}\p{Lt}\p{N}]/u.test(letters)) raised += 1
  }
  const opens = UPPER_FIRST.test(words[0] ?? '')
  return opens && raised > 0 && (words.length === 1 || weighty > 1) && raised >= weighty * 0.8
}
