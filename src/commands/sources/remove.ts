import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Source, Speech } from '../../model.ts'
import { done, heading, prose, type Reply } from '../../reply.ts'
import { recheck } from '../../sources/added/recheck.ts'
import { addedFileOf, removeAddition, restoreAddition } from '../../sources/added/save.ts'
import type { AddedSource } from '../../store/shelf-port.ts'
import type { Context } from '../context.ts'
import { defineCommand } from '../row.ts'
import { actorOf, allowChange } from '../shelves/shelves.ts'
import { sourceBlock } from './list.ts'
import { chooseSources } from './show.ts'

const WHICH = { key: 'which', type: 'text', required: true, completes: 'sources' } as const

/** Takes an added source off its shelf at once. @throws UserError if there is no such source, or it is a file of the folder */
export const sourceRemoveCommand = defineCommand({
  name: 'source remove',
  key: 'sourceRemove',
  changesShelf: true,
  arguments: [WHICH],
  build: (given) => ({ kind: 'source-remove', which: given('which') }),
  run: async ({ which }, speech, context) => {
    const messages = messagesFor(speech)
    const found = chosen(which, speech, context)
    if ('reply' in found) return found.reply
    const { source } = found
    const added = await addedOf(source, context)
    if (added === undefined) throw new UserError(messages.shelf.fileOfFolder(source.file ?? source.id))
    allowChange(added.shelf, context, speech)
    await removeAddition(context.store, added, context.now(), actorOf(context.place))
    await context.refresh()
    const command = { kind: 'source-restore', id: added.id } as const
    return done(
      speech,
      [prose(messages.shelf.removed(source.title))],
      [{ key: 'undo', label: messages.shelf.putBack, command }],
    )
  },
})

/** Puts a removed source back. @throws UserError if the place does not read its shelf, or its words are gone */
export const restoreSource = async (id: string, speech: Speech, context: Context): Promise<Reply> => {
  const { store, shelves, now, place, refresh } = context
  const messages = messagesFor(speech)
  const added = await store.added(id)
  if (added === undefined || shelves.read?.has(added.shelf) === false) throw new UserError(messages.expired)
  allowChange(added.shelf, context, speech)
  const back = added.removed === undefined || (await restoreAddition(store, added, now(), actorOf(place)))
  if (!back) throw new UserError(messages.shelf.cannotRestore)
  const { sourceById } = await refresh()
  return done(speech, [prose(messages.shelf.restored(sourceById.get(id)?.title ?? id))])
}

/** Looks again at the page of a source. Without one, reads the folder again. @throws UserError if it did not come from a link */
export const sourceRefreshCommand = defineCommand({
  name: 'source refresh',
  key: 'sourceRefresh',
  changesShelf: true,
  arguments: [{ ...WHICH, required: false }],
  build: (given) => ({ kind: 'source-refresh', which: given('which') }),
  run: async ({ which }, speech, context) => {
    const { store, readers, now, place, refresh, shelves } = context
    const messages = messagesFor(speech)
    if (which === '') {
      await refresh()
      return done(speech, [prose(messages.shelf[shelves.isFollowed ? 'folderFollowed' : 'folderRead'])])
    }
    const found = chosen(which, speech, context)
    if ('reply' in found) return found.reply
    const added = await addedOf(found.source, context)
    if (added?.link === undefined) throw new UserError(messages.shelf.notAdded)
    const asked = true
    const { found: what, error } = await recheck(added, { ...readers, store, now }, actorOf(place), asked)
    await refresh()
    const said = prose(messages.shelf.refreshed[what](found.source.title))
    return done(speech, error ? [said, prose(messages.web.fault[error.reason](error.detail))] : [said])
  },
})

/** The row of a source that came from a link, a file or a feed; undefined for one of the folder. */
const addedOf = async (
  source: Source,
  { store }: Pick<Context, 'store'>,
): Promise<AddedSource | undefined> => {
  const file = addedFileOf(source.id)
  const added = file === undefined ? undefined : await store.added(file)
  return added?.removed === undefined ? added : undefined
}

/** The source that somebody means, or a reply that lists those they may mean. @throws UserError if there is none */
export const chosen = (
  which: string,
  speech: Speech,
  context: Context,
): { readonly source: Source } | { readonly reply: Reply } => {
  const messages = messagesFor(speech)
  if (which === '') throw new UserError(messages.shelf.whichSource)
  const [first, ...more] = chooseSources(which, context, messages)
  if (!first) throw new UserError(messages.noSuchTitle(shorten(which)))
  if (more.length === 0) return { source: first }
  const several = [first, ...more]
  return {
    reply: {
      language: speech,
      outcome: 'refused',
      blocks: [
        heading(messages.severalTitles(several.length)),
        ...several
          .slice(0, SHOWN_CHOICES)
          .map((source) => sourceBlock(source, context.shelf.sources.indexOf(source) + 1, messages, context)),
      ],
    },
  }
}

/** The most sources of one name that are listed to choose from. */
const SHOWN_CHOICES = 10
