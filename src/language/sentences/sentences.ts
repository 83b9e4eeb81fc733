import type { Language, Span } from '../../model.ts'
import { NEVER_LAST } from './abbreviations.ts'
import { itemStarts } from './item-starts.ts'
import { abbreviates, beginsSentence } from './stops.ts'

/**
 * The sentences of `text` within `span`, as trimmed spans of the whole text, in order and without overlap. Together they hold every
 * character that is not white space. A line break inside a paragraph is a space; a blank line ends a sentence, and so does the next item of
 * a list on one line. Takes linear time.
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
  const items = itemStarts(part)
  let item = 0
  const terminator = /[.!?…。！？؟।]|\n[^\S\n]*\n/g
  for (let match = terminator.exec(part); match; match = terminator.exec(part)) {
    for (; item < items.length && (items[item] as number) <= match.index; item++)
      if ((items[item] as number) > start) close(items[item] as number)
    if (match[0].length > 1) {
      close(match.index)
      continue
    }
    const { end, ends } = boundary(part, match.index, start, language)
    if (ends) close(end)
    terminator.lastIndex = end
  }
  for (const at of items.slice(item)) close(at)
  close(part.length)
  if (marks !== undefined) found.push(marks)
  return found.map(({ start, end }) => ({ start: start + span.start, end: end + span.start }))
}

const TERMINATORS = new Set('.!?…。！？؟।')
const WIDE = new Set('。！？؟।')
/** What may follow a terminator within its sentence: closing marks and notes' numbers ("[12]", "[3, 4]"). */
const CLOSERS = /(?:[”’"'»›)\]}*_¹²³⁰⁴-⁹]|\[[\p{L}\p{N} ,–-]{1,20}\])*/uy
/** A closing mark after a space, as in « … . ». */
const SPACED_CLOSERS = /[^\S\n]+[»”](?=\s|$)/y
/** The numbers of notes right after a sentence: "building.11,12 Dredging". */
const NOTES = /\d{1,3}(?:[,–-][^\S\n]?\d{1,3}){0,5}(?=\s+[“‘"'«([¿¡—–-]*\p{Lu}|\s*$)/uy
/** More full stops with spaces between. */
const SPACED_STOPS = /(?:[^\S\n]+\.)+(?![\p{L}\p{N}.])/uy
/** Where a quotation is from, before the end of its sentence: "(Mora 12)." */
const REFERENCE =
  /\s+\((?:see |cf\. |véase )?\p{Lu}[\p{L}’'., &-]{0,60}? (?:pp?\. ?)?\d{1,4}(?:[–-]\d{1,4})?\)[.,;:]/uy
/** The next word, after white space and opening marks. */
const NEXT_WORD = /\s*([“‘"'«‹([{*_¿¡—–•·-]|\s)*([\p{L}\p{N}§]?[\p{L}\p{N}\p{M}.’'-]*)/uy
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

const lengthAt = (pattern: RegExp, part: string, index: number): number =>
  at(pattern, part, index)?.[0].length ?? 0

/** Where the terminator at `index` ends with all that belongs to it, and whether it ends the sentence that begins at `start`. */
const boundary = (
  part: string,
  index: number,
  start: number,
  language: Language,
): { end: number; ends: boolean } => {
  const first = afterRun(part, index)
  const run = first + lengthAt(SPACED_STOPS, part, first)
  let end = run + lengthAt(CLOSERS, part, run)
  end += lengthAt(SPACED_CLOSERS, part, end)
  const closed = end > run
  // Words are left out between a quotation and what follows: “… the pier.” . . . and
  if (closed) end += lengthAt(SPACED_STOPS, part, end)
  const mark = part[first - 1] ?? ''
  const goesOn = { end: run, ends: false }
  const isOver = { end, ends: true }
  if (end >= part.length || WIDE.has(mark)) return isOver
  const alone = first - index === 1
  const stop = (next: string, after: number) => ({
    text: part,
    index,
    start,
    next,
    rest: part.slice(after, after + 12),
  })
  if (!/\s/.test(part[end] ?? '')) {
    const notes =
      alone && (closed || /\p{Ll}{3}\.$/u.test(part.slice(end - 4, end))) ? lengthAt(NOTES, part, end) : 0
    if (notes > 0)
      return mark === '.' && !closed && abbreviates(stop('1', end), language)
        ? goesOn
        : { end: end + notes, ends: true }
    return alone && !closed && glued(part, end, language) ? isOver : goesOn
  }
  const next = at(NEXT_WORD, part, end)
  const word = (next?.[2] ?? '').slice(0, 40)
  if (word === '') return isOver
  // A small letter continues the sentence ("?” asked Ann", "… and so on", "Yahoo! said"), but "iPhone" begins one.
  if (/^\p{Ll}/u.test(word) && !/^\p{Ll}\p{Lu}/u.test(word)) return goesOn
  if (closed && at(REFERENCE, part, end) !== null) return goesOn
  // "[...]" leaves out words, and so do three spaced stops; four end a sentence, and more lead to the figure of a page.
  if (/[[(]/.test(part[index - 1] ?? '') && /[\])]/.test(part[run] ?? ''))
    return beginsSentence(word, language) ? isOver : goesOn
  const stops = part.slice(index, run).split('.').length - 1
  if (run > first && (stops === 3 || (stops > 4 && /^\p{N}/u.test(word)))) return goesOn
  if (mark !== '.' || run - index > 1) return closed && attribution(part, end) ? goesOn : isOver
  return abbreviates(stop(word, NEXT_WORD.lastIndex), language) ? goesOn : isOver
}

/** Whether a quotation ended and its speaker follows, who belongs to the same sentence: `“Who won?” Ana Ruiz asked`. */
const attribution = (part: string, end: number): boolean =>
  /[”"»’]/.test(part.slice(end - 1, end)) && at(SPEAKER, part, end) !== null
const SPEAKER =
  /\s+\p{Lu}[\p{L}’'.-]{0,30}(?: \p{Lu}[\p{L}’'.-]{0,30}){0,3} (?:said|says|asked|asks|added|wrote|told|replied|answered|cried|shouted|dijo|preguntó|añadió|respondió|exclamó)\b/uy

/**
 * Whether a scrape lost the space after a stop ("…security.The next", "in 2018.Mr. Mora"): a word in small letters or a figure, then a
 * capitalised function word or title.
 */
const glued = (part: string, end: number, language: Language): boolean => {
  if (!/\p{Ll}{4}\.$|(?:^|[\s$€£])\d[\d,.]*\d\.$/u.test(part.slice(Math.max(0, end - 16), end))) return false
  const next = /^(\p{Lu}\p{Ll}+)(?:[\s,’']|(\.\s))/u.exec(part.slice(end, end + 20))
  if (next?.[1] === undefined) return false
  return next[2] === undefined ? beginsSentence(next[1], language) : NEVER_LAST.has(next[1])
}

const trimmed = (part: string, start: number, end: number): Span | undefined => {
  let from = start
  let to = end
  while (from < to && /\s/.test(part[from] ?? '')) from++
  while (to > from && /\s/.test(part[to - 1] ?? '')) to--
  return from < to ? { start: from, end: to } : undefined
}
