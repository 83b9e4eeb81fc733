import type { AnswerFigures, CollectionFigures } from './answers.ts'
import type { ReliabilityLine } from './plot/reliability-plot.ts'
import { tableOf } from './table.ts'

const FIGURES = ['R@1, %', 'R@5, %', 'MRR@10, %', 'Answer@1, %', 'median first excerpt, characters', 'AUROC']
const CLAIMS = ['answerable and claimed answered, %', 'unanswerable yet claimed answered, %']

const cell = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(value)

const percent = (share: number): string => (100 * share).toFixed(1)

const collectionRows = (name: string, figures: CollectionFigures): string[][] => {
  const { footnote, miniSearch, reliability } = figures
  const time = (footnote['ms p50'] ?? 0) / (miniSearch['ms p50'] ?? 1)
  return [
    ...FIGURES.filter((figure) => footnote[figure] !== null).map((figure) => [
      `${name}: ${figure}`,
      cell(miniSearch[figure]),
      cell(footnote[figure]),
    ]),
    // A plain search claims an answer whenever anything matches, so the peer has no such figures.
    ...CLAIMS.filter((figure) => footnote[figure] !== null).map((figure) => [
      `${name}: ${figure}`,
      '–',
      cell(footnote[figure]),
    ]),
    ...(reliability === undefined
      ? []
      : [
          [
            `${name}: unanswerable, claimed while 90% of the answerable are, %`,
            percent(reliability.claimedByPeer),
            percent(reliability.claimedAtNinety),
          ],
          [`${name}: expected calibration error, points of 100`, '–', percent(reliability.calibrationError)],
        ]),
    [`${name}: median time as a share of MiniSearch’s`, '1', time.toFixed(2)],
  ]
}

/** Every figure of the answers, beside the peer's. */
export const answersTable = ({ seeds, briefs, collections, ...more }: AnswerFigures): string => {
  const seedFigures = Object.keys(seeds).filter((name) => name !== 'byType' && name !== 'median time, ms')
  // The scorer tells sources apart by three letters of their names. The briefs' names are too alike for its other figures.
  const briefFigures = seedFigures.filter((name) => name.includes('answer'))
  return tableOf(
    ['figure', 'MiniSearch as it comes', 'Footnote'],
    [
      ...seedFigures.map((name) => [`seeds: ${name}`, '–', cell(seeds[name])]),
      ...Object.entries({
        briefs,
        asked: more.asked,
        'asked, held out': more.askedHeldOut,
        pressed: more.pressed,
      }).flatMap(([set, scores]) => briefFigures.map((name) => [`${set}: ${name}`, '–', cell(scores[name])])),
      ...Object.entries(collections).flatMap(([name, figures]) => collectionRows(name, figures)),
    ],
  )
}

/** The data of the reliability diagram. */
export const reliabilityLines = ({ collections }: AnswerFigures): ReliabilityLine[] =>
  Object.entries(collections).flatMap(([name, { reliability }]) =>
    reliability === undefined
      ? []
      : [
          {
            label: `${name} (calibration error ${percent(reliability.calibrationError)}%)`,
            bins: reliability.bins,
          },
        ],
  )
