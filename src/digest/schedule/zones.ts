import { UserError } from '../../errors.ts'

/**
 * The proper spelling of a time zone's name ("Europe/Kyiv"), typed in any letter case. Old names stay as they are; they work too. Abbreviations
 * and offsets ("CET", "EST", "+02:00") are refused: they are ambiguous, or keep winter time all year.
 * @returns undefined if this runtime knows no such zone
 */
export const readZone = (typed: string): string | undefined => {
  if (!WHOLE_NAME.test(typed) || !isKnown(typed)) return undefined
  return listed().get(typed.toLowerCase()) ?? spell(typed)
}

/**
 * The names of zones in which each typed word begins a part: "mad" finds Europe/Madrid.
 * @param usual comes first while nothing is typed
 */
export const zonesLike = (typed: string, usual: string, limit: number): readonly string[] => {
  const words = partsOf(typed)
  const matches = (name: string): boolean => {
    const parts = partsOf(name)
    return words.every((word) => parts.some((part) => part.startsWith(word)))
  }
  const names = words.length === 0 ? [usual, ...listed().values()] : [...listed().values()].filter(matches)
  return [...new Set(names)].slice(0, limit)
}

const partsOf = (name: string): readonly string[] => name.toLowerCase().match(/[^/_\s-]+/g) ?? []

/** The local time of an instant, in minutes after midnight. @throws UserError if the runtime does not know the zone */
export const minuteOfDay = (zone: string, instant: number): number => {
  const [hour = 0, minute = 0] = clockOf(zone).format(instant).split(':').map(Number)
  return 60 * hour + minute
}

/** @throws UserError if the runtime does not know the zone */
export const checkZone = (zone: string): void => {
  if (!isKnown(zone)) throw new UnknownZone(zone)
}

/** A schedule names a zone that this runtime does not know. */
export class UnknownZone extends UserError {
  constructor(zone: string) {
    super(
      `The time zone ${zone} is not known here. Set the digest again with another, such as Europe/Madrid.`,
    )
  }
}

const isKnown = (zone: string): boolean => {
  try {
    clockOf(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Making a formatter takes a thousand times as long as using it. Only known zones get in, and they are few. */
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (zone: string): Intl.DateTimeFormat => {
  const kept = clocks.get(zone)
  if (kept) return kept
  const options = { timeZone: zone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en', options)
  if (clocks.size < 1_000) clocks.set(zone, made)
  return made
}

/** An area and a place ("Europe/Madrid"), a country ("Singapore"), or a name of UTC. Shorter words are abbreviations. */
const WHOLE_NAME = /^(?:utc|gmt|[a-z]{4,20}|[a-z]{2,20}\/[a-z][a-z0-9_+/-]{1,40})$/i

/** The names that the runtime lists, by their lower case. It knows each zone by other names too, which it does not list. */
let names: ReadonlyMap<string, string> | undefined
const listed = (): ReadonlyMap<string, string> => {
  names ??= new Map(Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name]))
  return names
}

const spell = (typed: string): string =>
  typed
    .toLowerCase()
    .split(/([/_-])/)
    .map((part) => UNUSUAL.get(part) ?? (/^gmt\+?\d/.test(part) ? part.toUpperCase() : capitalise(part)))
    .join('')

const capitalise = (part: string): string => part.charAt(0).toUpperCase() + part.slice(1)

/** Parts of the names in the tz database's file "backward" that are not simply capitalised. */
const UNUSUAL = new Map(
  [
    ...['UTC', 'GMT', 'UCT', 'US', 'NSW', 'ACT', 'LHI', 'IN', 'of', 'es', 'au', 'McMurdo'],
    ...['DumontDUrville', 'ComodRivadavia', 'DeNoronha', 'EasterIsland', 'BajaNorte', 'BajaSur'],
  ].map((part) => [part.toLowerCase(), part]),
)
