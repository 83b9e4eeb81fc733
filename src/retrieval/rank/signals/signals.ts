/**
 * The signals that the confidence is computed from: measurements of whether the best sentence is an answer or only comes nearest, each
 * weighted (`../weights.ts`) and summed. `docs/retrieval.md` says what each one is for.
 */
import type { Passage } from '../../../model.ts'
import type { Kind } from '../../question/asked-kind.ts'
import { isYear } from '../../question/of-kind.ts'
import { staleness } from '../../question/recency.ts'
import { FEATURE_NAMES, type FeatureName } from '../features/features.ts'
import { sameWords } from '../read-passage.ts'
import { ASKED_BY_SIGNALS } from './asked-by.ts'
import { COUNTED_SIGNALS } from './counted.ts'
import { DEED_SIGNALS } from './deeds.ts'
import type { Evidence } from './evidence.ts'
import { FIGURE_CLASS_SIGNALS } from './figure-class.ts'
import { HELD_BY_SIGNALS } from './held-by.ts'
import { NAMED_SIGNALS } from './named.ts'

/** Measures whether the best sentence is an answer, by one criterion. Most values lie between 0 and 1. */
export type Signal = (evidence: Evidence) => number

/** A feature of the best sentence, as the ranking measured it. */
const ofBest = (name: FeatureName): Signal => {
  const at = FEATURE_NAMES.indexOf(name)
  return ({ best }) => best.features[at] ?? 0
}

/** 1 if the question asks for a kind of thing that the best sentence, and the neighbour shown with it, lack, otherwise 0. */
const lacks = (kind: Kind, holds: FeatureName): Signal => {
  const held = ofBest(holds)
  return (evidence) =>
    evidence.question.kind === kind && held(evidence) === 0 && !evidence.besideOfKind ? 1 : 0
}
const lacksNumber = lacks('number', 'holdsNumber')

/** How much it counts that a name is not in the best passage but in its source: an article names its subject once. */
const ELSEWHERE = 0.5

/** How much a term is missing: 0 if the best passage or its headings have it, 1 if nothing found of its source does. */
const missing = ({ best: { candidate }, ranked }: Evidence, term: number): number => {
  const inPassage = candidate.hits.some((places) => (places[term]?.length ?? 0) > 0)
  if (candidate.inHeading[term] === true || inPassage) return 0
  const elsewhere = ranked.some(
    (other) =>
      other.candidate.passage.source === candidate.passage.source &&
      (other.candidate.hits[other.at]?.[term]?.length ?? 0) > 0,
  )
  return elsewhere ? ELSEWHERE : 1
}

const SPOKEN_BY = FEATURE_NAMES.indexOf('spokenBy')

/** Pairs among more terms than this take too long; the rest is ignored. */
const MOST_TERMS = 40

/** A larger lead says no more. In the units of a sentence's score. */
const MOST_LEAD = 5
/** What a lead counts where there is no rival, and so nothing to lead: between the means of answered and of other questions of the collections. */
const NO_RIVAL = { source: 3.5, subject: 4.5 }
/** If a shelf is about a subject, about this many passages are. */
const SUBJECT = 10

/** Every signal by its name. Their order is the order of every list of signals or weights. */
export const SIGNALS = {
  passageCoverage: ofBest('passageCoverage'),
  phrase: ofBest('phrase'),
  likeness: ofBest('likeness'),
  turnOfPhrase: ofBest('turnOfPhrase'),
  length: ofBest('length'),

  /** The share of the question's weight that the best sentence and its surroundings cover. */
  coveredShare: ({ question: { terms, weight }, coverage }) =>
    weight === 0
      ? 0
      : terms.reduce((sum, { weight: own }, term) => sum + own * (coverage[term] ?? 0), 0) / weight,

  /** How many of the question's names are missing, divided by two: it may be the right fact about somebody else. */
  missingNames: (evidence) =>
    evidence.question.terms.reduce((sum, { name }, term) => sum + (name ? missing(evidence, term) : 0), 0) /
    2,

  /** Whether the question's year is not shown, and the best sentence has another. */
  otherYear: ({ question: { terms, words }, best: { sentence }, held }) => {
    const lacksYear = terms.some(({ word }, term) => isYear(word) && !held[term])
    return lacksYear && sentence.tokens.some(({ word }) => isYear(word) && !words.includes(word)) ? 1 : 0
  },

  /**
   * How much supports the best passage: its search score, to which each word adds by its rarity. A share of the question says less, because
   * half of two words is chance and half of ten is not. The score is divided by the square of the logarithm of the shelf's size, so that a
   * word that appears once counts about the same on every shelf; then the logarithm is taken.
   */
  passageEvidence: ({ best, size }) => Math.log(1 + best.candidate.score / Math.log(2 + size) ** 2),

  /** The share of the pairs of the question's terms that appear together in any one sentence, each pair weighted by both weights. */
  cooccurrence: ({ question, ranked }) => {
    const terms = question.terms.slice(0, MOST_TERMS)
    const met = new Set<number>()
    for (const { candidate, at } of ranked) {
      const held = terms.flatMap((_, term) => ((candidate.hits[at]?.[term]?.length ?? 0) > 0 ? [term] : []))
      for (const a of held) for (const b of held) if (a < b) met.add(a * MOST_TERMS + b)
    }
    let all = 0
    let found = 0
    terms.forEach((first, a) => {
      terms.forEach((second, b) => {
        if (a >= b) return
        const weight = first.weight * second.weight
        all += weight
        if (met.has(a * MOST_TERMS + b)) found += weight
      })
    })
    return all === 0 ? 1 : found / all
  },

  /** The best sentence's lead over the best sentence of another source that does not say it word for word. */
  lead: ({ best, ranked }) => {
    const rival = ranked.find(
      ({ candidate, sentence }) =>
        candidate.passage.source !== best.candidate.passage.source && !sameWords(sentence, best.sentence),
    )
    return rival === undefined ? NO_RIVAL.source : Math.min(MOST_LEAD, best.score - rival.score)
  },

  /** Its lead over the tenth passage, copies not counted: an answer stands out from what is only about the subject. */
  leadOverSubject: ({ best, ranked }) => {
    const seen = new Set<Passage>()
    const heard = new Set<string>()
    for (const { candidate, sentence, score } of ranked) {
      if (seen.has(candidate.passage)) continue
      seen.add(candidate.passage)
      heard.add(sentence.tokens.map(({ word }) => word).join(' '))
      if (heard.size === SUBJECT) return Math.min(MOST_LEAD, best.score - score)
    }
    return NO_RIVAL.subject
  },

  /**
   * The share of the question's weight in words that are nowhere in the source of the best sentence, even if similar words are. It makes no
   * difference whether another source has them: that another text has a word proves nothing of this one. Words that only carry the question
   * don't count.
   */
  absent: ({ question: { terms, weight }, inSource }) =>
    weight === 0
      ? 1
      : terms.reduce(
          (sum, { weight: own, emphasis }, term) => sum + (emphasis < 1 || inSource(term) ? 0 : own),
          0,
        ) / weight,

  /** Whether a figure of the question is nowhere in it. */
  absentFigure: ({ question: { terms }, inSource }) =>
    terms.some(({ number }, term) => number && !inSource(term)) ? 1 : 0,

  /** "When" was asked, and the best sentence has no date. */
  lacksDate: lacks('date', 'holdsDate'),
  /** "Where" was asked, and it has no place. */
  lacksPlace: lacks('place', 'holdsPlace'),
  /** A figure was asked for, and it has none. */
  lacksNumber,
  /** The same for "how many", which only a figure answers. */
  lacksCount: (evidence) => (evidence.question.counts ? lacksNumber(evidence) : 0),

  /** Whether somebody's words about something were asked for, and nothing of that is in the best sentence or near it. */
  offSubject: ({ question: { about }, coverage }) =>
    about !== undefined && about.size > 0 && [...about].every((term) => (coverage[term] ?? 0) === 0) ? 1 : 0,

  /** Whether somebody's words were asked for, and the best sentence neither holds nor tells them. */
  notSpoken: ({ question: { speaker, several }, best, inSource }) => {
    const isThere = speaker !== undefined && [...speaker].every(inSource)
    return isThere && !several && (best.features[SPOKEN_BY] ?? 0) === 0 ? 1 : 0
  },

  /** How much too old the best sentence's source is for a question about this week, this month or this year, from 0 to 1. */
  stale: ({ question: { moment }, best: { candidate } }) =>
    moment === undefined ? 0 : staleness(moment, candidate.passage.source),

  ...ASKED_BY_SIGNALS,
  ...NAMED_SIGNALS,
  ...HELD_BY_SIGNALS,
  ...FIGURE_CLASS_SIGNALS,
  ...COUNTED_SIGNALS,
  ...DEED_SIGNALS,
} satisfies Readonly<Record<string, Signal>>

export type SignalName = keyof typeof SIGNALS

export const SIGNAL_NAMES = Object.keys(SIGNALS) as readonly SignalName[]
