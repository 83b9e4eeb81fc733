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

/** How much of the question the sentence itself holds. */
export const coverage: Feature = (view) => share(view, (term) => held(view, term))

/** What the sentence holds in words of nearly the same meaning ("deal" for "agreement"), and not in its own; the farther, the less. */
export const kinCoverage: Feature = (view) =>
  share(view, (term) => (held(view, term) ? 0 : relativeHeld(view, term)))

/** What it lacks and the sentence before it holds: most of all what a "he" or a "this" stands for. */
export const beforeCoverage: Feature = (view) =>
  share(view, (term) => !held(view, term) && heldBefore(view, term))

/** What it lacks and only the sentence after it holds: then that one is rather the answer. */
export const afterCoverage: Feature = (view) =>
  share(view, (term) => !held(view, term) && !heldBefore(view, term) && heldAfter(view, term))

/** What only the rest of the passage holds. */
export const passageCoverage: Feature = (view) =>
  share(view, (term) => !held(view, term) && !heldBeside(view, term) && heldInPassage(view, term))

/** What neither the passage nor what stands above it holds, and the passage before does: a text goes on about what it named. */
export const earlierCoverage: Feature = (view) =>
  share(view, (term) => !heldInPassage(view, term) && !heldAbove(view, term) && heldEarlier(view, term))

/** What only the title, the headings or the lead-in hold. */
export const headingCoverage: Feature = (view) =>
  share(view, (term) => !heldInPassage(view, term) && heldAbove(view, term))

/** What the passage holds in all, with what stands above it. */
export const wholeCoverage: Feature = (view) =>
  share(view, (term) => heldInPassage(view, term) || heldAbove(view, term))

/** What the sentence holds with those beside it and above it, squared: the last words that make it whole tell most. */
export const nearlyAll: Feature = (view) =>
  share(view, (term) => held(view, term) || heldBeside(view, term) || heldAbove(view, term)) ** 2

const heldElsewhere = (view: View, term: number): boolean =>
  !held(view, term) && (heldInPassage(view, term) || heldAbove(view, term))

/** What of the question's names stands only elsewhere in the passage or above it: a text says once whom it is about. */
export const namesElsewhere: Feature = (view) =>
  share(view, (term) => view.question.terms[term]?.name === true && heldElsewhere(view, term))

/** The thing that is asked for ("which religions …"), where it stands only elsewhere in the passage: the answer is there, or not at all. */
export const askedElsewhere: Feature = (view) =>
  share(view, (term) => view.question.terms[term]?.askedFor === true && heldElsewhere(view, term))

/** How much of what was found lies under the same title: what the question is about, as far as the shelf tells. */
export const topicShare: Feature = ({ topicShare: of }) => of

/** The passage's own score, beside the best candidate's: 0 to 1. */
export const passageScore: Feature = ({ candidate, topScore }) => candidate.score / topScore

/** How many of the question's names and figures neither the passage nor what stands above it holds: a share of them. */
export const absentNames: Feature = (view) => {
  let all = 0
  let absent = 0
  view.question.terms.forEach(({ name, number }, term) => {
    if (!name && !number) return
    all += 1
    if (!heldInPassage(view, term) && !heldAbove(view, term)) absent += 1
  })
  return all === 0 ? 0 : absent / all
}
