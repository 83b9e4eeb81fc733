/** How much is held, in characters of text; what is no text counts as about so many as take as much memory. */
export interface Bounds {
  /** Between turns of the event loop. */
  readonly atRest: number
  /** Within one turn: an answer comes back to the same texts again and again. */
  readonly inTurn: number
}

/** What was read last, and is likely to be asked for again. */
export interface Recent {
  /** The value of a key. `make` is asked where it is not held, and says how much it weighs. */
  readonly get: <T>(key: object, make: () => readonly [value: T, weight: number]) => T
  /** How much is held now. */
  readonly weight: () => number
}

/**
 * Holds what was used last, up to a bound. Within a turn what was just read stays, however large it is, or a text that is larger than the bound
 * would be read again for each of its words.
 */
export const createRecent = ({ atRest, inTurn }: Bounds): Recent => {
  const held = new Map<object, Held>()
  let total = 0
  /** Counts the uses. To put what is used at the end of a list would take longer, and it is used at every word. */
  let uses = 0
  let isTrimming = false
  /** Lets go of what was used longest ago. */
  const trim = (most: number, least: number): void => {
    if (total <= most) return
    for (const [key, { weight }] of [...held].sort((a, b) => a[1].used - b[1].used)) {
      // Some more than it must, so that it is not sorted again for the next.
      if (total <= most * ENOUGH || held.size <= least) return
      held.delete(key)
      total -= weight
    }
  }
  return {
    weight: () => total,
    get: <T>(key: object, make: () => readonly [T, number]): T => {
      uses += 1
      const known = held.get(key)
      if (known !== undefined) {
        known.used = uses
        return known.value as T
      }
      const [value, weight] = make()
      held.set(key, { value, weight, used: uses })
      total += weight
      trim(inTurn, 1)
      if (total > atRest && !isTrimming) {
        isTrimming = true
        setImmediate(() => {
          isTrimming = false
          trim(atRest, 0)
        }).unref()
      }
      return value
    },
  }
}

const ENOUGH = 0.9

interface Held {
  readonly value: unknown
  readonly weight: number
  used: number
}
