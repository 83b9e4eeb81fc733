/**
 * A date in any notation ("Dec. 14, 2025", "14 de diciembre de 2025", "2025-12-14T23:30:00-03:00", "December 2025")
 * as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; undefined if there is none. Never invents a part that is not written, and
 * never moves the day by a time zone. Of "03/04/2025", a different day in America and Europe, it keeps the year.
 * @param now dates more than two years after it are rejected
 */
export const normalizeDate = (written: string, now: Date = new Date()): string | undefined => {
  const words = written.slice(0, LONGEST).normalize('NFKC').replace(/\s+/g, ' ').trim()
  for (const read of [numericDate, proseDate]) {
    const date = read(words)
    if (date) return plausible(date, now) ? print(date) : undefined
  }
  return undefined
}

interface Day {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** In characters: a longer text may contain a date of something else, so only its beginning is read. */
const LONGEST = 120

// Whole names and common abbreviations only, so that "marked" or "octopus" is not a month.
const NAME =
  '(january|february|march|april|may|june|july|august|september|october|november|december|' +
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|' +
  'jan|ene|feb|mar|apr|abr|jun|jul|aug|ago|sept|sep|set|oct|nov|dec|dic)\\b\\.?'

const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th|º|o|ro)?\\.?[ -]?(?:of |de )?${NAME},?[ -]?(?:de |del |of )?(\\d{4})\\b`,
  'i',
)
const MONTH_FIRST = new RegExp(`\\b${NAME} ?(\\d{1,2})(?:st|nd|rd|th)?(?:,| de| del)? ?(\\d{4})\\b`, 'i')
const MONTH_YEAR = new RegExp(`\\b${NAME},?[ -]?(?:de |del |of )?(\\d{4})\\b`, 'i')

const numericDate = (words: string): Day | undefined => {
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?Z?$/.exec(words)
  if (compact) return { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) }
  const year = /^(\d{4})$/.exec(words)
  if (year) return { year: Number(year[1]) }
  const iso = /(?<!\d)(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?![\d])/.exec(words)
  if (iso) {
    const day = iso[4] === undefined ? {} : { day: Number(iso[4]) }
    return { year: Number(iso[1]), month: Number(iso[3]), ...day }
  }
  const last = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/.exec(words)
  if (!last) return undefined
  const [first, second, whole] = [Number(last[1]), Number(last[3]), Number(last[4])]
  // With full stops the day comes first. With slashes only a number above 12 shows which is the month.
  if (last[2] === '.' || first > 12 || first === second) return { year: whole, month: second, day: first }
  if (second > 12) return { year: whole, month: first, day: second }
  return { year: whole }
}

const proseDate = (words: string): Day | undefined => {
  const dayFirst = DAY_FIRST.exec(words)
  if (dayFirst) return { year: Number(dayFirst[3]), month: monthOf(dayFirst[2]), day: Number(dayFirst[1]) }
  const monthFirst = MONTH_FIRST.exec(words)
  if (monthFirst)
    return { year: Number(monthFirst[3]), month: monthOf(monthFirst[1]), day: Number(monthFirst[2]) }
  const monthYear = MONTH_YEAR.exec(words)
  return monthYear ? { year: Number(monthYear[2]), month: monthOf(monthYear[1]) } : undefined
}

/** The number of a month by the first three letters of its name; `NAME` admits no other words. */
const monthOf = (name = ''): number => {
  const start = name.slice(0, 3).toLowerCase()
  return MONTHS.findIndex((names) => names.includes(start)) + 1
}

const MONTHS = 'jan/ene feb mar apr/abr may jun jul aug/ago sep/set oct nov dec/dic'.split(' ')

const plausible = ({ year, month = 1, day = 1 }: Day, now: Date): boolean =>
  year >= 1000 &&
  year <= now.getUTCFullYear() + 2 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= new Date(Date.UTC(year, month, 0)).getUTCDate()

const print = ({ year, month, day }: Day): string =>
  [String(year), month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
