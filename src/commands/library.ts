import { fold } from '../language/fold.ts'
import type { Answer, Shelf, Source, Speech } from '../model.ts'
import { createPace, type Pace } from '../pace.ts'
import type { Retrieval } from '../retrieval/retrieval.ts'
import { sampleSteps } from '../retrieval/samples.ts'
import { atOnce, inTurns } from '../steps.ts'
import { type Library, type Report, reportFault } from './context.ts'
import { createReferences } from './sources/references.ts'
import { createSuggest, foldTitle } from './sources/suggest.ts'
import { askVerified } from './verify.ts'

/** How many sample questions a greeting offers. */
const SAMPLES = 3

/** Whether a heading can be asked about: of one word, or very long, it says too little or too much. */
const isTopic = (heading: string): boolean => heading.length <= 100 && /\S\s+\S/.test(heading)

/** Builds the library of a shelf, in turns. @param retrieval over the same shelf */
export type BuildLibrary = (
  state: Pick<Library, 'shelf' | 'arrivals'>,
  retrieval: Retrieval,
  pace?: Pace,
) => Promise<Library>

/** Builds the libraries of a shelf's successive states. They share their sample questions until new ones are ready. */
export const createLibraryBuilder = (report: Report): BuildLibrary => {
  /** The newest questions of any state. */
  const latest = new Map<Speech, readonly string[]>()

  /** Making questions takes as long as a dozen answers, so an earlier state's questions are given meanwhile. */
  const createSamples = (shelf: Shelf, ask: (question: string) => Answer): Library['samples'] => {
    const own = new Map<Speech, readonly string[]>()
    return (speech) => {
      const known = own.get(speech)
      if (known !== undefined) return known
      const keep = (made: readonly string[]): readonly string[] => {
        own.set(speech, made)
        latest.set(speech, made)
        return made
      }
      const steps = sampleSteps(shelf, ask, speech, SAMPLES)
      const before = latest.get(speech)
      if (before === undefined) return keep(atOnce(steps))
      own.set(speech, before)
      inTurns(steps, createPace()).then(keep, (error) => reportFault(report, error))
      return before
    }
  }

  return async ({ shelf, arrivals }, retrieval, pace = createPace()) => {
    const { sources } = shelf
    const sourceById = new Map<string, Source>()
    const folded: string[] = []
    let last: string | undefined
    for (const source of sources) {
      sourceById.set(source.id, source)
      folded.push(foldTitle(source))
      const turn = pace()
      if (turn) await turn
    }
    const headings = new Map<string, string>()
    for (const passage of shelf.passages) {
      const heading = passage.headings.at(-1)
      if (heading !== undefined && heading !== last && isTopic(heading)) headings.set(fold(heading), heading)
      last = heading
      const turn = pace()
      if (turn) await turn
    }
    const references = await createReferences(sources, pace)
    const asking = { retrieval, sourceById, report, place: { platform: 'none' } }
    return {
      shelf,
      sourceById,
      references,
      retrieval,
      arrivals,
      samples: createSamples(shelf, (question) => askVerified(question, {}, asking)),
      headings,
      suggest: createSuggest(sources, references, folded),
    }
  }
}
