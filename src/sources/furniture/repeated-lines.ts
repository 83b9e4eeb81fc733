import type { Pace } from '../../pace.ts'
import type { Document } from '../document.ts'
import { lineKey, proseKey, wordCount } from './line-roles.ts'

/**
 * The lines that a document is compared with others by, in order, each as its name; below zero where the line is a sentence. Of a
 * document of fewer than three blocks, none.
 */
export const linesOf = ({ text, blocks }: Pick<Document, 'text' | 'blocks'>): Float64Array => {
  if (blocks.length < 3) return NONE
  const names: number[] = []
  for (const { start, end } of blocks) {
    const own = text.slice(start, Math.min(end, start + 400))
    const prose = end - start >= 400 || wordCount(own) >= 30
    const key = prose ? proseKey(own) : lineKey(own)
    if (key !== '') names.push(!prose && /[.!?]$/.test(text.slice(end - 1, end)) ? -nameOf(key) : nameOf(key))
  }
  return Float64Array.from(names)
}

/** Shared by all that have none. */
export const NONE = new Float64Array(0)

/**
 * The names of the lines that stand in several documents: in two, or in three where the line is a sentence, which two writers may well
 * share. Holds at most 100,000 lines.
 * @param documents the lines of each, in the order of the shelf
 */
export const repeatedAmong = async (
  documents: readonly Float64Array[],
  pace: Pace,
): Promise<ReadonlySet<number>> => {
  const counter = createCounter()
  for (const [index, lines] of documents.entries()) {
    counter.count(lines, index)
    const turn = pace()
    if (turn) await turn
  }
  return counter.repeated
}

/** `repeatedAmong`, in one go. */
export const repeatedNow = (documents: readonly Float64Array[]): ReadonlySet<number> => {
  const counter = createCounter()
  for (const [index, lines] of documents.entries()) counter.count(lines, index)
  return counter.repeated
}

const createCounter = () => {
  const places = new Map<number, number>()
  const last = new Int32Array(MOST_LINES)
  /** In halves: a sentence counts half. */
  const counts = new Uint8Array(MOST_LINES)
  const repeated = new Set<number>()
  const count = (lines: Float64Array, index: number): void => {
    for (const line of lines) {
      const name = Math.abs(line)
      const place = places.get(name)
      if (place === undefined) {
        if (places.size === MOST_LINES) continue
        last[places.size] = index
        counts[places.size] = 2
        places.set(name, places.size)
      } else if (last[place] !== index && (counts[place] as number) < 4) {
        last[place] = index
        counts[place] = (counts[place] as number) + (line < 0 ? 1 : 2)
        if ((counts[place] as number) >= 4) repeated.add(name)
      }
    }
  }
  return { count, repeated }
}

const MOST_LINES = 100_000

/** The lines that stand in several documents, as one document asks for them. */
export interface RepeatedLines {
  has(line: string): boolean
}

/** What one document asks of them, and what it was told: the names that were asked for, below zero where the answer was yes. */
export const overhear = (repeated: ReadonlySet<number>) => {
  const asked: number[] = []
  const lines: RepeatedLines = {
    has: (line) => {
      const name = nameOf(line)
      const is = repeated.has(name)
      asked.push(is ? -name : name)
      return is
    },
  }
  return { lines, asked: () => (asked.length === 0 ? NONE : Float64Array.from(asked)) }
}

/** Whether a document that asked before would be told the same again. */
export const stillSo = (asked: Float64Array, repeated: ReadonlySet<number>): boolean => {
  for (const name of asked) if (repeated.has(Math.abs(name)) !== name < 0) return false
  return true
}

/**
 * A line as a number of 52 bits, so that neither the memory nor a file is full of lines: two FNV-1a hashes side by side
 * (http://www.isthe.com/chongo/tech/comp/fnv/), each with its bits mixed at the end. Among 100,000 lines, two share a name once in a
 * million shelves; who makes them on purpose gains no more than by writing the line itself.
 */
const nameOf = (line: string): number => {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x01000193)
  }
  return (mixed(high) & 0xfffff) * 2 ** 32 + (mixed(low) >>> 0) + 1
}

const mixed = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}
