import { join } from 'node:path'
import { type Bin, binsOf, calibrationError, claimedWhileKeeping } from './calibration.ts'
import { type BenchQuestion, readLines, shared } from './collections.ts'
import { type AskedOutcome, type BenchAnswer, outcomesOf } from './outcomes.ts'
import { OUT, PROJECT, runOver, type Scores, score } from './programs.ts'

/** How well the confidence parts questions that have an answer from the half that has none. */
export interface Reliability {
  readonly bins: readonly Bin[]
  /** From 0 to 1. */
  readonly calibrationError: number
  /** The share of unanswerable questions that is claimed when 90 of 100 answerable ones are. */
  readonly claimedAtNinety: number
  /** The same, by the peer's score. */
  readonly claimedByPeer: number
}

export interface CollectionFigures {
  readonly footnote: Scores
  readonly miniSearch: Scores
  /** Absent where every question has an answer. */
  readonly reliability?: Reliability
}

/** The figures of the answers. */
export interface AnswerFigures {
  readonly seeds: Scores
  readonly briefs: Scores
  /** Questions as people type them about the briefs, and as many that nothing was tuned by. */
  readonly asked: Scores
  readonly askedHeldOut: Scores
  /** Questions that press on: about another name, day, office or reason than the briefs tell of, between real ones. */
  readonly pressed: Scores
  readonly collections: Readonly<Record<string, CollectionFigures>>
}

const COLLECTIONS = ['squad2', 'xquad_es', 'squad2.half', 'xquad_es.half']

const ask = (sources: string, questions: string, answers: string): void =>
  runOver(['bin/footnote.js', 'ask', '--jsonl', '--top', '10', '--sources', sources], questions, answers)

const outcomesIn = async (questions: string, answers: string) =>
  outcomesOf(await readLines<BenchQuestion>(questions), await readLines<BenchAnswer>(answers))

const claimedAtNinety = (outcomes: readonly AskedOutcome[]): number => {
  const confidencesOf = (answerable: boolean) =>
    outcomes.filter((outcome) => outcome.answerable === answerable).map(({ confidence }) => confidence)
  return claimedWhileKeeping(confidencesOf(true), confidencesOf(false))
}

const reliabilityOf = (
  outcomes: readonly AskedOutcome[],
  peer: readonly AskedOutcome[],
): Reliability | undefined => {
  if (outcomes.every(({ answerable }) => answerable)) return undefined
  const bins = binsOf(outcomes)
  return {
    bins,
    calibrationError: calibrationError(bins),
    claimedAtNinety: claimedAtNinety(outcomes),
    claimedByPeer: claimedAtNinety(peer),
  }
}

const measureCollection = async (name: string): Promise<CollectionFigures> => {
  const corpus = shared('bench', `${name}.corpus.jsonl`)
  const questions = shared('bench', `${name}.questions.jsonl`)
  const answersOf = (system: string): string => join(OUT, `${name}.${system}.jsonl`)
  const scored = (system: string): Scores =>
    score(shared('bench', 'score.mjs'), ['--questions', questions, '--answers', answersOf(system)])
  ask(corpus, questions, answersOf('footnote'))
  runOver(['bench/minisearch.ts', corpus], questions, answersOf('minisearch'))
  const outcomesFrom = (system: string) => outcomesIn(questions, answersOf(system))
  const reliability = reliabilityOf(await outcomesFrom('footnote'), await outcomesFrom('minisearch'))
  return {
    footnote: scored('footnote'),
    miniSearch: scored('minisearch'),
    ...(reliability !== undefined && { reliability }),
  }
}

/** Questions about whole articles, whose answers are regular expressions over the sources' text. */
const measureArticles = (name: string, questions: string, sources: string): Scores => {
  const answers = join(OUT, `${name}.footnote.jsonl`)
  ask(sources, questions, answers)
  const args = ['--questions', questions, '--answers', answers, '--sources', sources]
  return score(shared('eval', 'score.mjs'), args)
}

/** Asks every question through the command line, and writes every answer to bench/out/. */
export const measureAnswers = async (): Promise<AnswerFigures> => {
  const seeds = measureArticles('seeds', shared('eval', 'questions.dev.jsonl'), shared('seeds'))
  const ofBriefs = (name: string): Scores =>
    measureArticles(name, join(PROJECT, 'bench', `${name}.questions.jsonl`), join(PROJECT, 'data', 'sources'))
  const articles = {
    seeds,
    briefs: ofBriefs('briefs'),
    asked: ofBriefs('asked'),
    askedHeldOut: ofBriefs('asked-held-out'),
    pressed: ofBriefs('pressed'),
  }
  const collections: Record<string, CollectionFigures> = {}
  for (const name of COLLECTIONS) collections[name] = await measureCollection(name)
  return { ...articles, collections }
}
