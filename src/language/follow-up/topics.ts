import { wordSet } from '../fold.ts'
import { askingAt } from './asking.ts'
import type { Earlier, Topic } from './model.ts'
import { articleBefore, canBePerson, type Name, PEOPLE } from './names.ts'
import { type Phrase, phrasesIn } from './phrases.ts'
import { BE, DETERMINER, isFunction, PREPOSITION, type Word, wordAt } from './words.ts'

const IS = wordSet('es son era eran fue fueron sera')

/** A question of so few words may be about its only name: "How large is Chile". */
const SHORT = 4

const topic = (text: string, words: readonly Word[], plural?: boolean): Topic => {
  const belongs = words.findIndex(
    ({ word }, at) => at > 0 && (PREPOSITION.en.has(word) || PREPOSITION.es.has(word)),
  )
  const own = belongs < 0 ? words : words.slice(0, belongs)
  const head = own.at(-1)?.word ?? ''
  const and = words.some(({ word }) => word === 'and' || word === 'y')
  const long = words.some(({ word }, at) => at > 0 && word !== 'of' && isFunction(word))
  return {
    text,
    plural: plural ?? (and || (/[^s]s$/.test(head) && own.at(-1)?.capital === false)),
    long,
    head,
  }
}

const ofPhrase = (words: readonly Word[], phrase: Phrase): Topic =>
  topic(phrase.text, words.slice(phrase.first, phrase.last + 1), phrase.plural)

const ofName = ({ text, words }: Earlier, name: Name): Topic => {
  const article = articleBefore(words, name)
  const own = words.slice(name.first, name.last + 1)
  const plural =
    article !== undefined && own.length === 1 && !name.country && /^\S*[^s\s]s$/.test(own[0]?.raw ?? '')
  const joined = /^(?:del|al)$/.test(wordAt(words, name.first - 1)) ? 'el ' : ''
  return topic(joined + text.slice(article?.start ?? name.start, name.end), own, plural)
}

/** What "Who is …?", "What is …?" or a bare topic asks about, or undefined for other questions. */
export const definedTopic = (earlier: Earlier): (Topic & { readonly who: boolean }) | undefined => {
  const { text, words } = earlier
  const asking = askingAt(words, 0, 0)
  const bare = asking === undefined && words.length <= 4 && words.every(({ word }) => !isFunction(word))
  if (bare) return { ...topic(text.replace(/^¿/, ''), words), who: canBe(earlier) }
  const asks = wordAt(words, 0)
  if (asking === undefined || !/^(?:who|what|quien|quienes|que|cual|cuales)$/.test(asks)) return undefined
  const is = BE.has(wordAt(words, 1)) || IS.has(wordAt(words, 1))
  if (!is && !asking.contracted) return undefined
  const from = is ? 2 : 1
  const rest = words.slice(from)
  const first = rest[0]
  if (first === undefined || rest.length > 10 || /(?:ing|ed)$/.test(first.raw)) return undefined
  const name = earlier.names.find((one) => one.first === from)
  const after = wordAt(words, (name?.last ?? 0) + 1)
  const possessive = name !== undefined && words[name.last]?.end !== name.end
  const led =
    name !== undefined
      ? possessive || after === '' || PREPOSITION.en.has(after) || PREPOSITION.es.has(after)
      : DETERMINER[earlier.language].has(first.word) ||
        (rest.length <= 3 && rest.every(({ word }) => !isFunction(word)))
  if (!led || rest.some(({ word, capital }) => !capital && /\p{L}{3}ing$/u.test(word))) return undefined
  return { ...topic(text.slice(first.start), rest), who: /^(?:who|quien)/.test(asks) }
}

const canBe = (earlier: Earlier): boolean =>
  earlier.names.some((name) => canBePerson(earlier.text, earlier.words, name))

/** Whom "he" or "she" stands for: the person asked about, the first person named, or the first one given by office. */
export const personTopic = (earlier: Earlier): Topic | undefined => {
  const asked = definedTopic(earlier)
  if (asked?.who) return asked
  const named = earlier.names.find((name) => canBePerson(earlier.text, earlier.words, name))
  if (named !== undefined) return ofName(earlier, named)
  const office = phrasesIn(earlier).find(({ head }) => PEOPLE.has(wordAt(earlier.words, head)))
  return office === undefined ? undefined : ofPhrase(earlier.words, office)
}

/**
 * What "it" or "they" stands for: the thing asked about, the last thing mentioned ("its agreement with China"), or the only name.
 *
 * @param unlike folded words that the follow-up uses for something else, so that the topic cannot be one of them
 */
export const thingTopic = (
  earlier: Earlier,
  unlike: ReadonlySet<string>,
  plural = false,
): Topic | undefined => {
  const asked = definedTopic(earlier)
  if (asked !== undefined && (plural || !asked.who)) return unlike.has(asked.head) ? undefined : asked
  const phrases = phrasesIn(earlier)
    .filter(({ head }) => !PEOPLE.has(wordAt(earlier.words, head)))
    .map((phrase) => ({ at: phrase.start, topic: ofPhrase(earlier.words, phrase) }))
  const inside = phrasesIn(earlier)
  const bodies = earlier.names
    .filter((name) => !name.country && !canBePerson(earlier.text, earlier.words, name))
    .filter((name) => !/^(?:in|en|at)$/.test(wordAt(earlier.words, name.first - 1)))
    .filter((name) => !inside.some(({ start, end }) => start <= name.start && name.end <= end))
    .map((name) => ({ at: name.start, topic: ofName(earlier, name) }))
  const last = [...phrases, ...bodies]
    .filter(({ topic }) => !unlike.has(topic.head) && (!plural || topic.plural))
    .sort((a, b) => a.at - b.at)
    .at(-1)
  if (last !== undefined) return last.topic
  // A longer question is rarely about its name: "Where could Chile make steel?".
  const [only, second] = earlier.words.length > SHORT ? [] : earlier.names
  return only === undefined || second !== undefined || phrases.length > 0 || plural
    ? undefined
    : ofName(earlier, only)
}
