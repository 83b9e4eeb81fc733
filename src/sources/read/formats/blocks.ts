import { type Block, type BlockKind, type PageMark, type RowKind, withoutUndefined } from '../../../model.ts'

/** The words of a block that has no place in a text yet. */
export interface UnplacedBlock {
  readonly kind: BlockKind
  readonly level?: number
  readonly row?: RowKind
  readonly words: string
  /** The pages that it stands on, each with the offset in `words` where its part of them begins. */
  readonly starts?: readonly (Omit<PageMark, 'start'> & { readonly at: number })[]
}

/**
 * Joins blocks into a text, with a blank line between them, and records where each lies and where pages begin. Skips blocks without
 * words.
 */
export const joinBlocks = (
  unplaced: Iterable<UnplacedBlock>,
): { text: string; blocks: Block[]; pages?: PageMark[] } => {
  const parts: string[] = []
  const blocks: Block[] = []
  const pages: PageMark[] = []
  let at = 0
  for (const { kind, level, row, words, starts = [] } of unplaced) {
    const clean = wellFormed(words).trim()
    if (!VISIBLE.test(clean)) continue
    if (parts.length > 0) at += 2
    blocks.push({ kind, ...withoutUndefined({ level, row }), start: at, end: at + clean.length })
    for (const page of starts)
      if (page.number > (pages.at(-1)?.number ?? 0))
        pages.push({ kind: page.kind, number: page.number, start: at + Math.min(page.at, clean.length - 1) })
    parts.push(clean)
    at += clean.length
  }
  return { text: parts.join('\n\n'), blocks, ...(pages.length > 0 && { pages }) }
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
