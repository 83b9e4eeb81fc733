import { wordSet } from '../fold.ts'
import type { Earlier, Part } from './model.ts'
import { phrasesIn, spanishArticle } from './phrases.ts'
import { DETERMINER, isFunction, isPeople, spliced, type Word, wordAt } from './words.ts'

const ORDINAL = wordSet(`
  first second third fourth fifth sixth seventh eighth ninth tenth last
  primer primero primera segundo segunda tercer tercero tercera cuarto cuarta quinto quinta sexto sexta ultimo ultima
`)
const IRREGULAR_PLURAL = wordSet('people men women children deputies')

/** Where a noun's description begins: at or after its determiner, or at the words that can only describe it. */
const descriptionStart = ({ words, language }: Earlier, head: number, withDeterminer: boolean): number => {
  let at = head
  while (at > 0 && head - at < 4 && !isFunction(wordAt(words, at - 1))) at -= 1
  if (DETERMINER[language].has(wordAt(words, at - 1))) return withDeterminer ? at - 1 : at
  if (/^(?:many|much)$/.test(wordAt(words, at - 1))) return at
  let start = head
  const describes = (word: Word): boolean =>
    isPeople(word) || ORDINAL.has(word.word) || /['’]s?$/.test(word.raw)
  while (start > at && describes(words[start - 1] as Word)) start -= 1
  if (start > at && words[start - 2] !== undefined && describes(words[start - 2] as Word)) start -= 2
  return start
}

/** "and the agreement with Japan?" replaces "its trade agreement with China". */
const samePhrase = (part: Part, earlier: Earlier): string | undefined => {
  const [own] = phrasesIn({ ...part, names: part.names })
  if (
    part.preposition !== undefined ||
    own === undefined ||
    own.first !== 0 ||
    own.last !== part.words.length - 1
  )
    return undefined
  const head = wordAt(part.words, own.head)
  const old = phrasesIn(earlier).findLast((phrase) => wordAt(earlier.words, phrase.head) === head)
  const belongs = old !== undefined && own.last > own.head && old.last > old.head
  return belongs ? spliced(earlier.text, old.start, old.end, part.text) : undefined
}

/** "and the first round?" replaces "the second round", which has the same noun. */
const sameHead = (part: Part, earlier: Earlier): string | undefined => {
  const whole = samePhrase(part, earlier)
  if (whole !== undefined) return whole
  const head =
    part.language === 'es' ? wordAt(part.words, part.from) : wordAt(part.words, part.words.length - 1)
  if (isFunction(head) || part.words.length < 2) return undefined
  const at = earlier.words.findLastIndex(({ word }) => word === head)
  const replaceNoun = earlier.words[at]
  if (replaceNoun === undefined) return undefined
  if (part.language === 'es') return sameSpanishHead(part, earlier, at)
  const first = descriptionStart(earlier, at, part.article !== undefined)
  const put = part.text.slice(part.words[part.preposition === undefined ? 0 : 1]?.start ?? 0)
  return spliced(earlier.text, earlier.words[first]?.start ?? replaceNoun.start, replaceNoun.end, put)
}

const sameSpanishHead = (part: Part, { text, words }: Earlier, at: number): string | undefined => {
  const replaceNoun = words[at] as Word
  const article = /^(?:el|la|los|las)$/.test(wordAt(words, at - 1)) ? words[at - 1] : undefined
  let last = at
  if (words[at + 1] !== undefined && (ORDINAL.has(wordAt(words, at + 1)) || isPeople(words[at + 1] as Word)))
    last += 1
  const put = part.text.slice(part.words[part.article === undefined ? part.from : part.from - 1]?.start ?? 0)
  const start = part.article !== undefined && article !== undefined ? article.start : replaceNoun.start
  return spliced(text, start, words[last]?.end ?? replaceNoun.end, put)
}

/** "and in the second?" replaces an ordinal. */
const ordinal = (part: Part, { text, words }: Earlier): string | undefined => {
  const [own, more] = part.words.slice(part.from)
  const olds = words.filter(({ word }) => ORDINAL.has(word))
  const [old] = olds
  if (
    own === undefined ||
    more !== undefined ||
    !ORDINAL.has(own.word) ||
    old === undefined ||
    olds.length > 1
  )
    return undefined
  return spliced(text, old.start, old.end, own.raw)
}

/** "and seats?" replaces what is counted in "how many votes". */
const counted = (part: Part, { text, words, language }: Earlier): string | undefined => {
  const [only, more] = part.words
  if (only === undefined || more !== undefined || only.capital) return undefined
  if (!/[^s]s$/.test(only.word) && !IRREGULAR_PLURAL.has(only.word)) return undefined
  const many = words.findIndex(({ word }, at) =>
    language === 'en' ? word === 'many' && wordAt(words, at - 1) === 'how' : /^cuant[oa]s$/.test(word),
  )
  const [how, old] = [words[many], words[many + 1]]
  if (how === undefined || old === undefined || isFunction(old.word) || old.capital) return undefined
  if (language === 'en')
    return isFunction(wordAt(words, many + 2)) ? spliced(text, old.start, old.end, only.raw) : undefined
  const ending = spanishArticle(only.word) === 'las' ? 'as' : 'os'
  return spliced(text, how.start, old.end, `${how.raw.slice(0, -2)}${ending} ${only.raw}`)
}

/** The earlier question with a part's noun in the place of its counterpart, or undefined if it has none. */
export const replaceNoun = (part: Part, earlier: Earlier): string | undefined =>
  ordinal(part, earlier) ?? counted(part, earlier) ?? sameHead(part, earlier)
