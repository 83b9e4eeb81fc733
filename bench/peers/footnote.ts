import type { Language, RankedPassage, Shelf } from '../../src/model.ts'
import { indexPassages } from '../../src/retrieval/index/live-index.ts'
import type { PassageIndex, WeightedTerm } from '../../src/retrieval/index/passage-index.ts'
import { indexAcronyms } from '../../src/retrieval/question/acronyms.ts'
import { type QuestionContext, readQuestion } from '../../src/retrieval/question/question.ts'
import { createReader, findCandidates } from '../../src/retrieval/rank/search.ts'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import type { Found, Peer } from './peer.ts'

/** The terms that a question is searched by, as for a whole answer, without typing errors and names of publishers. */
export const termsFor = (
  { sources }: Shelf,
  language: Language,
  index: PassageIndex,
): ((question: string) => readonly WeightedTerm[]) => {
  const ground: QuestionContext = {
    languages: [language],
    index: { ...index, spelledLike: () => [] },
    findNamedSources: () => undefined,
    acronyms: indexAcronyms(sources),
  }
  const read = createReader()
  return (question) => {
    let asked: readonly WeightedTerm[] = []
    const listening: PassageIndex = {
      size: index.size,
      frequency: (term) => index.frequency(term),
      has: (term) => index.has(term),
      spelledLike: () => [],
      search: (terms) => {
        asked = terms
        return []
      },
    }
    findCandidates(readQuestion(question, ground), listening, read, 1)
    return asked
  }
}

/** The sources of passages, each at the rank of its best passage. */
const sourcesIn = (passages: readonly RankedPassage[]): Found[] => {
  const best = new Map<string, number>()
  for (const { passage, score } of passages)
    if (!best.has(passage.source.id)) best.set(passage.source.id, score)
  return [...best].map(([id, score]) => ({ id, score }))
}

/** Footnote's index alone: the passages that an answer is chosen from. */
export const footnoteCandidates: Peer = {
  name: 'Footnote’s candidates',
  index: (shelf, language) => {
    const index = indexPassages(shelf.passages)
    // Made at the first question, so that its time and memory do not count as the index's.
    let terms: ReturnType<typeof termsFor> | undefined
    return {
      search: (question, most) => {
        terms ??= termsFor(shelf, language, index)
        return sourcesIn(index.search(terms(question), most))
      },
    }
  },
}

/** How many passages an answer lists. */
const LISTED = 10

/** The whole answer with its excerpts, marks, corroboration and confidence; it lists at most ten passages. */
export const footnote: Peer = {
  name: 'Footnote',
  index: (shelf) => {
    const retrieval = createRetrieval(shelf)
    return {
      search: (question, most) =>
        sourcesIn(
          retrieval.ask(question, { place: { platform: 'bench' }, top: Math.min(most, LISTED) }).passages,
        ),
    }
  },
}
