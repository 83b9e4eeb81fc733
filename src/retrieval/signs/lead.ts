import type { Passage } from '../../model.ts'
import type { Signal } from '../rank/signals/evidence.ts'

/** A lead larger than this says no more. In the units of a sentence's score. */
const MOST_LEAD = 5
/** So many passages speak of the subject, if the shelf does. */
const SUBJECT = 10

/** The best sentence's lead over the best sentence of another source. */
export const lead: Signal = ({ best, ranked }) => {
  const rival = ranked.find(({ candidate }) => candidate.passage.source !== best.candidate.passage.source)
  return rival === undefined ? MOST_LEAD : Math.min(MOST_LEAD, best.score - rival.score)
}

/** Its lead over the tenth passage: an answer stands out from all that is merely about its subject. */
export const leadOverSubject: Signal = ({ best, ranked }) => {
  const seen = new Set<Passage>()
  for (const { candidate, score } of ranked) {
    seen.add(candidate.passage)
    if (seen.size === SUBJECT) return Math.min(MOST_LEAD, best.score - score)
  }
  return MOST_LEAD
}
