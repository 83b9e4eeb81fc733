import type { KnownBlock } from '@slack/types'
import type { Size } from '../limits.ts'

/**
 * A block of a reply before it is known how much of it can be shown. `claim` is what the reply stands on: its first words, its headings,
 * its lists of commands; `words` are the bot's other words; `citation` is an excerpt or a source of a list.
 */
export interface Draft {
  readonly weight: 'claim' | 'words' | 'citation'
  /** @param most the most of any one text, in UTF-16 code units */
  readonly draw: (most: number) => readonly KnownBlock[]
}

/** How much of a text is shown, from all to as little as still tells something. */
const LENGTHS = [3000, 2200, 1600, 1200, 900, 650] as const
const SHORT_LENGTHS = [480, 350, 250, 160] as const

/**
 * The blocks of a message, within the room that there is, whatever is asked of it. What does not fit is first told in fewer words; then
 * the bot's own words go, from the last; then texts get shorter still; then the last citations go, and it is said how many; and only
 * then what the reply stands on.
 * @param below the buttons, which stay; of more than half a message of them the last go
 * @param leftOut says how many citations there was no room for
 */
export const planBlocks = (
  drafts: readonly Draft[],
  below: readonly KnownBlock[],
  room: Size,
  leftOut: (count: number) => readonly KnownBlock[],
): KnownBlock[] => {
  const buttons = within(below, { blocks: Math.floor(room.blocks / 2), bytes: Math.floor(room.bytes / 2) })
  const left = less(room, sizeOf(buttons))
  // The number that is told is not known yet, but no number takes more room than this one.
  const note = sizeOf(leftOut(Number.MAX_SAFE_INTEGER))
  const few = fewEnough(drafts, left.blocks, note.blocks)
  const { kept, most, gone } = shortEnough(few.kept, few.gone > 0 ? less(left, note) : left, note)
  const count = few.gone + gone
  return [...draw(kept, most), ...(count > 0 ? leftOut(count) : []), ...buttons]
}

/** Fewer words do not make fewer blocks, so what is too many goes before anything is shortened. */
const fewEnough = (drafts: readonly Draft[], blocks: number, note: number): Kept => {
  const room = { blocks, bytes: Number.POSITIVE_INFINITY }
  const { kept } = withoutLast(drafts, 'words', LENGTHS[0], room)
  if (fits(draw(kept, LENGTHS[0]), room)) return { kept, gone: 0 }
  const cited = withoutLast(kept, 'citation', LENGTHS[0], { ...room, blocks: blocks - note }, 1)
  return {
    ...withoutLast(cited.kept, 'claim', LENGTHS[0], { ...room, blocks: blocks - note }),
    gone: cited.gone,
  }
}

const shortEnough = (drafts: readonly Draft[], room: Size, note: Size): Kept & { readonly most: number } => {
  for (const most of LENGTHS) if (fits(draw(drafts, most), room)) return { kept: drafts, most, gone: 0 }
  let kept = drafts
  for (const most of SHORT_LENGTHS) {
    kept = withoutLast(kept, 'words', most, room).kept
    if (fits(draw(kept, most), room)) return { kept, most, gone: 0 }
  }
  const most = SHORT_LENGTHS[SHORT_LENGTHS.length - 1] ?? 0
  const cited = withoutLast(kept, 'citation', most, less(room, note), 1)
  return { ...withoutLast(cited.kept, 'claim', most, less(room, note)), gone: cited.gone, most }
}

const draw = (drafts: readonly Draft[], most: number): readonly KnownBlock[] =>
  drafts.flatMap((draft) => draft.draw(most))

interface Kept {
  readonly kept: readonly Draft[]
  /** How many were left out. */
  readonly gone: number
}

/** Leaves out drafts of one weight from the last, until the rest fits or `least` of them are left. */
const withoutLast = (
  drafts: readonly Draft[],
  weight: Draft['weight'],
  most: number,
  room: Size,
  least = 0,
): Kept => {
  const sizes = drafts.map((draft) => sizeOf(draft.draw(most)))
  let { blocks, bytes } = sum(sizes)
  let own = drafts.filter((draft) => draft.weight === weight).length
  const gone = new Set<number>()
  for (let index = drafts.length - 1; index >= 0 && own > least; index--) {
    if (blocks <= room.blocks && bytes <= room.bytes) break
    if (drafts[index]?.weight !== weight) continue
    gone.add(index)
    own--
    blocks -= sizes[index]?.blocks ?? 0
    bytes -= sizes[index]?.bytes ?? 0
  }
  return { kept: drafts.filter((_, index) => !gone.has(index)), gone: gone.size }
}

/** The first of the blocks that there is room for. */
const within = (blocks: readonly KnownBlock[], room: Size): readonly KnownBlock[] => {
  let count = Math.min(blocks.length, room.blocks)
  while (count > 0 && !fits(blocks.slice(0, count), room)) count--
  return blocks.slice(0, count)
}

const fits = (blocks: readonly KnownBlock[], room: Size): boolean => {
  const size = sizeOf(blocks)
  return size.blocks <= room.blocks && size.bytes <= room.bytes
}

/** Each block with the sign that parts it from the next. */
const sizeOf = (blocks: readonly KnownBlock[]): Size => ({
  blocks: blocks.length,
  bytes: blocks.reduce((bytes, block) => bytes + Buffer.byteLength(JSON.stringify(block)) + 1, 0),
})

const sum = (sizes: readonly Size[]): Size => ({
  blocks: sizes.reduce((total, size) => total + size.blocks, 0),
  bytes: sizes.reduce((total, size) => total + size.bytes, 0),
})

const less = (room: Size, size: Size): Size => ({
  blocks: room.blocks - size.blocks,
  bytes: room.bytes - size.bytes,
})
