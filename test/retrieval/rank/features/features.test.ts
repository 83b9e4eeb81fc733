import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEATURE_NAMES, FEATURES } from '../../../../src/retrieval/rank/features/features.ts'
import { anyQuestion, anyShelf } from '../../any-texts.ts'
import { featureIn, readingOf } from '../../reading-of.ts'
import { ASIDE, CASES, inOne } from './feature-cases.ts'

describe('a feature', () => {
  test.each(FEATURE_NAMES.map((name) => [name, CASES[name]] as const))(
    '%s is greater if $fact',
    (name, { texts, question, more, less }) => {
      const { views } = readingOf(texts)(question)
      expect(featureIn(name, views, more)).toBeGreaterThan(featureIn(name, views, less))
    },
  )
})

describe('a feature for one kind of question', () => {
  test.each(['holdsPerson', 'holdsDate', 'holdsPlace', 'holdsNumber', 'defines', 'introduces'] as const)(
    '%s is 0 for other kinds',
    (name) => {
      const text = 'A mooring is a place. Petra Koch tied 40 ships to a mooring in Lindeby in May 2023.'
      for (const question of ['Why are ships tied to a mooring?', 'Tell me of the mooring and its ships.'])
        for (const view of readingOf(inOne(text))(question).views) expect(FEATURES[name](view)).toBe(0)
    },
  )
})

describe('the answer of an FAQ', () => {
  test('is read with its question, and covers the words of it', () => {
    const { views } = readingOf(
      inOne('Will the old pier be torn down? Nobody expects it before 2026. Rain is likely.'),
    )('Will they tear down the old pier?')
    expect(featureIn('coverage', views, 'Nobody')).toBeGreaterThan(0)
    expect(featureIn('coverage', views, 'Rain')).toBe(0)
  })
})

describe('the passage before', () => {
  const question = 'When did Holt get a ruling?'
  const withBreak = (between: string) =>
    readingOf(
      inOne(
        `Rain fell. ${ASIDE} There stood Anders Holt.${between}A ruling came at noon. ${ASIDE} It was long.`,
      ),
    )(question).views

  test('counts for the first sentence of a passage only', () => {
    const views = withBreak('\n\n')
    expect(featureIn('beforeCoverage', views, 'noon')).toBeGreaterThan(0)
    expect(featureIn('earlierCoverage', views, 'noon')).toBeGreaterThan(0)
    expect(featureIn('beforeCoverage', views, 'It was long')).toBe(0)
    expect(featureIn('earlierCoverage', views, 'There stood')).toBe(0)
  })

  test('does not count if a heading comes between', () => {
    const views = withBreak('\n\n## The court\n\n')
    expect(featureIn('beforeCoverage', views, 'noon')).toBe(0)
    expect(featureIn('earlierCoverage', views, 'noon')).toBe(0)
  })
})

describe('features of any question and text', () => {
  test('are finite numbers', () => {
    let seen = 0
    fc.assert(
      fc.property(anyShelf, anyQuestion, (texts, question) => {
        for (const view of readingOf(texts)(question).views) {
          seen += 1
          for (const name of FEATURE_NAMES) expect(FEATURES[name](view), name).toSatisfy(Number.isFinite)
        }
      }),
      { numRuns: 200 },
    )
    expect(seen).toBeGreaterThan(200)
  })
})
