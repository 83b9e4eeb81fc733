import type { FigurePart } from './parts.ts'

/** A word of a run: what it is, and whether it stands directly behind the one before it (5bn). */
export interface RunWord {
  readonly part: FigurePart
  readonly glued: boolean
}

/** A figure of several words. */
export interface FigureRun {
  /** How many words it has. */
  readonly length: number
  /** Its value in plain digits. */
  readonly digits: string
}

/** How far a figure has been read. */
interface Reading {
  readonly words: readonly RunWord[]
  /** Whether a sign of money stands before it. */
  readonly money: boolean
  /** Whether it begins with digits. Then only scales and amounts with a scale may follow: "2 million 300 thousand". */
  readonly digits: boolean
  at: number
  /** What was multiplied by a scale, largest first. */
  readonly multiples: number[]
  /** The last scale above a hundred; 0 before one. */
  scale: number
  /** What no scale has multiplied yet. */
  current: number | undefined
  /** What is added must be less than this. */
  room: number
}

const HUNDRED = 100

/** What may still be added to an amount: "twenty" takes units, "two hundred" all below a hundred, "six" nothing. */
const roomAfter = (amount: number): number => {
  if (amount >= HUNDRED) return amount % HUNDRED === 0 ? HUNDRED : 0
  return amount >= 20 && amount % 10 === 0 ? 10 : 0
}

const partAt = ({ words, at }: Reading, ahead = 0): FigurePart | undefined => words[at + ahead]?.part

const add = (reading: Reading, amount: number, words: number, room = 0): true => {
  reading.current = (reading.current ?? 0) + amount
  reading.room = room
  reading.at += words
  return true
}

const takeScale = (reading: Reading): boolean => {
  const part = partAt(reading)
  if (part?.kind !== 'scale') return false
  const { multiples, current } = reading
  if (part.only !== undefined && !reading.words[reading.at]?.glued) return false
  if (part.only === 'money' && !reading.money) return false
  if (part.value === HUNDRED) {
    if (current === undefined || current >= HUNDRED) return false
    return add(reading, current * (HUNDRED - 1), 1, HUNDRED)
  }
  // "Mil" is a thousand alone, and so behind a larger scale: "dos millones mil".
  const alone = part.alone === true && (reading.at === 0 || part.value < reading.room)
  let sum = current ?? (alone ? 1 : 0)
  while ((multiples.at(-1) ?? Number.POSITIVE_INFINITY) <= part.value) sum += multiples.pop() ?? 0
  if (sum === 0) return false
  multiples.push(sum * part.value)
  Object.assign(reading, { current: undefined, scale: part.value, room: part.value, at: reading.at + 1 })
  return true
}

const takeAmount = (reading: Reading): boolean => {
  const part = partAt(reading)
  const { at, room, current } = reading
  const next = partAt(reading, 1)
  if (part?.kind === 'one') {
    // "Twenty-one", "cuatrocientos un", "two million one hundred"; but "two million one day".
    const fits = room === 10 || room === HUNDRED || (next?.kind === 'scale' && next.value < room)
    return at > 0 && !reading.digits && fits && add(reading, 1, 1)
  }
  if (part?.kind !== 'amount') return false
  if (at === 0) return add(reading, part.value, 1, part.digits ? 0 : roomAfter(part.value))
  if (!part.digits)
    return !reading.digits && part.value < room && add(reading, part.value, 1, roomAfter(part.value))
  const fits = current === undefined && next?.kind === 'scale' && part.value * next.value < room
  return fits && add(reading, part.value, 1)
}

/** Takes "half a" before a scale, and "one" and "a", which are mostly no figures. */
const takeFirst = (reading: Reading): boolean => {
  const first = partAt(reading)?.kind
  const words = first === 'half' && partAt(reading, 1)?.kind === 'a' ? 2 : 1
  if (partAt(reading, words)?.kind !== 'scale' || reading.at > 0) return false
  if (first === 'half') return add(reading, 0.5, words)
  return (first === 'one' || first === 'a') && add(reading, 1, words)
}

/** Takes "and a half", "y medio" and "and five". */
const takeAnd = (reading: Reading): boolean => {
  if (partAt(reading)?.kind !== 'and') return false
  const { current, scale, room } = reading
  const words = partAt(reading, 1)?.kind === 'a' ? 3 : 2
  if (partAt(reading, words - 1)?.kind === 'half') {
    if (current === undefined) return add(reading, scale / 2, words)
    return partAt(reading, words)?.kind === 'scale' && add(reading, 0.5, words)
  }
  const next = partAt(reading, 1)
  const amount = next?.kind === 'one' ? 1 : next?.kind === 'amount' && !next.digits ? next.value : HUNDRED
  if (reading.digits || amount >= Math.min(room, HUNDRED)) return false
  const after = partAt(reading, 2)
  const larger =
    after?.kind === 'scale' && (current === undefined ? after.value >= scale : after.value === HUNDRED)
  // "Between five thousand and eight thousand" has two figures.
  return !larger && add(reading, amount, 2, roomAfter(amount))
}

/**
 * Reads the figure that begins with the first of some words: "7.1 million", "two hundred and five", "tres millones y medio".
 *
 * @param words next to each other in a text
 * @param money whether a sign of money stands before them
 * @returns undefined where it is not of several words, except for a Spanish "mil", which is a figure alone
 */
export const readFigureRun = (words: readonly RunWord[], money: boolean): FigureRun | undefined => {
  const first = words[0]?.part
  const digits = first?.kind === 'amount' && first.digits
  const reading: Reading = {
    words,
    money,
    digits,
    at: 0,
    multiples: [],
    scale: 0,
    current: undefined,
    room: 0,
  }
  const takes = [takeFirst, takeAmount, takeScale, takeAnd]
  while (takes.some((take) => take(reading)));
  const { at, multiples, current = 0 } = reading
  if (at === 0 || (at === 1 && first?.kind !== 'scale')) return undefined
  const value = Number((multiples.reduce((sum, each) => sum + each, 0) + current).toPrecision(15))
  return value < 1e21 ? { length: at, digits: String(value) } : undefined
}
