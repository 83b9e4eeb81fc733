import type { Source } from '../../model.ts'
import type { Steps } from '../steps.ts'
import type { Period } from './about-now.ts'

/** Days since 1970 began. */
type Day = number

const DAY = 86_400_000

/** A time that a question asks about. */
export interface Moment {
  readonly from: Day
  readonly to: Day
  /** The newest day that any source was published on; what is dated later is not taken for news. */
  readonly newest: Day
  /** How many days away from it a source is half as near. */
  readonly halfway: number
  /** How many days a source may be away and still speak of it; absent where none is too old. */
  readonly reach?: number
}

/** How near in time a source is whose date is not known: it may be new or old. */
const UNDATED = 0.3

/** A day's news is written up to a day or two later, wherever on earth the day began. */
const ZONES = 1

/** The first and the last day that a date may mean; undefined where it is none. */
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

/** From a time in milliseconds since 1970 to the newest day until then that any source was published on; undefined where there is none. */
export type NewestUntil = (now: number) => Day | undefined

/** Reads on which days a shelf's sources were published. */
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

/** In days: how soon a source is half as near, and how long it still speaks of the stretch. What "latest" means depends on the matter. */
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

/** The days of a stretch as one who reads the shelf on its newest day would mean it; weeks begin on Monday. */
const rangeOf = (stretch: Period, newest: Day): readonly [from: Day, to: Day] => {
  const date = new Date(newest * DAY)
  const day = (year: number, month: number, of: number): Day => Date.UTC(year, month, of) / DAY
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  switch (stretch) {
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
    // What is still going on is told best by who tells of it last.
    default:
      return [newest, newest]
  }
}

/** The time that a question about now means on a shelf, which may not have been added to for a while. */
export const momentOf = (stretch: Period, newest: Day): Moment => {
  const [from, to] = rangeOf(stretch, newest)
  return { from, to, newest, ...PACES[stretch] }
}

/** How many days away from a moment a source was published; undefined where that is not known. */
const distance = ({ from, to, newest }: Moment, { published }: Source): number | undefined => {
  const days = daysOf(published)
  if (days === undefined || days[0] > newest) return undefined
  const at = Math.min(newest, (days[0] + days[1]) / 2)
  return Math.max(0, from - at, at - to)
}

/** How near a source is to the moment: 1 in it, a half `halfway` off, and ever less, so that of two old ones the newer is nearer. */
export const nearness = (moment: Moment, source: Source): number => {
  const away = distance(moment, source)
  return away === undefined ? UNDATED : 1 / (1 + away / moment.halfway)
}

/** Whether a source is too far from the moment to speak of it: 0 to 1. */
export const staleness = (moment: Moment, source: Source): number => {
  const away = distance(moment, source)
  if (moment.reach === undefined || away === undefined) return 0
  return 1 - Math.min(1, moment.reach / Math.max(away, 1))
}
