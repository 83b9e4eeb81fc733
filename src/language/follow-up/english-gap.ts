import { wordSet } from '../fold.ts'
import { askingAt } from './asking.ts'
import type { Asked, Gap } from './model.ts'
import {
  AUXILIARY,
  BE,
  DETERMINER,
  isFunction,
  JOINING,
  PREPOSITION,
  SPEAKERS,
  WH,
  type Word,
  wordAt,
} from './words.ts'

const SUBJECT = wordSet('he she it they')
const OBJECT = wordSet('it him her them')
const POSSESSIVE = wordSet('his her its their')
const STANDS: Readonly<Record<string, 'person' | 'thing' | 'plural'>> = {
  he: 'person',
  she: 'person',
  him: 'person',
  his: 'person',
  her: 'person',
  it: 'thing',
  its: 'thing',
  they: 'plural',
  them: 'plural',
  their: 'plural',
}

/** What may follow "that" or "this" as a pronoun after an auxiliary. */
const AFTER_THAT = wordSet(
  'mean happen true right correct legal possible so work matter still really important normal official over',
)

const demonstrative = (words: readonly Word[], from: number): Gap | undefined => {
  if (!/^(?:that|this|these|those)$/.test(wordAt(words, from))) return undefined
  const rest = words.slice(from + 1)
  const all = rest.every(({ word }) => AFTER_THAT.has(word) || BE.has(word))
  return all && rest.length <= 2 ? { kind: 'all' } : undefined
}

const WHY =
  /^(?:why (?:is|was|did) (?:that|this|it)(?: happen| so| the case)?|how so|how come|why so|why not)$/iu
const SAME =
  /^(?:when|where|how) (?:is|was|did|does|will) (?:(?:that|this)(?: happen| take place| occur)?|it (?:happen|take place|occur))$/iu

const WEATHER = wordSet(
  'rain rains raining snow snows snowing freeze freezing hail storm cold hot warm sunny windy cloudy dark late early summer winter spring autumn time christmas monday sunday',
)
/** "What time is it", "how far is it", "how hot is it". */
const MEASURED = wordSet('time day date month year season far hot cold warm late early')
/** After "it" they open a clause, for which "it" is a placeholder: "it costs … to", "it is clear that". */
const OPENS_CLAUSE = wordSet(
  'to that whether if when who whom what how why where which because until since as before',
)
/** Before "to" they keep the meaning of "it": "is it going to", "is it similar to". */
const OWN_TO = wordSet(
  'going able set due subject linked related tied close similar next according compared belong belongs apply applies happen happened lead led refer relate used',
)

/**
 * Whether the "it" at `at` stands for nothing ("is it true that", "when will it rain", "how long does it take to"). A "to" before a name or
 * a determiner opens no clause.
 */
const standsForNothing = (words: readonly Word[], at: number): boolean => {
  if (words.slice(0, at).some(({ word }) => MEASURED.has(word)) && BE.has(wordAt(words, at - 1))) return true
  return words.slice(at + 1).some((word, i) => {
    const next = words[at + i + 2]
    if (i < 2 && WEATHER.has(word.word)) return true
    if (!OPENS_CLAUSE.has(word.word) || next === undefined) return false
    const leads =
      next.capital || next.number || DETERMINER.en.has(next.word) || OWN_TO.has(wordAt(words, at + i))
    return word.word !== 'to' || !leads
  })
}

/** A pronoun right after "did", "is" and the like, with only asking words before it. */
const subjectGap = (words: readonly Word[], auxiliary: number): Gap | undefined => {
  const at = auxiliary + 1
  const word = wordAt(words, at)
  if (!words[at] || /['’]/.test(words[at].raw)) return undefined
  const follows = words[at + 1]
  // "Was her party …" has a possessive. "Is her" and "Did it" have none.
  if (POSSESSIVE.has(word) && follows !== undefined && !isFunction(follows.word) && !follows.capital)
    return { kind: 'pronoun', at, role: 'possessive', stands: STANDS[word] ?? 'thing' }
  if (!SUBJECT.has(word)) return demonstrative(words, at)
  if (word === 'it' && standsForNothing(words, at)) return undefined
  return { kind: 'pronoun', at, role: 'subject', stands: STANDS[word] ?? 'thing' }
}

const TOWARDS = wordSet('about for against of on')
/** If the question has its own subject, these may lead back to it: "What did she carry with her". */
const BESIDE = wordSet('with without behind to from by near beside around like')
const MAY_FOLLOW = wordSet(
  'in on for at with by after before during from since under against first yesterday today now again last this next',
)

/** Whether only a verb, or "did", a subject and a verb, stand between the question word and the object at `at`. */
const plainBefore = (words: readonly Word[], from: number, at: number): boolean => {
  let next = from
  let acts = 0
  const asksForSubject =
    !AUXILIARY.has(wordAt(words, from)) || (BE.has(wordAt(words, from)) && at - from <= 2)
  if (AUXILIARY.has(wordAt(words, next))) {
    next += 1
    if (DETERMINER.en.has(wordAt(words, next)) && !POSSESSIVE.has(wordAt(words, next))) next += 1
    while (next < at && words[next]?.capital) next += 1
  }
  for (; next < at; next += 1) {
    const word = words[next] as Word
    if (word.capital || JOINING.has(word.word)) return false
    const passes =
      TOWARDS.has(word.word) ||
      (asksForSubject && acts <= 1 && BESIDE.has(word.word)) ||
      SPEAKERS.has(word.word) ||
      AUXILIARY.has(word.word) ||
      /^(?:up|out|off|down)$/.test(word.word)
    if (!passes && isFunction(word.word)) return false
    if (!isFunction(word.word)) acts += 1
  }
  const last = wordAt(words, at - 1)
  return acts > 0 ? acts <= 3 : TOWARDS.has(last) || (asksForSubject && BESIDE.has(last))
}

/** A pronoun that is the object of the verb: "Who signed it", "Why did Chile sign it in June". */
const objectGap = (words: readonly Word[], from: number): Gap | undefined => {
  const at = words.findIndex(({ word }) => OBJECT.has(word))
  if (at <= from || at - from > 7) return undefined
  const word = wordAt(words, at)
  const next = words[at + 1]
  const named = words[at + 2]?.capital === true || DETERMINER.en.has(wordAt(words, at + 2))
  const ends = next === undefined || next.number || MAY_FOLLOW.has(next.word) || (next.word === 'to' && named)
  const before = wordAt(words, at - 1)
  if (!ends || (word === 'it' && /^ma[dk]e$/.test(before) && next?.word === 'to')) return undefined
  if (word === 'it' && next !== undefined && standsForNothing(words, at)) return undefined
  return plainBefore(words, from, at)
    ? { kind: 'pronoun', at, role: 'object', stands: STANDS[word] ?? 'thing' }
    : undefined
}

const placeGap = (words: readonly Word[], from: number): Gap | undefined => {
  const at = words.length - 1
  const own = words.slice(from, at)
  const fits = wordAt(words, at) === 'there' && own.length > 0 && own.length <= 5
  if (
    !fits ||
    BE.has(wordAt(words, at - 1)) ||
    own.some(({ word }) => PREPOSITION.en.has(word) || JOINING.has(word))
  )
    return undefined
  return { kind: 'place', at }
}

/** What an English question leaves out, or undefined if it is complete. */
export const englishClause = ({ text, words }: Asked): Gap | undefined => {
  if (WHY.test(text) || SAME.test(text)) return { kind: 'asking' }
  if (/^tell me (?:more )?about (?:it|him|her|them|this|that)$/iu.test(text)) {
    const word = wordAt(words, words.length - 1)
    const stands = STANDS[word]
    return stands === undefined
      ? { kind: 'all' }
      : { kind: 'pronoun', at: words.length - 1, role: 'object', stands }
  }
  if (/^who (?:said|says|did|wrote|\p{L}{2,}(?:ed|es)) (?:that|this|so)$/iu.test(text)) return { kind: 'all' }
  const asking = askingAt(words, 0)
  if (asking === undefined && !AUXILIARY.has(wordAt(words, 0))) return undefined
  const end = asking?.end ?? 0
  const auxiliary = asking?.contracted ? asking.wh : end
  const is = asking?.contracted || AUXILIARY.has(wordAt(words, auxiliary))
  const subject = is ? subjectGap(words, auxiliary) : undefined
  if (subject !== undefined) return subject
  if (words.slice(0, end).some(({ word }, at) => at > 0 && WH.en.has(word) && asking?.wh !== at))
    return undefined
  const from = asking === undefined ? 0 : asking.wh + 1
  return objectGap(words, from) ?? placeGap(words, from)
}
