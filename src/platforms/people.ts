import type { Role, Sender } from '../commands/access/access.ts'

/** A workspace where the bot answers. */
export interface Workspace {
  readonly id: string
  readonly name?: string
}

/** What a platform says of somebody now. */
export interface Person extends Pick<Sender, 'usualSettingsBy'> {
  readonly role: Role
  /** As others see it. */
  readonly name?: string
}

/** Who people are, for those who come by another way than a platform's messages. Neither function rejects. */
export interface People {
  /** The workspaces where the bot answers; undefined if that is not known now. */
  workspaces(): Promise<readonly Workspace[] | undefined>
  /**
   * Somebody in a workspace, as they were a few minutes ago or are now: `nobody` if they do not belong to it, or the bot does not;
   * undefined if the platform does not tell.
   */
  personOf(workspace: string, user: string): Promise<Person | 'nobody' | undefined>
}

/** How long a finding is remembered, and for how long nobody is asked again after a failure, in milliseconds. */
const REMEMBERED = 300_000
const FAILED = 10_000
/** For how long after a finding it still stands if nobody tells anything newer, in milliseconds: a short failure shuts nobody out. */
const STANDS = 900_000
/** Of how many people, to bound the memory. */
const MAX_REMEMBERED = 10_000

interface Entry<Found> {
  found: Promise<Found | undefined>
  /** When to ask again. */
  until: number
  /** The last finding, and when it was asked for. */
  last?: { readonly found: Found; readonly at: number }
}

/**
 * Looks people up, and remembers what was found for five minutes. If a look-up fails, which is when it finds undefined, the finding before
 * it stands until it is a quarter of an hour old.
 * @param now in milliseconds
 */
export const rememberFindings = <Found>(
  lookUp: (...names: readonly string[]) => Promise<Found | undefined>,
  now: () => number = Date.now,
) => {
  const known = new Map<string, Entry<Found>>()

  const ask = async (
    names: readonly string[],
    entry: Entry<Found>,
    at: number,
  ): Promise<Found | undefined> => {
    const found = await lookUp(...names)
    if (found !== undefined) {
      entry.last = { found, at }
      return found
    }
    entry.until = now() + FAILED
    return entry.last && now() - entry.last.at < STANDS ? entry.last.found : undefined
  }

  return (...names: readonly string[]): Promise<Found | undefined> => {
    const key = JSON.stringify(names)
    const at = now()
    const earlier = known.get(key)
    if (earlier && earlier.until > at) return earlier.found
    if (!earlier && known.size >= MAX_REMEMBERED) known.clear()
    const entry: Entry<Found> = earlier ?? { found: Promise.resolve(undefined), until: 0 }
    entry.until = at + REMEMBERED
    entry.found = ask(names, entry, at)
    known.set(key, entry)
    return entry.found
  }
}
