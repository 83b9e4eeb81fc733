import type { Answer } from '../model.ts'
import type { AskOptions } from '../retrieval/retrieval.ts'
import { hasOnlyCommonWords } from './ask/question.ts'
import type { Context } from './context.ts'
import { reportUnverified } from './excerpt-blocks.ts'
import { verifyAnswer } from './verify.ts'

/** Whether a question found nothing because it has no word to look for. */
export const hasNoSearchTerms = ({ question, passages }: Answer): boolean =>
  passages.length === 0 && hasOnlyCommonWords(question)

/** The answer with every excerpt checked against its source; what was found wrong is reported. */
export const askVerified = (
  question: string,
  options: Omit<AskOptions, 'place'>,
  { retrieval, place, sourceById, report }: Pick<Context, 'retrieval' | 'place' | 'sourceById' | 'report'>,
): Answer => {
  const { answer, faults } = verifyAnswer(retrieval.ask(question, { place, ...options }), sourceById)
  reportUnverified(report, faults)
  return answer
}
