import { reportsView } from '../reporting.ts'
import { datesIn } from './dates.ts'
import { withoutEnd, wordsOf } from './words.ts'

const AND = /^[¿¡\s]*(?:(?:and|but|y|pero),? )?¿?/iu
const WHO =
  /^(?:who (?:said|says|claimed|claims) (?:that|this|so|it)|according to wh(?:o|om)|qui[eé]n (?:lo )?(?:dijo|dice|afirma|afirm[oó])(?: (?:eso|esto))?)$/iu
const WHEN =
  /^(?:when (?:is|was|did|does|will) (?:that|this|it)(?: happen| take place| be| occur)?|(?:since |until |from )?when|(?:desde |hasta )?cu[aá]ndo|cu[aá]ndo (?:fue|es|ser[aá]|pas[oó]|ocurri[oó]|sucedi[oó])(?: (?:eso|esto))?)$/iu

/** Whether a question asks only who said, or when was, what was just answered: "who said that?", "¿cuándo fue eso?". */
export const asksWhoOrWhen = (question: string): 'who' | 'when' | undefined => {
  const bare = withoutEnd(question).replace(AND, '')
  return WHO.test(bare) ? 'who' : WHEN.test(bare) ? 'when' : undefined
}

/** "48 hours after", "two years ago", "hace tres meses". */
const DISTANCE =
  /\b(?:hours?|days?|weeks?|months?|years?|decades?) (?:after|before|ago|earlier|later)\b|\b(?:hace|tras) \S+ (?:horas?|d[ií]as?|semanas?|meses|a[ñn]os?)\b/iu

/** Whether a text names whoever says something, or a time. */
export const tells = (text: string, asked: 'who' | 'when'): boolean =>
  asked === 'who'
    ? wordsOf(text).some(({ word }) => reportsView(word))
    : DISTANCE.test(text) || datesIn(wordsOf(text)).length > 0
