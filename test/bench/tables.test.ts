import { describe, expect, test } from 'vitest'
import { withTables } from '../../bench/figures.ts'
import { qualityOf } from '../../bench/quality.ts'
import { besideTable, growthLines, growthNotes, growthTable } from '../../bench/scale/growth-table.ts'
import type { Growth } from '../../bench/scale/runs.ts'
import { percentile, share, short, tableOf } from '../../bench/table.ts'

const figures = { build: 2, p50: 1, p99: 5, questions: 500, bytes: 1_500 }
const growth: Growth = {
  runs: [
    { system: 'Footnote', passages: 10, figures: { ...figures, p50: 0.5, questions: 120 } },
    { system: 'MiniSearch, tuned', passages: 10, figures },
    { system: 'Footnote', passages: 100, figures: { ...figures, p50: 0.25 } },
    { system: 'MiniSearch, tuned', passages: 100, reason: 'some 130 s to index' },
  ],
  load: 0.1,
  beside: {
    passages: 100,
    questions: 500,
    plain: { p50: 30, p99: 90 },
    candidates: { p50: 1, p99: 9 },
    answer: { p50: 60, p99: 45 },
  },
}
const qualities = { squad2: { Footnote: { 'R@1': 86.4, 'R@5': 96.5, 'MRR@10': 90.9 } } }
const cellsOf = (table: string, system: string): string[] =>
  table
    .split('\n')
    .find((line) => line.startsWith(`| ${system} |`))
    ?.split(' | ') ?? []

describe('the table of growth', () => {
  const table = growthTable(growth, qualities)

  test('has every system’s time at every size, and a dash where there is none', () => {
    expect(cellsOf(table, 'Footnote').slice(1, 4)).toEqual(['86.4', '0.5 / 5', '0.25 / 5'])
    expect(cellsOf(table, 'MiniSearch, tuned').slice(1, 4)).toEqual(['–', '1 / 5', '–'])
  })

  test('shows shares at the largest size that plain MiniSearch reached', () => {
    expect(table).toContain('10: p50, as a share of MiniSearch, tuned')
    expect(cellsOf(table, 'Footnote')[4]).toBe('1/2')
  })

  test('is followed by why a figure is missing, and where fewer were asked', () => {
    expect(growthNotes(growth)).toEqual([
      '- Footnote, 10 passages: 120 questions of 500.',
      '- MiniSearch, tuned, 100 passages: not measured (some 130 s to index).',
    ])
    expect(growthNotes({ runs: [], load: 3.5 })).toEqual([
      '- The machine was busy: 3.5 waited for each core when it began.',
    ])
  })
})

test('the plot’s lines have what was measured, and what the system finds', () => {
  const [own, , tuned] = growthLines(growth, qualities)
  expect(own).toEqual({
    label: 'Footnote (R@1 86.4)',
    own: true,
    points: [
      { passages: 10, ms: 0.5 },
      { passages: 100, ms: 0.25 },
    ],
  })
  expect(tuned).toEqual({ label: 'MiniSearch, tuned', own: false, points: [{ passages: 10, ms: 1 }] })
})

test('shows times as shares of plain search’s time', () => {
  expect(cellsOf(besideTable(growth), 'Footnote’s candidates, the best 100').slice(3)).toEqual([
    '1/30',
    '1/10 |',
  ])
  expect(cellsOf(besideTable(growth), 'Footnote, the whole answer').slice(3)).toEqual(['2 ×', '1/2 |'])
  expect(besideTable({ runs: [], load: 0 })).toBe('')
})

test('quality counts the rank of the first relevant source, over the questions that have one', () => {
  const ids: Readonly<Record<string, readonly string[]>> = {
    one: ['1', '2'],
    two: ['3', '4', '2'],
    none: ['1'],
  }
  const question = (q: string, relevant: readonly string[]) => ({
    id: q,
    q,
    relevant,
    answers: [],
    article: '',
  })
  const search = (q: string) => (ids[q] ?? []).map((id) => ({ id, score: 1 }))
  const asked = [
    question('one', ['1']),
    question('two', ['2']),
    question('none', []),
    question('lost', ['1']),
  ]
  expect(qualityOf({ search }, asked)).toEqual({ 'R@1': 33.3, 'R@5': 66.7, 'MRR@10': 44.4 })
})

test('a percentile is the value by nearest rank', () => {
  const values = [5, 1, 4, 2, 3]
  expect([0, 0.5, 0.9, 1].map((part) => percentile(values, part))).toEqual([1, 3, 5, 5])
})

describe('figures', () => {
  test('are written with what counts of them', () => {
    expect([0.01234, 1.25, 12.34, 123.4, 1_234].map(short)).toEqual(['0.012', '1.3', '12', '123', '1,234'])
  })

  test('beside another are a share, or how often it', () => {
    expect([share(1, 30), share(30, 1), share(2, 2)]).toEqual(['1/30', '30 ×', '1'])
  })
})

test('tables are put between the marks of their part, and nothing else of a document changes', () => {
  const document =
    'a\n<!-- growth -->\nold\n\nolder\n<!-- /growth -->\nb\n<!-- quality -->\n<!-- /quality -->\n'
  const table = tableOf(['x', 'y'], [['$1', '$&']])
  expect(withTables(document, 'growth', table)).toBe(
    'a\n<!-- growth -->\n| x | y |\n| --- | --- |\n| $1 | $& |\n<!-- /growth -->\nb\n<!-- quality -->\n<!-- /quality -->\n',
  )
})
