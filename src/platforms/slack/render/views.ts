import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import type { Reply } from '../../../reply.ts'
import { LIMITS, MAX_SIZE } from '../limits.ts'
import { blocksOf } from './blocks.ts'
import { plainTextObject } from './texts.ts'

/** A reply in a window of its own: what stands around an excerpt, or a source. Never throws. */
export const renderModal = (reply: Reply): ModalView => ({
  type: 'modal',
  title: plainTextObject('Footnote', LIMITS.view.title),
  blocks: viewBlocks(reply),
})

/** A reply as the app's Home tab. Never throws. */
export const renderHome = (reply: Reply): HomeView => ({ type: 'home', blocks: viewBlocks(reply) })

/** A view may not be empty. */
const viewBlocks = (reply: Reply): KnownBlock[] => {
  const blocks = blocksOf(reply, { kind: 'view' }, MAX_SIZE.view)
  return blocks.length > 0 ? blocks : [{ type: 'section', text: plainTextObject('', LIMITS.text.most) }]
}
