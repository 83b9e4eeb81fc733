import { wordSet } from '../fold.ts'
import type { Earlier, Part } from './model.ts'
import { articleBefore, type Name } from './names.ts'
import { AUXILIARY, isFunction, spliced, wordAt } from './words.ts'

/** Prepositions that a question has only once, so that a new object replaces the old one. */
export const USED_ONCE = wordSet('about with against for between from by sobre con contra entre para hacia')

/** A Spanish preposition without a contracted article. */
export const plainPreposition = (word: string): string => (word === 'del' ? 'de' : word === 'al' ? 'a' : word)

export const appended = (earlier: Earlier, text: string): string => `${earlier.text} ${text}`

/** Gives a name in small letters the capitals of the name that it replaces. */
export const matchCapitals = (text: string, old: string): string =>
  /^\p{Lu}/u.test(old) && text === text.toLowerCase()
    ? text.replace(/\p{L}+/gu, (word) => (isFunction(word) ? word : word[0]?.toUpperCase() + word.slice(1)))
    : text

/** Replaces a name by `put`, and its article too unless `put` needs it. */
export const replaceName = (
  { text, words }: Earlier,
  old: Name,
  put: string,
  takesArticle: boolean,
): string => {
  const article = articleBefore(words, old)
  const contracted = /^(?:del|al)$/.test(wordAt(words, old.first - 1)) ? words[old.first - 1] : undefined
  if (contracted !== undefined)
    return spliced(text, contracted.start, old.end, `${plainPreposition(contracted.word)} ${put}`)
  const after = words[old.last + 1]
  // "About the U.S. response" becomes "about Russia's response". In "did the U.S. leave" a verb follows.
  const describes = after !== undefined && !after.capital && !isFunction(after.word)
  if (old.country && article?.word === 'the' && describes && !AUXILIARY.has(wordAt(words, old.first - 2)))
    return spliced(text, article.start, old.end, words[old.last]?.end === old.end ? `${put}'s` : put)
  const whole =
    after === undefined || isFunction(after.word) || old.country || words[old.last]?.end !== old.end
  return spliced(
    text,
    article !== undefined && (takesArticle || whole) ? article.start : old.start,
    old.end,
    put,
  )
}

/** Replaces the noun after the same preposition: "about lithium", "with the mayor". */
export const replaceObject = (part: Part, { text, words }: Earlier): string | undefined => {
  if (
    part.preposition === undefined ||
    !(USED_ONCE.has(part.preposition) || /^(?:of|de)$/.test(part.preposition))
  )
    return undefined
  const at = words.findLastIndex(({ word }) => plainPreposition(word) === part.preposition)
  const start = words[at]
  if (start === undefined || at < 1) return undefined
  let last = at + 1
  if (/^(?:the|a|an|el|la|los|las|un|una|its|his|her|their|su|sus)$/.test(wordAt(words, last))) last += 1
  while (words[last + 1] !== undefined && !isFunction(wordAt(words, last + 1)) && !words[last + 1]?.number)
    last += 1
  const end = words[last]
  return end === undefined || last - at > 4 ? undefined : spliced(text, start.start, end.end, part.text)
}

/** Prepositions of the sides of a matter. A question has one of them: "with China from Peru" makes no sense. */
const SIDES = wordSet(
  'about with against for between from to by of sobre con contra entre para hacia de a desde',
)

/** Appends the part if it is a circumstance, or a side and the question has none. */
export const appendPart = (part: Part, earlier: Earlier): string | undefined => {
  const { preposition = '' } = part
  if (/^(?:of|de|a|to)$/.test(preposition)) return undefined
  const sided =
    SIDES.has(preposition) &&
    earlier.words.some(({ word }, at) => at > 0 && SIDES.has(plainPreposition(word)))
  return sided ? undefined : appended(earlier, part.text)
}
