import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import type { Reply } from '../../../reply.ts'
import { LIMITS, ROOM } from '../limits.ts'
import { blocksOf } from './blocks.ts'
import { plainObject } from './texts.ts'

/** A reply in a window of its own: what stands around an excerpt, or a source. Never throws. */
export const renderModal = (reply: Reply): ModalView => ({
  type: 'modal',
  title: plainObject('Footnote', LIMITS.view.title),
  blocks: viewBlocks(reply),
})

/** A reply as the app's Home tab. Never throws. */
export const renderHome = (reply: Reply): HomeView => ({ type: 'home', blocks: viewBlocks(reply) })

/** A view may not be empty. */
const viewBlocks = (reply: Reply): KnownBlock[] => {
  const blocks = blocksOf(reply, { kind: 'view' }, ROOM.view)
  return blocks.length > 0 ? blocks : [{ type: 'section', text: plainObject('', LIMITS.text.most) }]
}
