import { expect } from 'vitest'
import type { Block } from '../../src/model.ts'

/** Sound blocks are in order and inside the text, do not overlap, and are trimmed and not empty. */
export const expectSound = (text: string, blocks: readonly Block[]): void => {
  let end = 0
  for (const block of blocks) {
    const words = text.slice(block.start, block.end)
    expect(block.start).toBeGreaterThanOrEqual(end)
    expect(block.end).toBeLessThanOrEqual(text.length)
    expect(words).toBe(words.trim())
    expect(words).not.toBe('')
    expect(block.level !== undefined).toBe(block.kind === 'heading')
    end = block.end
  }
  expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
}

/** A text's blocks as "kind: words", as a person would check them. */
export const shown = (text: string, blocks: readonly Block[]): string[] =>
  blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
