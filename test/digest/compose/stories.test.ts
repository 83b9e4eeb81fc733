import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupStories, type Story } from '../../../src/digest/compose/stories.ts'
import { termRarityOf } from '../../../src/digest/compose/term-rarity.ts'
import type { Source } from '../../../src/model.ts'
import { loadShelf } from '../../../src/sources/shelf/shelve.ts'
import { anyShelf } from '../../retrieval/any-texts.ts'
import { shelfOf } from '../../retrieval/shelf-of.ts'
import { sourceOf } from '../../texts.ts'
import { passagesBySource, REPORTS } from './reports.ts'

const storiesOf = (sources: readonly Source[]): readonly Story[] => {
  const passages = passagesBySource(sources)
  return groupStories(sources, passages, termRarityOf([...passages.values()].flat()))
}

/** Each story's sources, the lead first. */
const ids = (stories: readonly Story[]) =>
  stories.map(({ lead, also }) => [lead, ...also].map(({ id }) => id))

/** The groups, in a fixed order. */
const parts = (stories: readonly Story[]) =>
  ids(stories)
    .map((group) => group.toSorted().join(' '))
    .toSorted()

describe('the same story', () => {
  test('is recognised in other words and another language, and apart from similar stories', () => {
    expect(parts(storiesOf(REPORTS))).toEqual([
      'ferry-2019',
      'ferry-gazette ferry-litoral ferry-post',
      'northline-results',
    ])
  })

  test('begins with the earliest source that has it in full', () => {
    const [gazette, post, litoral] = REPORTS as [Source, Source, Source]
    const later = { ...post, published: '2024-09-11' }
    expect(ids(storiesOf([litoral, later, gazette]))[0]?.[0]).toBe('ferry-gazette')
    const note = sourceOf('a-note', [`${gazette.text.slice(0, 133)}`], { published: '2024-09-09' })
    expect(ids(storiesOf([note, gazette]))[0]).toEqual(['ferry-gazette', 'a-note'])
  })

  test('never spans sources that are days apart, however similar they are', () => {
    const [gazette] = REPORTS as [Source]
    const again = { ...gazette, id: 'again', published: '2024-09-20' }
    expect(storiesOf([gazette, again])).toHaveLength(2)
    expect(storiesOf([gazette, { ...again, published: '2024-09-12' }])).toHaveLength(1)
  })

  test('needs most names and words in common where dates are missing', () => {
    const [gazette, post] = (REPORTS as [Source, Source]).map(({ published: _, ...source }) => source) as [
      Source,
      Source,
    ]
    expect(storiesOf([gazette, post])).toHaveLength(2)
    expect(storiesOf([gazette, { ...gazette, id: 'copy' }])).toHaveLength(1)
  })

  test('does not chain: similar to the same source is not similar to each other', () => {
    const facts = [
      'The mill at Orsk made 41 looms for Holt.',
      'Ann Brandt paid 8,200 crowns to Lindeby.',
      'The Sarto river rose by 94 metres at Tarsia.',
      'Petra Voss sold 63 boats in Bodø.',
      'Ivan Otero closed the Quillay dam after 91 days.',
      'The Norva company hired 512 people in Ebnat.',
    ]
    const at = (id: string, from: number) =>
      sourceOf(id, [facts.slice(from, from + 3).join(' ')], { title: 'Notes', published: '2024-05-05' })
    const chain = [at('a', 0), at('b', 1), at('c', 2), at('d', 3)]
    for (const group of ids(storiesOf(chain))) expect(group.length).toBeLessThanOrEqual(2)
    expect(storiesOf(chain).length).toBeLessThan(4)
  })
})

test('every source is in one story, and the order of the sources does not matter', () => {
  fc.assert(
    fc.property(anyShelf, fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }), (written, keys) => {
      const sources = [...REPORTS, ...shelfOf(written).sources]
      const shuffled = sources
        .map((source, at) => ({ source, key: keys[at % keys.length] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ source }) => source)
      const stories = storiesOf(sources)
      expect(ids(stories).flat().toSorted()).toEqual(sources.map(({ id }) => id).toSorted())
      expect(parts(storiesOf(shuffled))).toEqual(parts(stories))
    }),
    { numRuns: 60 },
  )
})

test('a source between two that are days apart goes with the same one in any order', () => {
  const [gazette] = REPORTS as [Source]
  const days = ['2024-09-10', '2024-09-13', '2024-09-16'].map((published, at) => ({
    ...gazette,
    id: `copy${at}`,
    published,
  }))
  expect(parts(storiesOf(days))).toHaveLength(2)
  expect(parts(storiesOf(days.toReversed()))).toEqual(parts(storiesOf(days)))
})

test('stories come in the order of their first sources', () => {
  const [gazette, post, , results] = REPORTS as [Source, Source, Source, Source]
  expect(ids(storiesOf([post, results, gazette]))[1]).toEqual(['northline-results'])
  expect(ids(storiesOf([results, post, gazette]))[0]).toEqual(['northline-results'])
})

const SEEDS = join(import.meta.dirname, '../../../../shared/seeds')
const present = existsSync(SEEDS)
test.skipIf(!present)(
  `the raw articles are four stories, and each brief tells that of its own${present ? '' : ' (skipped: ../shared/seeds is absent)'}`,
  async () => {
    const seeds = (await loadShelf(SEEDS)).shelf.sources
    const briefs = (await loadShelf(join(import.meta.dirname, '../../../data/sources'))).shelf.sources
    expect(storiesOf(seeds)).toHaveLength(4)
    expect(storiesOf(briefs)).toHaveLength(4)
    const both = storiesOf([...seeds, ...briefs])
    expect(both.map(({ also }) => also.length)).toEqual([1, 1, 1, 1])
  },
)
