import { termsOf } from '../../language/tokens.ts'
import type { Source } from '../../model.ts'
import type { LeadSentence } from './lead-sentences.ts'
import type { TermRarity } from './term-rarity.ts'

/** What a source is about, from its own words. */
export interface Subject {
  /** The weight of each term that is in several sentences or in the title. */
  readonly terms: ReadonlyMap<string, number>
  /** The names and figures that it repeats, with how often. */
  readonly leading: ReadonlyMap<string, number>
  /** The terms of its title, with their rarity; none if the title is only its opening words. */
  readonly title: ReadonlyMap<string, number>
  /** Those opening words, without the ellipsis. A lead should not repeat them. */
  readonly opening?: string
  /** The year it was published in. */
  readonly year?: number
  /** It speaks in the first person throughout; to the reader throughout. */
  readonly firstPerson: boolean
  readonly secondPerson: boolean
}

/** One sentence, or two neighbours. */
export interface Run {
  readonly sentences: readonly LeadSentence[]
  /** The place of its first sentence among the eligible ones, from 0. */
  readonly at: number
  /** In UTF-16 code units. */
  readonly length: number
}

/** How many names and figures a source is about, at most. */
const LEADING = 6
/** How often they occur in total in a normal text. In a shorter one, two occurrences may be chance. */
const LEADING_MASS = 10
/** A text that repeats fewer terms has no clear centre. */
const CENTRED = 15
/** From this share of its sentences (two at least), "I" or "you" is how the source speaks, not an aside. */
const THROUGHOUT = 0.3

/** False for a title made of the text's opening words and an ellipsis. It adds nothing to them. */
const hasOwnTitle = ({ title, text }: Source): boolean =>
  !(title.endsWith('…') && text.trimStart().startsWith(title.slice(0, -1)))

export const subjectOf = (
  source: Source,
  sentences: readonly LeadSentence[],
  rarityOf: TermRarity,
): Subject => {
  const counts = new Map<string, number>()
  const exact = new Set<string>()
  for (const { terms, names, figures } of sentences) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const term of [...names, ...figures]) exact.add(term)
  }
  const title = new Map(
    (hasOwnTitle(source) ? termsOf(source.title, source.language) : []).map((term) => [term, rarityOf(term)]),
  )
  const terms = new Map<string, number>()
  for (const [term, count] of counts)
    if (count > 1 || title.has(term)) terms.set(term, Math.log1p(count) * rarityOf(term))
  const leading = [...exact]
    .map((term): [string, number] => [term, (counts.get(term) ?? 0) + (title.has(term) ? 2 : 0)])
    .filter(([, count]) => count > 1)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, LEADING)
  const isThroughout = (holds: (sentence: LeadSentence) => boolean): boolean => {
    const count = sentences.filter(holds).length
    return count > 1 && count / sentences.length >= THROUGHOUT
  }
  const year = Number(/^\d{4}/.exec(source.published ?? '')?.[0])
  return {
    terms,
    leading: new Map(leading),
    title,
    ...(!hasOwnTitle(source) && { opening: source.title.slice(0, -1) }),
    ...(year > 0 && { year }),
    firstPerson: isThroughout((sentence) => sentence.firstPerson),
    secondPerson: isThroughout((sentence) => sentence.secondPerson),
  }
}

const termsIn = ({ sentences }: Run): ReadonlySet<string> =>
  new Set(sentences.flatMap(({ terms }) => [...terms]))

const held = (weights: ReadonlyMap<string, number>, terms: ReadonlySet<string>): number => {
  let sum = 0
  for (const term of terms) sum += weights.get(term) ?? 0
  return sum
}

/** @param least the smallest sum of weights to divide by, so that a few weights count little */
const shareHeld = (
  weights: ReadonlyMap<string, number>,
  terms: ReadonlySet<string>,
  least: number,
): number => {
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, least === 0 ? Number.MIN_VALUE : 0)
  return held(weights, terms) / Math.max(all, least)
}

/** The weight of the source's repeated terms in a run, for its length. It only means something compared with other runs. */
export const centrality = (run: Run, { terms }: Subject): number =>
  held(terms, termsIn(run)) / Math.sqrt(termsIn(run).size + 6)

/** 1 for the first sentence, a half for the fifth. */
const earliness = ({ at }: Run): number => 1 / (1 + at / 4)

/** The share of the names and figures that the source is about. */
const holdsLeading = (run: Run, { leading }: Subject): number =>
  shareHeld(leading, termsIn(run), LEADING_MASS)

/** The share of the title's words. */
const holdsTitle = (run: Run, { title }: Subject): number => shareHeld(title, termsIn(run), 0)

/** Whether it adds little to the title. */
const repeatsTitle = (run: Run, { title }: Subject): number =>
  [...termsIn(run)].filter((term) => !title.has(term)).length < 4 ? 1 : 0

/** Whether its first sentence is just the opening words that serve as the title. */
const isOpening = ({ sentences: [first] }: Run, { opening }: Subject): number =>
  opening !== undefined && first !== undefined && first.text.length <= opening.length + 2 ? 1 : 0

/** A year this many before its source, or more, is background. */
const PAST = 3

/** Whether every year it names was long past when the source was published: background, not news. */
const isBackground = ({ sentences }: Run, { year }: Subject): number => {
  if (year === undefined) return 0
  const years = sentences
    .flatMap(({ text }) => text.match(YEARS) ?? [])
    .map((named) => Number.parseInt(named, 10))
  return years.length > 0 && years.every((named) => named <= year - PAST) ? 1 : 0
}
const YEARS = /(?<![\p{L}\p{N}.,])(?:1[0-9]|20)\d\d(?!\p{N}|[.,]\p{N})/gu

/** How many names and figures it has: 1 for five or more. */
const detail = ({ sentences }: Run): number =>
  Math.min(1, new Set(sentences.flatMap(({ names, figures }) => [...names, ...figures])).size / 5)

/** 1 from 60 to 280 characters; less if it is shorter or longer. */
const fitting = ({ length }: Run): number =>
  length < 60 ? length / 60 : length <= 280 ? 1 : Math.max(-1.5, 1 - (length - 280) / 160)

/** The cost of a second sentence. It is lower if that one needs the first, or if the first is short. */
const isMore = ({ sentences: [first, second] }: Run): number => {
  if (first === undefined || second === undefined) return 0
  if (second.dependent) return 0.4
  return first.text.length < SHORT ? 0.6 : 1
}
const SHORT = 90

const some = ({ sentences }: Run, is: (sentence: LeadSentence) => boolean): number =>
  sentences.some(is) ? 1 : 0

/** The weight of each signal, set by hand: there is no data set of leads that editors picked. */
const WEIGHTS: readonly (readonly [weight: number, signal: (run: Run, subject: Subject) => number])[] = [
  [1.5, earliness],
  [0.7, holdsLeading],
  [0.7, holdsTitle],
  [0.5, detail],
  [0.8, fitting],
  [-0.8, repeatsTitle],
  [-0.8, isOpening],
  [-0.6, isBackground],
  // Only the first sentence can miss the one before it.
  [-1.2, ({ sentences }) => (sentences[0]?.dependent ? 1 : 0)],
  [-0.6, (run) => some(run, ({ quoted }) => quoted)],
  [-0.7, (run, subject) => (subject.firstPerson ? 0 : some(run, ({ firstPerson }) => firstPerson))],
  [-0.5, (run, subject) => (subject.secondPerson ? 0 : some(run, ({ secondPerson }) => secondPerson))],
  [-0.9, (run) => some(run, ({ imperative }) => imperative)],
  [-0.8, (run) => some(run, ({ labelled }) => labelled)],
  [-0.4, (run) => some(run, ({ finished }) => !finished)],
  [-0.8, (run) => some(run, ({ answers }) => answers)],
  [-0.4, isMore],
]

const CENTRALITY_WEIGHT = 1

/** How well a run leads its source; the higher the better. @param most the highest centrality of all runs */
export const leadScore = (run: Run, subject: Subject, most: number): number =>
  WEIGHTS.reduce((sum, [weight, signal]) => sum + weight * signal(run, subject), 0) +
  (most === 0
    ? 0
    : (CENTRALITY_WEIGHT * Math.min(1, subject.terms.size / CENTRED) * centrality(run, subject)) / most)
