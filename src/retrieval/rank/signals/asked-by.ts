/**
 * Signals that measure whether what is shown has what the question asks by: its names, figures and places in a row. An excerpt with another of
 * the same kind in their place tells of something else, however many other words it shares with the question.
 */
import { ordinalsIn } from '../../../language/ordinals.ts'
import { isCountry, isMonth, isYear } from '../../question/of-kind.ts'
import type { Evidence, ShownToken } from './evidence.ts'
import type { Whereabouts } from './names.ts'

/** More names than this are as bad. */
const MOST = 2

const count = ({ names }: Evidence, ...places: readonly Whereabouts[]): number =>
  Math.min(MOST, names.filter(({ where }) => places.includes(where)).length)

/** Whether a name of the question is neither in what is shown nor above it, although one of its kind is shown. */
const isReplaced = (evidence: Evidence, country: boolean): boolean =>
  // One sentence tells of one side of a comparison, which is asked for again alone.
  evidence.question.sides === undefined &&
  evidence.names.some(
    (name) => name.country === country && name.where !== 'shown' && name.where !== 'above',
  ) &&
  evidence.tokens.some((token) => isOtherName(evidence, country, token))

/** Whether a token of what is shown is a name that the question lacks. The first word of a sentence may have its capital from that. */
const isOtherName = (
  { question }: Evidence,
  country: boolean,
  { term, word, capital, begins }: ShownToken,
): boolean => {
  if (country) return isCountry(term) && !question.terms.some(({ variants }) => variants.includes(term))
  return (
    capital && !begins && term !== '' && !isCountry(term) && !isMonth(word) && !question.words.includes(word)
  )
}

/** Whether places in a row are asked for that are not shown, whether any is shown, and whether the first is asked for. */
const ordinalsOf = ({ question: { words }, tokens }: Evidence) => {
  const asked = ordinalsIn(words)
  const shown = new Set(ordinalsIn(tokens.map(({ word }) => word)))
  return {
    missing: asked.length > 0 && !asked.some((ordinal) => shown.has(ordinal)),
    shown: shown.size > 0,
    first: asked.includes(1),
  }
}

const yes = (is: boolean): number => (is ? 1 : 0)

export const ASKED_BY_SIGNALS = {
  /** How many names of the question stand only elsewhere in the source of the best sentence, at most two. */
  namesAway: (evidence) => count(evidence, 'source'),

  /** How many are nowhere in it, at most two. */
  namesAbsent: (evidence) => count(evidence, 'absent'),

  /** Whether none of its names is shown, above or just before. */
  noName: ({ names }) =>
    yes(names.length > 0 && names.every(({ where }) => where === 'source' || where === 'absent')),

  /** Whether another country stands in the place of one that was asked about. Where a place is asked for, it may be the answer. */
  otherCountry: (evidence) => yes(evidence.question.kind !== 'place' && isReplaced(evidence, true)),

  /** Whether another name stands in the place of one that was asked about. Where a person is asked for, it may be the answer. */
  otherName: (evidence) => yes(evidence.question.kind !== 'person' && isReplaced(evidence, false)),

  /** Whether a figure or a month of the question is missing there and above, and what is shown has another. Years and parts of names don't count. */
  otherFigure: ({ question: { terms, words }, best: { candidate }, tokens, held, isName }) => {
    const others = tokens.filter(({ word }) => !words.includes(word))
    const lacks = terms.filter((_, term) => !held[term] && candidate.inHeading[term] !== true)
    const partOfName = (at: number): boolean =>
      terms.some((other, term) => other.at === at - 1 && isName(term))
    const figure = lacks.some(
      ({ number, word, written, at }) => number && /^\d/.test(written) && !isYear(word) && !partOfName(at),
    )
    const month = lacks.some(({ word }) => isMonth(word) && word !== 'may')
    return yes(
      (figure && others.some(({ number, word }) => number && !isYear(word))) ||
        (month && others.some(({ word, capital }) => isMonth(word) && capital)),
    )
  },

  /** Whether "when" or "why" was asked of names that are at most above, and what is shown tells of others. */
  ofOthers: (evidence) => {
    const { question, names, tokens } = evidence
    const asked = question.kind === 'date' || question.kind === 'reason'
    const apart = names.length > 0 && names.every(({ where }) => where !== 'shown' && where !== 'before')
    const isOther = (token: ShownToken): boolean =>
      isOtherName(evidence, true, token) || isOtherName(evidence, false, token)
    return yes(asked && apart && tokens.some(isOther))
  },

  /** Whether a place in a row ("the second") is missing, and what is shown has another. */
  otherOrdinal: (evidence) => {
    const { missing, shown } = ordinalsOf(evidence)
    return yes(missing && shown)
  },

  /** Whether it is missing, and none is shown. "The first" is often told in other words: "before any other". */
  noOrdinal: (evidence) => {
    const { missing, shown, first } = ordinalsOf(evidence)
    return yes(missing && !shown && !first)
  },
} satisfies Readonly<Record<string, (evidence: Evidence) => number>>
