import { wordSet } from '../fold.ts'
import type { Asked, Earlier, Gap, Topic } from './model.ts'
import { articleBefore, canBePerson, PEOPLE } from './names.ts'
import { spanishArticle } from './phrases.ts'
import { definedTopic, personTopic, thingTopic } from './topics.ts'
import { isFunction, PREPOSITION, spliced, type Word, wordAt } from './words.ts'

type Pronoun = Extract<Gap, { kind: 'pronoun' }>

const topicOf = (text: string, head: string, plural = false): Topic => ({ text, plural, long: false, head })

/** Two names side by side: "Boric and Kast". */
const pairTopic = ({ text, words, names }: Earlier): Topic | undefined => {
  for (const [at, name] of names.entries()) {
    const next = names[at + 1]
    if (
      next === undefined ||
      next.first - name.last !== 2 ||
      !/^(?:and|y|e)$/.test(wordAt(words, name.last + 1))
    )
      continue
    return topicOf(text.slice(name.start, next.end), wordAt(words, next.last), true)
  }
  return undefined
}

/** The first name that is neither a country nor a person. */
const organisationTopic = (earlier: Earlier): Topic | undefined => {
  const found = earlier.names.find((name) => !name.country && !canBePerson(earlier.text, earlier.words, name))
  if (found === undefined) return undefined
  const start = articleBefore(earlier.words, found)?.start ?? found.start
  return topicOf(earlier.text.slice(start, found.end), wordAt(earlier.words, found.last))
}

/** The owner in the earlier question, which "its" and "his" continue: Chile in "Chile's inflation rate". */
const ownerTopic = (earlier: Earlier): Topic | undefined => {
  const own = earlier.names.find(({ last, end }) => (earlier.words[last]?.end ?? end) > end)
  return own && topicOf(earlier.text.slice(own.start, own.end), wordAt(earlier.words, own.last))
}

const standsFor = (
  { words, language }: Asked,
  { stands, role, at }: Pronoun,
  earlier: Earlier,
): Topic | undefined => {
  const same = language === earlier.language
  // Names can move to another language, nouns cannot.
  const foreign = (topic: Topic | undefined): Topic | undefined =>
    same || earlier.names.some(({ start, end }) => earlier.text.slice(start, end) === topic?.text)
      ? topic
      : undefined
  const unlike = new Set(words.slice(at + 1).map(({ word }) => word))
  if (role === 'possessive' && stands !== 'plural') {
    const asked = definedTopic(earlier)
    const owner = stands !== 'person' || !asked?.who ? ownerTopic(earlier) : undefined
    if (owner !== undefined) return owner
  }
  if (stands === 'person') return foreign(personTopic(earlier))
  if (stands === 'plural')
    return foreign(pairTopic(earlier) ?? thingTopic(earlier, unlike, true) ?? organisationTopic(earlier))
  if (stands === 'thing') {
    // In "Why did it sign it" one thing cannot be both.
    if (words.filter(({ word }) => word === 'it').length > 1) return undefined
    const found = thingTopic(earlier, unlike)
    return found === undefined || found.plural ? undefined : foreign(found)
  }
  return foreign(
    (role === 'possessive' || definedTopic(earlier)?.who ? personTopic(earlier) : undefined) ??
      thingTopic(earlier, unlike),
  )
}

/** Contracts Spanish "de el" and "a el", but not before a name ("de El Salvador"). */
const contracted = (text: string): string =>
  text.replace(/(?<=^|\s)(de|a) el(?= )/g, (_, short: string) => (short === 'a' ? 'al' : 'del'))

const possessive = ({ text, words, language }: Asked, at: number, topic: Topic): string | undefined => {
  const own = words[at] as Word
  if (language === 'en') {
    if (topic.long) return undefined
    const ending = topic.plural && topic.text.endsWith('s') ? '’' : '’s'
    return spliced(text, own.start, own.end, topic.text + ending.replace('’', "'"))
  }
  let last = at + 1
  while (words[last + 1] !== undefined && !isFunction(wordAt(words, last + 1)) && !words[last + 1]?.capital)
    last += 1
  const [noun, end] = [words[at + 1], words[last]]
  if (noun === undefined || end === undefined) return undefined
  const owned = `${spanishArticle(noun.word)} ${text.slice(noun.start, end.end)} de ${topic.text}`
  return contracted(spliced(text, own.start, end.end, owned))
}

/** Puts the object after the verb and its subject: "¿Por qué lo firmó Chile en 2005?". */
const clitic = ({ text, words }: Asked, at: number, topic: Topic, isPerson: boolean): string | undefined => {
  const own = words[at] as Word
  const article = /^(?:el|la|los|las) /.exec(topic.text)?.[0].trim()
  if (!isPerson && article !== undefined && article !== (own.word === 'lo' ? 'el' : own.word))
    return undefined
  let last = at + 1
  while (words[last + 1]?.capital === true) last += 1
  const verb = words[at + 1] as Word
  const end = words[last]?.end ?? verb.end
  const object = isPerson ? `a ${topic.text}` : topic.text
  return contracted(`${text.slice(0, own.start)}${text.slice(verb.start, end)} ${object}${text.slice(end)}`)
}

/** The question with what its pronoun stands for, or undefined if that is unclear. */
export const completePronoun = (asked: Asked, gap: Pronoun, earlier: Earlier): string | undefined => {
  const topic = standsFor(asked, gap, earlier)
  const { text, words, language } = asked
  const own = words[gap.at]
  if (topic === undefined || own === undefined) return undefined
  if (gap.role === 'possessive') return possessive(asked, gap.at, topic)
  if (gap.role === 'clitic') return clitic(asked, gap.at, topic, topic.text === personTopic(earlier)?.text)
  if (gap.role === 'omitted') return contracted(spliced(text, own.end, own.end, ` ${topic.text}`))
  const auxiliary = wordAt(words, gap.at - 1)
  const agrees =
    topic.plural ||
    gap.stands !== 'plural' ||
    !/^(?:are|were|do|have|dont|havent|arent|werent)$/.test(auxiliary)
  if (language === 'en' && gap.role === 'subject' && !agrees) return undefined
  return contracted(spliced(text, own.start, own.end, topic.text))
}

const MOVING = wordSet(
  'go goes went gone fly flew flown move moved travel travelled traveled come came return returned get got drive drove sail sailed',
)

/** The question with the place that "there" stands for: the last country or place of the earlier question. */
export const completePlace = (
  { text, words, language }: Asked,
  at: number,
  earlier: Earlier,
): string | undefined => {
  const there = words[at]
  const placed = earlier.names.filter((name) => {
    const article = articleBefore(earlier.words, name) === undefined ? 0 : 1
    return name.country || /^(?:in|en|at)$/.test(wordAt(earlier.words, name.first - 1 - article))
  })
  const place = placed.at(-1)
  if (there === undefined || place === undefined) return undefined
  const start = articleBefore(earlier.words, place)?.start ?? place.start
  const verb = wordAt(words, at - 1)
  const led = PREPOSITION[language].has(verb)
    ? ''
    : language === 'es'
      ? 'en '
      : MOVING.has(verb)
        ? 'to '
        : 'in '
  return spliced(text, there.start, there.end, led + earlier.text.slice(start, place.end))
}

/**
 * Completes a part that belongs to the earlier question's topic ("And her party?"). After "Who is …?" the result asks who or what it is.
 * Elsewhere it takes its owner's place ("When did Kast's party win?").
 */
export const completeOwned = (asked: Asked, earlier: Earlier): string | undefined => {
  const own = wordAt(asked.words, 0)
  const stands = /^(?:his|her)$/.test(own)
    ? 'person'
    : own === 'its'
      ? 'thing'
      : own === 'their'
        ? 'plural'
        : 'either'
  const owned = completePronoun(asked, { kind: 'pronoun', at: 0, role: 'possessive', stands }, earlier)
  if (owned === undefined) return undefined
  const noun = wordAt(asked.words, asked.language === 'es' ? 1 : asked.words.length - 1)
  const people = PEOPLE.has(noun)
  const many = /[^s]s$/.test(noun)
  if (definedTopic(earlier) !== undefined) {
    if (asked.language === 'es') return `${people ? 'quién' : 'cuál'}${many ? 'es son' : ' es'} ${owned}`
    return `${people ? 'who' : 'what'} ${many ? 'are' : 'is'} ${owned}`
  }
  const owner = personTopic(earlier)?.text
  const at = owner === undefined ? -1 : earlier.text.indexOf(owner)
  return owner === undefined || at < 0 || !owned.includes(owner)
    ? undefined
    : spliced(earlier.text, at, at + owner.length, owned)
}
