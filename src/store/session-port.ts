/** What a store saves of the people who are signed in to the reader. */
export interface SessionStore {
  /** Replaces a session of the same hash. */
  saveSession(session: SavedSession): Promise<void>
  /** A session, also one that has expired and was not forgotten yet. */
  session(hash: string): Promise<SavedSession | undefined>
  /** Changes a session that is there. One that was deleted meanwhile stays deleted. */
  changeSession(hash: string, change: Partial<Pick<SavedSession, 'workspace' | 'until'>>): Promise<void>
  deleteSession(hash: string): Promise<void>
}

/** A person who is signed in with one browser. */
export interface SavedSession {
  /** Of the session's id, which the browser alone has. */
  readonly hash: string
  readonly platform: string
  readonly workspace: string
  readonly user: string
  /** The workspaces that they can change to, their own among them. */
  readonly workspaces: readonly string[]
  /** When they signed in. */
  readonly at: number
  /** When the session expires. `Store.forget` deletes it then. */
  readonly until: number
}
