import type { KnownBlock } from '@slack/types'
import { messagesFor } from '../../../messages/catalogue.ts'
import { note, type Reply, type ReplyBlock } from '../../../reply.ts'
import type { Size } from '../limits.ts'
import { actionBlocks, type Surface } from './buttons.ts'
import { drawBlock } from './draw.ts'
import { type Draft, planBlocks } from './plan.ts'

/** A reply as Slack's blocks, all of it that there is room for. Never throws. */
export const blocksOf = (reply: Reply, surface: Surface, room: Size): KnownBlock[] => {
  const { language, blocks } = reply
  const firstProse = blocks.findIndex((block) => block.kind === 'prose')
  const drafts = blocks.map(
    (block, index): Draft => ({
      weight: index === firstProse ? 'claim' : weightOf(block),
      draw: (most) => drawBlock(block, { language, index, most }),
    }),
  )
  const below = actionBlocks(reply.actions ?? [], reply.chooser, surface)
  return planBlocks(drafts, below, room, (count) =>
    drawBlock(note(messagesFor(language).omitted(count)), { language, index: blocks.length, most: 200 }),
  )
}

const weightOf = (block: ReplyBlock): Draft['weight'] => {
  switch (block.kind) {
    case 'excerpt':
    case 'source':
      return 'citation'
    case 'prose':
    case 'note':
      return 'words'
    default:
      return 'claim'
  }
}
