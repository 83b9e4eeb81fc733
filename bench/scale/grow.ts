import type { Passage, ShelfInMemory, Source } from '../../src/model.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { type BenchQuestion, readLines, shared } from '../collections.ts'
import { inventedRank, inventedWord, randomFrom } from './invented.ts'
import { type Article, articlesOf, isFigure, isTelling, written } from './templates.ts'

/** The share of an article's content words and figures that a copy exchanges, and the share of those that become invented words. */
const EXCHANGED = 0.5
const INVENTED = 0.2

/** In digits. A longer figure is exchanged for one of this length. */
const LONGEST_FIGURE = 9

/** Every content word of the collection, repeated as often as it occurs, so that a draw follows how common words are. */
const poolOf = (articles: readonly Article[]): readonly string[] =>
  articles.flatMap(({ pieces, texts }) =>
    texts.flatMap((text) =>
      text.flatMap((number) => {
        const piece = pieces[number] ?? ''
        return isTelling(piece) ? [piece.toLowerCase()] : []
      }),
    ),
  )

/** Keeps the capital of the word before. */
const asBefore = (word: string, before: string): string => {
  const first = before.charAt(0)
  return first === first.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1)
}

/** What a copy of an article has in place of each piece. It is the same throughout the copy, because an article keeps to its subject. */
const exchange = (
  pieces: readonly string[],
  pool: readonly string[],
  random: () => number,
): readonly string[] => {
  const words = new Map<string, string>()
  const wordFor = (word: string): string => {
    if (random() >= EXCHANGED) return word
    if (random() < INVENTED) return inventedWord(inventedRank(random()))
    return pool[Math.floor(random() * pool.length)] ?? word
  }
  return pieces.map((piece) => {
    if (isFigure(piece)) {
      if (random() >= EXCHANGED) return piece
      return String(Math.floor(random() * 10 ** Math.min(piece.length, LONGEST_FIGURE)))
    }
    if (!isTelling(piece)) return piece
    const small = piece.toLowerCase()
    const word = words.get(small) ?? wordFor(small)
    words.set(small, word)
    return word === small ? piece : asBefore(word, piece)
  })
}

const passageOf = (id: number, title: string, text: string): Passage => {
  const block = { kind: 'paragraph', start: 0, end: text.length } as const
  const source: Source = { id: String(id), title, language: 'en', text, blocks: [block] }
  return { source, start: 0, end: text.length, paragraph: 1, headings: [] }
}

/** An article of a grown collection: its title, and the texts of its passages. */
export interface GrownArticle {
  readonly title: string
  readonly texts: readonly string[]
}

/**
 * The articles of an English collection, then copies of them without end. A copy exchanges half of the article's different content words
 * and figures, each for the same one throughout: a word drawn from the collection by how common it is, or one time in five an invented
 * one. So posting lists grow with the shelf, the vocabulary grows as in real texts, and no two passages are alike. The result is deterministic.
 */
export function* growArticles(collection: readonly Passage[]): Generator<GrownArticle, never> {
  const articles = articlesOf(collection)
  const pool = poolOf(articles)
  for (let copy = 0; ; copy += 1)
    for (const [at, article] of articles.entries()) {
      const random = randomFrom(copy * articles.length + at)
      const pieces = copy === 0 ? article.pieces : exchange(article.pieces, pool, random)
      yield {
        title: written(article.title, pieces),
        texts: article.texts.map((text) => written(text, pieces)),
      }
    }
}

/** Makes a shelf of exactly `size` passages, each a source of its own: the first of `growArticles`. A smaller shelf is the beginning of a larger one. */
export const growShelf = (collection: readonly Passage[], size: number): ShelfInMemory => {
  const passages: Passage[] = []
  for (const { title, texts } of growArticles(collection)) {
    for (const text of texts.slice(0, size - passages.length))
      passages.push(passageOf(passages.length, title, text))
    if (passages.length >= size) break
  }
  return { sources: passages.map(({ source }) => source), passages }
}

const QUESTIONS = 500

/** The passages that a shelf is grown from, and an even sample of the questions that the collection answers. */
export interface GrowingGround {
  readonly passages: readonly Passage[]
  readonly questions: readonly string[]
}

export const growingGround = async (): Promise<GrowingGround> => {
  const { shelf } = await loadShelf(shared('bench', 'squad2.corpus.jsonl'))
  const all = await readLines<BenchQuestion>(shared('bench', 'squad2.questions.jsonl'))
  const answerable = all.filter(({ relevant }) => relevant.length > 0)
  const step = answerable.length / QUESTIONS
  return {
    passages: shelf.passages,
    questions: Array.from({ length: QUESTIONS }, (_, at) => answerable[Math.floor(at * step)]?.q ?? ''),
  }
}
