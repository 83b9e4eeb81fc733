import type { Place } from '../model.ts'

/** What a store saves of shelves: who reads which, where the sources that people added came from, and who changed what. */
export interface ShelfStore {
  /** Replaces a shelf of the same id. */
  saveShelf(shelf: SavedShelf): Promise<void>
  /** Deletes a shelf with its bindings. Its sources stay where they are. */
  deleteShelf(id: string): Promise<void>
  /** All shelves, the oldest first. */
  shelves(): Promise<readonly SavedShelf[]>
  /** Replaces what was saved for the same channel and shelf. */
  saveBinding(binding: ShelfBinding): Promise<void>
  bindings(): Promise<readonly ShelfBinding[]>
  /** Puts a source of the folder on a shelf. @param shelf undefined: where the folder's sources stand by themselves */
  placeSource(source: string, shelf: string | undefined): Promise<void>
  /** The sources of the folder that were put on a shelf, each with the shelf. */
  placements(): Promise<ReadonlyMap<string, string>>

  /** Replaces what was saved of the same source. */
  saveAdded(added: AddedSource): Promise<void>
  added(source: string): Promise<AddedSource | undefined>
  /** Those that were added from a link, wherever they stand; removed ones too. */
  addedFrom(link: string): Promise<readonly AddedSource[]>
  /** Those whose link was last looked at before a time, the longest ago first, at most `limit`. Removed ones are left out. */
  addedBefore(checked: number, limit: number): Promise<readonly AddedSource[]>

  recordChange(change: ShelfChange): Promise<void>
  /** The last changes of some shelves, or of one source on them, newest first, at most `limit`. */
  changes(of: {
    readonly shelves: readonly string[]
    readonly source?: string
    readonly limit: number
  }): Promise<readonly ShelfChange[]>
}

/** A shelf that people made, or that was made for a workspace or a private channel when the first source was added there. */
export interface SavedShelf {
  readonly id: string
  readonly name: string
  readonly platform: string
  /** Nobody in another workspace reads it. */
  readonly workspace?: string
  /** The private channel, or direct messages, that it belongs to. Who does not read it there does not learn of it. */
  readonly channel?: string
  readonly at: number
}

/** Whether a channel reads a shelf: it overrides what it would read otherwise. */
export interface ShelfBinding {
  readonly channel: Pick<Place, 'platform' | 'workspace'> & { readonly channel: string }
  readonly shelf: string
  readonly reads: boolean
}

/** A source that came from chat: where it came from, and how its link was when it was last looked at. */
export interface AddedSource {
  /** The id of the source. */
  readonly id: string
  readonly shelf: string
  /** The link that the article is known by; absent for a file. */
  readonly link?: string
  /** The feed that it came from. */
  readonly feed?: string
  /** When it was added, and when its link was last looked at. */
  readonly at: number
  readonly checked: number
  /** What the server said of the version that was read. */
  readonly etag?: string
  readonly lastModified?: string
  /** How often in a row the link had no page any more. */
  readonly misses: number
  /** When it was removed; absent while it is there. */
  readonly removed?: number
}

/** What was done to a shelf or a source. */
export const SHELF_ACTIONS = [
  'add',
  'change',
  'remove',
  'restore',
  'move',
  'withdraw',
  'return',
  'create',
  'delete',
  'bind',
  'unbind',
  'follow',
  'unfollow',
] as const
export type ShelfAction = (typeof SHELF_ACTIONS)[number]

/** An entry of the audit trail. */
export interface ShelfChange {
  /** Unique. */
  readonly id: string
  readonly at: number
  readonly action: ShelfAction
  readonly shelf: string
  readonly source?: string
  /** The title of the source, the name of the channel, or the feed. */
  readonly what?: string
  /** Who did it: absent for what the bot did by itself, or somebody in a terminal. */
  readonly by?: { readonly platform: string; readonly workspace?: string; readonly user: string }
}
