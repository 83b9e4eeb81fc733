import { FUNCTION_WORDS } from '../../src/language/function-words.ts'
import type { Passage } from '../../src/model.ts'

/** A text as numbers of its article's pieces: words, and what is between them. */
type Line = readonly number[]

/** The passages of one article, with a table of its different pieces: exchanging a piece there changes all passages. */
export interface Article {
  readonly pieces: readonly string[]
  readonly title: Line
  readonly texts: readonly Line[]
}

const PIECE = /(\p{L}+|\p{N}+)/u

export const isFigure = (piece: string): boolean => /^\p{N}/u.test(piece)

/** Whether a piece is a content word, judged by its letters. */
export const isTelling = (piece: string): boolean =>
  /^\p{L}{3}/u.test(piece) && !FUNCTION_WORDS.en.has(piece.toLowerCase())

/** Splits passages into pieces, article by article, by their titles. */
export const articlesOf = (passages: readonly Passage[]): readonly Article[] =>
  [...Map.groupBy(passages, ({ source }) => source.title)].map(([title, ofArticle]) => {
    const numbers = new Map<string, number>()
    const lineOf = (text: string): Line =>
      text.split(PIECE).map((piece) => {
        const number = numbers.get(piece) ?? numbers.size
        numbers.set(piece, number)
        return number
      })
    const texts = ofArticle.map(({ source, start, end }) => lineOf(source.text.slice(start, end)))
    const titleLine = lineOf(title)
    return { pieces: [...numbers.keys()], title: titleLine, texts }
  })

/** Puts a text together again. */
export const written = (line: Line, pieces: readonly string[]): string =>
  line.map((number) => pieces[number]).join('')
