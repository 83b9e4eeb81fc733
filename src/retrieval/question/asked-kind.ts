import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'

/** What kind of thing a question asks for, where its words tell. */
export type Kind = 'person' | 'date' | 'place' | 'number' | 'definition' | 'reason' | 'thing'

const PERSON = wordSet('who whom whose quien quienes')
const DATE = wordSet('when cuando')
const PLACE = wordSet('where donde adonde')
const REASON = wordSet('why porque')
const MANY = wordSet('cuanto cuanta cuantos cuantas')
const HOW_MUCH = wordSet(
  'many much large big long tall high old far often fast deep wide heavy soon quickly great small strong rapidly',
)
const COUNTED = wordSet('many old far tall long high large big deep wide heavy')
/** Nouns that name the kind of the answer: "which city", "what year". They restate the question and are no clue of their own. */
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
/** What follows one of these is the other side of a comparison. */
const COMPARING = wordSet('compared versus vs than comparado comparada comparados comparadas')
const BE = /^(is|are|was|were|es|son|era|fue)$/
const WHICH = wordSet('what which que cual cuales')
const ASKING = new Set([...PERSON, ...DATE, ...PLACE, ...MANY, ...WHICH, ...REASON, 'how', 'como'])

/** How far after its question word the noun of a kind may stand: "in what early modern year". */
const NOUN_REACH = 3

export interface AskedKind {
  readonly kind: Kind
  /** It asks for a count or a measure outright ("how many"), so that nothing without a figure can be the answer. */
  readonly counts: boolean
  /** Positions of tokens that only say what kind is asked for. */
  readonly naming: ReadonlySet<number>
  /** The position of the word right after the question word: what is asked for, "religions" in "which religions". */
  readonly asks?: number
  /** The position of what is counted: "votes" in "how many votes". */
  readonly counted?: number
  /** From this position on stands what something is compared with, which another sentence may tell. */
  readonly comparedFrom?: number
}

const isTelling = (token: Token | undefined): boolean =>
  token !== undefined && token.term !== '' && !HOW_MUCH.has(token.word)

type Reading = Pick<AskedKind, 'kind' | 'naming'>

/** The noun of a kind that a question word asks for: "which Baltic city", "what was the year". A verb between parts them. */
const nounAfter = (tokens: readonly Token[], from: number): { kind: Kind; at: number } | undefined => {
  const is = BE.test(tokens[from + 1]?.word ?? '')
  const first = is ? from + 3 : from + 1
  for (let at = first; at <= first + (is ? 0 : NOUN_REACH - 1); at += 1) {
    const token = tokens[at]
    if (token === undefined || token.term === '') return undefined
    for (const [kind, nouns] of NOUNS) if (nouns.has(token.word)) return { kind, at }
  }
  return undefined
}

/** "Who is Daniel Noboa?": a name, in capitals or not, and nothing else. */
const asksWhoIs = (tokens: readonly Token[], who: number): boolean => {
  const rest = tokens.slice(who + 2)
  return (
    BE.test(tokens[who + 1]?.word ?? '') &&
    rest.length > 0 &&
    rest.length <= 4 &&
    rest.every(({ term }) => term !== '') &&
    !NOUNS.some(([, nouns]) => nouns.has(rest[0]?.word ?? ''))
  )
}

/** What a question asks for, by its question word and the noun that follows: "when" a date, "which city" a place. */
export const askedKind = (tokens: readonly Token[]): AskedKind => {
  const words = tokens.map(({ word }) => word)
  const counts = words.some(
    (word, i) => MANY.has(word) || (word === 'how' && COUNTED.has(words[i + 1] ?? '')),
  )
  const many = words.findIndex((word, i) => MANY.has(word) || (word === 'many' && words[i - 1] === 'how'))
  const counted = many < 0 ? -1 : tokens.findIndex(({ term }, i) => i > many && term !== '')
  const compared = words.findIndex((word) => COMPARING.has(word))
  const asking = words.findIndex((word) => ASKING.has(word))
  const asks = asking < 0 ? undefined : [asking + 1, asking + 2].find((at) => isTelling(tokens[at]))
  return {
    ...kindOf(tokens, words),
    counts,
    ...(asks !== undefined && { asks }),
    ...(counted >= 0 && { counted }),
    ...(compared > 0 && { comparedFrom: compared }),
  }
}

const kindOf = (tokens: readonly Token[], words: readonly string[]): Reading => {
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? ''
    if (PERSON.has(word)) return { kind: asksWhoIs(tokens, i) ? 'definition' : 'person', naming: new Set() }
    if (DATE.has(word)) return { kind: 'date', naming: new Set() }
    if (PLACE.has(word)) return { kind: 'place', naming: new Set() }
    if (REASON.has(word) || (word === 'por' && next === 'que')) return { kind: 'reason', naming: new Set() }
    if (MANY.has(word)) return { kind: 'number', naming: new Set() }
    if (word === 'how' && HOW_MUCH.has(next))
      return { kind: next === 'soon' ? 'date' : 'number', naming: new Set([i + 1]) }
    if (word === 'how' || word === 'como') break
    if (WHICH.has(word)) {
      const noun = nounAfter(tokens, i)
      if (noun !== undefined) return { kind: noun.kind, naming: new Set([noun.at]) }
      const content = tokens.filter(({ term }) => term !== '').length
      if (i === 0 && BE.test(next) && content <= 3) return { kind: 'definition', naming: new Set() }
      // What follows is no question word but a clause of its own: "what happened when …". Spanish "que" mostly joins.
      if (word !== 'que') break
    }
  }
  return { kind: isBareTopic(tokens) ? 'definition' : 'thing', naming: new Set() }
}

/** "Crimson Dawn", "kast": no question, but it asks what there is to know of it. */
const isBareTopic = (tokens: readonly Token[]): boolean =>
  tokens.length > 0 && tokens.length <= 3 && tokens.every(({ term }) => term !== '')
