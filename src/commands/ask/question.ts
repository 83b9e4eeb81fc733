import { termsOf } from '../../language/tokens.ts'
import type { QuestionFault } from '../../messages/en.ts'
import type { Answer } from '../../model.ts'

/** In UTF-16 code units. A question that a person types is under 300; a page pasted by mistake is over. */
export const QUESTION_LENGTH = 1_000

/** Why a question cannot be asked; `undefined` where it can. */
export const questionFault = (question: string): QuestionFault | undefined => {
  const text = question.trim()
  if (text === '') return 'empty'
  if (text.length > QUESTION_LENGTH) return 'long'
  return /[\p{L}\p{N}]/u.test(text) ? undefined : 'wordless'
}

/** Whether all the words are of the kind that stands in every text ("who is it"), so that nothing can be looked for. */
export const hasOnlyCommonWords = (words: string): boolean =>
  (['en', 'es'] as const).some((language) => termsOf(words, language).length === 0)

/** Whether a question found nothing because it has no word to look for. */
export const hasNoSearchTerms = ({ question, passages }: Answer): boolean =>
  passages.length === 0 && hasOnlyCommonWords(question)
