/**
 * How words are compared: `fold` removes differences of writing, `wordSet` makes lists of folded words.
 *
 * This room, `src/language`, is what the program knows of English and Spanish. The rest of the program gives it text and gets back
 * terms (`tokens.ts`), sentences (`sentences/`), the language (`detect.ts`), whether a message asks something (`questions.ts`,
 * `small-talk.ts`), equivalents and near synonyms (`lexicon/`), and follow-up questions made whole (`follow-up/`).
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ASCII = /^[\u0000-\u007f]*$/

/**
 * A word in lower case, without accents, ligatures and full-width letters (Unicode NFKD without its marks), and without signs that are not
 * seen (soft hyphens), with straight quotes.
 */
export const fold = (word: string): string =>
  ASCII.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+/gu, '')
        .replace(/[‘’ʼ′]/gu, "'")
        .toLowerCase()

/** The words of a list with white space between them. Write them as `fold` gives them. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean))
