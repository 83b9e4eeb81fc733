import { UserError } from '../../errors.ts'
import { withoutCourtesy } from '../../language/courtesy/courtesy.ts'
import { detectLanguage } from '../../language/detect.ts'
import { wordSet } from '../../language/fold.ts'
import { FUNCTION_WORDS } from '../../language/function-words.ts'
import { withoutLinks } from '../../language/questions.ts'
import { termsOf, tokenize } from '../../language/tokens.ts'
import { speechFor } from '../../messages/catalogue.ts'
import type { Messages, QuestionFault } from '../../messages/en.ts'
import type { Answer, Speech } from '../../model.ts'

/** The longest question, in UTF-16 code units. Typed questions stay under 300; a page pasted by mistake is longer. */
export const QUESTION_LENGTH = 1_000

/** The language of somebody’s words, apart from what is said around a question. */
export const speechOfWords = (words: string, fallback: Speech): Speech =>
  speechFor(detectLanguage(withoutCourtesy(words), detectLanguage(words, fallback)), fallback)

/** The argument of a command that takes a question. */
export const QUESTION = {
  key: 'question',
  type: 'text',
  required: true,
  maxLength: QUESTION_LENGTH,
} as const

/** Why a question cannot be asked; undefined if it can. */
export const questionFault = (question: string): QuestionFault | undefined => {
  const text = question.trim()
  if (text === '') return 'empty'
  if (text.length > QUESTION_LENGTH) return 'long'
  // A link alone asks nothing.
  const own = withoutLinks(text)
  return /[\p{L}\p{N}]/u.test(own) && !asksOfSigns(own) ? undefined : 'wordless'
}

/** A sign that stands alone or with others, other than those between words: "(", "***", "[]". */
const LONE_SIGN = /(?:^|\s)[^\s\p{L}\p{N}?!.,;:¿¡"'“”‘’…&+–—-]+[?!.]*(?=\s|$)/u
const EMOJI = /\p{Extended_Pictographic}/u
const ASKING = wordSet(
  `ask asks question questions query tell say show find answer know please explain hi hello
   pregunta preguntas preguntar pregunto dime di muestra busca responde consulta explica favor hola acerca`,
)

/** Whether a text asks about signs alone: "ask about ( [ ] ) *". */
const asksOfSigns = (text: string): boolean =>
  LONE_SIGN.test(text) &&
  !EMOJI.test(text) &&
  tokenize(text, 'und').every(
    ({ word }) => FUNCTION_WORDS.en.has(word) || FUNCTION_WORDS.es.has(word) || ASKING.has(word),
  )

/** @throws UserError for a question that cannot be asked */
export const requireQuestion = (question: string, messages: Messages): void => {
  const fault = questionFault(question)
  if (fault) throw new UserError(messages.fault[fault](QUESTION_LENGTH))
}

/** @throws UserError for an answer that found nothing because its question has no word to search for */
export const requireSearchTerms = (answer: Answer, messages: Messages): void => {
  if (hasNoSearchTerms(answer)) throw new UserError(messages.fault.common())
}

/** Whether every word is in every text ("who is it"), so that there is nothing to search for. */
export const hasOnlyCommonWords = (words: string): boolean =>
  (['en', 'es'] as const).some((language) => termsOf(words, language).length === 0)

/** Whether a question found nothing because it has no word to search for. */
export const hasNoSearchTerms = ({ question, passages }: Answer): boolean =>
  passages.length === 0 && hasOnlyCommonWords(question)
