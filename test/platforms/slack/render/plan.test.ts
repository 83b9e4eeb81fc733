import type { KnownBlock } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { type Draft, planBlocks } from '../../../../src/platforms/slack/render/plan.ts'

const text = (words: string): KnownBlock => ({ type: 'section', text: { type: 'plain_text', text: words } })

/** A draft of one letter, repeated as often as there is room. */
const draft = (priority: Draft['priority'], letter: string, length: number): Draft => ({
  priority,
  draw: (most) => [text(letter.repeat(Math.min(length, most)))],
})

/** The letter of each block, and how often it is repeated. */
const drawn = (blocks: readonly KnownBlock[]): string =>
  blocks
    .map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''))
    .map((words) => (words.length > 2 ? `${words[0]}${words.length}` : words))
    .join(' ')

const note = (count: number) => [text(`${count}`)]
const ROOM = { blocks: 50, bytes: 10_000 }
const many = (count: number, make: (index: number) => Draft): readonly Draft[] =>
  Array.from({ length: count }, (_, index) => make(index))

describe('if there is room', () => {
  test('everything is drawn in order, with the buttons last', () => {
    const drafts = [draft('words', 'w', 3), draft('citation', 'c', 5), draft('claim', 'k', 4)]
    expect(drawn(planBlocks(drafts, [text('b')], ROOM, note))).toBe('w3 c5 k4 b')
  })
})

describe('if there is not', () => {
  test('texts get shorter first', () => {
    const drafts = [draft('words', 'w', 40), draft('citation', 'c', 3000), draft('citation', 'd', 9000)]
    expect(drawn(planBlocks(drafts, [], { ...ROOM, bytes: 4_000 }, note))).toBe('w40 c1600 d1600')
  })

  test('then the bot’s own words go, from the last', () => {
    const drafts = [
      draft('claim', 'k', 300),
      ...many(9, () => draft('words', 'w', 300)),
      draft('citation', 'c', 900),
    ]
    expect(drawn(planBlocks(drafts, [], { ...ROOM, bytes: 3_000 }, note))).toBe(
      'k300 w300 w300 w300 w300 w300 c480',
    )
  })

  test('then texts get as short as they may', () => {
    const drafts = [draft('words', 'w', 300), ...many(8, () => draft('citation', 'c', 900))]
    expect(drawn(planBlocks(drafts, [], { ...ROOM, bytes: 3_000 }, note))).toBe('c250 '.repeat(8).trim())
  })

  test('then the last citations go, and a note says how many', () => {
    const drafts = [draft('claim', 'k', 30), ...many(40, () => draft('citation', 'c', 900))]
    expect(drawn(planBlocks(drafts, [text('b')], { ...ROOM, bytes: 3_000 }, note))).toBe(
      `k30 ${'c160 '.repeat(12)}28 b`,
    )
  })

  test('at the end claims go, from the last, and one citation stays', () => {
    const drafts = [...many(30, () => draft('claim', 'k', 900)), draft('citation', 'c', 900)]
    expect(drawn(planBlocks(drafts, [text('b')], { ...ROOM, bytes: 1_500 }, note))).toMatch(
      /^(k160 )+c160 b$/,
    )
  })
})

test('with too many blocks, citations are dropped and not shortened', () => {
  const drafts = [draft('words', 'w', 3), ...many(60, () => draft('citation', 'c', 400))]
  const blocks = planBlocks(drafts, [text('b')], { ...ROOM, bytes: 40_000 }, note)
  expect(blocks).toHaveLength(50)
  expect(drawn(blocks)).toBe(`${'c400 '.repeat(48)}12 b`)
})

test('text is measured in bytes, not in letters', () => {
  const blocks = planBlocks([draft('citation', '漢', 3000)], [], ROOM, note)
  expect(Buffer.byteLength(JSON.stringify(blocks))).toBeLessThanOrEqual(ROOM.bytes)
  expect(drawn(blocks)).toBe('漢3000')
  expect(drawn(planBlocks([draft('citation', '漢', 3000)], [], { ...ROOM, bytes: 9_000 }, note))).toBe(
    '漢2200',
  )
})

test('buttons fill at most half the room', () => {
  const below = Array.from({ length: 60 }, () => text('b'))
  expect(planBlocks([], below, ROOM, note)).toHaveLength(25)
  expect(planBlocks([], [text('b'.repeat(6_000))], ROOM, note)).toEqual([])
})
