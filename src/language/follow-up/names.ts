import { wordSet } from '../fold.ts'
import { isCountry, isFunction, isPeople, type Word, wordAt } from './words.ts'

/** A name in a text: a country, person, body or place. Offsets point into the text and leave out a possessive. */
export interface Name {
  readonly start: number
  readonly end: number
  /** Positions of its first and last word. */
  readonly first: number
  readonly last: number
  readonly country: boolean
}

const MONTHS = wordSet(`
  january february march april may june july august september october november december
  enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
`)
const DAYS = wordSet(
  'monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo',
)
/** Months that are also other words. A capital, or a figure after them, shows a month. */
const ALSO_WORDS = wordSet('may march august')
const ARTICLE = wordSet('the el la los las')
const PARTICLE = wordSet('of de del')

/** Whether a figure can only be a year. */
export const isYear = ({ raw }: Word): boolean => /^(?:1[5-9]|20)\d\d$/.test(raw)

export const isMonth = (words: readonly Word[], at: number): boolean => {
  const word = words[at]
  if (word === undefined || !MONTHS.has(word.word)) return false
  return !ALSO_WORDS.has(word.word) || (word.capital && at > 0) || words[at + 1]?.number === true
}

export const isDay = ({ word }: Pick<Word, 'word'>): boolean => DAYS.has(word)

const isNameWord = (words: readonly Word[], at: number): boolean => {
  const word = words[at]
  if (word === undefined || !word.capital || isMonth(words, at) || isDay(word)) return false
  // A people is no name but may begin one: "Scottish Parliament".
  if (isPeople(word)) return words[at + 1]?.capital === true && words[at + 1]?.start === word.end + 1
  return !isFunction(word.word) || (at > 0 && ARTICLE.has(word.word) && words[at + 1]?.capital === true)
}

/** Where a word ends without its possessive. */
const bareEnd = ({ raw, end }: Word): number => end - (/['’]s$/iu.exec(raw)?.[0].length ?? 0)

/** Whether two words of a name have only a space, an initial's point or a hyphen between them. */
const joined = (text: string, before: Word, after: Word): boolean => {
  const between = text.slice(before.end, after.start)
  if (/['’]s$/iu.test(before.raw)) return false
  if (between === '-') return !isCountry(before) && !isCountry(after)
  return /^\s+$/.test(between) || (/^\.\s+$/.test(between) && before.raw.length <= 3)
}

/**
 * The names of a text, in order. Countries are found in any case, other names by their capitals, unless the whole text is in capitals. "Of"
 * joins a name ("University of Chile"); a country inside it follows as a name of its own.
 */
export const namesIn = (text: string, words: readonly Word[]): Name[] => {
  const telling = /\p{Ll}/u.test(text)
  const runs: Name[] = []
  for (let first = 0; first < words.length; first += 1) {
    const word = words[first] as Word
    if (
      !(isCountry(word) && (!isFunction(word.word) || word.capital)) &&
      !(telling && isNameWord(words, first))
    )
      continue
    let last = first
    while (
      telling &&
      word.capital &&
      isNameWord(words, last + 1) &&
      joined(text, words[last] as Word, words[last + 1] as Word)
    )
      last += 1
    const end = words[last] as Word
    runs.push({
      start: word.start,
      end: bareEnd(end),
      first,
      last,
      country: last === first && isCountry(word),
    })
    first = last
  }
  return withParticles(text, words, runs)
}

const withParticles = (text: string, words: readonly Word[], runs: readonly Name[]): Name[] => {
  const names: Name[] = []
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at] as Name
    const next = runs[at + 1]
    if (run.country || next === undefined || !linked(text, words, run, next)) {
      names.push(run)
      continue
    }
    names.push({ ...next, start: run.start, first: run.first, country: false })
    if (next.country) names.push(next)
    at += 1
  }
  return names
}

const linked = (text: string, words: readonly Word[], run: Name, next: Name): boolean => {
  const gap = next.first - run.last
  if (gap < 2 || gap > 3 || !PARTICLE.has(wordAt(words, run.last + 1))) return false
  return (
    (gap === 2 || ARTICLE.has(wordAt(words, run.last + 2))) &&
    /^[\s\p{L}]+$/u.test(text.slice(run.end, next.start))
  )
}

/** The article right before a name, or undefined. */
export const articleBefore = (words: readonly Word[], name: Name): Word | undefined => {
  const word = words[name.first - 1]
  return word !== undefined && ARTICLE.has(word.word) ? word : undefined
}

const BODY = wordSet(`
  department ministry party congress senate parliament council court bank university union alliance agreement treaty pact act law bill
  committee commission agency organization organisation association federation institute institution foundation company corporation corp inc ltd
  group fund government army police church league club team initiative corridor summit conference convention center centre bureau office tribunal
  desert ocean river mountain island islands sea city valley bay lake street war revolution battle festival cup prize award company times post
  ministerio partido congreso senado parlamento consejo corte tribunal banco universidad union alianza acuerdo tratado pacto ley comite comision
  agencia organizacion asociacion federacion instituto fundacion empresa grupo fondo gobierno ejercito policia iglesia liga club cumbre
  desierto oceano rio isla mar ciudad valle lago guerra revolucion batalla copa premio
`)

/** Nouns for people by office, work or family, folded. */
export const PEOPLE = wordSet(`
  president minister leader king queen emperor author actor actress player scientist man woman writer director singer artist founder ruler
  politician general senator deputy mayor governor candidate chancellor ambassador spokesman spokeswoman spokesperson chief chair chairman
  head judge lawyer journalist reporter researcher professor doctor wife husband mother father son daughter brother sister partner predecessor
  successor adviser advisor secretary winner owner ceo champion
  presidente presidenta ministro ministra lider rey reina autor autora escritor escritora director directora cantante artista fundador fundadora
  politico politica senador senadora diputado diputada alcalde alcaldesa gobernador gobernadora candidato candidata canciller embajador embajadora
  vocero vocera jefe jefa juez jueza abogado abogada periodista investigador investigadora profesor profesora esposo esposa madre padre hijo hija
  hermano hermana pareja predecesor sucesor asesor asesora secretario secretaria ganador ganadora
`)

/**
 * Whether a name may be a person's: it is no country, has no word for a body or place, no abbreviation and no figure, and no article or "in"
 * stands before it.
 */
export const canBePerson = (text: string, words: readonly Word[], name: Name): boolean => {
  const own = words.slice(name.first, name.last + 1)
  if (name.country || own.some(({ word, raw }) => BODY.has(word) || /^\p{Lu}{3,}$/u.test(raw))) return false
  const before = wordAt(words, name.first - 1)
  return (
    !ARTICLE.has(before) &&
    !['in', 'en', 'at'].includes(before) &&
    !/\d/.test(text.slice(name.start, name.end))
  )
}
