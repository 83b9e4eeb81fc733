import { wordSet } from '../../language/fold.ts'
import { reportsView } from '../../language/reporting.ts'
import type { Question } from '../question/question.ts'
import type { ReadPassage } from './read-passage.ts'
import { isQuoted, namesSpeaker } from './speech.ts'

/** The positions of each term of a question in a sentence. */
type Hits = readonly (readonly number[])[]

/** How many words may stand between a speaker and the verb that reports: "Brandt, who runs the port, said". */
const SPEAKING_REACH = 6

/** After one of these words a name is spoken to or about. */
const NOT_SPEAKING = wordSet('about against with told sobre contra con')

/**
 * Where a sentence says that the speaker says something: the positions of verbs that report, or of the verb that the question asks by, near
 * the speaker's name; or of the name where a colon leads into a quotation or a turn. Empty if it does not.
 */
export const speakingAt = (
  { terms, speaker = new Set(), asking }: Question,
  passage: ReadPassage,
  at: number,
  hits: Hits,
): readonly number[] => {
  const sentence = passage.sentences[at]
  if (sentence === undefined) return []
  const { tokens, span } = sentence
  /** The term's own positions: those of a sentence that it is read with are not. */
  const own = (term: number): readonly number[] =>
    (hits[term] ?? []).filter(
      (place) =>
        terms[term]?.variants.includes(tokens[place]?.term ?? '') === true && !isQuoted(passage, at, place),
    )
  const places = [...speaker].flatMap(own).filter((place) => !NOT_SPEAKING.has(tokens[place - 1]?.word ?? ''))
  if (places.length === 0) return []
  const asked = new Set(asking === undefined ? [] : own(asking))
  const verbs = tokens.flatMap(({ word }, verb) =>
    (asked.has(verb) || (reportsView(word) && !isQuoted(passage, at, verb))) &&
    places.some((place) => Math.abs(place - verb) <= SPEAKING_REACH)
      ? [verb]
      : [],
  )
  if (verbs.length > 0) return verbs
  const text = passage.passage.source.text.slice(span.start, span.end)
  const leads = /:\s*[“«"]/.test(text) || (namesSpeaker(passage, at) === at && /^[^“«"]{1,80}:\s/.test(text))
  return leads ? places : []
}

/** Whether a sentence names the speaker by the most telling word: "Brandt" of "Mayor Brandt". */
const isNamedIn = ({ terms, speaker = new Set() }: Question, hits: Hits | undefined): boolean => {
  const telling = [...speaker].sort((a, b) => (terms[b]?.weight ?? 0) - (terms[a]?.weight ?? 0))[0]
  return telling !== undefined && (hits?.[telling]?.length ?? 0) > 0
}

/** Whether another sentence of the passage says that the speaker says this one. */
export const isSpokenThrough = (
  question: Question,
  passage: ReadPassage,
  at: number,
  hits: readonly Hits[],
): boolean => {
  const named = namesSpeaker(passage, at)
  return named !== undefined && named !== at && isNamedIn(question, hits[named])
}

/**
 * Reads each sentence of a passage with whoever says it, for a question that asks for somebody's words. The speaker is often named a
 * sentence before or after. The verb ("say") is there wherever the speaker speaks in any words, and nowhere else: what others said is no
 * answer.
 */
export const withSpeakers = (
  question: Question,
  passage: ReadPassage,
  hits: readonly Hits[],
): readonly Hits[] => {
  const { speaker = new Set(), asking } = question
  return hits.map((own, at) => {
    const by = isSpokenThrough(question, passage, at, hits)
      ? hits[namesSpeaker(passage, at) ?? at]
      : undefined
    const speaking = speakingAt(question, passage, at, own)
    const verb = speaking.length > 0 ? speaking : [...speaker].flatMap((term) => by?.[term] ?? []).slice(0, 1)
    return own.map((places, term) => {
      if (term === asking) return verb.length > 0 && places.length > 0 ? places : verb
      return speaker.has(term) && places.length === 0 ? (by?.[term] ?? places) : places
    })
  })
}
