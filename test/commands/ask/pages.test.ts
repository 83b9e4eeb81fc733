import { describe, expect, test } from 'vitest'
import { handle } from '../../../src/commands/handle.ts'
import { parseLine } from '../../../src/commands/parse.ts'
import { messagesFor } from '../../../src/messages/catalogue.ts'
import type { PageKind, PageMark } from '../../../src/model.ts'
import { excerptPlace, plainText } from '../../../src/plain-text.ts'
import { citationOf } from '../../../src/retrieval/answer/citation.ts'
import { passagesOf, sourceOf } from '../../texts.ts'
import { contextOf } from '../context-of.ts'

const PARAGRAPHS = [
  'The ferry was built in Bergen in 1931. It crosses the fjord twice a day.',
  'Captain Ida Solberg retired in May 2024 after thirty years. Nobody has replaced her yet.',
]

/** Two paragraphs, of which the second begins on page 3 and ends on page 4. */
const paged = (kind: PageKind) => {
  const whole = sourceOf('ferry.pdf', PARAGRAPHS, { title: 'The old ferry' })
  const marks: readonly (readonly [number: number, words: string])[] = [
    [1, 'The ferry'],
    [3, 'Captain'],
    [4, 'Nobody'],
  ]
  const pages = marks.map(([number, words]): PageMark => ({ kind, number, start: whole.text.indexOf(words) }))
  return { ...whole, pages }
}

describe('the place of an excerpt', () => {
  test.each([
    ['page', 'When did Captain Ida Solberg retire?', '1 · The old ferry · p. 3'],
    ['slide', 'When did Captain Ida Solberg retire?', '1 · The old ferry · slide 3'],
    ['page', '¿Cuándo se retiró Captain Ida Solberg?', '1 · The old ferry · pág. 3'],
    ['slide', '¿Cuándo se retiró Captain Ida Solberg?', '1 · The old ferry · diapositiva 3'],
  ] as const)('is the %s that it stands on: %s', async (kind, question, place) => {
    const { context } = await contextOf([paged(kind)])
    expect(plainText(await handle(parseLine(question), context))).toContain(place)
  })

  test('is the page where its words begin, not where their paragraph does', () => {
    const source = paged('page')
    const passage = passagesOf(source)[1]
    if (passage === undefined) throw new Error('there are two passages')
    const pageOf = (words: string) => citationOf(passage, source.text.indexOf(words)).page?.number
    expect([pageOf('Captain'), pageOf('after thirty'), pageOf('Nobody')]).toEqual([3, 3, 4])
  })

  test('follows the headings above it', () => {
    const citation = { source: 's', title: 'The old ferry', paragraph: 1, headings: ['Costs', 'Fuel'] }
    const place = excerptPlace({ ...citation, page: { kind: 'page', number: 1_200 } }, messagesFor('en'))
    expect(place).toEqual({ place: 'Costs › Fuel, p. 1,200', isSection: true })
  })

  test('heads the passages around it', async () => {
    const source = paged('page')
    const { context } = await contextOf([source])
    const reference = context.references.textIdOf(source)
    const start = source.text.indexOf('Captain')
    const reply = await handle({ kind: 'context', source: reference, start, end: start + 7 }, context)
    expect(plainText(reply)).toContain('The old ferry, around page 3')
  })
})
