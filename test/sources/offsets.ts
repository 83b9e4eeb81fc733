import { expect } from 'vitest'
import type { Block } from '../../src/model.ts'

/** What every reader owes: blocks in order, without overlap, inside the text, not empty and trimmed. */
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

/** A text's blocks as "kind: words", the way a person would check them. */
export const shown = (text: string, blocks: readonly Block[]): string[] =>
  blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
