import type { Speech } from '../model.ts'
import { remember } from '../remember.ts'
import type { Retrieval } from '../retrieval/retrieval.ts'
import { sampleQuestions } from '../retrieval/samples.ts'
import type { Shelf } from '../shelf.ts'
import type { Arrival } from '../store/port-sources.ts'
import type { Report } from './context.ts'
import type { Library } from './library.ts'
import { referTo } from './references.ts'
import { suggestFrom } from './suggest.ts'
import { askVerified } from './verified.ts'

const SAMPLES = 3

/** @param retrieval over the shelf */
export const libraryOf = (
  shelf: Shelf,
  arrivals: ReadonlyMap<string, Arrival>,
  retrieval: Retrieval,
  report: Report,
): Library => {
  const sourceById = new Map(shelf.sources.map((source) => [source.id, source]))
  const references = referTo(shelf.sources)
  const asking = { retrieval, sourceById, report, place: { platform: 'none' } }
  return {
    shelf,
    sourceById,
    references,
    retrieval,
    arrivals,
    samples: remember(2, (speech: Speech) =>
      sampleQuestions(shelf, (question) => askVerified(question, {}, asking), speech, SAMPLES),
    ),
    suggest: suggestFrom(shelf.sources, references),
  }
}
