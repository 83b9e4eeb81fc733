import type { Span } from '../model.ts'

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '«': '»', '‘': '’', '"': '"' }
const OPENING = /^\s*[“«‘"]/

/**
 * The quoted parts of some paragraphs, with their marks, in order. A quotation that a paragraph leaves open goes on if the next begins with
 * a mark, as the paragraphs of one speech do; otherwise it ends there. Marks inside a quotation belong to it.
 */
export const quotedSpans = (text: string, paragraphs: readonly Span[]): Span[] => {
  const found: Span[] = []
  let open: { start: number; close: string } | undefined
  for (const { start, end } of paragraphs) {
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

/** Whether a line signs the quotation above it: "— Ana Ruiz, welder". */
export const isSignature = (line: string): boolean =>
  line.length < 100 &&
  /^\s*[—–-]+\s*\p{Lu}[\p{L}.'’-]*(?:\s+\p{L}[\p{L}.'’-]*){0,4}(?:,|\s*$)/u.test(line) &&
  !/[.!?…]\s*$/.test(line)

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

/** A time of day before a speaker's label: "[10:32]", "10:32 AM -". */
const STAMP = '(?:[[(]?\\d{1,2}[:.]\\d\\d(?:[:.]\\d\\d)?(?:\\s?[AaPp]\\.?[Mm]\\.?)?[\\])]?\\s*[-–—]?\\s*)'
const NAME =
  "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:\\s+(?:(?:de|del|la|las|los|van|von|da|of)\\s+)*\\p{Lu}[\\p{L}\\p{M}.'’-]*){0,4}"
const LABEL = new RegExp(
  `^\\W*?(${STAMP})?(${NAME})(?:\\s*(?:\\([^()]{1,60}\\)|,[^:“«"]{1,60}))?\\s*:\\s+\\S`,
  'u',
)

/** Who speaks in a paragraph by its label, and whether the label alone shows that it is one. */
export interface SpeakerLabel {
  /** As it is written: "LUIS MORA", "Q". */
  readonly name: string
  /** Whether no other label is needed to tell: it is in capitals, or after a time. */
  readonly sure: boolean
  /** Whether it is the letter of a question or an answer. */
  readonly letter: boolean
}

/** The label with which a transcript's paragraph begins: "LUIS MORA: …", "[10:32] Luis Mora: …", "Q: …". */
export const speakerLabel = (paragraph: string): SpeakerLabel | undefined => {
  const [, stamp, name] = LABEL.exec(paragraph.slice(0, 160)) ?? []
  if (name === undefined || !/^\p{Lu}/u.test(name)) return undefined
  const letter = /^[QAPR]$/.test(name)
  return {
    name,
    letter,
    sure: letter || stamp !== undefined || (name.length > 3 && name === name.toUpperCase()),
  }
}
