import { shorten } from '../display.ts'
import { UserError } from '../errors.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Messages } from '../messages/messages.ts'
import type { Speech } from '../model.ts'
import { prose, type Reply } from '../reply.ts'
import type { Watch } from '../store/port.ts'
import type { Context } from './context.ts'
import { mayStop, watchesHere } from './watches/watches.ts'

/**
 * Ends a standing question.
 * @param which its number in the list of the place, or `~` and its id
 * @throws UserError where there is no such one, or it is another's
 */
export const watchStop = async (which: string, speech: Speech, context: Context): Promise<Reply> => {
  const messages = messagesFor(speech)
  const watch = await chosen(which.trim(), context, messages)
  if (!mayStop(watch, context.place)) throw new UserError(messages.notYours)
  await context.store.deleteWatch(watch.id)
  return { language: speech, outcome: 'done', blocks: [prose(messages.watches.watchStopped(watch.question))] }
}

const chosen = async (which: string, context: Context, { watches }: Messages): Promise<Watch> => {
  if (which.startsWith('~')) {
    const watch = await context.store.watch(which.slice(1))
    if (!watch) throw new UserError(watches.watchGone)
    return watch
  }
  if (!/^\d+$/.test(which)) throw new UserError(watches.whichWatch)
  const here = await watchesHere(context)
  const watch = here[Number(which) - 1]
  if (!watch) throw new UserError(watches.noSuchWatch(shorten(which), here.length))
  return watch
}
