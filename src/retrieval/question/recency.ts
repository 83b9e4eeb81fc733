import type { Source } from '../../model.ts'
import type { Steps } from '../../steps.ts'
import type { Period } from './about-now.ts'

/** Days since 1 January 1970. */
type Day = number

const DAY = 86_400_000

/** The time that a question about now means. */
export interface Moment {
  readonly from: Day
  readonly to: Day
  /** The newest day that any source was published on. A later date is taken for wrong. */
  readonly newest: Day
  /** At this many days from the moment, a source is half as near. */
  readonly halfway: number
  /** At most this many days from the moment, a source can still be about it; absent where none is too old. */
  readonly reach?: number
}

/** The nearness of a source without a date: it may be new or old. */
const UNDATED = 0.3

/** Days of tolerance for time zones: somewhere the date is already tomorrow's. */
const ZONES = 1

/** The first and the last day that a date may mean; undefined if it is no date. */
const daysOf = (published: string | undefined): readonly [first: Day, last: Day] | undefined => {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(published ?? '') ?? []
  if (year === undefined) return undefined
  const dayAt = (y: number, m: number, d: number): Day => Math.floor(Date.UTC(y, m, d) / DAY)
  const y = Number(year)
  const m = Number(month ?? 1) - 1
  if (day !== undefined) {
    const at = dayAt(y, m, Number(day))
    return [at, at]
  }
  return [dayAt(y, m, 1), (month === undefined ? dayAt(y + 1, 0, 1) : dayAt(y, m + 1, 1)) - 1]
}

/** Gives the newest day up to `now` (milliseconds since 1970) that any source was published on; undefined if there is none. */
export type NewestUntil = (now: number) => Day | undefined

/** Collects the days on which a shelf's sources were published. */
export function* readDates(sources: readonly Source[]): Steps<NewestUntil> {
  const days = new Set<Day>()
  for (const [at, { published }] of sources.entries()) {
    if (at % 64 === 0) yield
    const first = daysOf(published)?.[0]
    if (first !== undefined) days.add(first)
  }
  const sorted = [...days].sort((a, b) => b - a)
  return (now) => sorted.find((day) => day <= Math.floor(now / DAY) + ZONES)
}

/** In days, how fast nearness falls and how long a source still counts. "Today" and "lately" have no limit: what they mean depends on the subject. */
const PACES: Readonly<Record<Period, Pick<Moment, 'halfway' | 'reach'>>> = {
  yesterday: { halfway: 1, reach: 3 },
  today: { halfway: 1 },
  'last week': { halfway: 1.5, reach: 7 },
  week: { halfway: 3, reach: 7 },
  'last month': { halfway: 5, reach: 31 },
  month: { halfway: 8, reach: 31 },
  'last year': { halfway: 60, reach: 366 },
  year: { halfway: 20, reach: 366 },
  lately: { halfway: 15 },
}

/** The days of a period, as a reader on the shelf's newest day would mean it. Weeks begin on Monday. */
const rangeOf = (period: Period, newest: Day): readonly [from: Day, to: Day] => {
  const date = new Date(newest * DAY)
  const day = (year: number, month: number, of: number): Day => Date.UTC(year, month, of) / DAY
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  switch (period) {
    case 'yesterday':
      return [newest - 1, newest - 1]
    case 'last week': {
      const monday = newest - ((date.getUTCDay() + 6) % 7)
      return [monday - 7, monday - 1]
    }
    case 'last month':
      return [day(year, month - 1, 1), day(year, month, 1) - 1]
    case 'last year':
      return [day(year - 1, 0, 1), day(year, 0, 1) - 1]
    // A period that still goes on is best told by the newest source.
    default:
      return [newest, newest]
  }
}

/** The moment that a period means on a shelf. It counts from the newest source, because nothing may have been added for a while. */
export const momentOf = (period: Period, newest: Day): Moment => {
  const [from, to] = rangeOf(period, newest)
  return { from, to, newest, ...PACES[period] }
}

/** How many days from the moment a source was published; undefined if its date is unknown or wrong. */
const distance = ({ from, to, newest }: Moment, { published }: Source): number | undefined => {
  const days = daysOf(published)
  if (days === undefined || days[0] > newest) return undefined
  const at = Math.min(newest, (days[0] + days[1]) / 2)
  return Math.max(0, from - at, at - to)
}

/** How near in time a source is: 1 within the moment, 0.5 at `halfway`. It never stops falling, so the newer of two old sources is nearer. */
export const nearness = (moment: Moment, source: Source): number => {
  const away = distance(moment, source)
  return away === undefined ? UNDATED : 1 / (1 + away / moment.halfway)
}

/** How much too old a source is for the moment: 0 within reach or without a date, rising towards 1. */
export const staleness = (moment: Moment, source: Source): number => {
  const away = distance(moment, source)
  if (moment.reach === undefined || away === undefined) return 0
  return 1 - Math.min(1, moment.reach / Math.max(away, 1))
}
