import { type Block, type BlockKind, type RowKind, withoutUndefined } from '../../../model.ts'

/** The words of a block that has no place in a text yet. */
export interface UnplacedBlock {
  readonly kind: BlockKind
  readonly level?: number
  readonly row?: RowKind
  readonly words: string
}

/** Joins blocks into a text, with a blank line between them, and records where each lies. Skips blocks without words. */
export const joinBlocks = (unplaced: Iterable<UnplacedBlock>): { text: string; blocks: Block[] } => {
  const parts: string[] = []
  const blocks: Block[] = []
  let at = 0
  for (const { kind, level, row, words } of unplaced) {
    const clean = wellFormed(words).trim()
    if (!VISIBLE.test(clean)) continue
    if (parts.length > 0) at += 2
    blocks.push({ kind, ...withoutUndefined({ level, row }), start: at, end: at + clean.length })
    parts.push(clean)
    at += clean.length
  }
  return { text: parts.join('\n\n'), blocks }
}

/** Replaces each lone surrogate and NUL by U+FFFD, which is as long, so offsets stay the same. */
export const wellFormed = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole
}

/** The form in which headings and titles are compared: lower case, letters and digits only. */
export const bareWords = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u
