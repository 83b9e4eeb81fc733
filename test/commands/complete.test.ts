import { describe, expect, test } from 'vitest'
import { complete } from '../../src/commands/complete.ts'
import type { Context } from '../../src/commands/context.ts'
import { createLibraryBuilder } from '../../src/commands/library.ts'
import { createRetrieval, searchInMemory } from '../../src/retrieval/retrieval.ts'
import { passagesOf } from '../texts.ts'
import { contextOf, ferry, THREAD } from './context-of.ts'

const QUESTION = 'When was the Maren Holt ferry built?'

/** The ferry's source, with these headings above its paragraphs. */
const withHeadings = async (headings: readonly (readonly string[])[]) => {
  const passages = passagesOf(ferry).map((passage, index) => ({
    ...passage,
    headings: headings[index] ?? [],
  }))
  const shelf = { sources: [ferry], passages }
  const library = await createLibraryBuilder(() => {})(
    { shelf, arrivals: new Map() },
    searchInMemory(createRetrieval(shelf)),
  )
  const { context } = await contextOf([ferry], { now: () => 2_000_000 })
  return { ...context, place: THREAD, headings: library.headings }
}

const offered = async (what: 'zones' | 'questions', typed: string, context: Context, limit = 25) =>
  (await complete(what, typed, limit, { ...context, suggest: () => [] })).map(({ value }) => value)

const ask = async (context: Context, id: string, question: string, votes: number, more: object = {}) => {
  await context.store.saveQuestion({
    ...{ id, place: context.place, question, language: 'en', status: 'answered', confidence: 0.9 },
    ...{ privately: false, at: 1_500_000, ...more },
  })
  for (let vote = 0; vote < votes; vote += 1)
    await context.store.saveFeedback(id, `U${vote}`, 'up', 1_600_000)
}

describe('for a question are offered', () => {
  const HEADINGS = [
    ['The ferry', 'Who built the ferry'],
    ['Crew'],
    ['What tickets cost'],
    ['El capitán del ferry'],
  ]

  test('without words, questions that were liked here, best first, and then some that the sources answer', async () => {
    const context = await withHeadings([])
    await ask(context, 'a', 'Who is the captain?', 1)
    await ask(context, 'b', 'What do tickets cost?', 2)
    await ask(context, 'c', 'What burns the engine?', 0)
    await ask(context, 'd', 'What is the price of lithium?', 3, { status: 'none' })
    await ask(context, 'e', 'Who lives on the moon?', 3, { place: { ...THREAD, channel: 'C2' } })
    await ask(context, 'f', 'Who is Ann?', 3, { privately: true })
    expect(await offered('questions', '', context)).toEqual([
      'What do tickets cost?',
      'Who is the captain?',
      QUESTION,
    ])
  })

  test('headings of two words or more in which each typed word begins a word, those that begin with them first', async () => {
    const context = await withHeadings(HEADINGS)
    expect(await offered('questions', 'fer', context)).toEqual([
      'Who built the ferry',
      'El capitán del ferry',
    ])
    expect(await offered('questions', 'what tick', context)).toEqual(['What tickets cost'])
    expect(await offered('questions', 'CAPITAN', context)).toEqual(['El capitán del ferry'])
    expect(await offered('questions', 'crew', context)).toEqual([])
    expect(await offered('questions', 'fer', context, 1)).toHaveLength(1)
  })

  test('nothing that is too long for an option, and nothing twice', async () => {
    const context = await withHeadings([['What tickets cost'], [`What ${'x'.repeat(100)}`]])
    await ask(context, 'a', 'What tickets cost', 1)
    await ask(context, 'b', `What ${'y'.repeat(100)}?`, 1)
    expect(await offered('questions', 'what', context)).toEqual(['What tickets cost'])
  })

  test('nothing to somebody whom the bot does not answer', async () => {
    const context = await withHeadings(HEADINGS)
    const access = { ...context.access, outsiders: 'refuse', role: async () => 'outsider' as const } as const
    expect(await offered('questions', 'ferry', { ...context, access })).toEqual([])
  })
})

describe('for a time zone are offered', () => {
  test('those in which each typed word begins a part, in any letter case', async () => {
    const { context } = await contextOf([ferry])
    expect(await offered('zones', 'madr', context)).toEqual(['Europe/Madrid'])
    expect(await offered('zones', 'america SANT', context)).toContain('America/Santiago')
    expect(await offered('zones', 'buenos aires', context)).toContain('America/Buenos_Aires')
    expect(await offered('zones', 'no such place', context)).toEqual([])
  })

  test('without words first the usual one', async () => {
    const { context } = await contextOf([ferry], { zoneOf: async () => 'Europe/Lisbon' })
    const zones = await offered('zones', '', context)
    expect(zones[0]).toBe('Europe/Lisbon')
    expect(new Set(zones).size).toBe(25)
  })
})
