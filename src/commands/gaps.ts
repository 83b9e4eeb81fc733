import { groupGaps } from '../digest/gaps.ts'
import { messagesFor } from '../messages/catalogue.ts'
import { formatDayOf } from '../messages/format.ts'
import type { Place, Speech } from '../model.ts'
import { heading, prose, type Reply } from '../reply.ts'
import type { AskedQuestion } from '../store/records.ts'
import type { Context } from './context.ts'
import { pageOf } from './page.ts'
import { beginning } from './shown.ts'

const PAGE_SIZE = 10
const DAY = 86_400_000

/**
 * The questions of the last days that the sources did not answer for certain, grouped where they ask the same, the most asked first.
 * @throws UserError where there is no such page
 */
export const gaps = async (days: number, page: number, speech: Speech, context: Context): Promise<Reply> => {
  const messages = messagesFor(speech)
  const now = context.now()
  const asked = await context.store.questionsAsked(now - days * DAY, now + 1)
  const open = asked.filter(
    (question) => question.status !== 'answered' && isForEyes(question, context.place),
  )
  const grouped = groupGaps(open)
  if (grouped.length === 0)
    return { language: speech, outcome: 'done', blocks: [prose(messages.watches.noGaps(days))] }
  const { items, before, footer, actions } = pageOf(
    grouped,
    page,
    PAGE_SIZE,
    `/gaps ${days}`,
    (other) => ({ kind: 'gaps', days, page: other }),
    messages,
  )
  return {
    language: speech,
    outcome: 'done',
    blocks: [
      heading(messages.watches.gapCount(grouped.length, days)),
      ...items.map(({ question, count, last }, index) => {
        const day = formatDayOf(last, speech)
        return prose(`${before + index + 1}. ${messages.watches.gapLine(beginning(question), count, day)}`)
      }),
      ...footer,
    ],
    actions,
  }
}

/**
 * Whether somebody may read there what was asked: at the machine itself everything; elsewhere what was asked in this channel for all to see, and by
 * the asker. Of other channels it is not known who may read them.
 */
const isForEyes = ({ place, privately }: AskedQuestion, here: Place): boolean => {
  if (here.workspace === undefined && here.channel === undefined && here.user === undefined) return true
  if (place.platform !== here.platform || place.workspace !== here.workspace) return false
  const own = place.user !== undefined && place.user === here.user
  const sameChannel = place.channel !== undefined && place.channel === here.channel
  return own || (sameChannel && !privately)
}
