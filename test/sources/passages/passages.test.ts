import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Passage, Source } from '../../../src/model.ts'
import { paragraphAt, passageSentences, passagesOf } from '../../../src/sources/passages/passages.ts'
import { settle } from '../../../src/sources/shelf/settle.ts'
import { page } from '../../scrapes/labels.ts'

const sourceOf = (text: string): Source => {
  const [source] = settle([{ ...page('a', text), title: 'A title that is not in the text' }])
  if (!source) throw new Error('no source')
  return source
}
const textOf = ({ source, start, end }: Passage) => source.text.slice(start, end)
const count = (text: string) => text.split(/\s+/).filter(Boolean).length
/** A sentence of `number` words. */
const words = (number: number, last = '.') => `The${' word'.repeat(number - 1)}${last}`
const paragraph = (...lengths: number[]) => lengths.map((length) => words(length)).join(' ')

describe('passages', () => {
  test('join short neighbours up to 40 words, and leave longer ones alone', () => {
    const source = sourceOf([15, 20, 30, 50, 60].map((length) => words(length)).join('\n'))
    expect(passagesOf(source).map((passage) => count(textOf(passage)))).toEqual([65, 50, 60])
    expect(passagesOf(source).map(({ paragraph }) => paragraph)).toEqual([1, 4, 5])
  })
  test('join a short rest to the one before', () => {
    const source = sourceOf([60, 12, 5].map((length) => words(length)).join('\n'))
    expect(passagesOf(source).map((passage) => count(textOf(passage)))).toEqual([77])
  })
  test('cut a long paragraph evenly between sentences', () => {
    const source = sourceOf(`${paragraph(...Array<number>(20).fill(20))}\n${words(50)}`)
    const passages = passagesOf(source)
    expect(passages.map((passage) => count(textOf(passage)))).toEqual([140, 140, 120, 50])
    expect(passages.map(({ paragraph }) => paragraph)).toEqual([1, 1, 1, 2])
  })
  test('keep a sentence of 300 words whole, and cut one of 1,000 at its clauses', () => {
    expect(passagesOf(sourceOf(words(300))).map((passage) => count(textOf(passage)))).toEqual([300])
    const clauses = `The${' word word, and'.repeat(333)}.`
    for (const passage of passagesOf(sourceOf(clauses))) {
      expect(count(textOf(passage))).toBeLessThanOrEqual(180)
      expect(textOf(passage)).toMatch(/[,.]$/)
    }
  })
  test('keep the later rows of a long table under its first', () => {
    const rows = Array.from({ length: 80 }, (_, row) => `Town ${row} of the coast | ${row} | east`)
    const [first, second] = passagesOf(sourceOf(['Town | People | Shore', ...rows].join('\n')))
    expect(first && textOf(first)).toMatch(/^Town \| People/)
    expect(second?.leadIn && second.source.text.slice(second.leadIn.start, second.leadIn.end)).toBe(
      'Town | People | Shore',
    )
  })
  test('keep a list with a lead-in without a colon', () => {
    const items = [30, 30].map((length) => `- ${words(length, ',')}`)
    const source = sourceOf([words(45), words(45, ' that we'), ...items].join('\n'))
    expect(passagesOf(source).map((passage) => count(textOf(passage)))).toEqual([45, 109])
  })
  test('never cross a heading or furniture, and have the headings above them', () => {
    const source: Source = {
      ...sourceOf(''),
      text: 'Title|Part one|Aa bb.|Deep|Cc dd.|Subscribe|Ee ff.|Part two|Gg hh.',
      blocks: [
        { kind: 'title', start: 0, end: 5 },
        { kind: 'heading', level: 2, start: 6, end: 14 },
        { kind: 'paragraph', start: 15, end: 21 },
        { kind: 'heading', level: 3, start: 22, end: 26 },
        { kind: 'paragraph', start: 27, end: 33 },
        { kind: 'furniture', start: 34, end: 43 },
        { kind: 'paragraph', start: 44, end: 50 },
        { kind: 'heading', level: 2, start: 51, end: 59 },
        { kind: 'paragraph', start: 60, end: 66 },
      ],
    }
    expect(
      passagesOf(source).map((passage) => [textOf(passage), passage.paragraph, passage.headings]),
    ).toEqual([
      ['Aa bb.', 1, ['Part one']],
      ['Cc dd.', 2, ['Part one', 'Deep']],
      ['Ee ff.', 3, ['Part one', 'Deep']],
      ['Gg hh.', 4, ['Part two']],
    ])
  })
  test('keep a list with its lead-in', () => {
    const source = sourceOf(
      `${words(60)}\nExpect three things:\n- ${words(20)}\n- ${words(20)}\n- ${words(20)}\n${words(70)}`,
    )
    const passages = passagesOf(source)
    expect(passages.map(({ paragraph }) => paragraph)).toEqual([1, 2, 6])
    expect(textOf(passages[1] as Passage)).toMatch(/^Expect three things:/)
    expect(passages.every(({ leadIn }) => leadIn === undefined)).toBe(true)
  })
  test('carry the lead-in of a list that is too long', () => {
    const items = Array.from({ length: 10 }, () => `- ${words(40)}`).join('\n')
    const source = sourceOf(`It was late. Expect ten things:\n${items}`)
    const [first, ...later] = passagesOf(source)
    expect(textOf(first as Passage)).toMatch(/^It was late\. Expect/)
    expect(first?.leadIn).toBeUndefined()
    expect(later.length).toBeGreaterThan(1)
    for (const { leadIn } of later)
      expect(leadIn && source.text.slice(leadIn.start, leadIn.end)).toBe('Expect ten things:')
  })
  test('keep a question with its answer', () => {
    const source = sourceOf(
      `Questions:\n\n- Who keeps the light?\n- ${words(30)}\n- When is it lit?\n- ${words(45)}\n- Why a clock?\n- ${words(170)} ${words(60)}`,
    )
    const passages = passagesOf({ ...source, blocks: source.blocks.slice(1) })
    const whole = passages.map(textOf)
    expect(whole.filter((text) => /\?\s*$/.test(text))).toEqual([])
    expect(whole.filter((text) => /light\?\n- The/.test(text))).toHaveLength(1)
    expect(whole.filter((text) => /lit\?\n- The/.test(text))).toHaveLength(1)
    const last = passages.at(-1)
    expect(last?.leadIn && source.text.slice(last.leadIn.start, last.leadIn.end)).toBe('Why a clock?')
  })
  test('keep a quotation that leaves out its speaker with the paragraph before it, up to 180 words', () => {
    const told = (...lengths: number[]) =>
      lengths.map((length) => `“${words(length - 2, ',')}” he said.`).join('\n')
    const kept = passagesOf(sourceOf(`${words(60)}\n${told(50, 40)}\n${words(60)}`))
    expect(kept.map((passage) => count(textOf(passage)))).toEqual([150, 60])
    const cut = passagesOf(sourceOf(`${words(60)}\n${told(50, 60, 50)}`))
    expect(cut.map((passage) => count(textOf(passage)))).toEqual([170, 50])
  })
  test('leave a run-in heading in the text', () => {
    const source = sourceOf(`Background: ${words(60)}`)
    expect(textOf(passagesOf(source)[0] as Passage)).toMatch(/^Background: The/)
  })
})

describe('sentences of a passage', () => {
  test('never cross from one block into the next', () => {
    const source = sourceOf('What to expect:\n- an early spring\n- a late one. Nobody knows.')
    const [passage] = passagesOf(source)
    expect(
      passageSentences(passage as Passage).map(({ start, end }) => source.text.slice(start, end)),
    ).toEqual(['What to expect:', 'an early spring', 'a late one.', 'Nobody knows.'])
  })
  test('are only those of the passage if its paragraph was cut', () => {
    const source = sourceOf(paragraph(...Array<number>(20).fill(20)))
    const all = passagesOf(source).flatMap((passage) => passageSentences(passage))
    expect(all).toHaveLength(20)
  })
})

test('a citation’s paragraph is the body block that contains the offset', () => {
  const source = sourceOf(`${words(5)}\n${words(6)}\n${words(7)}`)
  const starts = source.blocks.map(({ start }) => start)
  expect(starts.map((start) => paragraphAt(source, start + 3))).toEqual([1, 2, 3])
  expect(paragraphAt(source, 0)).toBe(1)
  expect(paragraphAt(source, source.text.length)).toBe(3)
})

test('passages of any text are in order, do not overlap, cover the body and no heading, and begin and end with a sentence', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'A heading of a few words',
      '- an item',
      'Is it so?',
      'Expect:',
      'Read more',
      '',
      '1. First',
      '> said so.',
    ),
    fc
      .array(fc.integer({ min: 2, max: 230 }), { minLength: 1, maxLength: 6 })
      .map((lengths) => paragraph(...lengths)),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (all) => {
      const source = sourceOf(all.join('\n'))
      const passages = passagesOf(source)
      const body = source.blocks.filter(({ kind }) => /paragraph|item|quote/.test(kind))
      let reached = 0
      for (const passage of passages) {
        expect(passage.start).toBeGreaterThanOrEqual(reached)
        expect(passage.end).toBeGreaterThan(passage.start)
        reached = passage.end
        const found = passageSentences(passage)
        expect(found[0]?.start).toBe(passage.start)
        expect(found.at(-1)?.end).toBe(passage.end)
        expect(passage.paragraph).toBe(paragraphAt(source, passage.start))
        if (found.length > 1) expect(count(textOf(passage))).toBeLessThanOrEqual(420)
      }
      const covered = (offset: number) => passages.some(({ start, end }) => start <= offset && offset < end)
      for (const { start, end } of body) expect(covered(start) && covered(end - 1)).toBe(true)
      for (const { kind, start } of source.blocks)
        if (!/paragraph|item|quote/.test(kind)) expect(covered(start)).toBe(false)
    }),
    { numRuns: 150 },
  )
})
