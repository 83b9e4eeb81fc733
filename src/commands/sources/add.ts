import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Messages } from '../../messages/en.ts'
import { formatLanguage } from '../../messages/format.ts'
import type { Source, Speech } from '../../model.ts'
import { origin } from '../../plain-text.ts'
import { type Action, done, note, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import { sourceLine } from '../../retrieval/answer/citation.ts'
import { type ReadLink, readLink } from '../../sources/added/article.ts'
import { type Addition, addedId, saveAddition } from '../../sources/added/save.ts'
import { passagesIn } from '../../sources/passages/lists.ts'
import { MAIN_SHELF } from '../../sources/shelf/added.ts'
import { WebError } from '../../sources/web/fetch/web-error.ts'
import { channelShelf, teamShelf } from '../access/readable.ts'
import type { Context, Library } from '../context.ts'
import { defineCommand, firstWord } from '../row.ts'
import { actorOf, shelfForAdding, shelfName } from '../shelves/shelves.ts'

/** How many words of a source's beginning are shown. */
const SHOWN_WORDS = 24

/**
 * Adds the article of a link to a shelf, and says what was understood of it. A page that is no article is not added unless `anyway`.
 * @throws UserError if the link cannot be read, or there is no such shelf
 */
export const sourceAddCommand = defineCommand({
  name: 'source add',
  key: 'sourceAdd',
  changesShelf: true,
  arguments: [
    { key: 'link', type: 'text', required: true },
    { key: 'shelf', type: 'text', required: false, completes: 'shelves' },
  ],
  build: (given) => {
    const [, link = '', anyway] = /^<?(\S*?)(?:\|[^>]*)?>?(?:\s+(anyway))?$/i.exec(given('link')) ?? [
      undefined,
      given('link'),
    ]
    return { kind: 'source-add', link, shelf: given('shelf'), anyway: anyway !== undefined }
  },
  read: (words) => {
    const [link, rest] = firstWord(words)
    if (/^anyway$/i.test(rest)) return { link: words }
    return { link, shelf: rest.replace(/^(?:to|on|a|al|en)\s+/i, '') }
  },
  run: async ({ link, shelf, anyway }, speech, context) => {
    const messages = messagesFor(speech)
    if (link === '') throw new UserError(messages.shelf.whatToAdd)
    if (!URL.canParse(withScheme(link))) throw new UserError(messages.web.fault['not-a-link']())
    return addLink(link, await shelfForAdding(shelf, context, speech), anyway, speech, context)
  },
})

/** Adds a page that was no article when it was first asked for. @param id of the source that it becomes */
export const addAnyway = async (id: string, speech: Speech, context: Context): Promise<Reply> => {
  const asked = await context.store.added(id)
  const mayRead = asked !== undefined && (context.shelves.read?.has(asked.shelf) ?? true)
  if (!mayRead || asked.link === undefined) throw new UserError(messagesFor(speech).expired)
  return addLink(asked.link, asked.shelf, true, speech, context)
}

/** Reads a link and saves it on a shelf. @throws UserError if it cannot be read */
export const addLink = async (
  link: string,
  shelf: string,
  anyway: boolean,
  speech: Speech,
  context: Context,
): Promise<Reply> => {
  const messages = messagesFor(speech)
  const { store, now, readers } = context
  let read: ReadLink | undefined
  try {
    read = await readLink(withScheme(link), readers)
  } catch (error) {
    if (error instanceof WebError) throw new UserError(messages.web.fault[error.reason](error.detail))
    throw error
  }
  if (read === undefined) throw new Error('A link was not modified although nothing was known of it.')
  const from = { link: read.link }
  if (read.documents.length === 0)
    throw new UserError(
      read.problems[0] ? messages.shelf.unreadable(read.problems[0]) : messages.web.noArticle.empty,
    )
  if (read.fault !== undefined && !anyway) {
    // Remembered, so that a button can say which link it means.
    const id = addedId(shelf, from)
    if ((await store.added(id)) === undefined)
      await store.saveAdded({
        id,
        shelf,
        link: read.link,
        at: now(),
        checked: now(),
        misses: 0,
        removed: now(),
      })
    const label = messages.button.add
    return {
      language: speech,
      outcome: 'refused',
      blocks: [prose(messages.web.noArticle[read.fault]), prose(messages.shelf.askAgain(link))],
      actions: [{ key: 'add', label, command: { kind: 'source-anyway', id } }],
    }
  }
  return saveAndTell({ ...read, shelf, from }, speech, context)
}

/** A link as people type it: `post.example/ferry` is one, a word alone is none. */
export const withScheme = (link: string): string =>
  /^[a-z][a-z0-9+.-]*:/i.test(link) || !/^[^/\s]+\.[^/\s]/.test(link) ? link : `https://${link}`

/** Saves what was read, and says what was understood. */
export const saveAndTell = async (addition: Addition, speech: Speech, context: Context): Promise<Reply> => {
  const { store, now, refresh, place } = context
  const messages = messagesFor(speech)
  const { from, shelf, documents } = addition
  // It may have moved there, and then its id is of its first shelf.
  const there = 'link' in from ? await store.addedFrom(from.link) : []
  const known = there.find((one) => one.shelf === shelf && one.removed === undefined)
  const { added, as } = await saveAddition(
    store,
    { ...addition, ...(known && { id: known.id }) },
    now(),
    actorOf(place),
  )
  const library = await refresh()
  const source = library.sourceById.get(added.id)
  if (!source) throw new Error(`${added.id} was saved, and is not on its shelf.`)
  const which = library.references.idOf(source)
  const show: Action = {
    key: 'show',
    label: messages.button.show,
    command: { kind: 'source-show', which, page: 1 },
  }
  if (as === 'same') return done(speech, [prose(messages.shelf.alreadyThere(source.title))], [show])
  const undo: Action = { key: 'undo', label: messages.button.undo, command: { kind: 'source-remove', which } }
  const several = documents.length > 1
  const first = several
    ? messages.shelf.severalAdded(documents.length, 'name' in from ? from.name : from.link)
    : as === 'changed'
      ? messages.shelf.changedSince(source.title)
      : messages.shelf.added(source.title)
  return done(
    speech,
    [
      prose(first),
      ...(several ? [] : understood(source, library, speech)),
      ...elsewhere(source, library, messages),
      ...readersOf(shelf, context, messages),
    ],
    as === 'new' ? [show, undo] : [show],
  )
}

/** What was understood of a source: where it is from, how much there is, and how it begins. */
const understood = (source: Source, { shelf }: Library, speech: Speech): readonly ReplyBlock[] => {
  const messages = messagesFor(speech)
  const passages = passagesIn(shelf.passages, source)
  const [first] = passages
  const language = source.language === 'und' ? undefined : formatLanguage(source.language, speech)
  const from = [source.author, origin(sourceLine(source), speech)].filter(Boolean).join(', ')
  const words = first ? source.text.slice(first.start, first.end).replace(/\s+/g, ' ').split(' ') : []
  const opening = words.length > SHOWN_WORDS ? `${words.slice(0, SHOWN_WORDS).join(' ')} …` : words.join(' ')
  return [
    note(messages.shelf.understood(passages.length, from, language)),
    ...(opening === '' ? [] : [prose(messages.shelf.begins(opening))]),
  ]
}

/** Says that the article is there already, at another place. */
const elsewhere = (source: Source, { retrieval }: Library, messages: Messages): readonly ReplyBlock[] => {
  const other = retrieval.placesOf(source).find((place) => place !== source)
  return other === undefined ? [] : [note(messages.sameArticle(other.title, other.publisher))]
}

/** Who has the sources of a shelf in their answers, if not everybody in the workspace. */
const readersOf = (shelf: string, context: Context, messages: Messages): readonly ReplyBlock[] => {
  const { place } = context
  if (shelf === MAIN_SHELF || shelf === teamShelf(place)) return []
  const isOwn = place.channel !== undefined && shelf === channelShelf({ ...place, channel: place.channel })
  return [note(isOwn ? messages.shelf.onlyHere : messages.shelf.onShelf(shelfName(shelf, context, messages)))]
}
