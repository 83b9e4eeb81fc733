import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnswerFigures } from './answers.ts'
import { answersTable, reliabilityLines } from './answers-table.ts'
import { growthPlot } from './plot/growth-plot.ts'
import { reliabilityPlot } from './plot/reliability-plot.ts'
import { OUT, PROJECT } from './programs.ts'
import { type Qualities, qualityTable } from './quality.ts'
import { besideTable, growthLines, growthNotes, growthTable } from './scale/growth-table.ts'
import type { Growth } from './scale/runs.ts'

/** All figures. A part that was never measured is absent. */
export interface Figures {
  readonly answers?: AnswerFigures
  readonly quality?: Qualities
  readonly growth?: Growth
}

export type Part = keyof Figures

const FILE = join(OUT, 'figures.json')

/** Reads the figures of earlier runs. */
export const figuresBefore = (): Figures =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Figures) : {}

/** The tables of one part, in Markdown; empty if it was not measured. */
export const tablesOf = ({ answers, quality, growth }: Figures, part: Part): string => {
  if (part === 'answers') return answers === undefined ? '' : answersTable(answers)
  if (part === 'quality') return quality === undefined ? '' : qualityTable(quality)
  if (growth === undefined) return ''
  const tables = [growthTable(growth, quality ?? {}), growthNotes(growth).join('\n'), besideTable(growth)]
  return tables.filter((table) => table !== '').join('\n\n')
}

const PARTS: readonly Part[] = ['answers', 'quality', 'growth']

/** The plots, by their file names. */
const plotsOf = ({ answers, quality, growth }: Figures): Readonly<Record<string, string>> => ({
  ...(answers !== undefined && { 'reliability.svg': reliabilityPlot(reliabilityLines(answers)) }),
  ...(growth !== undefined && { 'growth.svg': growthPlot(growthLines(growth, quality ?? {})) }),
})

/** Puts a part's tables between its marks in a document. */
export const withTables = (document: string, part: Part, tables: string): string =>
  document.replace(
    new RegExp(`(<!-- ${part} -->\n)[^]*?(<!-- /${part} -->)`),
    (_all, begin: string, end: string) => `${begin}${tables}\n${end}`,
  )

/** Writes everything to bench/out/. */
export const leaveFigures = (figures: Figures): void => {
  writeFileSync(FILE, `${JSON.stringify(figures, null, 2)}\n`)
  const tables = PARTS.map((part) => tablesOf(figures, part)).filter((table) => table !== '')
  writeFileSync(join(OUT, 'figures.md'), `${tables.join('\n\n')}\n`)
  for (const [name, drawn] of Object.entries(plotsOf(figures))) writeFileSync(join(OUT, name), drawn)
}

/** Writes the figures into the documents. */
export const documentFigures = (figures: Figures): void => {
  const path = join(PROJECT, 'docs', 'benchmarks.md')
  let document = readFileSync(path, 'utf8')
  for (const part of PARTS) {
    const tables = tablesOf(figures, part)
    if (tables !== '') document = withTables(document, part, tables)
  }
  writeFileSync(path, document)
  for (const [name, drawn] of Object.entries(plotsOf(figures)))
    writeFileSync(join(PROJECT, 'docs', name), drawn)
}
