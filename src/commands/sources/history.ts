import { messagesFor } from '../../messages/catalogue.ts'
import { formatDayAt } from '../../messages/format.ts'
import type { Speech } from '../../model.ts'
import { done, type Field, heading, prose } from '../../reply.ts'
import { addedFileOf } from '../../sources/added/save.ts'
import { MAIN_SHELF } from '../../sources/shelf/added.ts'
import type { ShelfChange } from '../../store/shelf-port.ts'
import { channelShelf, type ShelfRules } from '../access/readable.ts'
import type { Context } from '../context.ts'
import { defineCommand } from '../row.ts'
import { chosen } from './remove.ts'

/** How many changes are shown, the newest. */
const SHOWN = 20

/**
 * Lists who changed what on the shelves that the place reads, or of one source: the newest changes first.
 * @throws UserError if there is no such source
 */
export const sourceHistoryCommand = defineCommand({
  name: 'source history',
  key: 'sourceHistory',
  arguments: [{ key: 'which', type: 'text', required: false, completes: 'sources' }],
  build: (given) => ({ kind: 'source-history', which: given('which') }),
  run: async ({ which }, speech, context) => {
    const messages = messagesFor(speech)
    const found = which === '' ? undefined : chosen(which, speech, context)
    if (found && 'reply' in found) return found.reply
    const source = found && (addedFileOf(found.source.id) ?? found.source.id)
    const { read, rules } = context.shelves
    const shelves = [...(read ?? allShelves(rules))]
    const changes = await context.store.changes({
      shelves,
      limit: SHOWN,
      ...(source !== undefined && { source }),
    })
    const told = await tellable(changes, context)
    if (told.length === 0) return done(speech, [prose(messages.shelf.noHistory)])
    return done(speech, [
      heading(found ? messages.shelf.historyOf(found.source.title) : messages.shelf.history),
      { kind: 'fields', fields: await Promise.all(told.map((change) => fieldOf(change, speech, context))) },
    ])
  },
})

/** Without the changes of sources that have moved to where the place does not read. */
const tellable = async (
  changes: readonly ShelfChange[],
  { store, shelves: { read, of } }: Context,
): Promise<readonly ShelfChange[]> => {
  const told = await Promise.all(
    changes.map(async ({ source }) => {
      if (source === undefined || read === undefined) return true
      const shelf = of.get(source) ?? (await store.added(source))?.shelf
      return shelf === undefined || read.has(shelf)
    }),
  )
  return changes.filter((_, at) => told[at])
}

/** The ids of all shelves that may have a trail. */
export const allShelves = ({ shelves, bindings }: ShelfRules): ReadonlySet<string> =>
  new Set([
    MAIN_SHELF,
    ...shelves.map(({ id }) => id),
    ...bindings.map(({ channel }) => channelShelf(channel)),
  ])

const fieldOf = async (
  { at, action, what = '', by }: ShelfChange,
  speech: Speech,
  { access, place }: Context,
): Promise<Field> => {
  const { shelf: words } = messagesFor(speech)
  // Somebody of another workspace changed the main shelf: their name is nobody's business here.
  const isOurs = by?.platform === place.platform && by.workspace === place.workspace
  const who =
    by && isOurs ? ((await access.nameOf(by.user)) ?? messagesFor(speech).access.somebody) : undefined
  const said = words.changeWords[action](what)
  return { name: formatDayAt(at, speech), value: who === undefined ? said : `${said} (${who})` }
}
