import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ShelfInMemory } from '../../src/model.ts'
import { NEVER_YIELD } from '../../src/pace.ts'
import { createRetrieval, type LiveRetrieval, updateRetrievals } from '../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, shelfOf } from './shelf-of.ts'

const TEXTS = [
  'The Maren Holt ferry was built in Bergen in 1931. It carries forty cars to Lindeby every day.',
  'The Otto Lind bridge was built in 1988. It carries two lanes to Varnholm over the cold sound.',
  'The Free Harbour Union (FHU) called a strike in May 2024. Ida Solberg leads the union.',
  'Ida Solberg said that the strike will end. The FHU has four hundred members in Lindeby.',
  'The Maren Holt ferry was built in Bergen in 1931. It carries forty cars to Lindeby every day.',
  'The bridge at Varnholm was closed by ice for nine days. Nobody was hurt.',
]
const QUESTIONS = [
  'When was the Maren Holt ferry built?',
  'Who leads the FHU?',
  'What did Ida Solberg say about the strke?',
  'How many lanes does the bridge carry?',
  'When was the lighthouse built?',
]

const answers = (retrieval: LiveRetrieval) => [
  ...QUESTIONS.map((question) => retrieval.ask(question, { ...FROM_TERMINAL, now: 0 })),
  ...QUESTIONS.map((question) => retrieval.find(question, 5)),
]

const partOf = ({ sources, passages }: ShelfInMemory, ids: ReadonlySet<string>): ShelfInMemory => ({
  sources: sources.filter(({ id }) => ids.has(id)),
  passages: passages.filter(({ source }) => ids.has(source.id)),
})

const anyIds = fc.subarray(TEXTS.map((_, at) => `${at}.txt`)).map((ids) => new Set(ids))

test('a part of a shelf answers, finds, corrects and counts as if nothing else were there, whatever comes and goes', async () => {
  const whole = shelfOf(Object.fromEntries(TEXTS.map((text, at) => [`${at}.txt`, text])))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyIds, fc.array(anyIds, { maxLength: 3 })), { minLength: 1, maxLength: 4 }),
      async (states) => {
        let before: readonly LiveRetrieval[] = []
        for (const [there, parts] of states) {
          const shelf = partOf(whole, there)
          const shelves = [shelf, ...parts.map((ids) => partOf(shelf, ids))]
          before = await updateRetrievals(before[0], shelves, before, NEVER_YIELD)
          for (const [at, retrieval] of before.entries())
            expect(answers(retrieval)).toEqual(answers(createRetrieval(shelves[at] as ShelfInMemory)))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a part that is the same object is not indexed again, and still answers after others came and went', async () => {
  const whole = shelfOf(Object.fromEntries(TEXTS.map((text, at) => [`${at}.txt`, text])))
  const part = partOf(whole, new Set(['0.txt', '2.txt']))
  const first = await updateRetrievals(
    undefined,
    [partOf(whole, new Set(['0.txt', '2.txt', '5.txt'])), part],
    [],
    NEVER_YIELD,
  )
  const expected = answers(createRetrieval(part))
  const second = await updateRetrievals(first[0], [whole, part], first, NEVER_YIELD)
  expect(second[1]).toBe(first[1])
  expect(answers(second[1] as LiveRetrieval)).toEqual(expected)
  const third = await updateRetrievals(second[0], [part, part], second, NEVER_YIELD)
  expect(answers(third[1] as LiveRetrieval)).toEqual(expected)
})
