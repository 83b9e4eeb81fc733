import type { Block, BlockKind } from '../../../model.ts'

/** A block's words before they have a place in a text. */
export interface LooseBlock {
  readonly kind: BlockKind
  readonly level?: number
  readonly words: string
}

/**
 * Sets blocks one under the other with a blank line between, and says where each has come to lie. Blocks
 * without words are left out.
 */
export const writeBlocks = (loose: Iterable<LooseBlock>): { text: string; blocks: Block[] } => {
  const parts: string[] = []
  const blocks: Block[] = []
  let at = 0
  for (const { kind, level, words } of loose) {
    const clean = wellFormed(words).trim()
    if (!VISIBLE.test(clean)) continue
    if (parts.length > 0) at += 2
    blocks.push({ kind, ...(level === undefined ? {} : { level }), start: at, end: at + clean.length })
    parts.push(clean)
    at += clean.length
  }
  return { text: parts.join('\n\n'), blocks }
}

/**
 * Without lone surrogates and NULs: each becomes U+FFFD, which is as long, so that offsets stay what they
 * were.
 */
export const wellFormed = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole
}

const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u
