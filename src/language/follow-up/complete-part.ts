import { datesIn, type NamedDate } from './dates.ts'
import type { Asked, Earlier, Part } from './model.ts'
import { articleBefore, canBePerson, isDay, isMonth, isYear, type Name, namesIn } from './names.ts'
import {
  appended,
  appendPart,
  matchCapitals,
  plainPreposition,
  replaceName,
  replaceObject,
  USED_ONCE,
} from './replace.ts'
import { replaceNoun } from './replace-noun.ts'
import { secondSide, speakerIn } from './roles.ts'
import { definedTopic } from './topics.ts'
import { DETERMINER, PREPOSITION, spliced, type Word, wordAt, wordsOf } from './words.ts'

const partOf = ({ words, text, language }: Asked): Part => {
  const first = wordAt(words, 0)
  const leads = PREPOSITION[language].has(first) && words.length > 1
  const at = leads ? 1 : 0
  const article = /^(?:the|el|la|los|las)$/.test(wordAt(words, at)) && words.length > at + 1
  const named = isMonth(words, 0) || isDay({ word: first })
  // "In 2023?" and "Last year?" lose their capital inside a question.
  const inner = leads || (datesIn(words)[0]?.first === 0 && !named)
  return {
    words,
    language,
    text: inner ? text.slice(0, 1).toLowerCase() + text.slice(1) : text,
    preposition: leads ? plainPreposition(first) : undefined,
    article: article ? wordAt(words, at) : undefined,
    from: article ? at + 1 : at,
    names: namesIn(text, words),
  }
}

/** Whether the part is only names, joined by "and", after its preposition and article. */
const isNamed = ({ words, names, from }: Part): boolean =>
  names.length > 0 &&
  words.every(
    ({ word }, at) =>
      at < from || /^(?:and|y|e)$/.test(word) || names.some(({ first, last }) => first <= at && at <= last),
  )

const withDate = (part: Part, date: NamedDate, earlier: Earlier): string | undefined => {
  const olds = datesIn(earlier.words)
  const [old] = olds
  const bareYear =
    part.preposition === undefined && date.first === date.last && part.words[0]?.number === true
  if (old === undefined)
    return appended(earlier, bareYear ? `${earlier.language === 'es' ? 'en' : 'in'} ${part.text}` : part.text)
  if (olds.length > 1) return undefined
  // In "the 2022 World Cup" the year belongs to a name.
  const own = part.words[date.first]
  if (
    old.preposition === undefined &&
    own !== undefined &&
    isYear(own) &&
    DETERMINER[earlier.language].has(wordAt(earlier.words, old.first - 1))
  )
    return date.first === date.last ? spliced(earlier.text, old.start, old.end, own.raw) : undefined
  // A bare year keeps the old preposition if there is one.
  const keeps =
    part.preposition === undefined && old.preposition !== undefined && part.words[0]?.number === true
  const from = keeps ? old.start : (old.preposition?.start ?? old.start)
  const leads = bareYear && old.preposition === undefined ? `${earlier.language === 'es' ? 'en' : 'in'} ` : ''
  return spliced(earlier.text, from, old.end, leads + part.text)
}

const withName = (part: Part, earlier: Earlier): string | undefined => {
  const country = part.names[0]?.country === true
  const { words, names, text } = earlier
  const alike = names.filter((name) => name.country === country)
  if (part.preposition !== undefined) {
    const side = /^(?:with|con)$/.test(part.preposition) ? secondSide(earlier) : undefined
    if (side !== undefined) return spliced(text, side.start, side.end, part.text.slice(part.words[1]?.start))
    const under = (name: Name): Word | undefined => {
      const before = words[(articleBefore(words, name) === undefined ? name.first : name.first - 1) - 1]
      return before !== undefined && plainPreposition(before.word) === part.preposition ? before : undefined
    }
    const candidates = USED_ONCE.has(part.preposition) ? names : alike
    const old = candidates.filter((name) => under(name) !== undefined).at(-1)
    if (old !== undefined)
      return spliced(
        text,
        under(old)?.start ?? old.start,
        old.end,
        matchCapitals(part.text, text.slice(old.start, old.end)),
      )
    return replaceObject(part, earlier) ?? appendPart(part, earlier)
  }
  const person =
    part.article === undefined && part.names.some((name) => canBePerson(part.text, part.words, name))
  const old = (person ? speakerIn(earlier) : undefined) ?? alike.at(-1) ?? names.at(-1)
  if (old === undefined) return undefined
  const possessive = part.names.at(-1)
  const own = part.text.slice(0, possessive?.end)
  return replaceName(
    earlier,
    old,
    matchCapitals(own, text.slice(old.start, old.end)),
    country || part.article !== undefined,
  )
}

/** "and Peru in 2023?": replaces the name, then the date. */
const withNameAndDate = (part: Part, date: NamedDate | undefined, earlier: Earlier): string | undefined => {
  const leads = date?.preposition
  if (date === undefined || leads === undefined || date.last !== part.words.length - 1) return undefined
  const name = cut(part, 0, leads.start)
  if (name === undefined || !isNamed(name)) return undefined
  const named = withName(name, earlier)
  const time = cut(part, leads.start, part.text.length)
  const [moved] = time === undefined ? [] : datesIn(time.words)
  if (named === undefined || time === undefined || moved === undefined) return undefined
  const words = wordsOf(named)
  return withDate(time, moved, { ...earlier, text: named, words, names: namesIn(named, words) })
}

/** "and kast?" after "who is boric": replaces the topic. */
const another = (part: Part, earlier: Earlier): string | undefined => {
  const asked = part.preposition === undefined ? definedTopic(earlier) : undefined
  if (asked === undefined || part.words.length > 4 || !earlier.text.endsWith(asked.text)) return undefined
  const plain = wordsOf(asked.text).every(
    ({ word, raw }) => !PREPOSITION[earlier.language].has(word) && !/['’]/.test(raw),
  )
  return plain ? earlier.text.slice(0, -asked.text.length) + part.text : undefined
}

const cut = ({ text, language }: Part, start: number, end: number): Part | undefined => {
  const piece = text.slice(start, end).trim()
  const words = wordsOf(piece)
  return words.length === 0 ? undefined : partOf({ text: piece, words, language })
}

/**
 * The earlier question with a follow-up's part in its place: a date replaces a date, a country a country, a name a name, a noun a phrase
 * with the same head. A new circumstance goes to the end. Undefined if the place is unclear.
 */
export const completePart = (asked: Asked, earlier: Earlier): string | undefined => {
  const part = partOf(asked)
  const [date] = datesIn(part.words)
  const same = asked.language === earlier.language
  const whole =
    date !== undefined &&
    date.last === part.words.length - 1 &&
    date.first <= (part.preposition === undefined ? 0 : part.from)
  if (whole) return same || /^\d+$/.test(part.text) ? withDate(part, date, earlier) : undefined
  const both = withNameAndDate(part, date, earlier)
  if (both !== undefined) return same ? both : undefined
  if (isNamed(part)) return same || part.preposition === undefined ? withName(part, earlier) : undefined
  if (!same) return undefined
  const swapped = replaceNoun(part, earlier) ?? another(part, earlier)
  if (swapped !== undefined || part.preposition === undefined) return swapped
  return replaceObject(part, earlier) ?? appendPart(part, earlier)
}
