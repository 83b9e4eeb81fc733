import { decades, logarithmic, type Scale, spread } from './scales.ts'
import { COLOURS, drawing, element, type Point, polyline } from './svg.ts'

/** How one system grows. */
export interface GrowthLine {
  readonly label: string
  /** Drawn so that it stands out. */
  readonly own: boolean
  /** Milliseconds by passages, smallest first. */
  readonly points: readonly { readonly passages: number; readonly ms: number }[]
}

const WIDTH = 860
const HEIGHT = 520
const AREA = { left: 70, right: 600, top: 50, bottom: 460 }
/** Where the labels begin, and how far apart they are at least. */
const LABELS = 616
const GAP = 18

const across = ({ left, right }: typeof AREA, y: number): string =>
  element('line', { class: 'grid', x1: left, x2: right, y1: y, y2: y })

const axes = (x: Scale, y: Scale, sizes: readonly number[], times: readonly number[]): string[] => [
  ...times.flatMap((ms) => [
    across(AREA, y(ms)),
    element(
      'text',
      { x: AREA.left - 8, y: y(ms) + 4, 'text-anchor': 'end' },
      { text: ms.toLocaleString('en') },
    ),
  ]),
  ...sizes.map((size) =>
    element(
      'text',
      { x: x(size), y: AREA.bottom + 22, 'text-anchor': 'middle' },
      { text: size.toLocaleString('en') },
    ),
  ),
  element('line', { class: 'axis', x1: AREA.left, x2: AREA.right, y1: AREA.bottom, y2: AREA.bottom }),
  element(
    'text',
    { x: (AREA.left + AREA.right) / 2, y: AREA.bottom + 46, 'text-anchor': 'middle' },
    { text: 'passages' },
  ),
  element('text', { x: 16, y: 28 }, { text: 'milliseconds a question, median (both axes by powers of ten)' }),
]

const line = (at: number, own: boolean, points: readonly Point[], labelled: number): string => {
  const colour = at % COLOURS
  const end = points.at(-1) ?? { x: 0, y: 0 }
  return [
    polyline(points, { class: `c${colour}`, 'stroke-width': own ? 3.5 : 1.75 }),
    ...points.map(({ x, y }) => element('circle', { class: `f${colour}`, cx: x, cy: y, r: own ? 4.5 : 3 })),
    // From the last point to its label.
    polyline([end, { x: LABELS - 4, y: labelled }], {
      class: `c${colour}`,
      'stroke-width': 1,
      'stroke-dasharray': '1 4',
    }),
  ].join('')
}

/** Draws milliseconds against passages, both by powers of ten, with each line's name at its end. Lines without a point are left out. */
export const growthPlot = (lines: readonly GrowthLine[]): string => {
  const drawn = lines.filter(({ points }) => points.length > 0)
  const sizes = [...new Set(drawn.flatMap(({ points }) => points.map(({ passages }) => passages)))].sort(
    (a, b) => a - b,
  )
  const times = decades(drawn.flatMap(({ points }) => points.map(({ ms }) => ms)))
  const x = logarithmic(
    sizes[0] ?? 1,
    Math.max(sizes.at(-1) ?? 1, 2 * (sizes[0] ?? 1)),
    AREA.left + 12,
    AREA.right - 8,
  )
  const y = logarithmic(times[0] ?? 1, times.at(-1) ?? 10, AREA.bottom, AREA.top)
  const placed = drawn.map(({ points }) => points.map(({ passages, ms }) => ({ x: x(passages), y: y(ms) })))
  const labels = spread(
    placed.map((points) => points.at(-1)?.y ?? 0),
    GAP,
    AREA.bottom,
  )
  return drawing(
    WIDTH,
    HEIGHT,
    'Median milliseconds a question against the number of passages, one line a system',
    ...axes(x, y, sizes, times),
    ...drawn.map(({ own }, at) => line(at, own, placed[at] ?? [], labels[at] ?? 0)),
    ...drawn.map(({ label, own }, at) =>
      element(
        'text',
        {
          x: LABELS,
          y: (labels[at] ?? 0) + 4,
          'font-weight': own ? 'bold' : undefined,
          class: `f${at % COLOURS}`,
        },
        { text: label },
      ),
    ),
  )
}
