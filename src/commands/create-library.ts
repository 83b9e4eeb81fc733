import type { Source, Speech } from '../model.ts'
import { createPace, type Pace } from '../pace.ts'
import { remember } from '../remember.ts'
import type { Retrieval } from '../retrieval/retrieval.ts'
import { sampleQuestions } from '../retrieval/samples.ts'
import type { Shelf } from '../shelf.ts'
import type { Arrival } from '../store/port-sources.ts'
import type { Report } from './context.ts'
import type { Library } from './library.ts'
import { referTo } from './references.ts'
import { foldTitle, suggestFrom } from './suggest.ts'
import { askVerified } from './verified.ts'

const SAMPLES = 3

/** @param retrieval over the shelf */
export const libraryOf = async (
  shelf: Shelf,
  arrivals: ReadonlyMap<string, Arrival>,
  retrieval: Retrieval,
  report: Report,
  pace: Pace = createPace(),
): Promise<Library> => {
  const { sources } = shelf
  const sourceById = new Map<string, Source>()
  const folded: string[] = []
  for (const source of sources) {
    sourceById.set(source.id, source)
    folded.push(foldTitle(source))
    const turn = pace()
    if (turn) await turn
  }
  const references = await referTo(sources, pace)
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
    suggest: suggestFrom(sources, references, folded),
  }
}
