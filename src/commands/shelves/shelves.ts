import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { fold } from '../../language/fold.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Messages } from '../../messages/en.ts'
import { formatList } from '../../messages/format.ts'
import type { Place, Speech } from '../../model.ts'
import type { Actor } from '../../sources/added/save.ts'
import { MAIN_SHELF } from '../../sources/shelf/added.ts'
import type { SavedShelf } from '../../store/shelf-port.ts'
import { channelShelf, isOfWorkspace, isOperator, teamShelf } from '../access/readable.ts'
import type { Context } from '../context.ts'

/*
 * The commands about shelves. This file says which shelves somebody may hear of, what they are called, and where a source goes that somebody
 * adds; `list.ts`, `bind.ts` and `move.ts` carry the commands out.
 */

/** A shelf as somebody may hear of it. */
export interface SeenShelf {
  readonly id: string
  readonly name: string
  /** Whether the place reads it. */
  readonly isRead: boolean
}

type Here = Pick<Context, 'place' | 'shelves'>

/**
 * The shelves that somebody at a place may hear of: those that it reads, and those of its workspace that belong to no channel. The main one
 * comes first.
 */
export const shelvesSeenFrom = (
  { place, shelves: { read, rules } }: Here,
  messages: Messages,
): readonly SeenShelf[] => {
  const isRead = (id: string): boolean => read === undefined || read.has(id)
  const seen = rules.shelves.filter(
    (shelf) => isRead(shelf.id) || (shelf.channel === undefined && isOfWorkspace(shelf, place)),
  )
  const main = { id: MAIN_SHELF, name: messages.shelf.main, isRead: isRead(MAIN_SHELF) }
  return [
    main,
    ...seen.map((shelf) => ({
      id: shelf.id,
      name: nameOf(shelf, place, messages),
      isRead: isRead(shelf.id),
    })),
  ]
}

/** What a shelf is called: those that nobody named are named by what they are. */
const nameOf = (
  { id, name, platform, workspace, channel }: SavedShelf,
  place: Place,
  { shelf }: Messages,
): string => {
  if (id === teamShelf({ platform, ...(workspace !== undefined && { workspace }) }))
    return isOperator(place) ? id : shelf.team
  const isChannels =
    channel !== undefined &&
    id === channelShelf({ platform, channel, ...(workspace !== undefined && { workspace }) })
  if (isChannels) return channel === place.channel ? shelf.here : id
  return name
}

/** The name of a shelf that the place reads. */
export const shelfName = (id: string, context: Here, messages: Messages): string =>
  shelvesSeenFrom(context, messages).find((shelf) => shelf.id === id)?.name ?? messages.shelf.main

/** The shelf that somebody means. @throws UserError that names those there are */
export const shelfNamed = (typed: string, context: Here, speech: Speech): SeenShelf => {
  const messages = messagesFor(speech)
  if (typed === '') throw new UserError(messages.shelf.whichShelf)
  const seen = shelvesSeenFrom(context, messages)
  const words = fold(typed.replace(/^[“"«]|[”"»]$/g, ''))
  const found = seen.find(({ id, name }) => fold(name) === words || id === typed)
  if (!found)
    throw new UserError(
      messages.shelf.noSuchShelf(
        shorten(typed),
        formatList(
          seen.map(({ name }) => name),
          speech,
        ),
      ),
    )
  return found
}

/**
 * Allows a change of what stands on a shelf.
 * @throws UserError for the main one, if workspaces that know nothing of each other read it: only whoever runs the bot changes it then
 */
export const allowChange = (shelf: string, { access, place }: Context, speech: Speech): void => {
  if (shelf === MAIN_SHELF && access.isMainFixed && !isOperator(place))
    throw new UserError(messagesFor(speech).shelf.mainIsFixed)
}

/**
 * Where a source goes that somebody adds: where they say; else in a channel that everybody in the workspace may know of, on the shelf of the
 * workspace, if it is read there; in any other, on the channel's own; in a terminal, on the main one. A shelf that is missing is made.
 * @param typed its name; empty if none was said
 * @throws UserError if there is no such shelf
 */
export const shelfForAdding = async (typed: string, context: Context, speech: Speech): Promise<string> => {
  if (typed !== '') {
    const { id } = shelfNamed(typed, context, speech)
    allowChange(id, context, speech)
    return id
  }
  const { place, access, store, now, shelves } = context
  if (isOperator(place)) return MAIN_SHELF
  const { platform, workspace, channel } = place
  const where = { platform, ...(workspace !== undefined && { workspace }) }
  const isForTeam =
    channel === undefined ||
    (shelves.read?.has(teamShelf(where)) && (await access.isOpen({ ...where, channel })))
  const own = isForTeam
    ? { ...where, id: teamShelf(where), name: 'team', at: now() }
    : { ...where, channel, id: channelShelf({ ...where, channel }), name: 'channel', at: now() }
  if (!shelves.rules.shelves.some(({ id }) => id === own.id)) await store.saveShelf(own)
  return own.id
}

/** Who makes a change, for the audit trail. */
export const actorOf = ({ platform, workspace, user }: Place): Actor =>
  user === undefined ? undefined : { platform, user, ...(workspace !== undefined && { workspace }) }
