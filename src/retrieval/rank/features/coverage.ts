import {
  type Feature,
  held,
  heldAbove,
  heldAfter,
  heldBefore,
  heldBeside,
  heldEarlier,
  heldInPassage,
  relativeHeld,
  share,
  type View,
} from './view.ts'

const heldOnlyElsewhere = (view: View, term: number): boolean =>
  !held(view, term) && (heldInPassage(view, term) || heldAbove(view, term))

/** Features that measure how much of the question the sentence, its surroundings and its passage contain. */
export const COVERAGE_FEATURES = {
  /** The share of the question in the sentence itself. */
  coverage: (view) => share(view, (term) => held(view, term)),

  /** The share that the sentence has only in words of nearly the same meaning ("deal" for "agreement"), less for a farther meaning. */
  relativeCoverage: (view) => share(view, (term) => (held(view, term) ? 0 : relativeHeld(view, term))),

  /** The share that the sentence lacks and the one before it has: often what "he" or "this" refers to. */
  beforeCoverage: (view) => share(view, (term) => !held(view, term) && heldBefore(view, term)),

  /** The share that only the sentence after has: then that one is more likely the answer. */
  afterCoverage: (view) =>
    share(view, (term) => !held(view, term) && !heldBefore(view, term) && heldAfter(view, term)),

  /** The share that is only in the rest of the passage. */
  passageCoverage: (view) =>
    share(view, (term) => !held(view, term) && !heldBeside(view, term) && heldInPassage(view, term)),

  /** The share that only the previous passage has: a text goes on about what it has named. */
  earlierCoverage: (view) =>
    share(view, (term) => !heldInPassage(view, term) && !heldAbove(view, term) && heldEarlier(view, term)),

  /** The share that only the title, the headings or the lead-in have. */
  headingCoverage: (view) => share(view, (term) => !heldInPassage(view, term) && heldAbove(view, term)),

  /** The share in the passage and its headings. */
  wholeCoverage: (view) => share(view, (term) => heldInPassage(view, term) || heldAbove(view, term)),

  /** The share in the sentence, its neighbours and its headings, squared: the last missing words matter most. */
  nearlyAll: (view) =>
    share(view, (term) => held(view, term) || heldBeside(view, term) || heldAbove(view, term)) ** 2,

  /** The passage's search score as a share of the best candidate's, from 0 to 1. */
  passageScore: ({ candidate, topScore }) => candidate.score / topScore,

  /** The share of all candidates' scores under the same title: what the question is about, as far as the shelf tells. */
  topicShare: ({ topicShare }) => topicShare,

  /** The share of the question's names and figures that neither the passage nor its headings have. */
  absentNames: (view) => {
    let all = 0
    let absent = 0
    view.question.terms.forEach(({ name, number }, term) => {
      if (!name && !number) return
      all += 1
      if (!heldInPassage(view, term) && !heldAbove(view, term)) absent += 1
    })
    return all === 0 ? 0 : absent / all
  },

  /** The share in names that are only elsewhere in the passage or its headings: a text names its subject once. */
  namesElsewhere: (view) =>
    share(view, (term) => view.question.terms[term]?.name === true && heldOnlyElsewhere(view, term)),

  /** The share in the thing asked for ("which religions …") if it is only elsewhere: then the answer is there, or nowhere. */
  askedElsewhere: (view) =>
    share(view, (term) => view.question.terms[term]?.askedFor === true && heldOnlyElsewhere(view, term)),
} satisfies Readonly<Record<string, Feature>>
