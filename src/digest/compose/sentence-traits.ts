import { fold, wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'
import { isOfKind } from '../../retrieval/question/of-kind.ts'

/** A sentence that begins with one of these continues the one before. Folded. */
const CONNECTIVES =
  /^(?:but|and|or|nor|yet|so|then|thus|hence|however|still|also|too|meanwhile|moreover|furthermore|additionally|besides|therefore|instead|otherwise|nevertheless|nonetheless|consequently|accordingly|similarly|likewise|conversely|indeed|rather|finally|lastly|secondly|thirdly|that said|in (?:addition|contrast|turn|fact|short|other words|this way|particular|response|return)|on the (?:other hand|contrary)|as a result|for (?:example|instance|this|that|these|those)|at the same time|by contrast|of (?:these|those|them|course)|because of (?:this|that)|despite (?:this|that|these|those)|pero|y|o|ni|pues|entonces|ademas|tambien|tampoco|asi|aun asi|luego|mientras tanto|sin embargo|no obstante|en cambio|en consecuencia|por (?:eso|ello|esto|tanto|lo tanto|otro lado|otra parte|ejemplo|el contrario|consiguiente)|al mismo tiempo|de hecho|de este modo|es decir|finalmente|por ultimo|a pesar de (?:ello|eso|esto))\b/
/** Refers to something named before. "This winter" does not. Folded. */
const POINTING =
  /^(?:(?:this|that|these|those|it|its|itself|he|she|they|his|her|their|them|him|such|both|each|neither|either|another|others|here|there|esto|estos|estas|este|eso|ese|esa|esos|esas|ello|ella|ellos|ellas|sus?|dich[oa]s?|tal|tales|amb[oa]s|otr[oa]s?|alli|aqui)\b(?! (?:year|month|week|day|morning|afternoon|evening|night|winter|summer|spring|autumn|fall|season|decade|century|ano|mes|semana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|tarde|noche|invierno|verano|primavera|otono)s?\b)|(?:(?:the|all|of the|los|las|l[oa]s|otr[oa]s) )(?:two|three|four|five|latter|former|same|other|others|dos|tres|cuatro|cinco|mism[oa]s|demas)\b)/
/** A connective inside the opening: "In the south, however, …". Folded. */
const INSERTED =
  /^[^.]{1,60}, (?:however|though|therefore|moreover|meanwhile|instead|by contrast|too|for example|for instance|sin embargo|no obstante|en cambio|por tanto|por lo tanto|ademas|por ejemplo|a su vez)[,.]/
/** A clause, then a pronoun for something in it or before it: "While it was brief, it …". Folded. */
const AFTER_CLAUSE =
  /^(?:while|although|though|when|as|since|if|because|after|before|once|aunque|mientras|cuando|si|como)\b[^,.]{0,80}, (?:it|he|she|they|this|these|esto|este|ella|ellos)\b/
/** Pronouns for a person. An earlier sentence names them, unless this one does. */
const PRONOUNS = wordSet('he she they him them his their ellos ellas')
/** How many words from the start a pronoun counts, and a name it may refer to. */
const PRONOUN_WITHIN = 6
const NAME_WITHIN = 14

/** Whether a token is a name: it has a capital for another reason than opening the sentence, and is no function word. */
export const isName = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  if (token === undefined || !token.capital || token.term === '' || token.number) return false
  return at > 0 || tokens[1]?.capital === true
}

/** Whether a sentence cannot be understood without the one before it. */
export const dependsOnPrevious = (text: string, tokens: readonly Token[]): boolean => {
  const opening = fold(text.slice(0, 120)).replace(/^[^\p{L}]+/u, '')
  // "El" is an article, "él" a pronoun. Folding removes the accent.
  if (CONNECTIVES.test(opening) || POINTING.test(opening) || /^él[ ,]/i.test(text)) return true
  if (INSERTED.test(opening)) return true
  const nameless = !tokens.slice(0, NAME_WITHIN).some((_, at) => isReferent(tokens, at))
  if (AFTER_CLAUSE.test(opening) && nameless) return true
  const pointed = tokens.slice(0, PRONOUN_WITHIN).some(({ word }) => PRONOUNS.has(word))
  return pointed && nameless
}

/** Whether a pronoun may refer to a token: a name, but not of a day or a month. */
const isReferent = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  return token?.capital === true && token.term !== '' && at > 0 && !isOfKind('date', tokens, at)
}

const FIRST_PERSON =
  /(?:^|[^\p{L}’'-])(?:i|we|me|us|my|our|ours|myself|i['’](?:m|ve|d|ll)|we['’](?:re|ve|d|ll)|yo|nos|nosotros|mis?|nuestr[oa]s?)(?![\p{L}])/iu
const SECOND_PERSON =
  /(?:^|[^\p{L}])(?:you|your|yours|you['’](?:re|ve|d|ll)|usted|ustedes|tus?|contigo)(?![\p{L}])/iu

/** Whether the author says "I" or "we". `own` leaves out quotations; "US" is a country. */
export const isFirstPerson = (own: string): boolean => FIRST_PERSON.test(own.replace(/\bUS\b/g, ''))

/** Whether the author says "you". */
export const isSecondPerson = (own: string): boolean => SECOND_PERSON.test(own)

/** Verbs that, at the start of a sentence, mostly tell the reader to do something. Folded. */
const ORDERS = wordSet(
  `consider remember note notice imagine think look see read click tap subscribe sign join follow share let try take make keep add turn use
   check stay find visit watch listen learn discover explore download call write send tell ask avoid choose put get give go start stop
   expect enjoy meet picture suppose beware donate support book buy contact register don't dont do please
   considere recuerde recuerda imagine imagina piense piensa mire mira lea vea haga haz siga sigue comparta comparte suscribase suscribete
   visite consulte descubra descubre conozca tenga evite elija escriba`,
)

/** Whether a sentence tells the reader to do something. It is a guess ("Share buttons bring …" counts), so it only lowers a score. */
export const isImperative = (tokens: readonly Token[]): boolean => {
  const first = tokens[0]
  return first !== undefined && ORDERS.has(first.word) && tokens[1]?.capital !== true
}

/** A label at the start: "Present: A. Holt", "Real-life example: In 2022 …". */
const LABEL = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} ’'/‑-]{0,39}: ?\p{L}/u

export const isLabelled = (text: string): boolean => LABEL.test(text)

/** Whether it ends as a sentence does. A line that an editor puts under a title often does not. */
export const isFinished = (text: string): boolean => /[.!…。！][”"»’')\]]*(?:\[[^\]]{1,6}\])*$/.test(text)

export const isQuestion = (text: string): boolean => /[?？¿]/.test(text)
