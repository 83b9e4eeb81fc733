/**
 * The commands about sources: this file lists them, `show.ts` shows one and `find.ts` finds words in them. `references.ts` names sources
 * for buttons, and `suggest.ts` completes their titles.
 */

import { messagesFor } from '../../messages/catalogue.ts'
import type { Messages } from '../../messages/en.ts'
import type { Source } from '../../model.ts'
import { done, heading, note, type ReplyBlock } from '../../reply.ts'
import { sourceLine } from '../../retrieval/answer/citation.ts'
import type { Context } from '../context.ts'
import { pageOf } from '../page.ts'
import { defineCommand, onPage, PAGE } from '../row.ts'

/** A page of the sources, numbered in the order they were read. @throws UserError if there is no such page */
export const sourceListCommand = defineCommand({
  name: 'source list',
  key: 'sourceList',
  arguments: [PAGE],
  groupDefault: 'bare',
  build: (given) => onPage(given('page'), (page) => ({ kind: 'source-list', page })),
  run: (command, speech, context) => {
    const { shelf } = context
    const messages = messagesFor(speech)
    const { items, before, footer, actions } = pageOf(shelf.sources, command, '/source list', messages)
    const blocks = [
      heading(messages.sourceCount(shelf.sources.length, shelf.passages.length)),
      ...items.map((source, index) => sourceBlock(source, before + index + 1, messages, context)),
      ...(context.passedOver && command.page === 1 ? [note(messages.passedOver(context.passedOver))] : []),
      ...footer,
    ]
    return { ...done(speech, blocks, actions), chooser: messages.chooseSource }
  },
})

/** A source as a line of a list. @param number its position on the shelf, from 1 */
export const sourceBlock = (
  source: Source,
  number: number,
  messages: Messages,
  { references }: Pick<Context, 'references'>,
): ReplyBlock => ({
  kind: 'source',
  number,
  citation: sourceLine(source),
  show: {
    key: 'show',
    label: messages.button.show,
    command: { kind: 'source-show', which: references.idOf(source), page: 1 },
  },
})
