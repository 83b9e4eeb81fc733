import type { Speech } from '../model.ts'

/** British English, whose dates have the same order as Spanish ones: 14 December 2025. */
const LOCALE: Readonly<Record<Speech, string>> = { en: 'en-GB', es: 'es' }

const eachSpeech = <Value>(make: (locale: string) => Value): Readonly<Record<Speech, Value>> => ({
  en: make(LOCALE.en),
  es: make(LOCALE.es),
})

const numbers = eachSpeech((locale) => new Intl.NumberFormat(locale))
const plurals = eachSpeech((locale) => new Intl.PluralRules(locale))
const days = eachSpeech((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }))
const shortDays = eachSpeech(
  (locale) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
)
const months = eachSpeech(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
)
const languages = eachSpeech((locale) => new Intl.DisplayNames(locale, { type: 'language' }))
const lists = eachSpeech((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))

export const formatNumber = (value: number, speech: Speech): string => numbers[speech].format(value)

/** "a, b and c" */
export const formatList = (items: readonly string[], speech: Speech): string => lists[speech].format(items)

/** A counted noun: "1 source", "1,234 sources". */
export const formatCount = (count: number, one: string, other: string, speech: Speech): string =>
  `${formatNumber(count, speech)} ${plurals[speech].select(count) === 'one' ? one : other}`

/** The name of a language (`en`, `es`) in the reply's own. */
export const formatLanguage = (code: string, speech: Speech): string => languages[speech].of(code) ?? code

/**
 * A moment in a time zone: "Mon, 4 May 2026, 09:00".
 * @param time milliseconds since 1970
 * @param zone an IANA time zone
 */
export const formatMoment = (time: number, zone: string, speech: Speech): string =>
  new Intl.DateTimeFormat(LOCALE[speech], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(time)

/**
 * A day, month or year: "14 December 2025", "diciembre de 2025", "2025".
 * @param published `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. Anything else is returned unchanged, as is a day that does not exist
 */
export const formatDay = (published: string, speech: Speech): string => formatDate(published, speech, days)

/** The same with a short month: "14 Dec 2025". */
export const formatShortDay = (published: string, speech: Speech): string =>
  formatDate(published, speech, shortDays)

const formatDate = (published: string, speech: Speech, dayFormat: typeof days): string => {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(published)
  if (!parts) return published
  const date = new Date(`${parts[1]}-${parts[2]}-${parts[3] ?? '01'}T00:00:00Z`)
  // Date refuses a day such as 31 February, or moves it into the next month.
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() + 1 !== Number(parts[2])) return published
  return (parts[3] ? dayFormat : months)[speech].format(date)
}

/** The day of a moment in a time zone: "14 December 2025". @param at milliseconds since 1970 */
export const formatDayAt = (at: number, speech: Speech, zone = 'UTC'): string =>
  (zone === 'UTC'
    ? days[speech]
    : new Intl.DateTimeFormat(LOCALE[speech], { dateStyle: 'long', timeZone: zone })
  ).format(at)
