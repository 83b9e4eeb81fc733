import type { Answer, RankedPassage, Source } from '../model.ts'
import type { AskOptions, Retrieval } from './retrieval.ts'

/** What commands ask of a shelf, wherever its passages are indexed: in memory, or in OpenSearch. Both give the same answers. */
export interface ShelfSearch {
  /** See `Retrieval.ask`. @throws AwayError if the index does not answer */
  ask(question: string, options: AskOptions): Promise<Answer>
  /** See `Retrieval.find`. @throws AwayError if the index does not answer */
  find(words: string, limit: number): Promise<readonly RankedPassage[]>
  /** See `Retrieval.placesOf`. */
  placesOf(source: Source): readonly Source[]
}

/** Searches an index that is in memory. */
export const searchInMemory = (retrieval: Retrieval): ShelfSearch => ({
  ask: async (question, options) => retrieval.ask(question, options),
  find: async (words, limit) => retrieval.find(words, limit),
  placesOf: retrieval.placesOf,
})
