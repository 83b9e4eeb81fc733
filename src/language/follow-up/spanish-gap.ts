import { wordSet } from '../fold.ts'
import { askingAt } from './asking.ts'
import type { Asked, Gap } from './model.ts'
import { isFunction, isSpanishPast, JOINING, PREPOSITION, type Word, wordAt } from './words.ts'

const IS = wordSet('es son era eran fue fueron sera seran esta estan')
/** Verbs of people, as they are asked about by. Without a subject they lean on what came before. */
const OF_PEOPLE = wordSet(`
  nacio nacieron murio murieron dijo dijeron dice hizo hicieron hace vive vivia vivio trabaja trabajo estudio tiene tenia opina opino piensa
  propuso propone prometio promete renuncio gano obtuvo voto fundo milita
`)
/** Whether the word is a verb that people are asked about by, or in a past form. */
export const isPersonVerb = (word: Word | undefined): boolean =>
  word !== undefined && (OF_PEOPLE.has(word.word) || isSpanishPast(word))

const ABOUT = wordSet('sobre del de acerca en')

/** "él", which only its accent tells from the article, and its like. */
const isSubject = ({ raw }: Word): boolean =>
  /^(?:él|ella|ellos|ellas)$/u.test(raw.normalize('NFC').toLowerCase())

const stands = (word: string): 'person' | 'plural' => (word.endsWith('s') ? 'plural' : 'person')

const WHY = /^(?:por qué|por que|cómo) (?:eso|esto|así)$/iu
const SAME =
  /^(?:cuándo|cuando|dónde|donde|cómo|por qué) (?:fue|es|será|pasó|paso|ocurrió|ocurrio|sucedió) (?:eso|esto)$/iu

/** "Quien lo firmo", as it is typed in a hurry: nothing but a verb can follow there. */
const unaccented = (words: readonly Word[], at: number): boolean =>
  at === 1 && words.length === 3 && /^quien/.test(wordAt(words, 0)) && wordAt(words, at) === 'lo'

/** "¿Quién lo firmó?", "¿Por qué la aprobó Chile?": an object before its verb. "La" before a noun is an article. */
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
  // What comes after may be a subject and when or where, but no object of its own.
  const fits =
    rest.length <= 5 &&
    rest.every(({ word, capital, number }) => capital || number || PREPOSITION.es.has(word) || word === 'y')
  return fits ? { kind: 'pronoun', at, role: 'clitic', stands: 'either' } : undefined
}

/** "¿Cuándo nació?", "¿Qué dijo del litio?": the subject is not said. */
const unsaid = (words: readonly Word[], from: number): Gap | undefined => {
  const verb = words[from]
  if (verb === undefined || verb.capital || !OF_PEOPLE.has(verb.word)) return undefined
  const rest = words.slice(from + 1)
  const first = rest[0]
  const alone =
    first === undefined ||
    (ABOUT.has(first.word) &&
      rest.length <= 4 &&
      !rest.some(({ word }) => JOINING.has(word) || word === 'que'))
  // Two capitals side by side after a place may be its subject: "en Quito Kast".
  const crowded = rest.some(({ capital }, i) => capital && rest[i + 1]?.capital === true)
  return alone && !crowded ? { kind: 'pronoun', at: from, role: 'unsaid', stands: 'person' } : undefined
}

/** "¿Cuándo se firmó?", "¿Dónde fue fundada?": what was done, and not to what. */
const undergone = (words: readonly Word[], from: number): Gap | undefined => {
  const [first, verb, more] = words.slice(from)
  if (first === undefined || verb === undefined || more !== undefined || verb.capital) return undefined
  const done =
    (first.word === 'se' && isSpanishPast(verb)) ||
    (/^(?:fue|fueron)$/.test(first.word) && /[ai]d[oa]s?$/.test(verb.word))
  return done ? { kind: 'pronoun', at: from + 1, role: 'unsaid', stands: 'either' } : undefined
}

/** What a whole Spanish question leaves out, or undefined. */
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
  // "¿Cuándo reabrió sus puertas la Bolsa?": what follows without a preposition is the subject, whose own it is.
  const follows = words.slice(from + 3).find(({ word, number }) => number || isFunction(word))
  const ends = follows === undefined || follows.number || PREPOSITION.es.has(follows.word)
  if (own && ends && noun !== undefined && !noun.capital && !isFunction(noun.word))
    return { kind: 'pronoun', at: from + 1, role: 'possessive', stands: 'either' }
  const object = clitic(words, from)
  if (object !== undefined) return object
  const counts = /^(?:cuant|que|a$|de$|en$)/.test(wordAt(words, 0)) ? askingAt(words, 0)?.end : undefined
  // Of "cuántos años tiene" nothing tells where the nouns end and the verb begins.
  const starts = counts === undefined ? [from] : [from, counts - 1, counts]
  const spoken = who ? undefined : starts.map((at) => unsaid(words, at)).find((gap) => gap !== undefined)
  return spoken ?? (who || !asking.circumstance ? undefined : undergone(words, from)) ?? placeGap(words, from)
}

const placeGap = (words: readonly Word[], from: number): Gap | undefined => {
  const at = words.length - 1
  const own = words.slice(from, at)
  const fits = /^(?:alli|alla|ahi)$/.test(wordAt(words, at)) && own.length > 0 && own.length <= 4
  return fits && !own.some(({ word, capital }) => capital || PREPOSITION.es.has(word) || word === 'hay')
    ? { kind: 'place', at }
    : undefined
}
