import type { Answer, Excerpt, Source, Span } from '../model.ts'
import { linkToWords } from '../retrieval/answer/words-link.ts'
import type { AskOptions } from '../retrieval/retrieval.ts'
import { type Context, type Report, reportFault } from './context.ts'

interface Verified {
  readonly excerpts: readonly Excerpt[]
  /** One sentence for each excerpt that was dropped or lost its marks, for the log. */
  readonly faults: readonly string[]
}

/**
 * Drops every excerpt that is not, character for character, its source's text at its offsets. An excerpt whose marks lie
 * outside it or overlap loses its marks only. The rest get the links to their words.
 */
export const verifyExcerpts = (
  excerpts: readonly Excerpt[],
  sourceById: ReadonlyMap<string, Source>,
): Verified => {
  const kept: Excerpt[] = []
  const faults: string[] = []
  for (const excerpt of excerpts) {
    const place = `${excerpt.citation.source} ${excerpt.start}-${excerpt.end}`
    const source = sourceById.get(excerpt.citation.source)
    if (!source || !isVerbatim(excerpt, source)) {
      faults.push(`excerpt ${place} is not its source's text`)
      continue
    }
    const known = excerpt.alsoIn.filter((citation) => sourceById.has(citation.source))
    if (known.length < excerpt.alsoIn.length)
      faults.push(`excerpt ${place} is corroborated by an unknown source`)
    const sound = marksLieInside(excerpt)
    if (!sound) faults.push(`marks of excerpt ${place} lie outside it or overlap`)
    const { alsoAt, ...rest } = excerpt
    const link = linkToWords(source, excerpt)
    const places = alsoAt?.filter((line) => sourceById.has(line.source)) ?? []
    kept.push({
      ...rest,
      alsoIn: known,
      marks: sound ? excerpt.marks : [],
      ...(link !== undefined && { link }),
      ...(places.length > 0 && { alsoAt: places }),
    })
  }
  return { excerpts: kept, faults }
}

/** An answer with only its verified excerpts. If the first excerpt is dropped, the answer is no longer `answered`. */
export const verifyAnswer = (
  answer: Answer,
  sourceById: ReadonlyMap<string, Source>,
): { readonly answer: Answer; readonly faults: readonly string[] } => {
  const { excerpts, faults } = verifyExcerpts(answer.excerpts, sourceById)
  const [first] = answer.excerpts
  const [kept] = excerpts
  // The confidence is that of the first excerpt.
  if (!first || (kept?.start === first.start && kept.citation.source === first.citation.source))
    return { answer: { ...answer, excerpts }, faults }
  const status = kept && answer.status !== 'none' ? 'related' : 'none'
  return { answer: { ...answer, excerpts, status, confidence: 0 }, faults }
}

const isVerbatim = (excerpt: Excerpt, source: Source): boolean =>
  isRange(excerpt, source.text.length) && source.text.slice(excerpt.start, excerpt.end) === excerpt.text

const marksLieInside = ({ marks, text }: Excerpt): boolean =>
  marks.every((mark, index) => isRange(mark, text.length) && mark.start >= (marks[index - 1]?.end ?? 0))

const isRange = ({ start, end }: Span, length: number): boolean =>
  Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length

/** Asks, and checks every excerpt of the answer against its source. Faults are reported. @throws AwayError if the index does not answer */
export const askVerified = async (
  question: string,
  options: Omit<AskOptions, 'place'>,
  { retrieval, place, sourceById, report }: Pick<Context, 'retrieval' | 'place' | 'sourceById' | 'report'>,
): Promise<Answer> => {
  const found = await retrieval.ask(question, { place, ...options })
  const { answer, faults } = verifyAnswer(found, sourceById)
  reportFaults(report, faults)
  return answer
}

/** The excerpts that pass `verifyExcerpts`. Faults are reported. */
export const verified = (
  excerpts: readonly Excerpt[],
  { sourceById, report }: Pick<Context, 'sourceById' | 'report'>,
): readonly Excerpt[] => {
  const { excerpts: kept, faults } = verifyExcerpts(excerpts, sourceById)
  reportFaults(report, faults)
  return kept
}

/** For the log only: what is wrong is never shown. */
const reportFaults = (report: Report, faults: readonly string[]): void => {
  for (const fault of faults) reportFault(report, new Error(fault))
}
