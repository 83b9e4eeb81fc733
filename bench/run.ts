/**
 * Measures the answers, what every system finds, and how all of them grow with the shelf.
 *
 *     npm run bench                                  all of it
 *     npm run bench -- answers                       one part of answers, quality and scale, or several
 *     npm run bench -- scale --sizes 1000,10000      on small shelves
 *
 * Prints tables as it goes, and writes tables, plots, JSON and every answer to bench/out/. After a whole part on all sizes it also writes
 * the figures into docs/benchmarks.md. Needs the folder with eval/, bench/ and seeds/ beside the project, or in FOOTNOTE_SHARED.
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureAnswers } from './answers.ts'
import { requireCollections } from './collections.ts'
import { documentFigures, type Figures, figuresBefore, leaveFigures, type Part, tablesOf } from './figures.ts'
import { OUT } from './programs.ts'
import { measureQuality } from './quality.ts'
import { measureGrowth, SIZES } from './scale/scale.ts'

const progress = (line: string): void => console.error(line)

/** The parts by their names on the command line. */
const MEASURES: Readonly<
  Record<string, { part: Part; measure: (sizes: readonly number[]) => Promise<Figures> }>
> = {
  answers: { part: 'answers', measure: async () => ({ answers: await measureAnswers() }) },
  quality: { part: 'quality', measure: async () => ({ quality: await measureQuality(progress) }) },
  scale: { part: 'growth', measure: async (sizes) => ({ growth: measureGrowth(sizes, progress) }) },
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { sizes: { type: 'string' } } })
const names = positionals.length > 0 ? positionals : Object.keys(MEASURES)
const unknown = names.find((name) => MEASURES[name] === undefined)
const sizes = values.sizes?.split(',').map(Number) ?? SIZES
if (unknown !== undefined || sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error(
    unknown === undefined
      ? '--sizes takes numbers of passages, as in --sizes 1000,10000.'
      : `There is no part "${unknown}": it is one of ${Object.keys(MEASURES).join(', ')}.`,
  )
  process.exit(2)
}
requireCollections()
mkdirSync(OUT, { recursive: true })
let figures = figuresBefore()
for (const name of names) {
  const { part, measure } = MEASURES[name] as (typeof MEASURES)[string]
  figures = { ...figures, ...(await measure(sizes)) }
  console.log(`${tablesOf(figures, part)}\n`)
  leaveFigures(figures)
}
if (values.sizes === undefined) documentFigures(figures)
