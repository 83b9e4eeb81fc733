import { extentOf } from '../../src/retrieval/answer/extent.ts'
import type { RankedSentence } from '../../src/retrieval/rank/rank.ts'
import { type Collection, type Example, type QuestionExamples, squash } from './examples.ts'
import { ORIGINS, type Origin } from './exchange.ts'
import { auroc, percent, throughAtNinety } from './figures.ts'

/** How many parts the articles are split into. Each part is held out once. */
export const FOLDS = 10

/** The part that an article belongs to. Deterministic. */
export const foldOf = (article: string): number =>
  [...article].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7) % FOLDS

type Best = (RankedSentence & Example) | undefined

/** The outcomes of one collection. Each question is asked with weights that were learned without its article. */
export interface HeldOut {
  readonly firsts: { readonly question: QuestionExamples; readonly best: Best }[]
  /** The confidence of answerable questions on the whole shelf, and on the shelf without half of the articles. */
  readonly sure: number[]
  readonly surely: number[]
  /** The confidence if the topic is missing, if only the fact is, and if another name or figure is asked about. */
  readonly offTopic: number[]
  readonly withoutFact: number[]
  readonly ofAnother: Readonly<Record<Origin, number[]>>
}

export const emptyHeldOut = (): HeldOut => ({
  firsts: [],
  sure: [],
  surely: [],
  offTopic: [],
  withoutFact: [],
  ofAnother: { article: [], shelf: [], paragraph: [] },
})

/** Adds the outcomes of the questions that are held out. */
export const holdOut = (
  held: HeldOut,
  { said, onTopic, offTopic, withoutFact, ofAnother }: Collection,
  learned: {
    readonly keep: (question: QuestionExamples) => boolean
    readonly first: (question: QuestionExamples) => Best
    readonly confidenceOf: (question: QuestionExamples) => number
  },
): void => {
  const { keep, first, confidenceOf } = learned
  const asked = said.filter(keep)
  held.firsts.push(...asked.map((question) => ({ question, best: first(question) })))
  held.sure.push(...asked.map(confidenceOf))
  held.surely.push(...onTopic.filter(keep).map(confidenceOf))
  held.offTopic.push(...offTopic.filter(keep).map(confidenceOf))
  // If another paragraph says it too, the fact was not hidden.
  const hidden = withoutFact.filter((question) => keep(question) && first(question)?.says !== true)
  held.withoutFact.push(...hidden.map(confidenceOf))
  for (const origin of ORIGINS)
    held.ofAnother[origin].push(...ofAnother[origin].filter(keep).map(confidenceOf))
}

/** Whether the first excerpt, as shown, holds an answer. */
const shows = ({ question, best }: HeldOut['firsts'][number]): boolean => {
  if (best === undefined) return false
  const { start, end } = extentOf(question.asked, best)
  const text = squash(best.candidate.passage.source.text.slice(start, end))
  return question.question.answers.some((answer) => text.includes(squash(answer)))
}

const FROM: Readonly<Record<Origin, string>> = {
  article: 'from the article',
  shelf: 'from any article',
  paragraph: 'from the same paragraph',
}

/** The figures as a Markdown table, a column for each collection. */
export const heldOutTable = (names: readonly string[], all: readonly HeldOut[]): string => {
  const row = (name: string, figure: (held: HeldOut) => string): string =>
    `| ${name} | ${all.map(figure).join(' | ')} |`
  return [
    `| held out | ${names.join(' | ')} |`,
    `| --- |${' --- |'.repeat(names.length)}`,
    row('right paragraph first (R@1), %', ({ firsts }) =>
      percent(firsts, ({ best }) => best?.relevant === true),
    ),
    row('the best sentence holds the answer, %', ({ firsts }) =>
      percent(firsts, ({ best }) => best?.right === true),
    ),
    row('the first excerpt holds it (Answer@1), %', ({ firsts }) => percent(firsts, shows)),
    row('AUROC, the topic is not on the shelf', ({ surely, offTopic }) => auroc(surely, offTopic)),
    row('of 100 such, claimed while 90 of 100 answered are', ({ surely, offTopic }) =>
      throughAtNinety(surely, offTopic),
    ),
    row('AUROC, the topic is there and the fact is not', ({ sure, withoutFact }) => auroc(sure, withoutFact)),
    row('of 100 such, claimed while 90 of 100 answered are', ({ sure, withoutFact }) =>
      throughAtNinety(sure, withoutFact),
    ),
    ...ORIGINS.map((origin) =>
      row(`AUROC, asked of another name, year or figure (${FROM[origin]})`, ({ sure, ofAnother }) =>
        auroc(sure, ofAnother[origin]),
      ),
    ),
  ].join('\n')
}
