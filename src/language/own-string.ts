// biome-ignore lint/suspicious/noControlCharactersInRegex: all that fits in a byte is meant
const LATIN = /^[\u0000-\u00ff]*$/

/**
 * The same words as a string of their own. A part of a string keeps the whole in memory for as long as it is there itself: so does a word of a
 * sentence all of its source's text. What outlives a question is to be a string of its own. Some 0.5 µs for a sentence.
 */
export const ownString = (part: string): string => {
  const encoding = LATIN.test(part) ? 'latin1' : 'utf16le'
  return Buffer.from(part, encoding).toString(encoding)
}
