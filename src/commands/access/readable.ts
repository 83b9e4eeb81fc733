import type { Place } from '../../model.ts'
import { MAIN_SHELF } from '../../sources/shelf/added.ts'
import type { ChannelRef } from '../../store/port.ts'
import type { SavedShelf, ShelfBinding } from '../../store/shelf-port.ts'

/** The shelves there are, and which channels read which. */
export interface ShelfRules {
  readonly shelves: readonly SavedShelf[]
  readonly bindings: readonly ShelfBinding[]
}

/** What a command may know of the shelves. */
export interface ShelvesHere {
  /** See `Shelved.asOf`. */
  readonly asOf: number | undefined
  /** See `Shelved.passedOver`. */
  readonly passedOver: string
  readonly shelves: {
    /** The ids of those that the place reads; undefined for all. */
    readonly read: ReadonlySet<string> | undefined
    /** All there are. A reply names only those that `shelvesSeenFrom` gives. */
    readonly rules: ShelfRules
    /** The store's root of the folder that is read. */
    readonly folder: string
    /** Whether another process reads the folder, and this one takes the sources from the store. */
    readonly isFollowed?: boolean
    /** Where each source stands, by its id. */
    readonly of: ReadonlyMap<string, string>
  }
}

/** A terminal's person is nobody's user. They can read the store itself. */
export const isOperator = ({ workspace, channel, user }: Place): boolean =>
  workspace === undefined && channel === undefined && user === undefined

/** The shelf of a workspace: every channel of it reads it unless it is unbound there. */
export const teamShelf = ({ platform, workspace = '' }: Pick<Place, 'platform' | 'workspace'>): string =>
  `team:${platform}:${workspace}`

/** The shelf of a private channel, or of the direct messages with one person. */
export const channelShelf = ({ platform, workspace = '', channel }: ChannelRef): string =>
  `channel:${platform}:${workspace}:${channel}`

/**
 * The ids of the shelves that a place reads. This decides what may be told there: whatever tells of sources asks a library of these
 * shelves and no others. Undefined for those who run the bot: at their machine they read everything.
 *
 * A place reads the main shelf, that of its workspace and its own, and what its channel was bound to; not what it was unbound from. A
 * binding to a shelf of another workspace has no effect.
 */
export const shelvesReadBy = (
  place: Place,
  { shelves, bindings }: ShelfRules,
): ReadonlySet<string> | undefined => {
  if (isOperator(place)) return undefined
  const { platform, workspace, channel } = place
  const read = new Set([MAIN_SHELF])
  if (workspace !== undefined) read.add(teamShelf(place))
  if (channel === undefined) return read
  const own = new Set(shelves.filter((shelf) => isOfWorkspace(shelf, place)).map(({ id }) => id))
  for (const { channel: bound, shelf, reads } of bindings) {
    if (bound.channel !== channel || bound.platform !== platform || bound.workspace !== workspace) continue
    if (!reads) read.delete(shelf)
    else if (own.has(shelf)) read.add(shelf)
  }
  // Its own it always reads: nobody else does.
  read.add(channelShelf({ ...place, channel }))
  return read
}

/** Whether a shelf belongs to the workspace of a place. */
export const isOfWorkspace = (
  { platform, workspace }: SavedShelf,
  place: Pick<Place, 'platform' | 'workspace'>,
): boolean => platform === place.platform && workspace === place.workspace

/** A place of each kind that may read something else than others. */
export const placesOf = ({ shelves, bindings }: ShelfRules): readonly Place[] => [
  { platform: 'none', user: 'nobody' },
  ...shelves.map(({ platform, workspace, channel }) => placeIn({ platform, workspace, channel })),
  ...shelves.map(({ platform, workspace }) => placeIn({ platform, workspace, channel: undefined })),
  ...bindings.map(({ channel }) => placeIn({ workspace: undefined, ...channel })),
]

const placeIn = ({
  platform,
  workspace,
  channel,
}: {
  readonly [Key in 'platform' | 'workspace' | 'channel']: string | undefined
}): Place => ({
  platform: platform ?? '',
  user: 'somebody',
  ...(workspace !== undefined && { workspace }),
  ...(channel !== undefined && { channel }),
})
