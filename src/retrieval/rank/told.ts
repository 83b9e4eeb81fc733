import { COUNTRY_WORDS } from '../../language/countries.ts'
import { wordSet } from '../../language/fold.ts'
import { isSignature } from '../../language/quotations.ts'
import { reportsView } from '../../language/reporting.ts'
import type { Token } from '../../language/tokens.ts'

/** What a sentence tells outside of its quotations. */
export interface Told {
  /** Whether it is a quotation and nothing else. */
  readonly bare: boolean
  /** Whether it says who speaks. */
  readonly names: boolean
  /** Whether "he" or nobody is said to speak. */
  readonly pronoun: boolean
  /** Whether it begins with a word for what came before. */
  readonly refers: boolean
  /** Whether somebody or something is named. */
  readonly hasName: boolean
  /** Whether it says who said what came before. */
  readonly pointsBack: boolean
}

/** What the words of a sentence outside of its quotations tell. @param isQuote whether it stands in a quotation that is set off */
export const toldOutside = (
  tokens: readonly Token[],
  outside: readonly Token[],
  text: string,
  quotes: boolean,
  isQuote: boolean,
): Told => {
  const verb = outside.findIndex(({ word }) => reportsView(word))
  const content = outside.filter(({ term, word }) => term !== '' && !reportsView(word))
  const hasName = outside.some((_, i) => isName(outside, i, outside[0] === tokens[0]))
  const leads = quotes && (/[:,]\s*[“«"‘]/.test(text) || /[”»"’][.,]?\s*[—–-]+\s*\p{Lu}/u.test(text))
  const subject = verb < 0 ? undefined : [outside[verb - 1]?.word ?? '', outside[verb + 1]?.word ?? '']
  const pronoun =
    subject !== undefined && (subject.some((word) => PRONOUNS.has(word)) || lacksSubject(outside, verb))
  const first = outside[0] === tokens[0] ? (tokens[0]?.word ?? '') : ''
  const refers = PRONOUNS.has(first) || BACK.has(first)
  const isShort = tokens.length <= LONGEST_POINTER
  const isTold =
    (verb >= 0 && BACK.has(outside[verb + 1]?.word ?? '')) ||
    (isShort && outside.some(({ word }) => WORDS.has(word))) ||
    (BACK.has(first) && (verb >= 0 || outside.some(({ word }) => VIEWS.has(word)) || /['’]s\W*$/.test(text)))
  return {
    bare: quotes && content.length === 0 && verb < 0 && tokens.length - outside.length > 2,
    names: !pronoun && (verb >= 0 || leads) && content.length > 0,
    pronoun,
    refers,
    hasName,
    pointsBack: !quotes && (isSignature(text, isQuote) || (hasName && isTold)),
  }
}

const PRONOUNS = wordSet('he she they i we ella ellos ellas yo nosotros')
/** Words for what was said before. */
const BACK = wordSet('that this these those it so such asi esa ese eso esta este esto lo es son tal')
/** In words. A longer sentence about somebody's words tells of other things too. */
const LONGEST_POINTER = 16
const WORDS = wordSet('words quotation palabras cita frase')
const VIEWS = wordSet(
  `view views opinion words verdict answer reply claim complaint warning message conclusion position advice opinion palabras respuesta
   juicio queja advertencia mensaje conclusion postura vision consejo veredicto`,
)
const TIMES = wordSet(
  `january february march april may june july august september october november december monday tuesday wednesday thursday friday
   saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves
   viernes sabado domingo`,
)
/** After one of these words a name is a place. */
const PLACE_BEFORE = wordSet('in at from near en desde hacia')
/** After one of these words a Spanish verb of saying has no subject of its own: "dijo a la prensa". */
const NO_SUBJECT = wordSet('a al en sobre que tras durante ante por con sin para y de del')

/** Whether a Spanish verb of saying stands alone after a quotation: «…», agregó. */
const lacksSubject = (outside: readonly Token[], verb: number): boolean => {
  const { word = '' } = outside[verb] ?? {}
  const after = outside[verb + 1]?.word
  return verb === 0 && /[oó]$|aron$|ieron$/.test(word) && (after === undefined || NO_SUBJECT.has(after))
}

/** Whether a word is part of a name. The first word of a sentence is one only if the next is too. */
const isName = (tokens: readonly Token[], at: number, begins: boolean): boolean => {
  const { term = '', word = '', capital = false } = tokens[at] ?? {}
  if (!capital || term === '' || TIMES.has(word) || COUNTRY_WORDS.has(word)) return false
  if (PLACE_BEFORE.has(tokens[at - 1]?.word ?? '')) return false
  return at > 0 || !begins || tokens[1]?.capital === true
}
