import { fold, wordSet } from '../../language/fold.ts'
import type { Speech } from '../../model.ts'
import { isReportingVerb } from '../answer/extent.ts'
import type { Stated } from './draft.ts'
import { bareWord, isFunctionWordOf, type Known } from './known.ts'

/** What joins the words of one noun phrase. */
const LINKS: Readonly<Record<Speech, ReadonlySet<string>>> = {
  en: wordSet('of the a an in on for at between with and to de del la von van der da di al bin'),
  es: wordSet('de del la las los el al un una en y e a entre para con von van der da di bin'),
}
const ARTICLES: Readonly<Record<Speech, ReadonlySet<string>>> = {
  en: wordSet('the'),
  es: wordSet('el la los las'),
}
/** With what else an object may begin. */
const OPENING: Readonly<Record<Speech, ReadonlySet<string>>> = {
  en: wordSet('the a an its their'),
  es: wordSet('el la los las un una al a su sus'),
}
/** What may stand between a subject and its verb, and is left out of a question. Folded. */
const ADVERBS: Readonly<Record<Speech, ReadonlySet<string>>> = {
  en: wordSet(
    'alone now also currently today already still first then later once finally soon recently originally',
  ),
  es: wordSet('ahora tambien actualmente hoy ya aun todavia primero luego despues finalmente solo ademas'),
}
/** Endings of verbs and adverbs. Some nouns have them too, and are left aside with these. */
const NO_NOUN: Readonly<Record<Speech, RegExp>> = {
  en: /(?:ed|ing|ly)$/u,
  es: /(?:mente|ando|iendo|ó|aron|ieron)$/u,
}
/** Where an object may be cut without hurting it: what follows says when, where or why. */
const CUTS: Readonly<Record<Speech, RegExp>> = {
  en: / (?:in|at|on|after|before|during|following|by|when|while|because|where|which|under|amid|from|since|until|to) /u,
  es: / (?:en|tras|antes|después|durante|por|cuando|mientras|porque|donde|desde|hasta|bajo|para|según) /u,
}
const WRITTEN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}.'’&–-]*$/u
const CAPITAL = /^\p{Lu}/u
const SMALL = /^\p{Ll}/u
/** In words. */
const LONGEST = 9
/** How many words may be neither names nor links: each more is one more that might be a verb. */
const MOST_SMALL = 3

const isLink = (word: string, speech: Speech): boolean => LINKS[speech].has(fold(word))

const isAdverb = (word: string, speech: Speech): boolean =>
  ADVERBS[speech].has(fold(word)) || (speech === 'en' ? /ly$/ : /mente$/).test(word)

/** Whether a small word may be a noun or an adjective, for all that its form tells. */
const mayBeNoun = (word: string, speech: Speech): boolean =>
  !isFunctionWordOf(word, speech) && !isReportingVerb(fold(word)) && !NO_NOUN[speech].test(word)

/** Whether the words, the article before them left aside, may be one noun phrase that stands by itself. */
const isNounPhrase = (words: readonly string[], speech: Speech): boolean => {
  if (words.length === 0 || words.length > LONGEST || !words.every((word) => WRITTEN.test(word))) return false
  const small = words.filter((word) => SMALL.test(word) && !isLink(word, speech))
  return (
    small.every((word) => mayBeNoun(word, speech)) &&
    !isLink(words.at(-1) ?? '', speech) &&
    words.filter((word) => /^(?:and|y|e)$/.test(word)).length <= 1
  )
}

/** The first word of a sentence as it is written inside one, or undefined where the texts don't tell. */
const withinSentence = (word: string, known: Known): string | undefined => {
  const bare = bareWord(word)
  if (known.isName(bare)) return word
  return known.isCommon(bare) ? word.toLowerCase() : undefined
}

/** Whether the title names a thing that the words are about, so that a reader knows which: "the ferry", of "The ferry returns". */
const isOfTitle = (words: readonly string[], title: string): boolean => {
  const named = new Set(fold(title).match(/[\p{L}\p{N}]+/gu))
  return words.some((word) => word.length > 3 && named.has(fold(word)))
}

/**
 * The subject of a sentence as it stands inside a question ("The city of Antofagasta" → "the city of Antofagasta"), or undefined
 * where it is not certainly a whole noun phrase that holds a name or a word of the title.
 *
 * @param before what stands before the verb, from the beginning of the sentence on
 */
export const subjectPhrase = (
  before: string,
  speech: Speech,
  { known, title }: Pick<Stated, 'known' | 'title'>,
): string | undefined => {
  const [first = '', ...rest] = before.split(' ')
  while (rest.length > 0 && isAdverb(rest.at(-1) ?? '', speech)) rest.pop()
  const indefinite = /^(?:an?|una?)$/i.test(first)
  const article = indefinite || ARTICLES[speech].has(fold(first))
  if (!article && isFunctionWordOf(bareWord(first), speech)) return undefined
  const opening = article ? first.toLowerCase() : withinSentence(first, known)
  if (opening === undefined) return undefined
  const words = article ? rest : [opening, ...rest]
  if (!isNounPhrase(words, speech)) return undefined
  const isName = (word: string): boolean => CAPITAL.test(word) && !known.isWord(bareWord(word))
  const content = words.filter((word) => SMALL.test(word) && !isLink(word, speech))
  if (content.length > MOST_SMALL) return undefined
  const named = words.findIndex(isName)
  // "A decision of the Supreme Court" may be any; "a sleeping car", in an article on sleeping cars, is all of them.
  if (named >= 0 ? indefinite : !isOfTitle(content, title)) return undefined
  // "Warsaw for the first time became": an article inside leads to a name, or to what is no part of this.
  const astray = words.some((word, at) => OPENING[speech].has(word) && SMALL.test(words[at + 1] ?? ''))
  // "Kast hopes Chile signed": a small word between two names, and nothing that joins them, may be a verb.
  const verb = words.some(
    (word, at) => at > named && content.includes(word) && CAPITAL.test(words[at + 1] ?? ''),
  )
  return astray || verb ? undefined : [...(article ? [opening] : []), ...words].join(' ')
}

/**
 * What a verb is done to, as it stands in a question, or undefined where it is not certainly a noun phrase that tells enough.
 *
 * @param after what stands after the verb, up to a mark or a date
 */
export const objectPhrase = (after: string, speech: Speech): string | undefined => {
  const object = after.slice(0, CUTS[speech].exec(after)?.index ?? after.length)
  const words = object.split(' ')
  const [first = ''] = words
  const opened = OPENING[speech].has(first)
  if (!isNounPhrase(opened ? words.slice(1) : words, speech) || (!opened && isLink(first, speech)))
    return undefined
  if (/^\p{N}/u.test(first) || isAdverb(first, speech) || isAdverb(words.at(-1) ?? '', speech))
    return undefined
  const named = words.some((word) => CAPITAL.test(word))
  // "the treaty" has been named before; "a law" tells nothing.
  if (!named && (ARTICLES[speech].has(first) || words.length < 3)) return undefined
  return object
}
