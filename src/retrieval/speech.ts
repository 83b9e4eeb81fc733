import { wordSet } from '../language/fold.ts'

/** Verbs that tell who said it, folded, in the forms that reports use. */
const SAYING: ReadonlySet<string> = wordSet(
  `said says say stated states told tells declared declares argued argues notes noted added adds warned warns explained explains
   announced wrote writes insisted insists claimed claims remarked observed stressed emphasized emphasised replied asked acknowledged
   according dijo dice afirmo afirma declaro declara senalo senala explico explica anadio anade agrego agrega advirtio advierte
   sostuvo sostiene aseguro asegura indico indica manifesto comento subrayo escribio respondio apunto segun`,
)

/** Whether a folded word is one that reports who said something. */
export const isReportingVerb = (word: string): boolean => SAYING.has(word)
