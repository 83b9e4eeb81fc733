import type { Place } from '../model.ts'

/** What a store saves of the tokens by which other programs ask. The token itself is saved nowhere. */
export interface TokenStore {
  /** False if there is one of that name, id or hash already. Then nothing is saved. */
  saveToken(token: SavedToken): Promise<boolean>
  /** All tokens, the oldest first. */
  tokens(): Promise<readonly SavedToken[]>
  tokenOf(hash: string): Promise<SavedToken | undefined>
  /** Records a day on which a token was used, unless it was used later or is gone. */
  saveTokenUse(id: string, day: number): Promise<void>
  /** @returns whether it was there */
  deleteToken(id: string): Promise<boolean>
}

/** A token of another program. */
export interface SavedToken {
  readonly id: string
  /** Its SHA-256 in hexadecimal. */
  readonly hash: string
  /** What people call it. No other token has the name. */
  readonly name: string
  /** The workspace or channel whose shelves it reads. Absent: the main shelf alone. */
  readonly reads?: TokenPlace
  readonly at: number
  /** When the day began, in UTC, on which it was last used. */
  readonly used?: number
}

/** A workspace, or a channel of one. */
export type TokenPlace = Pick<Place, 'platform' | 'channel'> & { readonly workspace: string }
