import type { ReadSentence } from '../reading.ts'
import { similarity, trigramsOf } from '../similarity.ts'
import { type Feature, held, heldInPassage, type View } from './view.ts'

/** How many words may stand between two that are a pair. */
const PAIR_REACH = 3

/** Whether the question's term and the next stand in the same order and close together. */
const isPair = (hits: View['hits'], term: number): boolean =>
  (hits[term] ?? []).some((a) => (hits[term + 1] ?? []).some((b) => b > a && b - a <= PAIR_REACH))

/** The share of the question's neighbouring terms that are pairs, by `test`. */
const pairShare = ({ question: { terms } }: View, test: (term: number) => boolean): number => {
  let found = 0
  for (let term = 0; term + 1 < terms.length; term += 1) if (test(term)) found += 1
  return terms.length < 2 ? 0 : found / (terms.length - 1)
}

/** Of the question's neighbouring terms, how many stand in the same order and close together: a share of the pairs. */
export const pairs: Feature = (view) => pairShare(view, (term) => isPair(view.hits, term))

/** The same in any sentence of the passage. */
export const passagePairs: Feature = (view) =>
  pairShare(view, (term) => view.candidate.hits.some((hits) => isPair(hits, term)))

/** In words: what stands this close says one thing. */
const WINDOW = 12

/** The most of the question's weight that stands within a few words of each other in the sentence: 0 to 1. */
export const closeness: Feature = ({ question: { terms, weight }, hits }) => {
  const places = hits.flatMap((found, term) => found.map((at) => ({ at, term }))).sort((a, b) => a.at - b.at)
  let most = 0
  places.forEach(({ at }, i) => {
    const seen = new Set<number>()
    for (let k = i; k < places.length; k += 1) {
      const place = places[k]
      if (place === undefined || place.at - at >= WINDOW) break
      seen.add(place.term)
    }
    let sum = 0
    for (const term of seen) sum += terms[term]?.weight ?? 0
    if (sum > most) most = sum
  })
  return weight === 0 ? 0 : most / weight
}

/** The longest run of the question's words, function words too, that stands in the sentence as it is; as a share of the question. */
export const phrase: Feature = ({ question: { words }, sentence }) => {
  let longest = 0
  let runs = new Uint16Array(words.length + 1)
  for (const { word } of sentence.tokens) {
    const next = new Uint16Array(words.length + 1)
    for (let i = 0; i < words.length; i += 1) {
      if (words[i] !== word) continue
      const run = (runs[i] ?? 0) + 1
      next[i + 1] = run
      if (run > longest) longest = run
    }
    runs = next
  }
  return words.length === 0 ? 0 : Math.max(0, longest - 1) / words.length
}

/** Below this, two words are alike by chance. */
const LIKE_ENOUGH = 0.4

/** For the terms that the sentence does not hold, how like its likest word is in letters ("congratulated", "congratulatory"). */
export const likeness: Feature = (view) => {
  const { question, sentence } = view
  if (question.weight === 0) return 0
  let sum = 0
  question.terms.forEach(({ word, weight, number }, term) => {
    if (number || held(view, term)) return
    let best = 0
    for (const token of sentence.tokens) {
      if (token.term !== '' && !token.number) best = Math.max(best, similarity(word, token.word))
    }
    if (best >= LIKE_ENOUGH) sum += weight * best
  })
  return sum / question.weight
}

const remembered = new WeakMap<ReadSentence, ReadonlySet<string>>()

/** All runs of three letters in a sentence's words. */
const runsOf = (sentence: ReadSentence): ReadonlySet<string> => {
  const before = remembered.get(sentence)
  if (before !== undefined) return before
  const runs = new Set<string>()
  const words = [...(sentence.leadIn?.tokens ?? []), ...sentence.tokens]
  for (const { word } of words) for (const run of trigramsOf(word)) runs.add(run)
  remembered.set(sentence, runs)
  return runs
}

/** The share of the words' runs of three letters that the sentence holds; one that is held under another name counts whole. */
const sharedLetters = (
  words: readonly { readonly word: string; readonly held: boolean }[],
  sentence: ReadSentence,
): number => {
  const said = runsOf(sentence)
  let all = 0
  let shared = 0
  for (const { word, held: whole } of words) {
    for (const run of trigramsOf(word)) {
      all += 1
      if (whole || said.has(run)) shared += 1
    }
  }
  return all === 0 ? 0 : shared / all
}

/** Whether the sentence may hold the term in words that share no letter with it: an abbreviation, a translation. */
const heldOtherwise = (view: View, term: number): boolean =>
  held(view, term) && (view.question.terms[term]?.variants.length ?? 0) > 1

/** How much of the question's telling words the passage holds, letter by letter; what it holds in other letters counts whole. */
export const passageLetters: Feature = (view) => {
  const {
    question: { terms, weight },
    candidate: { sentences },
  } = view
  if (weight === 0) return 0
  const said = sentences.map(runsOf)
  let sum = 0
  terms.forEach(({ word, weight: own }, term) => {
    const runs = trigramsOf(word)
    const found = heldInPassage(view, term)
      ? runs.length
      : runs.filter((run) => said.some((sentence) => sentence.has(run))).length
    sum += (own * found) / Math.max(1, runs.length)
  })
  return sum / weight
}

/** How much of the question's words, function words too, the sentence holds, letter by letter: "was … by" asked and said alike. */
export const turnOfPhrase: Feature = (view) => {
  const { question, sentence } = view
  const terms = new Set(question.terms.flatMap(({ at }, term) => (heldOtherwise(view, term) ? [at] : [])))
  return sharedLetters(
    question.words.map((word, at) => ({ word, held: terms.has(at) })),
    sentence,
  )
}
