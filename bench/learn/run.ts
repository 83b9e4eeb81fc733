/**
 * Learns the weights of ranking and of the confidence from the public collections, and writes src/retrieval/rank/weights.ts.
 *
 *     npm run learn
 *
 * First it leaves out a tenth of the articles, ten times, to measure articles that nothing was learned from. Then it learns from all.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { logistic, signalsOf } from '../../src/retrieval/rank/confidence.ts'
import { FEATURE_NAMES, type FeatureName } from '../../src/retrieval/rank/features/features.ts'
import type { RankedSentence } from '../../src/retrieval/rank/rank.ts'
import { SIGNAL_NAMES, type SignalName } from '../../src/retrieval/rank/signals/signals.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { type BenchQuestion, readLines, requireCollections, shared } from '../collections.ts'
import { type Collection, type Example, prepare, prepareArticles, type QuestionExamples } from './examples.ts'
import { exchanged } from './exchange.ts'
import { type Judged, reliability } from './figures.ts'
import { emptyHeldOut, FOLDS, foldOf, type HeldOut, heldOutTable, holdOut } from './held-out.ts'
import { constantFor, learnLogistic, type Outcome } from './logistic.ts'
import { learnRanking } from './softmax.ts'

requireCollections()

const load = async (name: string) => ({
  shelf: (await loadShelf(shared('bench', `${name}.corpus.jsonl`))).shelf,
  questions: await readLines<BenchQuestion>(shared('bench', `${name}.questions.jsonl`)),
})

const collection = async (name: string, weight: number): Promise<Collection> => {
  const whole = await load(name)
  const half = await load(`${name}.half`)
  return {
    said: prepare(whole.shelf, whole.questions),
    withoutFact: prepare(whole.shelf, whole.questions, 'fact'),
    ofAnother: {
      article: prepare(whole.shelf, exchanged(whole.shelf, whole.questions, 'article')),
      shelf: prepare(whole.shelf, exchanged(whole.shelf, whole.questions, 'shelf')),
      paragraph: prepare(whole.shelf, exchanged(whole.shelf, whole.questions, 'paragraph')),
    },
    offTopic: prepare(
      half.shelf,
      half.questions.filter(({ relevant }) => relevant.length === 0),
    ),
    onTopic: prepare(
      half.shelf,
      half.questions.filter(({ relevant }) => relevant.length > 0),
    ),
    weight,
  }
}

const rank = ({ examples }: QuestionExamples, weights: readonly number[]): (RankedSentence & Example)[] =>
  examples
    .map((example) => ({
      ...example,
      score: example.features.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0),
    }))
    .sort((a, b) => b.score - a.score)

/** How much a question without its fact or its topic counts beside an answered one, so that three of four are answered: we expect that of
 * people who know what is on their shelf. */
const MISSING_WEIGHT = 0.25
/** How much a question about another name or figure counts. Each question makes up to three; they are made by rule, and have more names than
 * people's own questions. */
const ANOTHER_WEIGHT = 0.08
/** A wrong sentence of the right passage is half an answer. */
const HALF_RIGHT = 0.5

const outcomes = (
  { said, withoutFact, ofAnother, offTopic, weight }: Collection,
  ranking: readonly number[],
  keep: (q: QuestionExamples) => boolean,
): Outcome[] => {
  const outcome = (
    question: QuestionExamples,
    counts: (best: Example) => { right: boolean; weight: number },
  ): Outcome[] => {
    const ranked = rank(question, ranking)
    const values = signalsOf(question.asked, ranked, question.size)
    const best = ranked[0]
    return values === undefined || best === undefined ? [] : [{ values, ...counts(best) }]
  }
  const answered = ({ right, relevant }: Example) => ({
    right: relevant,
    weight: weight * (right ? 1 : relevant ? HALF_RIGHT : 0),
  })
  // If another paragraph says it too, the fact was not hidden.
  const hidden = ({ says }: Example) => ({ right: false, weight: says ? 0 : weight * MISSING_WEIGHT })
  const missed = (counts: number) => () => ({ right: false, weight: weight * counts })
  return [
    ...said.filter(keep).flatMap((question) => outcome(question, answered)),
    ...withoutFact.filter(keep).flatMap((question) => outcome(question, hidden)),
    ...Object.values(ofAnother)
      .flat()
      .filter(keep)
      .flatMap((question) => outcome(question, missed(ANOTHER_WEIGHT))),
    ...offTopic.filter(keep).flatMap((question) => outcome(question, missed(MISSING_WEIGHT))),
  ]
}

/** The weight of `earlierCoverage`. Few paragraphs have one before them, and then both are relevant. On articles this value does best. */
const EARLIER = 3

const learn = (collections: readonly Collection[], keep: (q: QuestionExamples) => boolean) => {
  const ranking = learnRanking(
    collections.flatMap(({ said }) => said.filter(keep)),
    FEATURE_NAMES.length,
  )
  ranking[FEATURE_NAMES.indexOf('earlierCoverage')] = EARLIER
  const confidence = learnLogistic(
    collections.flatMap((each) => outcomes(each, ranking, keep)),
    SIGNAL_NAMES.length,
  )
  return { ranking, confidence }
}

const articles = async (name: string): Promise<Collection> => {
  const { shelf, questions } = await load(name)
  return prepareArticles(shelf, questions)
}

const learnedFrom = [await collection('squad2', 1), await collection('xquad_es', 2)]
// Learning from articles too makes paragraphs worse, so articles are only measured.
const all = [...learnedFrom, await articles('squad2'), await articles('xquad_es')]
const judged: Judged[] = []
const held = all.map(() => emptyHeldOut())
for (let fold = 0; fold < FOLDS; fold += 1) {
  const inFold = ({ question }: QuestionExamples): boolean => foldOf(question.article) === fold
  const learned = learn(learnedFrom, (question) => !inFold(question))
  const confidenceOf = (question: QuestionExamples): number => {
    const values = signalsOf(question.asked, rank(question, learned.ranking), question.size)
    return values === undefined ? 0 : logistic(values, learned.confidence)
  }
  all.forEach((each, at) => {
    const first = (question: QuestionExamples) => rank(question, learned.ranking)[0]
    holdOut(held[at] as HeldOut, each, { keep: inFold, first, confidenceOf })
    const asked = outcomes(each, learned.ranking, inFold)
    judged.push(...asked.map((one) => ({ ...one, sure: logistic(one.values, learned.confidence) })))
  })
}
console.log(heldOutTable(['English', 'Spanish', 'English articles', 'Spanish articles'], held))
console.log(reliability(judged))

/**
 * Weights that the collections cannot teach. Their paragraphs hold no questions and no lists, a first sentence is never the answer, and each stands
 * alone, so that none is the first mention in an article.
 */
const BY_HAND: readonly {
  readonly name: FeatureName | SignalName
  readonly ranking?: number
  readonly confidence?: number
}[] = [
  { name: 'leadsIn', ranking: -6 },
  { name: 'introduces', ranking: 1.6 },
  { name: 'defines', ranking: 1 },
  // Of SQuAD's 153 questions for a count, 4 have an answer without a figure, because there the right paragraph is nearly always found.
  { name: 'lacksCount', confidence: -3 },
  // Nor is it learned how much a date or a figure is missed, because most that lack one lack the words too.
  { name: 'lacksDate', confidence: -1.2 },
  { name: 'lacksNumber', confidence: -1.5 },
  // The paragraphs have no dates. With less, last week's report in better words beats this week's. With more, news of another matter beats
  // what is old of this one.
  { name: 'recent', ranking: 3 },
  // The authors of the collections' questions saw the paragraph, so its words tell nearly all. People who ask in their own words get more right over
  // real pages if the kind of thing that was asked for counts more; the collections lose nothing by it.
  { name: 'holdsPerson', ranking: 1.4 },
  { name: 'holdsDate', ranking: 2 },
  { name: 'holdsYear', ranking: 1.2 },
  { name: 'holdsPlace', ranking: 1 },
  { name: 'holdsNumber', ranking: 4 },
  { name: 'countsIt', ranking: 1.2 },
  // So few questions ask for reasons, advice, somebody's words or lists that nothing is learned of them.
  { name: 'givesReason', ranking: 3.5 },
  { name: 'advises', ranking: 2 },
  { name: 'namesSubject', ranking: 2 },
  { name: 'spokenBy', ranking: 5 },
  { name: 'holdsSeveral', ranking: 1.5 },
  { name: 'offSubject', confidence: -3 },
  { name: 'notSpoken', confidence: -2.5 },
  // What was said half a year ago is not claimed for this week, however well it matches.
  { name: 'stale', confidence: -5 },
  // The collections' questions seldom hold a figure that their articles don't. If the source lacks the figure, the answer is not claimed.
  { name: 'absentFigure', confidence: -1.5 },
  // The authors of these questions saw the paragraph and reworded it on purpose. People who ask a shelf use their own words.
  { name: 'absent', confidence: -2 },
  // Questions that ask a thing of a name, or for a figure with a unit are nearly all answered there, so their lack is not learned.
  { name: 'lacksName', confidence: -3 },
  { name: 'lacksHeld', confidence: -3 },
  { name: 'heldByAnother', confidence: -4 },
  { name: 'otherUnit', confidence: -4.5 },
  { name: 'countsOther', confidence: -3 },
  // In a shelf of articles, unlike in single paragraphs, something else of the same article always shares words with the question.
  { name: 'noName', confidence: -1.2 },
  { name: 'otherCountry', confidence: -2.5 },
  { name: 'ofOthers', confidence: -2 },
  { name: 'noOrdinal', confidence: -3 },
  { name: 'otherFigure', confidence: -4 },
  // The collections ask for nothing that did not happen.
  { name: 'notDone', confidence: -3 },
  { name: 'lacksDeed', confidence: -1.5 },
  { name: 'tellsNeither', confidence: -2.5 },
  { name: 'notTold', confidence: -2 },
  { name: 'lacksQuality', confidence: -2 },
  { name: 'lacksReason', confidence: -2 },
]

const placeOf = (names: readonly string[], name: string): number => names.indexOf(name)
const { ranking, confidence } = learn(learnedFrom, () => true)
for (const fixed of BY_HAND) {
  if (fixed.ranking !== undefined) ranking[placeOf(FEATURE_NAMES, fixed.name)] = fixed.ranking
  if (fixed.confidence !== undefined) confidence[placeOf(SIGNAL_NAMES, fixed.name)] = fixed.confidence
}
// The weights that are set by hand change how sure everything is, so the constant is found again: on average as sure as right, where half of
// the questions have an answer. Of those that press on below an answer, no more have one.
const asked = learnedFrom.flatMap((each) => outcomes(each, ranking, () => true))
confidence[confidence.length - 1] = constantFor(asked, confidence)
const table = (names: readonly string[], weights: readonly number[]): string =>
  names.map((name, i) => `  ${name}: ${(weights[i] ?? 0).toFixed(3)},`).join('\n')
writeFileSync(
  join(import.meta.dirname, '..', '..', 'src', 'retrieval', 'rank', 'weights.ts'),
  `import { FEATURE_NAMES, type FeatureName } from './features/features.ts'
import { SIGNAL_NAMES, type SignalName } from './signals/signals.ts'

// Written by \`npm run learn\` (bench/learn) from the questions of SQuAD 2.0 (English) and XQuAD (Spanish). Make changes there.

/** The weight of each feature in a sentence's score. */
const ranking: Readonly<Record<FeatureName, number>> = {
${table(FEATURE_NAMES, ranking)}
}

/** The weight of each signal in the logit of the confidence. */
const confidence: Readonly<Record<SignalName, number>> = {
${table(SIGNAL_NAMES, confidence)}
}

const CONSTANT = ${(confidence.at(-1) ?? 0).toFixed(3)}

/** In the order of \`FEATURES\`. */
export const RANKING_WEIGHTS: readonly number[] = FEATURE_NAMES.map((name) => ranking[name])
/** In the order of \`SIGNALS\`, then the constant. */
export const CONFIDENCE_WEIGHTS: readonly number[] = [
  ...SIGNAL_NAMES.map((name) => confidence[name]),
  CONSTANT,
]
`,
)
