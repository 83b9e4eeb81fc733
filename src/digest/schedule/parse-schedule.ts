import { type DigestDays, QUIET_DAYS, type QuietDay, type ScheduleFault } from '../../command.ts'
import type { DigestSchedule } from '../../store/port.ts'
import { readZone } from './zones.ts'

/** What a person can choose about a digest. */
export type ParsedSchedule = Pick<DigestSchedule, 'time' | 'days' | 'zone' | 'quiet'>

/** Why words are not a schedule, and the word that was not understood; empty if a word is missing. */
export interface ScheduleProblem {
  readonly fault: ScheduleFault
  readonly word: string
}

/**
 * Parses what follows `/digest on`, in any order and letter case, English or Spanish: a time ("09:00", "9am", "9.30 p.m."), days ("weekdays",
 * "daily", "lunes"; weekdays by default), a zone ("europe/madrid", "America/New York"), and what to post on a quiet day ("--quiet line" or
 * "line"; nothing by default). Nothing may come twice.
 * @param defaults used for what the words leave out
 * @returns the first fault, or the schedule with its time as "09:00" and its zone properly spelt
 */
export const parseSchedule = (
  words: string,
  defaults: { readonly zone: string },
): ParsedSchedule | ScheduleProblem => {
  const said: { -readonly [Key in keyof ParsedSchedule]?: ParsedSchedule[Key] } = {}
  const rest = tokensOf(words)
  for (let token = rest.shift(); token !== undefined; token = rest.shift()) {
    const word = token.toLowerCase()
    if (FILLERS.has(word)) continue
    const read = QUIET.test(word) ? readQuiet(token, rest) : readOther(token, word, rest)
    if ('fault' in read) return read
    if (Object.keys(read).some((key) => key in said)) return wrong('bad-word', token)
    Object.assign(said, read)
  }
  const { time, days = 'weekdays', zone = defaults.zone, quiet = 'skip' } = said
  return time === undefined ? wrong('no-time', '') : { time, days, zone, quiet }
}

type Read = Partial<ParsedSchedule> | ScheduleProblem

const wrong = (fault: ScheduleFault, word: string): ScheduleProblem => ({ fault, word })

/** The words. "9.30 p. m." becomes one of them. */
const tokensOf = (words: string): string[] =>
  words
    .normalize('NFC')
    .replace(/(?<=\d) ?([ap])\.? ?m(?:\.|(?![\p{L}\p{N}/]))/giu, '$1m')
    .split(/[\s,;]+/)
    .filter(Boolean)

/** "at 9:00", "a las 9:00", "todos los días": words that mean nothing alone. */
const FILLERS = new Set(['at', 'on', 'a', 'las', 'la', 'los', 'el', 'every', 'cada', 'días', 'dias'])

const DAYS: ReadonlyMap<string, DigestDays> = new Map([
  ...['weekdays', 'weekday', 'laborables', 'laborable'].map((word) => [word, 'weekdays'] as const),
  ...['daily', 'day', 'everyday', 'diario', 'diaria', 'diariamente', 'todos', 'día', 'dia'].map(
    (word) => [word, 'daily'] as const,
  ),
  ...['mondays', 'monday', 'lunes'].map((word) => [word, 'mondays'] as const),
])

/** A dash counts, because phones turn two hyphens into one. */
const QUIET = /^[-–—]{0,2}quiet(?:=|$)/u

const readQuiet = (token: string, rest: string[]): Read => {
  const equals = token.indexOf('=')
  const typed = equals < 0 ? (rest.shift() ?? '') : token.slice(equals + 1)
  const quiet = quietOf(typed.toLowerCase())
  return quiet === undefined ? wrong('bad-quiet', typed) : { quiet }
}

const quietOf = (word: string): QuietDay | undefined => QUIET_DAYS.find((known) => known === word)

const readOther = (token: string, word: string, rest: string[]): Read => {
  const days = DAYS.get(word)
  if (days !== undefined) return { days }
  const quiet = quietOf(word)
  if (quiet !== undefined) return { quiet }
  if (/^\d/.test(word)) {
    const time = readTime(word)
    return time === undefined ? wrong('bad-time', token) : { time }
  }
  const zone = readZoneWords(token, rest)
  if (zone !== undefined) return { zone }
  return wrong(SHORT_ZONE.test(word) || word.includes('/') ? 'bad-zone' : 'bad-word', token)
}

/** The time in "9:00", "9.30", "21h30", "9h" or "9am", as "HH:MM". A bare number is no time: it may be anything. */
const readTime = (word: string): string | undefined => {
  const [, hours = '', minutes, mark, half] = /^(\d{1,2})(?:[:.h](\d{2}))?(h?)(am|pm)?$/.exec(word) ?? []
  if (minutes === undefined && !mark && half === undefined) return undefined
  const hour = Number(hours)
  const minute = Number(minutes ?? 0)
  if (hours === '' || minute > 59 || (half === undefined ? hour > 23 : hour < 1 || hour > 12))
    return undefined
  const past = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)
  return `${String(past).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The zone that begins with a token. Takes further words for a name typed with spaces, such as "America/New York". */
const readZoneWords = (token: string, rest: string[]): string | undefined => {
  // The longest name first: "America/Argentina/Buenos Aires".
  for (let more = token.includes('/') ? 3 : 0; more >= 0; more--) {
    const zone = more <= rest.length ? readZone([token, ...rest.slice(0, more)].join('_')) : undefined
    if (zone === undefined) continue
    rest.splice(0, more)
    return zone
  }
  return undefined
}

/** Words that were meant as a zone: "CET", "PST8PDT", "GMT+1", "+02:00". */
const SHORT_ZONE =
  /^(?:[+-]\d.*|(?:utc|gmt)[+-].*|[acemnpw][csemd]?[sd]?t|[cemw]es?t|bst|ist|jst|msk|hst|akst|akdt|a[ecw][sd]t|nz[sd]t|[a-z]{3}\d[a-z]{3})$/
