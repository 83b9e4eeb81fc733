import type { Answer, Citation, Passages, RankedPassage } from '../../model.ts'
import { passagesIn } from '../../sources/passages/lists.ts'
import type { StandIns } from '../index/copies.ts'
import { sourceLine } from './citation.ts'

/** Puts the passages of stand-ins in the place of those that were found. A copy has the same passages. @param all of the shelf */
export const standInPassages = (
  found: readonly RankedPassage[],
  standIns: StandIns,
  all: Passages,
): readonly RankedPassage[] =>
  found.map(({ passage, score }) => {
    const source = standIns.get(passage.source)
    const own = source && passagesIn(all, source).find(({ start }) => start === passage.start)
    return { passage: own ?? passage, score }
  })

/** Cites stand-ins in an answer. Their texts are the same, so excerpts, paragraphs and marks stay as they are. @param all passages of the shelf */
export const citeStandIns = (answer: Answer, standIns: StandIns, all: Passages): Answer => {
  if (standIns.size === 0) return answer
  const byId = new Map([...standIns].map(([first, copy]) => [first.id, copy]))
  const cite = (citation: Citation): Citation => {
    const copy = byId.get(citation.source)
    if (copy === undefined) return citation
    const { paragraph, headings, page } = citation
    // The same words may be on pages in one file and not in another.
    return { ...sourceLine(copy), paragraph, headings, ...(page && copy.pages && { page }) }
  }
  return {
    ...answer,
    excerpts: answer.excerpts.map((excerpt) => ({
      ...excerpt,
      citation: cite(excerpt.citation),
      alsoIn: excerpt.alsoIn.map(cite),
    })),
    passages: standInPassages(answer.passages, standIns, all),
  }
}
