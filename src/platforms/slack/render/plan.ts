import type { KnownBlock } from '@slack/types'
import type { Size } from '../limits.ts'

/**
 * A block of a reply, before we know how much of it fits. `claim`: the reply makes no sense without it (its first words, headings, lists
 * of commands). `words`: other words of the bot's own. `citation`: an excerpt, or a source in a list.
 */
export interface Draft {
  readonly priority: 'claim' | 'words' | 'citation'
  /** @param maxLength of any one text, in UTF-16 code units */
  readonly draw: (maxLength: number) => readonly KnownBlock[]
}

/** How long a text may be, from everything down to the least that still says something. */
const LENGTHS = [3000, 2200, 1600, 1200, 900, 650, 480, 350, 250, 160] as const
const [LONGEST] = LENGTHS
const SHORTEST = LENGTHS[9]
/** Before texts get shorter than this, the bot's own words go. */
const LEAST_WITH_WORDS = 650

/**
 * Fits the blocks of a reply into a size, whatever is in them. If they are too large, it first shortens texts, then drops the bot's own
 * words from the last, then shortens texts further, then drops citations from the last and says how many, and only then drops claims.
 * @param below the buttons; they stay, but only as many as fill half the size
 * @param omitted says how many citations were dropped
 */
export const planBlocks = (
  drafts: readonly Draft[],
  below: readonly KnownBlock[],
  maxSize: Size,
  omitted: (count: number) => readonly KnownBlock[],
): KnownBlock[] => {
  const buttons = firstThatFit(below, halfOf(maxSize))
  const room = subtract(maxSize, sizeOf(buttons))
  // The count is not known yet, but no count takes more room than this one.
  const note = sizeOf(omitted(Number.MAX_SAFE_INTEGER))
  const few = limitBlocks(drafts, room.blocks, note.blocks)
  const fitted = limitBytes(few.drafts, few.dropped > 0 ? subtract(room, note) : room, note)
  const count = few.dropped + fitted.dropped
  return [...draw(fitted.drafts, fitted.maxLength), ...(count > 0 ? omitted(count) : []), ...buttons]
}

const halfOf = ({ blocks, bytes }: Size): Size => ({
  blocks: Math.floor(blocks / 2),
  bytes: Math.floor(bytes / 2),
})

/** Whether all of these buttons stay below a reply. */
export const haveRoom = (below: readonly KnownBlock[], maxSize: Size): boolean => fits(below, halfOf(maxSize))

interface Selection {
  readonly drafts: readonly Draft[]
  /** How many citations were dropped. */
  readonly dropped: number
}

/** Drops drafts while there are too many blocks. Comes first, since shorter texts do not make fewer blocks. */
const limitBlocks = (drafts: readonly Draft[], maxBlocks: number, noteBlocks: number): Selection => {
  const room = { blocks: maxBlocks, bytes: Number.POSITIVE_INFINITY }
  const withoutWords = dropLast(drafts, 'words', LONGEST, room).drafts
  if (fits(draw(withoutWords, LONGEST), room)) return { drafts: withoutWords, dropped: 0 }
  return dropCitationsAndClaims(withoutWords, LONGEST, { ...room, blocks: maxBlocks - noteBlocks })
}

/** Shortens texts and drops drafts while there are too many bytes. */
const limitBytes = (
  drafts: readonly Draft[],
  room: Size,
  note: Size,
): Selection & { readonly maxLength: number } => {
  let left = drafts
  for (const maxLength of LENGTHS) {
    if (maxLength < LEAST_WITH_WORDS) left = dropLast(left, 'words', maxLength, room).drafts
    if (fits(draw(left, maxLength), room)) return { drafts: left, maxLength, dropped: 0 }
  }
  return { ...dropCitationsAndClaims(left, SHORTEST, subtract(room, note)), maxLength: SHORTEST }
}

/** Keeps one citation to the end. */
const dropCitationsAndClaims = (drafts: readonly Draft[], maxLength: number, room: Size): Selection => {
  const cited = dropLast(drafts, 'citation', maxLength, room, 1)
  return { drafts: dropLast(cited.drafts, 'claim', maxLength, room).drafts, dropped: cited.dropped }
}

/** Drops drafts of one priority from the last, until the rest fits or only `min` of them are left. */
const dropLast = (
  drafts: readonly Draft[],
  priority: Draft['priority'],
  maxLength: number,
  room: Size,
  min = 0,
): Selection => {
  const sizes = drafts.map((draft) => sizeOf(draft.draw(maxLength)))
  let blocks = sizes.reduce((total, size) => total + size.blocks, 0)
  let bytes = sizes.reduce((total, size) => total + size.bytes, 0)
  let remaining = drafts.filter((draft) => draft.priority === priority).length
  const dropped = new Set<number>()
  for (let index = drafts.length - 1; index >= 0 && remaining > min; index--) {
    if (blocks <= room.blocks && bytes <= room.bytes) break
    if (drafts[index]?.priority !== priority) continue
    dropped.add(index)
    remaining--
    blocks -= sizes[index]?.blocks ?? 0
    bytes -= sizes[index]?.bytes ?? 0
  }
  return { drafts: drafts.filter((_, index) => !dropped.has(index)), dropped: dropped.size }
}

const draw = (drafts: readonly Draft[], maxLength: number): readonly KnownBlock[] =>
  drafts.flatMap((draft) => draft.draw(maxLength))

const firstThatFit = (blocks: readonly KnownBlock[], room: Size): readonly KnownBlock[] => {
  let count = Math.min(blocks.length, room.blocks)
  while (count > 0 && !fits(blocks.slice(0, count), room)) count--
  return blocks.slice(0, count)
}

const fits = (blocks: readonly KnownBlock[], room: Size): boolean => {
  const size = sizeOf(blocks)
  return size.blocks <= room.blocks && size.bytes <= room.bytes
}

/** Counts each block with the comma after it. */
const sizeOf = (blocks: readonly KnownBlock[]): Size => ({
  blocks: blocks.length,
  bytes: blocks.reduce((bytes, block) => bytes + Buffer.byteLength(JSON.stringify(block)) + 1, 0),
})

const subtract = (size: Size, part: Size): Size => ({
  blocks: size.blocks - part.blocks,
  bytes: size.bytes - part.bytes,
})
