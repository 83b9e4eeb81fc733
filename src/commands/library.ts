import type { Source, Speech } from '../model.ts'
import { createPace, type Pace } from '../pace.ts'
import type { Retrieval } from '../retrieval/retrieval.ts'
import { sampleSteps } from '../retrieval/samples.ts'
import { atOnce, inTurns } from '../retrieval/steps.ts'
import { type Context, type Library, type Report, reportFault } from './context.ts'
import { createReferences } from './sources/references.ts'
import { createSuggest, foldTitle } from './sources/suggest.ts'
import { askVerified } from './verify.ts'

/** How many sample questions a greeting offers. */
const SAMPLES = 3

/** Builds the library of a shelf, in turns. @param retrieval over the same shelf */
export type BuildLibrary = (
  state: Pick<Library, 'shelf' | 'arrivals'>,
  retrieval: Retrieval,
  pace?: Pace,
) => Promise<Library>

/** Builds the libraries of a shelf's successive states. They share their sample questions until new ones are ready. */
export const createLibraryBuilder = (report: Report): BuildLibrary => {
  const latest: Samples = new Map()
  return async ({ shelf, arrivals }, retrieval, pace = createPace()) => {
    const { sources } = shelf
    const sourceById = new Map<string, Source>()
    const folded: string[] = []
    for (const source of sources) {
      sourceById.set(source.id, source)
      folded.push(foldTitle(source))
      const turn = pace()
      if (turn) await turn
    }
    const references = await createReferences(sources, pace)
    const asking = { retrieval, sourceById, report, place: { platform: 'none' } }
    const own: Samples = new Map()
    return {
      shelf,
      sourceById,
      references,
      retrieval,
      arrivals,
      samples: (speech) => sample({ shelf, own, latest, asking }, speech),
      suggest: createSuggest(sources, references, folded),
    }
  }
}

type Samples = Map<Speech, readonly string[]>

interface Sampling {
  readonly shelf: Library['shelf']
  /** The questions of this state of the shelf. */
  readonly own: Samples
  /** The newest questions of any state. */
  readonly latest: Samples
  readonly asking: Pick<Context, 'retrieval' | 'place' | 'sourceById' | 'report'>
}

/**
 * Sample questions. Making them takes as long as a dozen answers, so an earlier state's questions are given meanwhile.
 */
const sample = ({ shelf, own, latest, asking }: Sampling, speech: Speech): readonly string[] => {
  const known = own.get(speech)
  if (known !== undefined) return known
  const ask = (question: string) => askVerified(question, {}, asking)
  const keep = (made: readonly string[]): readonly string[] => {
    own.set(speech, made)
    latest.set(speech, made)
    return made
  }
  const before = latest.get(speech)
  if (before === undefined) return keep(atOnce(sampleSteps(shelf, ask, speech, SAMPLES)))
  own.set(speech, before)
  inTurns(sampleSteps(shelf, ask, speech, SAMPLES), createPace()).then(keep, (error) =>
    reportFault(asking.report, error),
  )
  return before
}
