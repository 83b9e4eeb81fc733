import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Messages } from '../../messages/en.ts'
import { formatDayAt } from '../../messages/format.ts'
import { done, heading, prose } from '../../reply.ts'
import type { Watch } from '../../store/port.ts'
import { requireMayChange } from '../access/policy.ts'
import { type ChannelChange, changeChannel } from '../access/settings.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'
import { pageOf, shortQuestion } from '../page.ts'
import { defineCommand, NUMBER, onPage, PAGE } from '../row.ts'
import { isSetBy, mayStop, stopAction, watchesHere } from './watches.ts'

/** A page of the watches at a place, each with a button that stops it. @throws UserError if there is no such page */
export const watchListCommand = defineCommand({
  name: 'watch list',
  key: 'watchList',
  arguments: [PAGE],
  groupDefault: 'bare',
  build: (given) => onPage(given('page'), (page) => ({ kind: 'watch-list', page })),
  // "List of the new ministers?" is a question.
  read: (page) => (page === '' || NUMBER.test(page) ? { page } : undefined),
  run: async (command, speech, context) => {
    const messages = messagesFor(speech)
    const watches = await watchesHere(context)
    if (watches.length === 0) return done(speech, [prose(messages.watches.noWatches)])
    const { items, before, footer, actions } = pageOf(watches, command, '/watch list', messages)
    const lines = items.map(({ question, direct, gap, at }, index) => {
      const to = gap !== undefined ? 'once' : direct ? 'asker' : 'channel'
      const line = messages.watches.watchLine(
        shortQuestion(question),
        messages.watches.watchTold[to](),
        formatDayAt(at, speech),
      )
      return prose(`${before + index + 1}. ${line}`)
    })
    const stops = items.map((watch, index) => stopAction(watch, messages.button.stop(before + index + 1)))
    return done(
      speech,
      [heading(messages.watches.watchCount(watches.length)), ...lines, ...footer],
      [...actions, ...stops],
    )
  },
})

/**
 * Stops a watch. `which` is its number in the list of the place, or `~` and its id.
 * @throws UserError if there is no such watch, or it is somebody else's
 */
export const watchStopCommand = defineCommand({
  name: 'watch stop',
  key: 'watchStop',
  arguments: [{ key: 'number', type: 'number', required: true }],
  build: (given) => ({ kind: 'watch-stop', which: given('number').replace(/^#/, '') }),
  run: async ({ which }, speech, context) => {
    const messages = messagesFor(speech)
    const watch = await chosen(which.trim(), context, messages)
    if (!mayStop(watch, context.place)) throw new UserError(messages.notYours)
    if (!isSetBy(watch, context.place)) await requireMayChange(speech, context)
    const save = () => context.store.deleteWatch(watch.id)
    const channel = watch.direct ? undefined : channelOf(watch.place)
    const notice: ChannelChange['notice'] = ({ watchOff }, name) => watchOff(name, watch.question)
    if (channel) await changeChannel({ channel, notice, needsPosting: false, save }, speech, context)
    else await save()
    return done(speech, [prose(messages.watches.watchStopped(watch.question))])
  },
})

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
