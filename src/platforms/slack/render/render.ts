/**
 * This folder draws a reply in Slack's blocks: a message, a modal or the Home tab. Every drawing stays within Slack's limits, whatever is
 * in the reply, and never throws. `draw.ts` draws one block, `plan.ts` fits them all, `buttons.ts` adds what can be pressed.
 */

import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import { messagesFor } from '../../../messages/catalogue.ts'
import { plainText } from '../../../plain-text.ts'
import { type Action, note, offeredActions, type Reply, type ReplyBlock } from '../../../reply.ts'
import { LIMITS, MAX_SIZE, type Size } from '../limits.ts'
import { actionBlocks, type Surface } from './buttons.ts'
import { drawBlock } from './draw.ts'
import { type Draft, haveRoom, planBlocks } from './plan.ts'
import { escapeMrkdwn, plainTextObject, truncate } from './text.ts'

/** A reply as Slack takes it in a post, an update or a response. It pings nobody and unfolds no link. */
export interface SlackMessage {
  /** The plain-text twin, for notifications and screen readers, cut to what an update may carry. */
  readonly text: string
  readonly blocks: KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

export interface RenderOptions {
  /** The Slack id of the person who asked. Only they see the button that dismisses the answer; without an id everyone does. */
  readonly asker?: string
}

export const renderMessage = (reply: Reply, { asker }: RenderOptions = {}): SlackMessage => ({
  text: notification(plainText(reply)),
  blocks: blocksOf(reply, { kind: 'message', ...(asker !== undefined && { asker }) }, MAX_SIZE.message),
  unfurl_links: false,
  unfurl_media: false,
})

/** A reply in a window of its own, such as an excerpt's context. */
export const renderModal = (reply: Reply): ModalView => ({
  type: 'modal',
  title: plainTextObject('Footnote', LIMITS.view.title),
  blocks: viewBlocks(reply),
})

/** A reply as the app's Home tab. */
export const renderHome = (reply: Reply): HomeView => ({ type: 'home', blocks: viewBlocks(reply) })

/** Slack refuses an empty view. */
const viewBlocks = (reply: Reply): KnownBlock[] => {
  const blocks = blocksOf(reply, { kind: 'view' }, MAX_SIZE.view)
  return blocks.length > 0 ? blocks : [{ type: 'section', text: plainTextObject('', LIMITS.text.max) }]
}

/** Escaping makes a text longer, so it is cut first, which splits no entity, and cut shorter until it fits. */
const notification = (twin: string): string => {
  for (let maxLength: number = MAX_SIZE.notification; maxLength > 0; maxLength = Math.floor(maxLength / 2)) {
    const text = truncate(twin, maxLength).split('\n').map(escapeMrkdwn).join('\n')
    if (text.length <= MAX_SIZE.notification) return text.trim() || '…'
  }
  return '…'
}

const blocksOf = (reply: Reply, surface: Surface, maxSize: Size): KnownBlock[] => {
  const { language, blocks } = reply
  const firstProse = blocks.findIndex((block) => block.kind === 'prose')
  const alone = blocks.filter(({ kind }) => kind === 'excerpt').length === 1
  const drafts = blocks.map(
    (block, index): Draft => ({
      priority: index === firstProse ? 'claim' : priorityOf(block),
      draw: (maxLength) => drawBlock(block, { language, index, maxLength, alone }),
    }),
  )
  // What can be done with a line stands beside it.
  const offered = offeredActions(
    blocks.filter(({ kind }) => kind !== 'prose'),
    reply.actions,
  )
  const below = belowOf(offered, (actions) => actionBlocks(actions, reply.chooser, surface), maxSize)
  return planBlocks(drafts, below, maxSize, (count) =>
    drawBlock(note(messagesFor(language).omitted(count)), { language, index: blocks.length, maxLength: 200 }),
  )
}

/** The buttons. Where there is no room for all, the last of those that only repeat the link of a title go first. */
const belowOf = (
  offered: readonly Action[],
  draw: (actions: readonly Action[]) => readonly KnownBlock[],
  maxSize: Size,
): readonly KnownBlock[] => {
  const below = draw(offered)
  const last = offered.findLast(({ key, url }) => key === 'context' && url !== undefined)
  if (last === undefined || haveRoom(below, maxSize)) return below
  return belowOf(
    offered.filter((action) => action !== last),
    draw,
    maxSize,
  )
}

const priorityOf = (block: ReplyBlock): Draft['priority'] => {
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
