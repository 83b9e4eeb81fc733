import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from './shelf-of.ts'

const shelf = shelfOf(HARBOUR)
const retrieval = createRetrieval(shelf)
const ids = shelf.sources.map(({ id }) => id)
const among = (question: string, ...sources: readonly string[]) =>
  retrieval.ask(question, { ...FROM_TERMINAL, among: new Set(sources) })

const QUESTION = 'How many passengers does the night ferry carry?'

describe('a question to some of the sources', () => {
  test('is answered from them as from the whole shelf', () => {
    expect(among(QUESTION, 'ferry.txt').excerpts[0]).toMatchObject({
      ...retrieval.ask(QUESTION, FROM_TERMINAL).excerpts[0],
      alsoIn: [],
    })
    expect(among(QUESTION, ...ids)).toEqual(retrieval.ask(QUESTION, FROM_TERMINAL))
  })

  test('is not answered if these do not say, and never from another source', () => {
    const answer = among(QUESTION, ...ids.filter((id) => id !== 'ferry.txt'))
    expect(answer.status).not.toBe('answered')
    expect(answer.excerpts.map(({ citation }) => citation.source)).not.toContain('ferry.txt')
  })

  test('finds nothing in no sources', () => {
    expect(among(QUESTION)).toMatchObject({ status: 'none', excerpts: [], passages: [] })
  })

  test('counts a word as unknown only if the whole shelf lacks it', () => {
    expect(among(QUESTION, ...ids.filter((id) => id !== 'ferry.txt')).unknownTerms).toEqual([])
  })

  test('that names a publisher is not answered from another publisher', () => {
    const question = 'What did Coastal Review say about the night ferry?'
    expect(among(question, 'ferry.txt').excerpts).not.toEqual([])
    expect(among(question, ...ids.filter((id) => id !== 'ferry.txt')).excerpts).toEqual([])
  })
})
