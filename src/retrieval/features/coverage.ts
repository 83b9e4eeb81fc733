import { type Feature, held, heldAbove, heldBeside, heldInPassage, kinHeld, share } from './view.ts'

/** How much of the question the sentence itself holds. */
export const coverage: Feature = (view) => share(view, (term) => held(view, term))

/** What the sentence holds in words of nearly the same meaning ("deal" for "agreement"), and not in its own; the farther, the less. */
export const kinCoverage: Feature = (view) =>
  share(view, (term) => (held(view, term) ? 0 : kinHeld(view, term)))

/** What the sentence lacks and the sentences beside it hold: the name of a "he" is one sentence earlier. */
export const neighbourCoverage: Feature = (view) =>
  share(view, (term) => !held(view, term) && heldBeside(view, term))

/** What only the rest of the passage holds. */
export const passageCoverage: Feature = (view) =>
  share(view, (term) => !held(view, term) && !heldBeside(view, term) && heldInPassage(view, term))

/** What only the title, the headings or the lead-in hold. */
export const headingCoverage: Feature = (view) =>
  share(view, (term) => !heldInPassage(view, term) && heldAbove(view, term))

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
