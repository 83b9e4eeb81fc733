type Attributes = Readonly<Record<string, string | number | undefined>>

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A number as an SVG writes it: at most two decimals. */
const figure = (value: number): string => String(Math.round(value * 100) / 100)

/** An element with what it holds. Attributes that are undefined are left out; `text` is escaped, children are not. */
export const element = (
  name: string,
  attributes: Attributes,
  ...children: readonly (string | { readonly text: string })[]
): string => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${typeof value === 'number' ? figure(value) : escaped(value)}"`,
  )
  const inside = children.map((child) => (typeof child === 'string' ? child : escaped(child.text))).join('')
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

/** A point of the drawing, in its units, from the upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A line through points, without an area. */
export const polyline = (points: readonly Point[], attributes: Attributes): string =>
  element('polyline', {
    points: points.map(({ x, y }) => `${figure(x)},${figure(y)}`).join(' '),
    fill: 'none',
    ...attributes,
  })

/** The colours of lines and their labels on a light and on a dark ground, each with enough contrast to be read. */
export const LIGHT = {
  ground: '#ffffff',
  ink: '#1f2328',
  faint: '#d8dee4',
  lines: ['#c2410c', '#9f1239', '#1d4ed8', '#0369a1', '#0f766e', '#7c3aed', '#a16207', '#475569'],
}
export const DARK: typeof LIGHT = {
  ground: '#0d1117',
  ink: '#e6edf3',
  faint: '#30363d',
  lines: ['#fb923c', '#fda4af', '#60a5fa', '#7dd3fc', '#2dd4bf', '#c4b5fd', '#facc15', '#cbd5e1'],
}

/** How many colours there are; lines beyond begin again. */
export const COLOURS = LIGHT.lines.length

const rules = ({ ground, ink, faint, lines }: typeof LIGHT): string =>
  [
    `.ground{fill:${ground}}`,
    `text{fill:${ink};font:13px system-ui,sans-serif}`,
    `.axis{stroke:${ink}}`,
    `.grid{stroke:${faint}}`,
    ...lines.map((colour, at) => `.c${at}{stroke:${colour}}.f${at}{fill:${colour}}`),
  ].join('')

/** A whole drawing with a ground of its own, light or dark as the reader's device is. `title` says what it shows, for those who can't see it. */
export const drawing = (
  width: number,
  height: number,
  title: string,
  ...children: readonly string[]
): string => {
  const style = `${rules(LIGHT)}@media (prefers-color-scheme:dark){${rules(DARK)}}`
  return `${element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    element('title', {}, { text: title }),
    `<style>${style}</style>\n`,
    element('rect', { class: 'ground', width, height }),
    ...children.map((child) => `\n${child}`),
  )}\n`
}
