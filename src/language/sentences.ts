import type { Language, Span } from '../model.ts'
import { AFTER_TIME, BEFORE_FIGURE, NEVER_LAST, OPENERS, RARELY_LAST } from './abbreviations.ts'
import { fold } from './fold.ts'
import { FUNCTION_WORDS } from './function-words.ts'

/**
 * The sentences of `text` within `span`, as trimmed spans of the whole text, in order and without overlap. Together they hold every
 * character that is not white space. A line break inside a paragraph is a space; a blank line ends a sentence. Takes linear time.
 *
 * Each terminator is judged by what stands before and after it. `Intl.Segmenter` does worse: it breaks after every "U.S.", before every
 * "asked Ann" and inside "[12]" notes, and misses breaks where a scrape lost a space. Its rules also change with the runtime's ICU data,
 * and an excerpt's offsets must not.
 */
export const sentences = (text: string, span: Span, language: Language): Span[] => {
  const part = text.slice(span.start, span.end)
  const found: Span[] = []
  let start = 0
  let marks: Span | undefined
  const close = (end: number): void => {
    const piece = trimmed(part, start, end)
    start = end
    if (piece === undefined) return
    const last = found.at(-1)
    // Marks alone ("* * *", a dash, spaced dots) are no sentence. They join the one before, or open the first.
    if (WORD.test(part.slice(piece.start, piece.end))) {
      found.push({ start: marks?.start ?? piece.start, end: piece.end })
      marks = undefined
    } else if (last === undefined) marks = { start: marks?.start ?? piece.start, end: piece.end }
    else found[found.length - 1] = { start: last.start, end: piece.end }
  }
  const terminator = /[.!?…。！？؟।]|\n[^\S\n]*\n/g
  for (let match = terminator.exec(part); match; match = terminator.exec(part)) {
    if (match[0].length > 1) {
      close(match.index)
      continue
    }
    const end = boundary(part, match.index, start, language)
    if (end === undefined) terminator.lastIndex = afterRun(part, match.index)
    else {
      close(end)
      terminator.lastIndex = end
    }
  }
  close(part.length)
  if (marks !== undefined) found.push(marks)
  return found.map(({ start, end }) => ({ start: start + span.start, end: end + span.start }))
}

const TERMINATORS = new Set('.!?…。！？؟।')
const WIDE = new Set('。！？؟।')
/** What may follow a terminator within its sentence: closing marks and a note's number ("[12]"). */
const CLOSERS = /(?:[”’"'»›)\]}*_¹²³]|\[[\p{L}\p{N} ]{1,20}\])*/uy
/** A closing mark after a space, as in « … . ». */
const SPACED_CLOSERS = /[^\S\n]+[»”](?=\s|$)/y
/** The next word, after white space and opening marks. */
const NEXT_WORD = /\s*([“‘"'«‹([{*_¿¡—–•·-]|\s)*([\p{L}\p{N}]?[\p{L}\p{N}\p{M}.’'-]*)/uy
const WORD = /[\p{L}\p{N}]/u

const afterRun = (part: string, index: number): number => {
  let end = index
  while (TERMINATORS.has(part[end] ?? '')) end++
  return end
}

const at = (pattern: RegExp, part: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index
  return pattern.exec(part)
}

/** Where the sentence with the terminator at `index` ends, or undefined if the terminator ends none. */
const boundary = (part: string, index: number, start: number, language: Language): number | undefined => {
  const run = afterRun(part, index)
  let end = run + (at(CLOSERS, part, run)?.[0].length ?? 0)
  end += at(SPACED_CLOSERS, part, end)?.[0].length ?? 0
  const mark = part[run - 1] ?? ''
  if (end >= part.length) return end
  if (WIDE.has(mark)) return end
  const spaced = /\s/.test(part[end] ?? '')
  if (!spaced) return run - index === 1 && end === run && glued(part, run, language) ? end : undefined
  const next = at(NEXT_WORD, part, end)
  const word = (next?.[2] ?? '').slice(0, 40)
  if (word === '') return end
  // A small letter continues the sentence ("?” asked Ann", "… and so on", "Yahoo! said"), but "iPhone" begins one.
  if (/^\p{Ll}/u.test(word) && !/^\p{Ll}\p{Lu}/u.test(word)) return undefined
  if (mark !== '.' || run - index > 1) return end > run && attribution(part, end) ? undefined : end
  return abbreviates(part, index, start, word, language) ? undefined : end
}

/** Whether a quotation ended and its speaker follows, who belongs to the same sentence: `“Who won?” Ana Ruiz asked`. */
const attribution = (part: string, end: number): boolean =>
  /[”"»’]/.test(part.slice(end - 1, end)) && at(SPEAKER, part, end) !== null
const SPEAKER =
  /\s+\p{Lu}[\p{L}’'.-]{0,30}(?: \p{Lu}[\p{L}’'.-]{0,30}){0,3} (?:said|says|asked|asks|added|wrote|told|replied|answered|cried|shouted|dijo|preguntó|añadió|respondió|exclamó)\b/uy

/** Whether a scrape lost the space after a stop ("…security.The next"): a word in small letters, then a capitalised function word. */
const glued = (part: string, end: number, language: Language): boolean => {
  if (!/\p{Ll}{4}\.$/u.test(part.slice(Math.max(0, end - 5), end))) return false
  const next = /^\p{Lu}\p{Ll}+(?=[\s,’'])/u.exec(part.slice(end, end + 20))
  return next !== null && beginsSentence(next[0], language)
}

/** Whether the full stop at `index` belongs to the word before it and ends no sentence. */
const abbreviates = (
  part: string,
  index: number,
  start: number,
  next: string,
  language: Language,
): boolean => {
  const before = part.slice(Math.max(start, index - 24), index)
  const token = /[\p{L}\p{N}\p{M}.º&-]*$/u.exec(before)?.[0] ?? ''
  if (token === '') return false
  const lead = index - token.length
  const first = lead - start < 8 && !WORD.test(part.slice(start, lead))
  // "1. Security", "2.3. Results", "a. First" and "IV. Findings" number what follows.
  if (first && /^(?:\d{1,3}(?:\.\d{1,3}){0,4}|\p{L}|[IVX]{1,5})$/u.test(token)) return true
  if (NEVER_LAST.has(token)) return true
  const figure = /^(?:\p{N}|[IVXLC]+\b)/u.test(next)
  if (BEFORE_FIGURE.has(token) && figure) return true
  if (token === 'v' && /^\p{Lu}/u.test(next)) return true
  const time = /^[ap]\.?m$/i.test(token)
  if (time) return figure || AFTER_TIME.has(fold(next).replace(/\.+$/, ''))
  const dotted = /^\p{L}{1,3}(?:\.-?\p{L}{1,3})+$/u.test(token)
  const initial = /^\p{Lu}$/u.test(token) || /^(\p{Lu})\1$/u.test(token)
  // The era in "44 a. C.".
  if (/^[ad]$/.test(token) && /^C\.?$/.test(next)) return true
  if (!dotted && !initial && !RARELY_LAST.has(token)) return false
  return !beginsSentence(next, language)
}

const beginsSentence = (word: string, language: Language): boolean => {
  if (!/^\p{Lu}/u.test(word) || /^No\.?$/.test(word)) return false
  // A word all in capitals is a name ("U.S. IT exports"), unless it has one letter.
  if (word.length > 1 && /^\p{Lu}+$/u.test(word)) return false
  const folded = fold(word)
    .replace(/[.'-]+$/, '')
    .replace(/'/g, '')
  if (OPENERS.has(folded)) return true
  if (language !== 'und') return FUNCTION_WORDS[language].has(folded)
  return FUNCTION_WORDS.en.has(folded) || FUNCTION_WORDS.es.has(folded)
}

const trimmed = (part: string, start: number, end: number): Span | undefined => {
  let from = start
  let to = end
  while (from < to && /\s/.test(part[from] ?? '')) from++
  while (to > from && /\s/.test(part[to - 1] ?? '')) to--
  return from < to ? { start: from, end: to } : undefined
}
