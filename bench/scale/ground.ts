import type { Passage } from '../../src/model.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { type BenchQuestion, readLines, shared } from '../collections.ts'

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
