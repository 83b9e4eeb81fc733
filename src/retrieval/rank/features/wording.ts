import type { ReadSentence } from '../read-passage.ts'
import { bestSimilarity, trigramsOf } from '../similarity.ts'
import { type Feature, held, heldInPassage, type View } from './view.ts'

/** The most words from one of a pair of terms to the other. */
const PAIR_REACH = 3

/** Whether a term and the question's next one appear in the same order and close together. */
const isPair = (hits: View['hits'], term: number): boolean =>
  (hits[term] ?? []).some((a) => (hits[term + 1] ?? []).some((b) => b > a && b - a <= PAIR_REACH))

/** The share of the question's neighbouring terms that pass `test`. */
const pairShare = ({ question: { terms } }: View, test: (term: number) => boolean): number => {
  let found = 0
  for (let term = 0; term + 1 < terms.length; term += 1) if (test(term)) found += 1
  return terms.length < 2 ? 0 : found / (terms.length - 1)
}

/** In words. Terms this close together probably belong to one statement. */
const WINDOW = 12

/** All runs of three letters in the words of a sentence and of its lead-in. */
const trigramsIn = (sentence: ReadSentence): ReadonlySet<string> => {
  if (sentence.trigrams !== undefined) return sentence.trigrams
  const trigrams = new Set<string>()
  const words = [...(sentence.leadIn?.tokens ?? []), ...sentence.tokens]
  for (const { word } of words) for (const trigram of trigramsOf(word)) trigrams.add(trigram)
  sentence.trigrams = trigrams
  return trigrams
}

/** Whether the sentence may contain the term in a form with other letters: an abbreviation, a translation. */
const heldInOtherForm = (view: View, term: number): boolean =>
  held(view, term) && (view.question.terms[term]?.variants.length ?? 0) > 1

/** Features that measure how closely a sentence follows the question's wording: order, distance, phrases and letters. */
export const WORDING_FEATURES = {
  /** The share of the question's neighbouring terms that appear in the same order and close together. */
  pairs: (view) => pairShare(view, (term) => isPair(view.hits, term)),

  /** The same, in any sentence of the passage. */
  passagePairs: (view) => pairShare(view, (term) => view.candidate.hits.some((hits) => isPair(hits, term))),

  /** The largest share of the question's weight within a few words of the sentence, from 0 to 1. */
  closeness: ({ question: { terms, weight }, hits }) => {
    const places = hits
      .flatMap((found, term) => found.map((at) => ({ at, term })))
      .sort((a, b) => a.at - b.at)
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
  },

  /** The longest run of the question's words in the sentence, including function words, less 1, as a share of the question. */
  phrase: ({ question: { words }, sentence }) => {
    let longest = 0
    // runs[i + 1] is the length of the run that ends with words[i] at the last token read.
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
  },

  /** The similarity of each missing term to the most similar word, as a share of the question's weight. */
  likeness: (view) => {
    const { question, sentence } = view
    if (question.weight === 0) return 0
    let sum = 0
    question.terms.forEach(({ word, weight, number }, term) => {
      if (!number && !held(view, term)) sum += weight * bestSimilarity(word, sentence.tokens)
    })
    return sum / question.weight
  },

  /** The share of the question's terms in the passage, letter by letter. A term in any of its forms counts whole. */
  passageLetters: (view) => {
    const {
      question: { terms, weight },
      candidate: { sentences },
    } = view
    if (weight === 0) return 0
    const present = sentences.map(trigramsIn)
    let sum = 0
    terms.forEach(({ word, weight: own }, term) => {
      const trigrams = trigramsOf(word)
      const found = heldInPassage(view, term)
        ? trigrams.length
        : trigrams.filter((trigram) => present.some((sentence) => sentence.has(trigram))).length
      sum += (own * found) / Math.max(1, trigrams.length)
    })
    return sum / weight
  },

  /** The share of the question's words in the sentence, letter by letter, including function words: "was … by" in both. */
  turnOfPhrase: (view) => {
    const { question, sentence } = view
    const whole = new Set(question.terms.flatMap(({ at }, term) => (heldInOtherForm(view, term) ? [at] : [])))
    const present = trigramsIn(sentence)
    let all = 0
    let shared = 0
    question.words.forEach((word, at) => {
      for (const trigram of trigramsOf(word)) {
        all += 1
        if (whole.has(at) || present.has(trigram)) shared += 1
      }
    })
    return all === 0 ? 0 : shared / all
  },
} satisfies Readonly<Record<string, Feature>>
