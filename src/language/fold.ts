/**
 * A word without the differences that are of dress and not of meaning: case, accents, ligatures and full-width letters
 * (Unicode NFKD without its marks), curly quotes.
 */
export const fold = (word: string): string =>
  ASCII.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/[‘’ʼ′]/gu, "'")
        .toLowerCase()

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ASCII = /^[\u0000-\u007f]*$/
