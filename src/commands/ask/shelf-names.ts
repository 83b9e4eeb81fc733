import { fold } from '../../language/fold.ts'
import { isFunction, spliced, wordsOf } from '../../language/follow-up/words.ts'
import type { ShelfSearch } from '../../retrieval/retrieval.ts'
import { passageSentences } from '../../sources/passages/passages.ts'

/** How many words of a text are looked up, and in how many passages each. */
const LOOKED_UP = { words: 8, passages: 30 }
/** What stands before a word that has its capital from its place: at the start of a sentence or a quotation. */
const OPENS = /(?:^\P{L}*|[?!:;…“"«‘(\n]\s*|[-–—]\s)["“«¿¡(]*$/u
const WORD = /\p{L}[\p{L}\p{M}]*/gu

/** A word as the sources write it, if they write it as a name: with a capital where only names have one, and never without. */
const nameOnShelf = async (
  word: string,
  retrieval: Pick<ShelfSearch, 'find'>,
): Promise<string | undefined> => {
  let name: string | undefined
  for (const { passage } of await retrieval.find(word, LOOKED_UP.passages))
    for (const { start, end } of passageSentences(passage)) {
      const sentence = passage.source.text.slice(start, end)
      for (const { 0: written, index } of sentence.matchAll(WORD)) {
        if (fold(written) !== word) continue
        if (!/^\p{Lu}/u.test(written)) return undefined
        // A word all in capitals may be one of a line in capitals.
        const telling =
          !OPENS.test(sentence.slice(0, index)) && (written.length < 3 || /\p{Ll}/u.test(written))
        if (telling) name ??= written
      }
    }
  return name
}

/** Whether a text has a capital where only a name has one, so that whoever typed it types capitals. */
const hasCapitals = (text: string): boolean =>
  wordsOf(text).some(({ raw, capital }, at) => at > 0 && capital && raw !== 'I')

/**
 * A text in which names that people typed in small letters are written as in the sources: "and jeri?" becomes "and Jerí?". Other words
 * stay as they are, and so does a text that has capitals. Only the first eight words that could be names are looked up.
 */
export const withShelfNames = async (text: string, retrieval: Pick<ShelfSearch, 'find'>): Promise<string> => {
  if (hasCapitals(text)) return text
  const small = wordsOf(text).flatMap(({ raw, word, number, start }) => {
    const [bare] = /^\p{Ll}[\p{L}\p{M}]+(?=(?:['’]s)?$)/u.exec(raw) ?? []
    return bare === undefined || number || isFunction(word) ? [] : [{ start, bare }]
  })
  let written = text
  // From the last, so that the places of the others stay.
  for (const { start, bare } of small.slice(0, LOOKED_UP.words).reverse()) {
    const name = await nameOnShelf(fold(bare), retrieval)
    if (name !== undefined) written = spliced(written, start, start + bare.length, name)
  }
  return written
}
