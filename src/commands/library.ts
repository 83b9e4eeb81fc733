import { AwayError } from '../errors.ts'
import { ownString } from '../language/own-string.ts'
import type { Answer, Shelf, Source, Speech } from '../model.ts'
import { createPace, type Pace } from '../pace.ts'
import type { ShelfSearch } from '../retrieval/retrieval.ts'
import { sampleSteps } from '../retrieval/samples.ts'
import { type Library, type Report, reportFault } from './context.ts'
import { headingsOf } from './headings.ts'
import { createReferences } from './sources/references.ts'
import { createSuggest, foldTitle } from './sources/suggest.ts'
import { askVerified } from './verify.ts'

/** How many sample questions a greeting offers. */
const SAMPLES = 3

/** Builds the library of a shelf, in turns. @param retrieval over the same shelf */
export type BuildLibrary = (
  state: Pick<Library, 'shelf' | 'arrivals'>,
  retrieval: ShelfSearch,
  pace?: Pace,
) => Promise<Library>

/** Questions that the shelf answers, made in turns. */
const sampleQuestions = async (
  shelf: Shelf,
  ask: (question: string) => Promise<Answer>,
  speech: Speech,
): Promise<readonly string[]> => {
  const pace = createPace()
  const steps = sampleSteps(shelf, speech, SAMPLES)
  let answer: Answer | undefined
  for (;;) {
    const { done, value } = steps.next(answer)
    if (done) return value.map(ownString)
    answer = value === undefined ? undefined : await ask(value)
    const turn = pace()
    if (turn) await turn
  }
}

/** Builds the libraries of a shelf's successive states. They share their sample questions until new ones are ready. */
export const createLibraryBuilder = (report: Report): BuildLibrary => {
  /** The newest questions of any state. */
  const latest = new Map<Speech, readonly string[]>()

  /** Making questions takes as long as a dozen answers, so an earlier state's questions are given meanwhile. */
  const createSamples = (shelf: Shelf, ask: (question: string) => Promise<Answer>): Library['samples'] => {
    const own = new Map<Speech, readonly string[]>()
    const made = new Map<Speech, Promise<readonly string[]>>()
    const make = async (speech: Speech): Promise<readonly string[]> => {
      try {
        const questions = await sampleQuestions(shelf, ask, speech)
        own.set(speech, questions)
        latest.set(speech, questions)
        return questions
      } catch (error) {
        made.delete(speech)
        // A greeting without questions is one all the same.
        if (!(error instanceof AwayError)) reportFault(report, error)
        return []
      }
    }
    return async (speech) => {
      const known = own.get(speech)
      if (known !== undefined) return known
      const making = made.get(speech) ?? make(speech)
      made.set(speech, making)
      return latest.get(speech) ?? making
    }
  }

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
    const headings = await headingsOf(shelf.passages, pace)
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
