import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { done, prose, type Reply } from '../../reply.ts'
import { addedFileOf, moveAddition, record } from '../../sources/added/save.ts'
import { MAIN_SHELF } from '../../sources/shelf/added.ts'
import { channelShelf } from '../access/readable.ts'
import { type ChannelChange, changeChannel } from '../access/settings.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'
import { defineCommand } from '../row.ts'
import { chosen } from '../sources/remove.ts'
import { actorOf, allowChange, shelfName, shelfNamed } from './shelves.ts'

const SHELF = { key: 'shelf', type: 'text', required: true, completes: 'shelves' } as const

/** Makes the channel read a shelf. @throws UserError if there is no such shelf, or outside a channel */
export const shelfBindCommand = defineCommand({
  name: 'shelf bind',
  key: 'shelfBind',
  channelOnly: true,
  arguments: [SHELF],
  build: (given) => ({ kind: 'shelf-bind', shelf: given('shelf') }),
  run: ({ shelf }, speech, context) => setReading(shelf, true, speech, context),
})

/** Ends that the channel reads a shelf. @throws UserError if there is no such shelf, or outside a channel */
export const shelfUnbindCommand = defineCommand({
  name: 'shelf unbind',
  key: 'shelfUnbind',
  channelOnly: true,
  arguments: [SHELF],
  build: (given) => ({ kind: 'shelf-unbind', shelf: given('shelf') }),
  run: ({ shelf }, speech, context) => setReading(shelf, false, speech, context),
})

const setReading = async (
  typed: string,
  reads: boolean,
  speech: Speech,
  context: Context,
): Promise<Reply> => {
  const { store, place, now, refresh } = context
  const { shelf: words } = messagesFor(speech)
  const channel = channelOf(place)
  if (!channel) throw new UserError(words.onlyInChannel)
  const { id, name, isRead } = shelfNamed(typed, context, speech)
  const said = done(speech, [prose(reads ? words.bound(name) : words.unbound(name))])
  if (isRead === reads) return said
  const notice: ChannelChange['notice'] = (_, who) =>
    reads ? words.boundBy(who, name) : words.unboundBy(who, name)
  const save = async () => {
    await store.saveBinding({ channel, shelf: id, reads })
    // In the channel's own trail: no other channel learns of it.
    await record(store, reads ? 'bind' : 'unbind', channelShelf(channel), now(), actorOf(place), {
      what: name,
    })
  }
  await changeChannel({ channel, notice, needsPosting: false, save }, speech, context)
  await refresh()
  return said
}

/**
 * Moves a source to another shelf that the place reads. A file of the folder stays where it is, and counts for the other shelf.
 * @throws UserError if there is no such source or shelf
 */
export const shelfMoveCommand = defineCommand({
  name: 'shelf move',
  key: 'shelfMove',
  changesShelf: true,
  arguments: [{ key: 'which', type: 'text', required: true, completes: 'sources' }, SHELF],
  build: (given) => ({ kind: 'shelf-move', which: given('which'), shelf: given('shelf') }),
  read: (words) => {
    const [, which, shelf] =
      /^(.*\S)\s+(?:to|a|al)\s+(\S.*)$/isu.exec(words) ??
      /^(\d+|~\S+|https?:\S+)\s+(\S.*)$/su.exec(words) ??
      []
    return which === undefined ? { which: words } : { which, shelf }
  },
  run: async ({ which, shelf: typed }, speech, context) => {
    const { store, place, now, shelves, refresh } = context
    const messages = messagesFor(speech)
    if (which === '' || typed === '') throw new UserError(messages.shelf.moveHow)
    const found = chosen(which, speech, context)
    if ('reply' in found) return found.reply
    const { source } = found
    const target = shelfNamed(typed, context, speech)
    const from = shelves.of.get(source.id) ?? MAIN_SHELF
    if (target.id === from)
      return done(speech, [prose(messages.shelf.whereItIs(source.title, shelfName(from, context, messages)))])
    const file = addedFileOf(source.id)
    allowChange(from, context, speech)
    allowChange(target.id, context, speech)
    const added = file === undefined ? undefined : await store.added(file)
    if (added) await moveAddition(store, added, target.id, now(), actorOf(place))
    else {
      await store.placeSource(source.id, target.id === MAIN_SHELF ? undefined : target.id)
      const what = { source: source.id, what: source.title }
      await record(store, 'remove', from, now(), actorOf(place), what)
      await record(store, 'move', target.id, now(), actorOf(place), what)
    }
    await refresh()
    return done(speech, [prose(messages.shelf.moved(source.title, target.name))])
  },
})
