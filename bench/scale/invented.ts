const ONSETS = 'b d f g h k l m n p r s t v z br dr gr kl pr st tr sh ch th'.split(' ')
const VOWELS = 'a e i o u ai ea oo'.split(' ')
const SYLLABLES = ONSETS.flatMap((onset) => VOWELS.map((vowel) => onset + vowel))

/** The fewest syllables of an invented word. */
const LEAST = 3

/** An invented word for each number from 0 on. Two numbers never give the same word. */
export const inventedWord = (number: number): string => {
  let rest = number
  let word = ''
  for (let at = 0; at < LEAST || rest > 0; at += 1) {
    word += SYLLABLES[rest % SYLLABLES.length]
    rest = Math.floor(rest / SYLLABLES.length)
  }
  return word
}

/**
 * The ranks of rare words follow a power law. Its tail makes the number of different words among n draws grow as n to the power of
 * EXPONENT, as Heaps' law says. HEAD keeps the first of them from being common.
 */
const EXPONENT = 0.6
const HEAD = 10_000

/** @param draw from 0 up to, but not including, 1 */
export const inventedRank = (draw: number): number => {
  const tail = 1 / EXPONENT - 1
  return Math.min(2 ** 31, Math.floor(HEAD * ((1 - draw) ** (-1 / tail) - 1)))
}

/** Pseudo-random numbers from 0 up to, but not including, 1, the same for the same seed: a 32-bit mixer over a counter. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}
