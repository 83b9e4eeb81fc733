import type { Block, BlockKind, PageMark, Source } from '../../model.ts'

/*
 * How a source is written as a line of a collection, and what a line says of it beyond its text. `blocks` are the parts of the text as they were
 * told apart when the source was read: with them a line gives the same source again, and nothing is guessed anew.
 */

/** A source as a line of a collection, without a line feed. Read again, it is the same source but for its `file`. */
export const exportedLine = ({
  id,
  title,
  publisher,
  author,
  published,
  language,
  url,
  withdrawn,
  text,
  blocks,
  pages,
}: Source): string =>
  JSON.stringify({
    id,
    title,
    publisher,
    author,
    date: published,
    lang: language,
    url,
    withdrawn,
    text,
    blocks: blocks.map(({ kind, start, end, level, row }) => ({ kind, start, end, level, row })),
    pages,
  })

const KINDS: ReadonlySet<unknown> = new Set<BlockKind>([
  'title',
  'heading',
  'paragraph',
  'item',
  'quote',
  'furniture',
])

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

/** The blocks of a line; undefined where they are no blocks of its text: in order, without overlap, none of them empty. */
export const readBlocks = (value: unknown, text: string): readonly Block[] | undefined => {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const blocks: Block[] = []
  let at = 0
  for (const each of value as readonly unknown[]) {
    if (each === null || typeof each !== 'object') return undefined
    const { kind, start, end, level, row }: Partial<Record<keyof Block, unknown>> = each
    if (!KINDS.has(kind) || !isOffset(start) || !isOffset(end)) return undefined
    if (start < at || end <= start || end > text.length || text.slice(start, end).trim() === '')
      return undefined
    at = end
    blocks.push({
      kind: kind as BlockKind,
      ...(isOffset(level) && level >= 1 && level <= 6 && { level }),
      ...((row === 'header' || row === 'row') && { row }),
      start,
      end,
    })
  }
  return blocks
}

/** The marks of a line's pages or slides; undefined where they are none, in order. */
export const readPages = (value: unknown, text: string): readonly PageMark[] | undefined => {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const pages: PageMark[] = []
  for (const each of value as readonly unknown[]) {
    if (each === null || typeof each !== 'object') return undefined
    const { kind, number, start }: Partial<Record<keyof PageMark, unknown>> = each
    if (kind !== 'page' && kind !== 'slide') return undefined
    if (!isOffset(number) || number < 1 || !isOffset(start) || start >= text.length) return undefined
    const last = pages.at(-1)
    if (last !== undefined && (start < last.start || number <= last.number)) return undefined
    pages.push({ kind, number, start })
  }
  return pages
}
