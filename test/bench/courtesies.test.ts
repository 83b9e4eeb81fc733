import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measureCourtesies } from '../../bench/courtesies.ts'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'

const QUESTIONS = [
  'When were the visa restrictions on Chilean officials announced?',
  'Who is Elena Ramirez?',
  'How much could a disruption of the networks cost?',
  'Where did Kast meet President Noboa?',
  'Who did Kast meet in Lima?',
  'What is Crimson Dawn?',
  '¿Cuándo se reunió Kast con Milei?',
  'Which country is the largest trading partner of Chile?',
]

test('courtesies in both languages leave every answer of the briefs as it is', async () => {
  const { shelf } = await loadShelf(join(import.meta.dirname, '../../data/sources'))
  const retrieval = createRetrieval(shelf)
  const { plain, dressed } = measureCourtesies(
    (question) => retrieval.ask(question, { place: { platform: 'bench' } }),
    QUESTIONS,
  )
  expect(plain).toBeGreaterThanOrEqual(6)
  expect(Object.keys(dressed).length).toBeGreaterThanOrEqual(12)
  for (const [courtesy, { answered, moved }] of Object.entries(dressed)) {
    expect(answered, courtesy).toBe(plain)
    expect(moved, courtesy).toBeLessThan(0.03)
  }
})
