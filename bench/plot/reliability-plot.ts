import type { Bin } from '../calibration.ts'
import { COLOURS, drawing, element, type Point, polyline } from './svg.ts'

/** The reliability of one collection's answers. */
export interface ReliabilityLine {
  readonly label: string
  readonly bins: readonly Bin[]
}

const WIDTH = 520
const HEIGHT = 520
const AREA = { left: 70, right: 490, top: 40, bottom: 460 }
const TICKS = [0, 20, 40, 60, 80, 100]
/** The radius of a bin that holds half of all answers. Areas are proportional to shares. */
const RADIUS = 14

const x = (share: number): number => AREA.left + share * (AREA.right - AREA.left)
const y = (share: number): number => AREA.bottom - share * (AREA.bottom - AREA.top)

const axes = (): string[] => [
  ...TICKS.flatMap((tick) => [
    element('line', { class: 'grid', x1: AREA.left, x2: AREA.right, y1: y(tick / 100), y2: y(tick / 100) }),
    element('text', { x: AREA.left - 8, y: y(tick / 100) + 4, 'text-anchor': 'end' }, { text: String(tick) }),
    element(
      'text',
      { x: x(tick / 100), y: AREA.bottom + 22, 'text-anchor': 'middle' },
      { text: String(tick) },
    ),
  ]),
  element('line', { class: 'axis', x1: x(0), y1: y(0), x2: x(1), y2: y(1), 'stroke-dasharray': '5 5' }),
  element('text', { x: 16, y: 22 }, { text: 'right first excerpts, % (the dashed line is what is meant)' }),
  element('text', { x: x(0.5), y: AREA.bottom + 46, 'text-anchor': 'middle' }, { text: 'confidence, %' }),
]

const line = ({ bins }: ReliabilityLine, at: number): string => {
  const colour = (2 * at) % COLOURS
  const answers = bins.reduce((sum, { count }) => sum + count, 0)
  const points = bins.map(({ confidence, right }): Point => ({ x: x(confidence), y: y(right) }))
  return [
    polyline(points, { class: `c${colour}`, 'stroke-width': 2 }),
    ...points.map((point, bin) =>
      element('circle', {
        class: `f${colour}`,
        cx: point.x,
        cy: point.y,
        r: Math.max(2, RADIUS * Math.sqrt((2 * (bins[bin]?.count ?? 0)) / answers)),
        'fill-opacity': 0.75,
      }),
    ),
  ].join('')
}

/** Draws how many answers of each confidence were right; a circle is as large as its share of the answers. */
export const reliabilityPlot = (lines: readonly ReliabilityLine[]): string =>
  drawing(
    WIDTH,
    HEIGHT,
    'The share of right first excerpts against their confidence, one line a collection',
    ...axes(),
    ...lines.map(line),
    ...lines.map(({ label }, at) =>
      element(
        'text',
        { x: AREA.left + 16, y: AREA.top + 22 + 20 * at, class: `f${(2 * at) % COLOURS}` },
        { text: label },
      ),
    ),
  )
