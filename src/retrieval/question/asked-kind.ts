import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'
import { isNumberOf } from './figures.ts'
import { askedMeasure } from './measures.ts'

/** The kind of thing a question asks for, as far as its words tell; `thing` where they don't. */
export type Kind =
  | 'person'
  | 'date'
  | 'place'
  | 'number'
  | 'definition'
  | 'reason'
  | 'advice'
  | 'subject'
  | 'thing'

const PERSON = wordSet('who whom whose quien quienes')
const DATE = wordSet('when cuando')
const PLACE = wordSet('where donde adonde')
const REASON = wordSet('why porque')
const ADVICE = wordSet(
  'should recommend recommends advise advises suggest suggests deberia recomienda aconseja',
)
const TALKING = wordSet('discuss discussed hablaron hablo trataron trato discutieron conversaron')
const TOPICS = wordSet('topics subjects issues matters temas asuntos')
const MANY = wordSet('cuanto cuanta cuantos cuantas')
const VERSION = wordSet('version release')
const HOW_MUCH = wordSet(
  'many much large big long tall high old far often fast deep wide heavy soon quickly great small strong rapidly',
)
const COUNTED = wordSet('many old far tall long high large big deep wide heavy')
/** Nouns that name the kind of the answer: "which city", "what year". An answer need not repeat them. */
const NOUNS: readonly (readonly [Kind, ReadonlySet<string>])[] = [
  [
    'date',
    wordSet(
      'year years date day days month century decade season period time era ano anos fecha dia dias mes siglo decada epoca periodo momento hora',
    ),
  ],
  [
    'number',
    wordSet(
      'number amount percentage percent share proportion rate total population cost price height length distance size age speed temperature score value figure rank fraction numero cantidad porcentaje proporcion tasa total poblacion costo coste precio altura longitud distancia tamano edad velocidad temperatura valor cifra parte',
    ),
  ],
  [
    'place',
    wordSet(
      'country countries city cities town state states region place places location continent river island province county village nation area street building pais paises ciudad ciudades pueblo estado estados region lugar lugares sitio continente rio isla provincia nacion zona calle barrio',
    ),
  ],
  [
    'person',
    wordSet(
      'person president minister leader king queen emperor author actor actress player scientist man woman writer director singer artist founder ruler politician general persona presidente presidenta ministro ministra lider rey reina emperador autor autora actor actriz jugador cientifico hombre mujer escritor director cantante artista fundador gobernante politico',
    ),
  ],
]
/** Persons by what they do for something, as far as a name may stand before it: "Crimson Dawn leader". */
export const OFFICES = wordSet(
  `president minister leader chief head boss chair chairman chairwoman ceo director manager mayor governor captain coach founder owner spokesman
   spokeswoman secretary king queen editor author presidente presidenta ministro ministra lider jefe jefa director directora alcalde alcaldesa
   gobernador fundador fundadora dueno duena portavoz secretario secretaria rey reina autor autora`,
)
const ORGANISATIONS = wordSet(
  `organisation organization university institute institution company firm agency group body party school newspaper magazine think tank
   organizacion universidad instituto institucion empresa agencia grupo partido escuela periodico revista`,
)
const LAWS = wordSet(
  'law act statute decree norm rule regulation treaty ley norma decreto regla reglamento resolucion tratado',
)
/** After one of these words the second side of a comparison begins. */
const COMPARING = wordSet('compared versus vs than comparado comparada comparados comparadas')
const BE = /^(is|are|was|were|es|son|era|fue)$/
const WHICH = wordSet('what which que cual cuales')
/** Words that a question asks with, in both languages. */
export const QUESTION_WORDS: ReadonlySet<string> = new Set([
  ...PERSON,
  ...DATE,
  ...PLACE,
  ...MANY,
  ...WHICH,
  ...REASON,
  'how',
  'como',
])

/** How many tokens after the question word a noun of a kind is looked for: "in what early modern year". */
const NOUN_REACH = 3

export interface AskedKind {
  readonly kind: Kind
  /** Whether it asks for a count or a measure outright ("how many"), so that an answer must have a figure. */
  readonly counts: boolean
  /** Positions of tokens that only name the kind. */
  readonly naming: ReadonlySet<number>
  /** The position of the content word right after the question word: "religions" in "which religions". */
  readonly asks?: number
  /** The position of what is counted: "votes" in "how many votes". */
  readonly counted?: number
  /** Where a word such as "than" begins the second side of a comparison, which another sentence may tell. */
  readonly comparedFrom?: number
}

/** Whether a token after the question word says what is asked for: a content word other than the "long" of "how long". */
const isAskedFor = (token: Token | undefined): boolean =>
  token !== undefined && token.term !== '' && !HOW_MUCH.has(token.word)

/** The noun that names the kind after a question word: "which Baltic city", "what was the year". A verb between them ends the search. */
const nounAfter = (tokens: readonly Token[], from: number): { kind: Kind; at: number } | undefined => {
  const is = BE.test(tokens[from + 1]?.word ?? '')
  const first = is ? from + 3 : from + 1
  for (let at = first; at <= first + (is ? 0 : NOUN_REACH - 1); at += 1) {
    const token = tokens[at]
    if (token === undefined || token.term === '') return undefined
    for (const [kind, nouns] of NOUNS) if (nouns.has(token.word)) return { kind, at }
    if (ORGANISATIONS.has(token.word) || LAWS.has(token.word)) return { kind: 'thing', at }
  }
  return undefined
}

/** Whether it is "Who is Daniel Noboa?": "who is", a name of at most four words in any case, and nothing else. */
const asksWhoIs = (tokens: readonly Token[], who: number): boolean => {
  const rest = tokens.slice(who + 2)
  return (
    BE.test(tokens[who + 1]?.word ?? '') &&
    rest.length > 0 &&
    rest.length <= 4 &&
    rest.every(({ term }) => term !== '') &&
    !NOUNS.some(([, nouns]) => nouns.has(rest[0]?.word ?? '')) &&
    // "Who is Crimson Dawn leader" asks for the leader.
    !OFFICES.has(rest.at(-1)?.word ?? '')
  )
}

/** Reads what a question asks for from its question word and the noun after it: "when" a date, "which city" a place. */
export const askedKind = (tokens: readonly Token[]): AskedKind => {
  const words = tokens.map(({ word }) => word)
  const counts = words.some(
    (word, i) =>
      MANY.has(word) || (word === 'how' && COUNTED.has(words[i + 1] ?? '')) || isNumberOf(words, i),
  )
  const many = words.findIndex(
    (word, i) =>
      MANY.has(word) ||
      (word === 'many' && /^(?:how|so)$/.test(words[i - 1] ?? '')) ||
      isNumberOf(words, i) ||
      /^tant[oa]s$/.test(word),
  )
  const counted = many < 0 ? -1 : tokens.findIndex(({ term }, i) => i > many && term !== '')
  const compared = words.findIndex((word) => COMPARING.has(word))
  const asking = words.findIndex((word) => QUESTION_WORDS.has(word))
  const asks = asking < 0 ? undefined : [asking + 1, asking + 2].find((at) => isAskedFor(tokens[at]))
  const kind = kindOf(tokens, words)
  // A heading or a sentence may write only the number.
  const versions = words.flatMap((word, i) =>
    VERSION.has(word) && tokens[i + 1]?.number === true ? [i] : [],
  )
  return {
    ...kind,
    ...(versions.length > 0 && { naming: new Set([...kind.naming, ...versions]) }),
    counts,
    ...(asks !== undefined && kind.kind !== 'reason' && { asks }),
    ...(counted >= 0 && { counted }),
    ...(compared > 0 && { comparedFrom: compared }),
  }
}

/** The position of the verb where a question asks what was talked about: "what did they discuss", "what did they talk about"; or -1. */
const talkAfter = (words: readonly string[], from: number): number =>
  words.findIndex(
    (word, i) =>
      i > from &&
      (TALKING.has(word) || (/^(?:talk|talked|speak|spoke)$/.test(word) && words[i + 1] === 'about')),
  )

const kindOf = (tokens: readonly Token[], words: readonly string[]): Pick<AskedKind, 'kind' | 'naming'> => {
  const plain = (kind: Kind) => ({ kind, naming: new Set<number>() })
  const measure = askedMeasure(tokens)
  if (measure?.isBare && measure.at !== undefined) return { kind: 'number', naming: new Set([measure.at]) }
  // “What does it cost” asks for as much as “how much does it cost”.
  if (measure && measure.at === undefined && words.includes('what')) return plain('number')
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? ''
    if (PERSON.has(word)) return plain(asksWhoIs(tokens, i) ? 'definition' : 'person')
    if (DATE.has(word)) return plain('date')
    if (PLACE.has(word)) return plain('place')
    if (REASON.has(word) || (word === 'por' && next === 'que')) return plain('reason')
    if (MANY.has(word)) return plain('number')
    if (word === 'how' && HOW_MUCH.has(next))
      return { kind: next === 'soon' ? 'date' : 'number', naming: new Set([i + 1]) }
    if (word === 'how' || word === 'como') break
    if (WHICH.has(word)) {
      const talk = talkAfter(words, i)
      if (talk >= 0) return { kind: 'subject', naming: new Set([talk, ...(TOPICS.has(next) ? [i + 1] : [])]) }
      const noun = nounAfter(tokens, i)
      if (noun !== undefined) return { kind: noun.kind, naming: new Set([noun.at]) }
      // "What is the cod price in the shop."
      if (measure?.at !== undefined) return { kind: 'number', naming: new Set([measure.at]) }
      const content = tokens.filter(({ term }) => term !== '').length
      if (i === 0 && BE.test(next) && content <= 3) return plain('definition')
      // A question word further on begins a clause: "what happened when …". Spanish "que" is mostly a conjunction, so go on.
      if (word !== 'que') break
    }
  }
  const number = words.findIndex((_, i) => isNumberOf(words, i))
  if (number >= 0 && !words.some((word) => QUESTION_WORDS.has(word)))
    return { kind: 'number', naming: new Set([number]) }
  const last = nounAtEnd(tokens)
  if (last !== undefined) return { kind: last, naming: new Set([tokens.length - 1]) }
  const advice = words.findIndex((word) => ADVICE.has(word))
  if (advice >= 0) return { kind: 'advice', naming: new Set([advice]) }
  return plain(isBareTopic(tokens) ? 'definition' : 'thing')
}

/** The kind that the last of some search words names: a date for "pier opening year". People are left out: "port director" is a topic. */
const nounAtEnd = (tokens: readonly Token[]): Kind | undefined => {
  if (tokens.length < 3 || tokens.some(({ term }) => term === '')) return undefined
  const last = tokens.at(-1)?.word ?? ''
  return NOUNS.find(([kind, nouns]) => kind !== 'person' && nouns.has(last))?.[0]
}

/** Whether it is a topic and no question ("Crimson Dawn", "kast"): at most three words, all of them content words. */
const isBareTopic = (tokens: readonly Token[]): boolean =>
  tokens.length > 0 && tokens.length <= 3 && tokens.every(({ term }) => term !== '')
