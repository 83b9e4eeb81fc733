import { randomUUID } from 'node:crypto'
import { UserError } from '../../errors.ts'
import { fold } from '../../language/fold.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { done, heading, note, prose } from '../../reply.ts'
import { record } from '../../sources/added/save.ts'
import { channelOf } from '../bot/listen.ts'
import { defineCommand } from '../row.ts'
import { actorOf, shelvesSeenFrom } from './shelves.ts'

/** Lists the shelves that the place reads, with how many sources each has, and the others that it could be bound to. */
export const shelfListCommand = defineCommand({
  name: 'shelf list',
  key: 'shelfList',
  arguments: [],
  groupDefault: 'bare',
  build: () => ({ kind: 'shelf-list' }),
  run: (_, speech, context) => {
    const messages = messagesFor(speech)
    const { shelf, shelves } = context
    const counts = new Map<string, number>()
    for (const { id } of shelf.sources) {
      const at = shelves.of.get(id) ?? ''
      counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    const seen = shelvesSeenFrom(context, messages)
    const read = seen.filter(({ isRead }) => isRead)
    const fields = read.map(({ id, name }) => ({ name, value: messages.shelf.sources(counts.get(id) ?? 0) }))
    return done(speech, [
      heading(messages.shelf.shelves),
      { kind: 'fields', fields },
      ...seen.flatMap(({ name, isRead }) => (isRead ? [] : [note(messages.shelf.notReadHere(name))])),
    ])
  },
})

/** The names of the shelves that nobody names, in every language. */
const RESERVED = (['en', 'es'] as const).flatMap((speech) => {
  const { main, team, here } = messagesFor(speech).shelf
  return [main, team, here]
})

/** In characters. */
const LONGEST_NAME = 60

/**
 * Makes a shelf that the channel reads. Made in a private channel, it belongs to that channel, and nobody elsewhere learns of it.
 * @throws UserError if the name is taken or too long, or outside a channel
 */
export const shelfCreateCommand = defineCommand({
  name: 'shelf create',
  key: 'shelfCreate',
  channelOnly: true,
  arguments: [{ key: 'name', type: 'text', required: true, maxLength: LONGEST_NAME }],
  build: (given) => ({ kind: 'shelf-create', name: given('name') }),
  run: async ({ name }, speech, context) => {
    const { store, now, place, access, refresh } = context
    const { shelf: words } = messagesFor(speech)
    const channel = channelOf(place)
    if (!channel) throw new UserError(words.onlyInChannel)
    if (name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) throw new UserError(words.badName)
    const names = [...RESERVED, ...shelvesSeenFrom(context, messagesFor(speech)).map((shelf) => shelf.name)]
    if (names.some((known) => fold(known) === fold(name))) throw new UserError(words.shelfThere(name))
    const { platform, workspace } = channel
    const id = randomUUID()
    const isOpen = await access.isOpen(channel)
    await store.saveShelf({
      id,
      name,
      platform,
      ...(workspace !== undefined && { workspace }),
      ...(!isOpen && { channel: channel.channel }),
      at: now(),
    })
    await store.saveBinding({ channel, shelf: id, reads: true })
    await record(store, 'create', id, now(), actorOf(place), { what: name })
    await refresh()
    return done(speech, [prose(words.created(name))])
  },
})
