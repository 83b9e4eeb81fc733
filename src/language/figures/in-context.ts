import type { Language } from '../../model.ts'
import { monthWord, type Word } from '../words.ts'
import { fullMonth } from './dates-in-digits.ts'
import { type RunWord, readFigureRun } from './figure-run.ts'

/** The words of a text, each with where it stands. */
export interface Scanned {
  readonly text: string
  readonly language: Language
  readonly words: Word[]
  readonly starts: number[]
  readonly ends: number[]
}

/** What stands between two words of one figure: a space, a line break, or a hyphen ("twenty-five"). */
const BESIDE = /^(?:[^\S\n]?\n?[^\S\n]?|[-‐‑])$/
/** What stands between a month and a figure beside it: "Sept. 5". */
const BESIDE_MONTH = /^\.?[^\S\n]?$/

const MONEY = /^(?:dollar|euro|pound)$/

const gapBefore = ({ text, starts, ends }: Scanned, at: number): string =>
  text.slice(ends[at - 1] ?? 0, starts[at] ?? 0)

/** The words from `at` on that could be one figure. */
const wordsFrom = (scanned: Scanned, at: number): RunWord[] => {
  const run: RunWord[] = []
  for (let i = at; i < scanned.words.length; i += 1) {
    const part = scanned.words[i]?.part
    const gap = i === at ? '' : gapBefore(scanned, i)
    if (part === undefined || !BESIDE.test(gap)) break
    run.push({ part, glued: gap === '' })
  }
  return run
}

/** Gives the first word of a figure of several words its value, and leaves the others silent, but for its scale ("million"). */
const joinFigure = (scanned: Scanned, at: number): number => {
  const { words } = scanned
  if (words[at]?.part?.kind !== 'scale' && words[at + 1]?.part === undefined) return 1
  const run = readFigureRun(wordsFrom(scanned, at), MONEY.test(words[at - 1]?.term ?? ''))
  if (run === undefined) return 1
  words[at] = { ...(words[at] as Word), term: run.digits, number: true }
  for (let i = at + 1; i < at + run.length; i += 1) {
    const word = words[i] as Word
    words[i] = word.part?.kind === 'scale' ? { ...word, scale: true } : { ...word, term: '' }
  }
  return run.length
}

const inDigits = (word: Word | undefined): boolean => word?.part?.kind === 'amount' && word.part.digits

/** Writes a shortened month beside a figure in full: "Sept. 5", "5 de sept." */
const spellMonth = (scanned: Scanned, at: number): void => {
  const { words, language } = scanned
  const after = inDigits(words[at + 1]) && BESIDE_MONTH.test(gapBefore(scanned, at + 1))
  const before = inDigits(words[at - 1]) && BESIDE_MONTH.test(gapBefore(scanned, at))
  if (!after && !before && !(words[at - 1]?.word === 'de' && inDigits(words[at - 2]))) return
  const name = fullMonth(words[at]?.word ?? '', language)
  // "On May 5", but "10 may be enough".
  if (name === 'may' && !after) return
  if (name !== undefined) words[at] = monthWord(name, language)
}

/**
 * Reads the words of a text that mean something else beside a figure: figures of several words, shortened months, and "am" in a time of
 * day. Changes the words in place.
 */
export const readContext = (scanned: Scanned): void => {
  const { words, language } = scanned
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word
    if (word.part !== undefined) {
      at += joinFigure(scanned, at)
      continue
    }
    spellMonth(scanned, at)
    if (language === 'en' && word.word === 'am' && inDigits(words[at - 1]))
      words[at] = { ...word, term: 'am' }
    at += 1
  }
}
