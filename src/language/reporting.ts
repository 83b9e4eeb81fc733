import { wordSet } from './fold.ts'

/** Verbs and other words that report who said something, folded, in the forms that reports use. */
const REPORTING: ReadonlySet<string> = wordSet(
  `said says say spoke speaks stated states told tells declared declares argued argues notes noted added adds warned warns explained explains
   announced wrote writes insisted insists claimed claims remarked observed stressed emphasized emphasised replied asked acknowledged
   according dijo dice afirmo afirma declaro declara senalo senala explico explica anadio anade agrego agrega advirtio advierte
   sostuvo sostiene aseguro asegura indico indica manifesto comento subrayo escribio respondio apunto segun`,
)

/** Verbs that report an opinion or a wish. In other sentences they mean other things too, so they only count beside a speaker. */
const OPINING: ReadonlySet<string> = wordSet(
  `expressed expresses described describes called calls considers considered thinks thought believes believed expects expected suggested
   suggests proposed proposes urged urges criticised criticized criticises criticizes praised praises denied denies estimates estimated
   promised promises confirmed confirms rejected rejects dismissed dismisses reported reports concluded concludes recommends recommended
   expreso expresa describio describe considera considero cree creia espera propuso propone pidio pide insto nego niega calcula estimo
   prometio promete confirmo confirma rechazo rechaza informo concluyo concluye recomienda recomendo critico elogio`,
)

/** Whether a folded word reports who said something. */
export const isReportingVerb = (word: string): boolean => REPORTING.has(word)

/** Whether a folded word reports what somebody said, thinks or wants. */
export const reportsView = (word: string): boolean => REPORTING.has(word) || OPINING.has(word)

const QUOTE = /[“”«»"]/

/** Whether a text has a quotation mark. */
export const hasQuote = (text: string): boolean => QUOTE.test(text)

/** Whether a quotation that begins in a text is still open at its end. */
export const leavesQuoteOpen = (text: string): boolean => {
  const straight = text.split('"').length - 1
  const opened = Math.max(text.lastIndexOf('“'), text.lastIndexOf('«'))
  const closed = Math.max(text.lastIndexOf('”'), text.lastIndexOf('»'))
  return opened > closed || straight % 2 === 1
}
