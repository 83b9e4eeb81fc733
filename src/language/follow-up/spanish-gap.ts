import { wordSet } from '../fold.ts'
import { askingAt } from './asking.ts'
import type { Asked, Gap } from './model.ts'
import { isFunction, isSpanishPast, JOINING, PREPOSITION, type Word, wordAt } from './words.ts'

const IS = wordSet('es son era eran fue fueron sera seran esta estan')
/** Verbs that ask about people. Without a subject they lean on the earlier question. */
const OF_PEOPLE = wordSet(`
  nacio nacieron murio murieron dijo dijeron dice hizo hicieron hace vive vivia vivio trabaja trabajo estudio tiene tenia opina opino piensa
  propuso propone prometio promete renuncio gano obtuvo voto fundo milita
`)
/** Whether a word is a verb that asks about people, or a past form. */
export const isPersonVerb = (word: Word | undefined): boolean =>
  word !== undefined && (OF_PEOPLE.has(word.word) || isSpanishPast(word))

const ABOUT = wordSet('sobre del de acerca en')

/** Whether a word is "él" and the like. Only its accent tells it from the article. */
const isSubject = ({ raw }: Word): boolean =>
  /^(?:él|ella|ellos|ellas)$/u.test(raw.normalize('NFC').toLowerCase())

const stands = (word: string): 'person' | 'plural' => (word.endsWith('s') ? 'plural' : 'person')

const WHY = /^(?:por qué|por que|cómo) (?:eso|esto|así)$/iu
const SAME =
  /^(?:cuándo|cuando|dónde|donde|cómo|por qué) (?:fue|es|será|pasó|paso|ocurrió|ocurrio|sucedió) (?:eso|esto)$/iu

/** Whether a verb without its accent must follow, as in "Quien lo firmo", typed in a hurry. */
const unaccented = (words: readonly Word[], at: number): boolean =>
  at === 1 && words.length === 3 && /^quien/.test(wordAt(words, 0)) && wordAt(words, at) === 'lo'

/** An object before its verb: "¿Quién lo firmó?", "¿Por qué la aprobó Chile?". Before a noun "la" is an article. */
const clitic = (words: readonly Word[], at: number): Gap | undefined => {
  const verb = words[at + 1]
  if (
    !/^(?:lo|la|los|las)$/.test(wordAt(words, at)) ||
    verb === undefined ||
    verb.capital ||
    !(isSpanishPast(verb) || unaccented(words, at))
  )
    return undefined
  const rest = words.slice(at + 2)
  // A subject, a date or a place may follow, but no other object.
  const fits =
    rest.length <= 5 &&
    rest.every(({ word, capital, number }) => capital || number || PREPOSITION.es.has(word) || word === 'y')
  return fits ? { kind: 'pronoun', at, role: 'clitic', stands: 'either' } : undefined
}

/** A question without its subject: "¿Cuándo nació?", "¿Qué dijo del litio?". */
const omittedSubject = (words: readonly Word[], from: number): Gap | undefined => {
  const verb = words[from]
  if (verb === undefined || verb.capital || !OF_PEOPLE.has(verb.word)) return undefined
  const rest = words.slice(from + 1)
  const first = rest[0]
  const alone =
    first === undefined ||
    (ABOUT.has(first.word) &&
      rest.length <= 4 &&
      !rest.some(({ word }) => JOINING.has(word) || word === 'que'))
  // Of two names side by side, the second may be the subject: "en Quito Kast".
  const crowded = rest.some(({ capital }, i) => capital && rest[i + 1]?.capital === true)
  return alone && !crowded ? { kind: 'pronoun', at: from, role: 'omitted', stands: 'person' } : undefined
}

/** A passive question without its subject: "¿Cuándo se firmó?", "¿Dónde fue fundada?". */
const passive = (words: readonly Word[], from: number): Gap | undefined => {
  const [first, verb, more] = words.slice(from)
  if (first === undefined || verb === undefined || more !== undefined || verb.capital) return undefined
  const done =
    (first.word === 'se' && isSpanishPast(verb)) ||
    (/^(?:fue|fueron)$/.test(first.word) && /[ai]d[oa]s?$/.test(verb.word))
  return done ? { kind: 'pronoun', at: from + 1, role: 'omitted', stands: 'either' } : undefined
}

/** What a Spanish question leaves out, or undefined if it is complete. */
export const spanishClause = ({ text, words }: Asked): Gap | undefined => {
  if (WHY.test(text) || SAME.test(text)) return { kind: 'asking' }
  const asking = askingAt(words, 0, 0)
  const from = asking?.end ?? 0
  if (
    words.length <= 5 &&
    from > 0 &&
    /^(?:eso|esto)$/.test(wordAt(words, words.length - 1)) &&
    !words.some(({ capital }, at) => capital && at > 0)
  )
    return { kind: 'all' }
  const named = words.findIndex(({ capital }, at) => capital && at > 0)
  const subject = words.findIndex(isSubject)
  const early = subject >= 0 && subject <= 4 && (named < 0 || named > subject)
  if (early && (from > 0 || subject <= 1)) {
    const role = PREPOSITION.es.has(wordAt(words, subject - 1)) ? 'object' : 'subject'
    return { kind: 'pronoun', at: subject, role, stands: stands(wordAt(words, subject)) }
  }
  const who = /^quien/.test(wordAt(words, asking?.wh ?? -1))
  if (asking === undefined) return undefined
  const verb = wordAt(words, from)
  const noun = words[from + 2]
  const own =
    /^sus?$/.test(wordAt(words, from + 1)) && (!isFunction(verb) || IS.has(verb)) && (!who || IS.has(verb))
  // In "¿Cuándo reabrió sus puertas la Bolsa?" the subject follows and owns it.
  const follows = words.slice(from + 3).find(({ word, number }) => number || isFunction(word))
  const ends = follows === undefined || follows.number || PREPOSITION.es.has(follows.word)
  if (own && ends && noun !== undefined && !noun.capital && !isFunction(noun.word))
    return { kind: 'pronoun', at: from + 1, role: 'possessive', stands: 'either' }
  const object = clitic(words, from)
  if (object !== undefined) return object
  const counts = /^(?:cuant|que|a$|de$|en$)/.test(wordAt(words, 0)) ? askingAt(words, 0)?.end : undefined
  // In "cuántos años tiene" it is unclear where the nouns end and the verb begins.
  const starts = counts === undefined ? [from] : [from, counts - 1, counts]
  const spoken = who
    ? undefined
    : starts.map((at) => omittedSubject(words, at)).find((gap) => gap !== undefined)
  return spoken ?? (who || !asking.circumstance ? undefined : passive(words, from)) ?? placeGap(words, from)
}

const placeGap = (words: readonly Word[], from: number): Gap | undefined => {
  const at = words.length - 1
  const own = words.slice(from, at)
  const fits = /^(?:alli|alla|ahi)$/.test(wordAt(words, at)) && own.length > 0 && own.length <= 4
  return fits && !own.some(({ word, capital }) => capital || PREPOSITION.es.has(word) || word === 'hay')
    ? { kind: 'place', at }
    : undefined
}
