import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'
import { askedNoun, nounPhraseAfter } from './asked-noun.ts'
import { isHowOften, isNumberOf } from './figures.ts'
import { isKindNoun, LAWS, NOUNS, OFFICES, ORGANISATIONS } from './kind-nouns.ts'
import { askedMeasure } from './measures.ts'
import { isSumNoun } from './money.ts'

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
  'many much large big long tall high old far often fast deep wide heavy soon quick quickly frequently great small strong rapidly',
)
/** The same after "que tan" and "cuan". */
const CUAN = wordSet(
  'alto alta lejos grande grandes rapido rapida largo larga profundo profunda viejo vieja pesado pesada ancho ancha frecuente seguido pequeno pequena',
)
const COUNTED = wordSet('many old far tall long high large big deep wide heavy')
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
  /** Whether it asks for a sum of money by a noun or a verb for one: "the price of", "what does it cost". */
  readonly asksSum?: boolean
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
    if (token === undefined || token.term === '') break
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
      (MANY.has(word) && words[i - 1] !== 'cada') ||
      (word === 'how' && COUNTED.has(words[i + 1] ?? '')) ||
      isNumberOf(words, i),
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
  const { at: noun, ...kind } = kindOf(tokens, words)
  const asksSum = kind.kind === 'number' && (isSumNoun(words[noun ?? -1] ?? '') || isSumAsked(tokens, words))
  // A heading or a sentence may write only the number.
  const versions = words.flatMap((word, i) =>
    VERSION.has(word) && tokens[i + 1]?.number === true ? [i] : [],
  )
  return {
    ...kind,
    ...(versions.length > 0 && { naming: new Set([...kind.naming, ...versions]) }),
    counts,
    ...(asksSum && { asksSum }),
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

/** “What does it cost” asks for as much as “how much does it cost”. */
const isSumAsked = (tokens: readonly Token[], words: readonly string[]): boolean => {
  const measure = askedMeasure(tokens)
  return (
    measure !== undefined && measure.at === undefined && words.some((word) => /^(?:what|que)$/.test(word))
  )
}

/** The kind, and the position of the noun for it, if that is what asks. */
const kindOf = (
  tokens: readonly Token[],
  words: readonly string[],
): Pick<AskedKind, 'kind' | 'naming'> & { readonly at?: number } => {
  const plain = (kind: Kind) => ({ kind, naming: new Set<number>() })
  const measure = askedMeasure(tokens)
  if (measure?.isBare && measure.at !== undefined)
    return { kind: 'number', naming: new Set([measure.at]), at: measure.at }
  if (isSumAsked(tokens, words)) return plain('number')
  const noun = askedNoun(tokens)
  // The answer may have a noun that says more than its kind: "fee", "wife".
  if (noun !== undefined)
    return {
      kind: noun.kind,
      naming: new Set(
        isKindNoun(noun.kind, words[noun.at] ?? '') || noun.at === measure?.at ? [noun.at] : [],
      ),
      at: noun.at,
    }
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? ''
    if (PERSON.has(word)) return plain(asksWhoIs(tokens, i) ? 'definition' : 'person')
    if (DATE.has(word)) return plain('date')
    if (PLACE.has(word)) return plain('place')
    if (REASON.has(word) || (word === 'por' && next === 'que')) return plain('reason')
    if (isHowOften(words, i)) return { kind: 'number', naming: new Set([i + 1]) }
    if (MANY.has(word)) return plain('number')
    const cuan = word === 'cuan' ? i + 1 : word === 'que' && next === 'tan' ? i + 2 : -1
    if (CUAN.has(words[cuan] ?? '')) return { kind: 'number', naming: new Set([cuan]) }
    if (word === 'how' && HOW_MUCH.has(next))
      return { kind: next === 'soon' ? 'date' : 'number', naming: new Set([i + 1]) }
    if (word === 'how' || word === 'como') break
    if (WHICH.has(word)) {
      const talk = talkAfter(words, i)
      if (talk >= 0) return { kind: 'subject', naming: new Set([talk, ...(TOPICS.has(next) ? [i + 1] : [])]) }
      const noun = nounAfter(tokens, i)
      if (noun !== undefined) return { kind: noun.kind, naming: new Set([noun.at]), at: noun.at }
      const phrase = nounPhraseAfter(tokens, i)
      if (phrase !== undefined) return { ...plain(phrase.kind), at: phrase.at }
      // "What is the cod price in the shop."
      if (measure?.at !== undefined) return { kind: 'number', naming: new Set([measure.at]), at: measure.at }
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
