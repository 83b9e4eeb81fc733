import { createHmac, randomBytes } from 'node:crypto'
import type { SavedSession, SessionStore } from '../../store/session-port.ts'

/*
 * Who is signed in, browser by browser. A browser has the id of its session and nothing else. The store has the id's hash, made with a key:
 * who reads the store cannot use a session, and another key ends all of them.
 */

/** Somebody who is signed in: their place in chat, and the workspaces that they can change to. */
export type Session = Pick<SavedSession, 'platform' | 'workspace' | 'user' | 'workspaces'>

export interface Sessions {
  /** Signs somebody in. @returns the id of their session, for their browser alone */
  begin(session: Session): Promise<string>
  /** The session with an id; undefined if there is none, or it has ended. */
  find(id: string): Promise<Session | undefined>
  /** Changes to another of the session's workspaces. */
  change(id: string, workspace: string): Promise<void>
  end(id: string): Promise<void>
}

const DAY = 86_400_000
/** A session ends when it was not used for so long: whoever reads once in a month stays signed in. */
const IDLE = 30 * DAY
/** And after so long in any case, so that a browser that was sold or lost does not read on for good. */
const LONGEST = 90 * DAY
/** How often its use is written down, at most. */
const WRITTEN = DAY

/** In bytes, 256 bits. */
const RANDOM = 32
const ID = /^[\w-]{43}$/

/** How long a browser may keep the id, in seconds. */
export const SESSION_SECONDS = LONGEST / 1000

/**
 * @param key what the ids are hashed with
 * @param now in milliseconds since 1970
 */
export const createSessions = (store: SessionStore, key: Buffer, now: () => number = Date.now): Sessions => {
  const hashOf = (id: string): string => createHmac('sha256', key).update(id).digest('hex')

  const open = async (id: string): Promise<SavedSession | undefined> => {
    if (!ID.test(id)) return undefined
    const session = await store.session(hashOf(id))
    return session && now() < session.until ? session : undefined
  }

  return {
    begin: async ({ platform, workspace, user, workspaces }) => {
      const id = randomBytes(RANDOM).toString('base64url')
      const at = now()
      const who = { platform, workspace, user, workspaces }
      await store.saveSession({ ...who, hash: hashOf(id), at, until: at + IDLE })
      return id
    },
    find: async (id) => {
      const session = await open(id)
      if (!session) return undefined
      const until = Math.min(now() + IDLE, session.at + LONGEST)
      if (until - session.until >= WRITTEN) await store.changeSession(session.hash, { until })
      return session
    },
    change: async (id, workspace) => {
      const session = await open(id)
      if (session?.workspaces.includes(workspace)) await store.changeSession(session.hash, { workspace })
    },
    end: async (id) => {
      if (ID.test(id)) await store.deleteSession(hashOf(id))
    },
  }
}
