import { wordSet } from '../../../language/fold.ts'
import { type Kind, QUESTION_WORDS } from '../../question/asked-kind.ts'
import { answerPositions } from '../../question/of-kind.ts'
import { hasCue } from '../shown-kind.ts'
import { bestSimilarity } from '../similarity.ts'
import type { Evidence, ShownToken } from './evidence.ts'

/** Kinds of question that take it for granted that something was done: "when did she resign?" */
const GRANTED: ReadonlySet<Kind> = new Set(['date', 'reason', 'place', 'person', 'number'])

/** Words before a deed that was not done, or is only said or planned. */
const NOT_DONE = wordSet(
  `denied denies deny denying rejected rejects refused refuses accused alleged allegedly
   rumoured rumored plans planned threatened threatens considered
   nego niega niegan negaron rechazo rechaza acusado acusada presunto presunta planea amenazo`,
)
/** In words, how far before the deed they stand: "denied that Eva Sand had resigned". */
const REACH = 6

const NOT = wordSet('not never didnt wasnt hasnt hadnt isnt wont wouldnt no nunca')
/** In words, how far before the deed: "has not yet resigned". */
const NEAR = 2

/** Kinds that are named apart from the deed. */
const WITH_DEEDS: ReadonlySet<Kind> = new Set(['person', 'place', 'date'])
const WHERE = /^(?:where|donde)$/
const WHO = /^(?:who|quien|quienes)$/

const AUXILIARY = wordSet('did does do was were is are')

/** The index in the question's terms of what was done: the first word after "did" and whoever did it; undefined if there is none. */
const deedOf = ({ question: { words, terms }, isName }: Evidence): number | undefined => {
  const auxiliary = words.findIndex((word) => AUXILIARY.has(word))
  if (auxiliary < 0) return undefined
  const named = terms.findIndex(({ at }, term) => at > auxiliary && isName(term))
  if (named < 0) return undefined
  const deed = terms.findIndex(
    ({ at, emphasis, number }, term) =>
      term > named && at > auxiliary && !isName(term) && !number && emphasis === 1,
  )
  return deed < 0 ? undefined : deed
}

const WHEN_OR_WHY = wordSet('cuando porque que')

/** The same in Spanish, which has no "did": the word right after "cuándo" or "por qué". */
const spanishDeedOf = ({ question: { language, words, terms }, isName }: Evidence): number | undefined => {
  const asks = words.findIndex((word) => WHEN_OR_WHY.has(word))
  if (language !== 'es' || asks < 0) return undefined
  const deed = terms.findIndex(({ at, emphasis, number }) => at === asks + 1 && emphasis === 1 && !number)
  return deed < 0 || isName(deed) ? undefined : deed
}

/** What "who" did: the word right after it. */
const doneByWhom = ({ question: { words, terms }, isName }: Evidence): number | undefined => {
  const who = words.findIndex((word) => WHO.test(word))
  const deed = terms.findIndex(({ at }, term) => at === who + 1 && !isName(term))
  return who < 0 || deed < 0 ? undefined : deed
}

/** Whether "like" is what somebody does; otherwise it only compares: "a candidate like Kast". */
const isLiking = ({ word }: ShownToken, at: number, tokens: readonly ShownToken[]): boolean =>
  /^(?:likes|liked|liking)$/.test(word) ||
  (word === 'like' &&
    /^(?:i|you|we|they|people|to|not|dont|didnt|would|really)$/.test(tokens[at - 1]?.word ?? ''))

/** Whether what is shown has a term of the question, or a word near it in meaning or in letters. */
const isTold = ({ question, best, shown, tokens, held }: Evidence, term: number): boolean => {
  const { word = '' } = question.terms[term] ?? {}
  if (word === 'like') return tokens.some(isLiking)
  const isRelated = shown.some((at) => (best.candidate.relatives[at]?.[term] ?? 0) > 0)
  return held[term] === true || isRelated || bestSimilarity(word, tokens) > 0
}

/** Words that a yes-or-no question begins with. */
const YES_NO = wordSet('is are am was were do does did has have had can could will would should')
/** "Actually", "find", "any good": an answer need not say them. */
const LIGHT =
  /(?:ly|mente)$|^(?:finds?|sees?|gets?|thinks?|good|anybody|anyone|somebody|someone|cree|piensa|alguien)$/
/** Words that may give a reason or a purpose, beside those that always do. */
const MAY_GIVE = wordSet(
  `since amid given response protest fear fearing hoping seeking aimed aiming wanted wants so
   para por pues dado tras ante ya temor respuesta protesta`,
)

export const DEED_SIGNALS = {
  /** Whether a question takes for granted what the best sentence says was denied, only alleged or planned. */
  notDone: (evidence) => {
    const { question, best } = evidence
    if (!GRANTED.has(question.kind) || question.words.some((word) => NOT_DONE.has(word) || NOT.has(word)))
      return 0
    const hits = best.candidate.hits[best.at] ?? []
    const deed = deedOf(evidence)
    const { tokens } = best.sentence
    const follows = (place: number, words: ReadonlySet<string>, reach: number): boolean =>
      tokens.slice(Math.max(0, place - reach), place).some(({ word }) => words.has(word))
    const isDenied = hits.some(
      (places, term) => !evidence.isName(term) && places.some((place) => follows(place, NOT_DONE, REACH)),
    )
    const isNot = (hits[deed ?? -1] ?? []).some((place) => follows(place, NOT, NEAR))
    return isDenied || isNot ? 1 : 0
  },

  /** Whether "when", "where", "why", "who", "what did" or "did they" asks of something that was done, and what is shown lacks it in these or near words. */
  lacksDeed: (evidence) => {
    const { kind, words, text } = evidence.question
    const asked =
      kind === 'date' ||
      kind === 'reason' ||
      words.some((word) => WHERE.test(word)) ||
      words[0] === 'did' ||
      /\bwhat (?:did|does|do)\b/i.test(text)
    const deed = asked
      ? (deedOf(evidence) ?? spanishDeedOf(evidence))
      : kind === 'person'
        ? doneByWhom(evidence)
        : undefined
    return deed === undefined || isTold(evidence, deed) ? 0 : 1
  },

  /** Whether it was asked who did something, where or when, and what is shown has nobody, no place or no date, and does not tell that it was done. */
  tellsNeither: (evidence) => {
    const { question, tokens } = evidence
    if (!WITH_DEEDS.has(question.kind) || answerPositions(question, tokens).length > 0) return 0
    const deed = question.kind === 'person' ? doneByWhom(evidence) : deedOf(evidence)
    return deed === undefined || isTold(evidence, deed) ? 0 : 1
  },

  /**
   * Of a yes-or-no question, the share of its plain words that what is shown lacks in these or near words: "were the thieves caught" is not told
   * by what they stole.
   */
  notTold: (evidence) => {
    const { question, isName } = evidence
    const { words, terms, text } = question
    const [first = ''] = words
    const isYesNo =
      YES_NO.has(first) || (/\?\s*$/.test(text) && !words.some((word) => QUESTION_WORDS.has(word)))
    if (!isYesNo || question.sides !== undefined) return 0
    const plain = terms.flatMap(({ emphasis, number, word }, term) =>
      emphasis === 1 && !number && !isName(term) && !LIGHT.test(word) ? [term] : [],
    )
    return plain.length === 0 ? 0 : plain.filter((term) => !isTold(evidence, term)).length / plain.length
  },

  /** Whether "how pure" or the like was asked, and what is shown tells nothing of that quality. */
  lacksQuality: (evidence) => {
    const { words, terms, kind } = evidence.question
    const how = words.indexOf('how')
    const quality = kind !== 'thing' ? -1 : terms.findIndex(({ at }) => how >= 0 && at === how + 1)
    return quality < 0 || isTold(evidence, quality) ? 0 : 1
  },

  /** Whether "why" was asked, and no word that is shown can lead into a reason or a purpose. */
  lacksReason: ({ question, best, shown }) => {
    if (question.kind !== 'reason') return 0
    const gives = shown.some((at) => {
      const tokens = best.candidate.sentences[at]?.tokens ?? []
      return (
        hasCue('reason', tokens) === true ||
        tokens.some(
          ({ word }, place) =>
            MAY_GIVE.has(word) ||
            // "To encourage investment"; "to Chile" is a place.
            (word === 'to' && tokens[place + 1]?.capital === false && tokens[place + 1]?.term !== ''),
        )
      )
    })
    return gives ? 0 : 1
  },
} satisfies Readonly<Record<string, (evidence: Evidence) => number>>
