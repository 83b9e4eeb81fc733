import type { Span } from '../model.ts'

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '«': '»', '‘': '’', '"': '"' }
const OPENING = /^\s*[“«‘"]/

/** A paragraph, and whether it is set off as a quotation. */
interface Paragraph extends Span {
  readonly isQuote?: boolean
}

const ANY_MARK = /[“”«»"]/

/**
 * The quoted parts of some paragraphs, with their marks, in order. A quotation that a paragraph leaves open goes on if the next begins with
 * a mark, as the paragraphs of one speech do; otherwise it ends there. Marks inside a quotation belong to it.
 * A paragraph that is set off is quoted whole, unless it has marks of its own.
 */
export const quotedSpans = (text: string, paragraphs: readonly Paragraph[]): Span[] => {
  const found: Span[] = []
  let open: { start: number; close: string } | undefined
  for (const { start, end, isQuote } of paragraphs) {
    if (isQuote && !ANY_MARK.test(text.slice(start, end))) {
      if (!isSignature(text.slice(start, end), true)) found.push({ start, end })
      continue
    }
    if (DIALOGUE.test(text.slice(start, start + 20)) && !isSignature(text.slice(start, end))) {
      open = undefined
      found.push(...spokenAfterDash(text, { start, end }))
      continue
    }
    if (open !== undefined && !OPENING.test(text.slice(start, start + 20))) open = undefined
    else if (open !== undefined) open = { start, close: open.close }
    for (let at = start; at < end; at += 1) {
      const sign = text[at] as string
      if (open === undefined) {
        const close = opens(text, at) ? CLOSING[sign] : undefined
        if (close !== undefined) open = { start: at, close }
      } else if (at > open.start && sign === open.close && closes(text, at)) {
        found.push({ start: open.start, end: at + 1 })
        open = undefined
      }
    }
    if (open !== undefined) found.push({ start: open.start, end })
  }
  return found
}

/** A paragraph of dialogue: "—Nunca se pagó —dijo Ana—. Nadie lo cobró." */
const DIALOGUE = /^\s*[—―]\s?[\p{L}¿¡]/u

/**
 * Whether a line signs the quotation above it: "— Ana Ruiz, welder". @param isQuote whether it stands in a quotation that is set off, where
 * it needs no dash
 */
export const isSignature = (line: string, isQuote = false): boolean =>
  line.length < 100 &&
  (isQuote || /^\s*[—–-]/.test(line)) &&
  /^\s*[—–-]*\s*\p{Lu}[\p{L}.'’-]*(?:\s+\p{L}[\p{L}.'’-]*){0,4}(?:\s*[,(]|\s*$)/u.test(line) &&
  !/[.!?…:;]\s*$/.test(line) &&
  (/^\s*[—–-]/.test(line) || /^\s*\p{L}+\s+\p{Lu}/u.test(line))

/** What is spoken in a paragraph that begins with a dash: all of it but what stands between dashes. */
const spokenAfterDash = (text: string, { start, end }: Span): Span[] => {
  const found: Span[] = []
  let from = start
  for (const { index, 0: insert } of text.slice(start, end).matchAll(/\s[—―]\p{L}[^—―]*[—―]?/gu)) {
    found.push({ start: from, end: start + index })
    from = start + index + insert.length
  }
  if (from < end) found.push({ start: from, end })
  return found
}

/** Whether a mark may open a quotation: not an apostrophe, and no sign for inches. */
const opens = (text: string, at: number): boolean => !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
/** Whether a mark may close one: not an apostrophe inside a word. */
const closes = (text: string, at: number): boolean => text[at] !== '’' || !/\p{L}/u.test(text[at + 1] ?? '')

/**
 * Whether a paragraph is a quotation without its speaker's name, or signs the quotation above it, so that it is read with the paragraph
 * before: “We asked twice,” she added. “Nobody came.”
 */
export const leansOnSpeaker = (paragraph: string): boolean => {
  if (isSignature(paragraph)) return true
  if (!OPENING.test(paragraph)) return false
  const quoted = quotedSpans(paragraph, [{ start: 0, end: paragraph.length }])
  const outside = quoted.map(({ end }, at) => paragraph.slice(end, quoted[at + 1]?.start)).join(' ')
  return quoted.length > 0 && !/\p{Lu}/u.test(outside)
}

/** A time of day before a speaker's label: "[10:32]", "10:32 AM -". */
const STAMP = '(?:[[(]?\\d{1,2}[:.]\\d\\d(?:[:.]\\d\\d)?(?:\\s?[AaPp]\\.?[Mm]\\.?)?[\\])]?\\s*[-–—]?\\s*)'
const NAME =
  "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:\\s+(?:(?:de|del|la|las|los|van|von|da|of)\\s+)*\\p{Lu}[\\p{L}\\p{M}.'’-]*){0,4}"
const LABEL = new RegExp(
  `^\\W*?(${STAMP})?(${NAME})(?:\\s*(?:\\([^()]{1,60}\\)|,[^:“«"]{1,60}))?\\s*:\\s+\\S`,
  'u',
)
/** "Q. Was it paid for?" */
const LETTER = /^([QAPR])\.\s+\p{Lu}/u
/** "Ana Ruiz  10:32 AM", alone in its line. */
const LINE = new RegExp(`^(${NAME})\\s*[,·|–-]?\\s+${STAMP}(?:\\n|$)`, 'u')

/** Who speaks in a paragraph by its label, and whether the label alone shows that it is one. */
export interface SpeakerLabel {
  /** As it is written: "LUIS MORA", "Q". */
  readonly name: string
  /** Whether no other label is needed to tell: it is a whole name, in capitals, or beside a time. */
  readonly sure: boolean
  /** Whether it is the letter of a question or an answer. */
  readonly letter: boolean
  /** Whether it stands in a line of its own, above what is said. */
  readonly onLine: boolean
}

/** The label with which a transcript's paragraph begins: "ANA RUIZ: …", "[10:32] Ana Ruiz: …", "Q: …". */
export const speakerLabel = (paragraph: string): SpeakerLabel | undefined => {
  const opening = paragraph.slice(0, 160)
  const line = LINE.exec(opening)?.[1]
  if (line !== undefined) return { name: line, letter: false, sure: true, onLine: true }
  const [, stamp, named] = LABEL.exec(opening) ?? []
  const name = named ?? LETTER.exec(opening)?.[1]
  if (name === undefined) return undefined
  const letter = /^[QAPR]$/.test(name)
  const isName = /\s/.test(name) || (name.length > 3 && name === name.toUpperCase())
  return {
    name,
    letter,
    sure: isName || stamp !== undefined || (letter && named !== undefined),
    onLine: false,
  }
}
