import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthPlot } from '../../bench/plot/growth-plot.ts'
import { reliabilityPlot } from '../../bench/plot/reliability-plot.ts'
import { decades, logarithmic, spread } from '../../bench/plot/scales.ts'
import { DARK, element, LIGHT } from '../../bench/plot/svg.ts'

/** What is wrong with a drawing's elements, where they do not close in order. */
const unclosed = (drawn: string): string[] => {
  const open: string[] = []
  for (const [, end, name = '', own] of drawn.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
    if (end === '/') {
      if (open.pop() !== name) return [`</${name}>`]
    } else if (own !== '/') open.push(name)
  }
  return open
}

/** As an element holds it. */
const escaped = (text: string): string => element('b', {}, { text }).slice(3, -4)

const label = fc.string({ minLength: 1, maxLength: 30 })
const points = fc.array(
  fc.record({
    passages: fc.integer({ min: 1, max: 10_000_000 }),
    ms: fc.double({ min: 0.001, max: 100_000, noNaN: true }),
  }),
  { maxLength: 5 },
)

describe('a plot', () => {
  test('of growth names every line that has a point, whatever the name, and closes what it opens', () => {
    const lines = fc.array(fc.record({ label, own: fc.boolean(), points }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(lines, (drawn) => {
        fc.pre(drawn.some(({ points }) => points.length > 0))
        const plot = growthPlot(drawn)
        expect(unclosed(plot)).toEqual([])
        expect(plot).not.toMatch(/NaN|Infinity|undefined/)
        const named = [...plot.matchAll(/<text[^>]*class="f\d"[^>]*>(.*?)<\/text>/gs)].map(([, text]) => text)
        const expected = drawn.filter(({ points }) => points.length > 0).map(({ label }) => escaped(label))
        expect(named).toEqual(expected)
      }),
    )
  })

  test('of reliability draws a circle for every bin, larger for more answers', () => {
    const bins = [
      { count: 90, confidence: 0.1, right: 0.2 },
      { count: 10, confidence: 0.9, right: 0.8 },
    ]
    const plot = reliabilityPlot([{ label: 'Notes & queries', bins }])
    const radii = [...plot.matchAll(/<circle[^>]* r="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(radii).toHaveLength(2)
    expect(radii[0]).toBeGreaterThan(radii[1] ?? 0)
    expect(plot).toContain('Notes &amp; queries')
    expect(unclosed(plot)).toEqual([])
  })

  test('has a ground and an ink for light and for dark', () => {
    const plot = growthPlot([{ label: 'A', own: true, points: [{ passages: 10, ms: 1 }] }])
    expect(plot.match(/\.ground\{fill:#\w{6}\}/g)).toHaveLength(2)
    expect(plot).toContain('prefers-color-scheme:dark')
  })
})

/** How bright a colour is, by the definition that contrast ratios go by (WCAG 2, relative luminance). */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test.each([LIGHT, DARK])('every line and label can be read on $ground', ({ ground, ink, lines }) => {
  for (const colour of [ink, ...lines]) {
    const [dark = 0, light = 0] = [luminance(colour), luminance(ground)].sort((a, b) => a - b)
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(4.5)
  }
})

describe('an axis by powers', () => {
  test('has equal factors equally far', () => {
    const scale = logarithmic(1, 1_000, 0, 300)
    expect([1, 10, 100, 1_000].map((value) => Math.round(scale(value)))).toEqual([0, 100, 200, 300])
  })

  test('is marked from the power of ten below to the one above', () => {
    expect(decades([0.031, 42])).toEqual([0.01, 0.1, 1, 10, 100])
    expect(decades([1])).toEqual([1, 10])
  })
})

describe('labels', () => {
  test('stay where they are wanted, if there is room', () => {
    expect(spread([100, 40, 70], 18, 460)).toEqual([100, 40, 70])
  })

  test('are moved apart and keep their order, and none is lower than the last place', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }), (wanted) => {
        const placed = spread(wanted, 18, 400)
        const sorted = placed.toSorted((a, b) => a - b)
        for (let at = 1; at < sorted.length; at += 1)
          expect((sorted[at] ?? 0) - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(18)
        expect(Math.max(0, ...placed)).toBeLessThanOrEqual(400)
        wanted.forEach((a, i) => {
          wanted.forEach((b, j) => {
            if (a < b) expect(placed[i]).toBeLessThan(placed[j] ?? 0)
          })
        })
      }),
    )
  })
})
