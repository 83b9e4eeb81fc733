import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, shelfOf } from './shelf-of.ts'

const TABLE = `Ferry | Departs | Cabins | Captain

Aurora | 08:15 | 120 | Ilse Brandt

Borealis | 10:40 | 85 | Tom Reyes

Cassia | 13:05 | 60 | Ana Duarte`

describe('a table', () => {
  const retrieval = createRetrieval(
    shelfOf({
      'ferries.txt': {
        title: 'Ferries',
        text: `The ferries of the line and their crews this summer.\n\n${TABLE}`,
      },
    }),
  )
  const ask = (question: string) => retrieval.ask(question, FROM_TERMINAL)
  test.each([
    ['Who is the captain of the Borealis?', 'Tom Reyes'],
    ['how many cabins does the cassia have', 'Ana Duarte'],
    ['When does the Aurora depart?', 'Ilse Brandt'],
  ])('answers by a row, and the words of its header count for the row: %s', (question, row) => {
    const { status, passages, excerpts } = ask(question)
    expect(status).toBe('answered')
    expect(passages).toHaveLength(1)
    const lines = excerpts[0]?.text.split('\n') ?? []
    expect(lines.at(-1)).toContain(row)
    expect(lines[0]).toBe('Ferry | Departs | Cabins | Captain')
  })
  test('is never answered by its header alone', () => {
    expect(ask('ferry captain cabins').excerpts[0]?.text).toContain('Brandt')
  })
})
