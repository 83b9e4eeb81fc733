import type { Source, Speech } from '../model.ts'
import { createPace, type Pace } from '../pace.ts'
import type { Retrieval } from '../retrieval/retrieval.ts'
import { sampleQuestions, sampleSteps } from '../retrieval/samples.ts'
import { inTurns } from '../retrieval/steps.ts'
import type { Context, Library, Report } from './context.ts'
import { reportFault } from './context.ts'
import { createReferences } from './sources/references.ts'
import { createSuggest, foldTitle } from './sources/suggest.ts'
import { askVerified } from './verify.ts'

const SAMPLES = 3

/** Makes the library of one state of a shelf after the other, in turns. The retrieval is over the shelf. */
export type BuildLibrary = (
  state: Pick<Library, 'shelf' | 'arrivals'>,
  retrieval: Retrieval,
  pace?: Pace,
) => Promise<Library>

export const createLibraryBuilder = (report: Report): BuildLibrary => {
  const latest = new Map<Speech, readonly string[]>()
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
    const own = new Map<Speech, readonly string[]>()
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

interface Sampling {
  readonly shelf: Library['shelf']
  /** What was made of this shelf. */
  readonly own: Map<Speech, readonly string[]>
  /** What was made last of any state of it, for as long as this one's are in the making. */
  readonly latest: Map<Speech, readonly string[]>
  readonly asking: Pick<Context, 'retrieval' | 'place' | 'sourceById' | 'report'>
}

/** Questions for a newcomer. They take as long as a dozen answers, so nobody waits for them where there are others. */
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
  if (before === undefined) return keep(sampleQuestions(shelf, ask, speech, SAMPLES))
  own.set(speech, before)
  inTurns(sampleSteps(shelf, ask, speech, SAMPLES), createPace()).then(keep, (error) =>
    reportFault(asking.report, error),
  )
  return before
}
