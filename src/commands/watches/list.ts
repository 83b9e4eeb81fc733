import { messagesFor } from '../../messages/catalogue.ts'
import { formatDayAt } from '../../messages/format.ts'
import type { Speech } from '../../model.ts'
import { heading, prose, type Reply } from '../../reply.ts'
import type { Context } from '../context.ts'
import { shortQuestion } from '../excerpt-blocks.ts'
import { pageOf } from '../page.ts'
import { stopAction, watchesHere } from './watches.ts'

const PAGE_SIZE = 10

/** What is watched at a place, with a way to stop each. @throws UserError where there is no such page */
export const watchList = async (page: number, speech: Speech, context: Context): Promise<Reply> => {
  const messages = messagesFor(speech)
  const watches = await watchesHere(context)
  if (watches.length === 0)
    return { language: speech, outcome: 'done', blocks: [prose(messages.watches.noWatches)] }
  const { items, before, footer, actions } = pageOf(
    watches,
    page,
    PAGE_SIZE,
    '/watch list',
    (other) => ({ kind: 'watch-list', page: other }),
    messages,
  )
  return {
    language: speech,
    outcome: 'done',
    blocks: [
      heading(messages.watches.watchCount(watches.length)),
      ...items.map(({ question, direct, gap, at }, index) => {
        const to = gap !== undefined ? 'once' : direct ? 'asker' : 'channel'
        const day = formatDayAt(at, speech)
        return prose(`${before + index + 1}. ${messages.watches.watchLine(shortQuestion(question), to, day)}`)
      }),
      ...footer,
    ],
    actions: [
      ...actions,
      ...items.map((watch, index) => stopAction(watch, messages.button.stop(before + index + 1))),
    ],
  }
}
