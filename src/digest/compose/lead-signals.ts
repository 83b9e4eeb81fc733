import { termsOf } from '../../language/tokens.ts'
import type { Source } from '../../model.ts'
import type { LeadSentence } from './lead-sentences.ts'
import type { TermRarity } from './term-rarity.ts'

/** What a source is about, as far as its own words tell. */
export interface Subject {
  /** The weight of each term that stands in several of its sentences, or in its title. */
  readonly terms: ReadonlyMap<string, number>
  /** The names and figures that it comes back to, with how much each counts. */
  readonly leading: ReadonlyMap<string, number>
  /** The terms of its title; none where the title is only its opening words. */
  readonly title: ReadonlyMap<string, number>
  /** Those opening words, without the ellipsis: whoever reads them as its title need not read them again. */
  readonly opening?: string
  /** The year it was published in. */
  readonly year?: number
  /** Whether its author speaks of himself throughout. */
  readonly personal: boolean
  readonly toReader: boolean
}

/** One sentence, or two that follow each other. */
export interface Run {
  readonly sentences: readonly LeadSentence[]
  /** Which of the source's sentences that can be shown the first is, counted from 0. */
  readonly at: number
  /** In UTF-16 code units. */
  readonly length: number
}

/** How many names and figures a source is held to be about. */
const LEADING = 6
/** How often they stand there all together in a text that has a few; in a shorter one, twice is chance. */
const LEADING_MASS = 10
/** A text that comes back to fewer terms has no centre to speak of. */
const CENTRED = 15
/** From this share of its sentences on, and twice at least, "I" is the source's way of speaking and no aside. */
const THROUGHOUT = 0.3

/** A title that was made of the text's opening words ends in an ellipsis, and says nothing that they don't. */
const namesItself = ({ title, text }: Source): boolean =>
  !(title.endsWith('…') && text.trimStart().startsWith(title.slice(0, -1)))

export const subjectOf = (
  source: Source,
  sentences: readonly LeadSentence[],
  telling: TermRarity,
): Subject => {
  const counts = new Map<string, number>()
  const exact = new Set<string>()
  for (const { terms, names, figures } of sentences) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const term of [...names, ...figures]) exact.add(term)
  }
  const title = new Map(
    (namesItself(source) ? termsOf(source.title, source.language) : []).map((term) => [term, telling(term)]),
  )
  const terms = new Map<string, number>()
  for (const [term, count] of counts)
    if (count > 1 || title.has(term)) terms.set(term, Math.log1p(count) * telling(term))
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
    ...(!namesItself(source) && { opening: source.title.slice(0, -1) }),
    ...(year > 0 && { year }),
    personal: isThroughout(({ self }) => self),
    toReader: isThroughout(({ toReader }) => toReader),
  }
}

const termsIn = ({ sentences }: Run): ReadonlySet<string> =>
  new Set(sentences.flatMap(({ terms }) => [...terms]))

const held = (weights: ReadonlyMap<string, number>, terms: ReadonlySet<string>): number => {
  let sum = 0
  for (const term of terms) sum += weights.get(term) ?? 0
  return sum
}

/** @param least what the weights are taken to sum up to at least, so that few of them tell little */
const shareHeld = (
  weights: ReadonlyMap<string, number>,
  terms: ReadonlySet<string>,
  least: number,
): number => {
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, least === 0 ? Number.MIN_VALUE : 0)
  return held(weights, terms) / Math.max(all, least)
}

/** How much of what the source comes back to stands here, for its length. Compared with the other sentences' it says something. */
export const centrality = (run: Run, { terms }: Subject): number =>
  held(terms, termsIn(run)) / Math.sqrt(termsIn(run).size + 6)

/** 1 for the first sentence, a half for the fifth. */
const earliness = ({ at }: Run): number => 1 / (1 + at / 4)

/** The share of the names and figures that the source is about. */
const holdsLeading = (run: Run, { leading }: Subject): number =>
  shareHeld(leading, termsIn(run), LEADING_MASS)

/** The share of the title's words. */
const holdsTitle = (run: Run, { title }: Subject): number => shareHeld(title, termsIn(run), 0)

/** Whether it says little that the title doesn't. */
const repeatsTitle = (run: Run, { title }: Subject): number =>
  [...termsIn(run)].filter((term) => !title.has(term)).length < 4 ? 1 : 0

/** Whether its first sentence is no more than the opening words that serve as a title. */
const isOpening = ({ sentences: [first] }: Run, { opening }: Subject): number =>
  opening !== undefined && first !== undefined && first.text.length <= opening.length + 2 ? 1 : 0

/** How many years before its source a year lies that is still news. */
const PAST = 3

/** Whether every year that it names lay well back when the source was published: how it all began, not what is new. */
const isBackground = ({ sentences }: Run, { year }: Subject): number => {
  if (year === undefined) return 0
  const years = sentences
    .flatMap(({ text }) => text.match(YEARS) ?? [])
    .map((named) => Number.parseInt(named, 10))
  return years.length > 0 && years.every((named) => named <= year - PAST) ? 1 : 0
}
const YEARS = /(?<![\p{L}\p{N}.,])(?:1[0-9]|20)\d\d(?!\p{N}|[.,]\p{N})/gu

/** Names and figures, whichever: 1 from five on. */
const detail = ({ sentences }: Run): number =>
  Math.min(1, new Set(sentences.flatMap(({ names, figures }) => [...names, ...figures])).size / 5)

/** 1 from 60 to 280 characters; less for what is shorter or longer. */
const fitting = ({ length }: Run): number =>
  length < 60 ? length / 60 : length <= 280 ? 1 : Math.max(-1.5, 1 - (length - 280) / 160)

/** A second sentence has to be worth it, less so where it leans on the first or that is short. */
const isMore = ({ sentences: [first, second] }: Run): number =>
  first === undefined || second === undefined ? 0 : second.leans ? 0.4 : first.text.length < SHORT ? 0.6 : 1
const SHORT = 90

const some = ({ sentences }: Run, is: (sentence: LeadSentence) => boolean): number =>
  sentences.some(is) ? 1 : 0

/** What each signal counts. By hand: there is no collection of leads that editors picked, and each can be read for what it does. */
const WEIGHTS: readonly (readonly [weight: number, signal: (run: Run, subject: Subject) => number])[] = [
  [1.5, earliness],
  [0.7, holdsLeading],
  [0.7, holdsTitle],
  [0.5, detail],
  [0.8, fitting],
  [-0.8, repeatsTitle],
  [-0.8, isOpening],
  [-0.6, isBackground],
  // A sentence whose forerunner comes with it leans on nothing.
  [-1.2, ({ sentences }) => (sentences[0]?.leans ? 1 : 0)],
  [-0.6, (run) => some(run, ({ quoted }) => quoted)],
  [-0.7, (run, { personal }) => (personal ? 0 : some(run, ({ self }) => self))],
  [-0.5, (run, { toReader }) => (toReader ? 0 : some(run, ({ toReader: is }) => is))],
  [-0.9, (run) => some(run, ({ order }) => order)],
  [-0.8, (run) => some(run, ({ labelled }) => labelled)],
  [-0.4, (run) => some(run, ({ finished }) => !finished)],
  [-0.8, (run) => some(run, ({ answers }) => answers)],
  [-0.4, isMore],
]

const CENTRALITY_WEIGHT = 1

/** How well a run carries its source. @param most the centrality of the most central */
export const worth = (run: Run, subject: Subject, most: number): number =>
  WEIGHTS.reduce((sum, [weight, signal]) => sum + weight * signal(run, subject), 0) +
  (most === 0
    ? 0
    : (CENTRALITY_WEIGHT * Math.min(1, subject.terms.size / CENTRED) * centrality(run, subject)) / most)
