import { footnote } from '../peers/footnote.ts'
import { miniSearchTuned } from '../peers/minisearch.ts'
import { PEERS } from '../peers/peers.ts'
import type { GrowthLine } from '../plot/growth-plot.ts'
import type { Qualities } from '../quality.ts'
import { share, short, tableOf } from '../table.ts'
import { type Growth, type Measured, type Run, runOf, sizesOf } from './runs.ts'

const NONE = '–'

const spreadOf = ({ figures }: Run): string =>
  figures === undefined ? NONE : `${short(figures.p50)} / ${short(figures.p99)}`

const shareOf = (
  figures: Measured | undefined,
  plain: Measured | undefined,
  figure: 'p50' | 'build',
): string => (figures === undefined || plain === undefined ? NONE : share(figures[figure], plain[figure]))

/** Quality, speed, building and memory, one row for each system. Shares and memory are given at the largest size that plain MiniSearch reached. */
export const growthTable = (growth: Growth, qualities: Qualities): string => {
  const sizes = sizesOf(growth)
  const plainAt = (size: number) => runOf(growth, miniSearchTuned.name, size)?.figures
  const told = sizes.findLast((size) => plainAt(size) !== undefined) ?? sizes[0] ?? 0
  const at = told.toLocaleString('en')
  const head = [
    'system',
    ...Object.keys(qualities).map((collection) => `${collection}: R@1`),
    ...sizes.map((size) => `${size.toLocaleString('en')}: p50 / p99, ms`),
    `${at}: p50, as a share of ${miniSearchTuned.name}`,
    `${at}: building, s`,
    `${at}: building, as a share`,
    `${at}: kB a passage`,
  ]
  return tableOf(
    head,
    PEERS.map(({ name }) => {
      const { figures } = runOf(growth, name, told) ?? {}
      return [
        name,
        ...Object.values(qualities).map((systems) => systems[name]?.['R@1'].toFixed(1) ?? NONE),
        ...sizes.map((size) => spreadOf(runOf(growth, name, size) ?? { system: name, passages: size })),
        shareOf(figures, plainAt(told), 'p50'),
        figures === undefined ? NONE : short(figures.build),
        shareOf(figures, plainAt(told), 'build'),
        figures === undefined ? NONE : short(figures.bytes / 1000),
      ]
    }),
  )
}

/** From this load on, the times are unreliable. */
const BUSY = 0.5

/** Notes, a line each: missing figures and why, systems that were asked fewer questions, and whether the machine was busy. */
export const growthNotes = ({ runs, load }: Growth): string[] => {
  const most = Math.max(...runs.map(({ figures }) => figures?.questions ?? 0))
  const notes = runs.flatMap(({ system, passages, figures, reason }) => {
    const where = `${system}, ${passages.toLocaleString('en')} passages`
    if (figures === undefined) return [`- ${where}: not measured (${reason ?? 'no reason told'}).`]
    return figures.questions < most ? [`- ${where}: ${figures.questions} questions of ${most}.`] : []
  })
  return load < BUSY
    ? notes
    : [...notes, `- The machine was busy: ${short(load)} waited for each core when it began.`]
}

/** The lines of the plot: each system, with its R@1 beside the name. */
export const growthLines = (growth: Growth, qualities: Qualities): GrowthLine[] =>
  PEERS.map(({ name }) => {
    const found = Object.values(qualities)[0]?.[name]?.['R@1']
    return {
      label: found === undefined ? name : `${name} (R@1 ${found.toFixed(1)})`,
      own: name === footnote.name,
      points: growth.runs.flatMap(({ system, passages, figures }) =>
        system === name && figures !== undefined ? [{ passages, ms: figures.p50 }] : [],
      ),
    }
  })

/** Footnote's index and answer beside plain MiniSearch's own search in one process; empty if that was not measured. */
export const besideTable = ({ beside }: Growth): string => {
  if (beside === undefined) return ''
  const { plain, candidates, answer } = beside
  const line = (name: string, { p50, p99 }: typeof plain): string[] => [
    name,
    short(p50),
    short(p99),
    share(p50, plain.p50),
    share(p99, plain.p99),
  ]
  return tableOf(
    [
      `${beside.passages.toLocaleString('en')} passages, ${beside.questions} questions`,
      'p50, ms',
      'p99, ms',
      'p50, of plain',
      'p99, of plain',
    ],
    [
      line('plain `MiniSearch.search`, the same terms', plain),
      line('Footnote’s candidates, the best 100', candidates),
      line('Footnote, the whole answer', answer),
    ],
  )
}
