import { displayText } from '../../../display.ts'

/** Puts text and links into Discord's markdown. */

/**
 * Escapes a source's or a person's text, so that a text display shows it as it is, on one line.
 *
 * Discord accepts a backslash before anything that is not a letter, a digit or white space. Every character that can open markup is
 * escaped by itself, without looking for its partner; so are those that make a line a list, a heading or small print. A colon opens a
 * link (`https://`) or an emoji (`:smile:`) only if something follows it.
 *
 * The `escapeMarkdown` of discord.js leaves mentions, time stamps, quotations, small print, emoji and links active. It also looks for
 * pairs and behind itself without a limit, which is slow on hostile text.
 */
export const escapeMarkdown = (text: string): string => escapeShown(displayText(text))

/** @param shown the result of `displayText`, or a part of it that ends with a line */
export const escapeShown = (shown: string): string =>
  shown
    .replace(/[\\*_~|`<>[\]@#]|:(?!\s|$)/g, '\\$&')
    .replace(/^(\s*)([-+])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')

/** @param shown a run of `displayRuns`, or a part of one: the text behind it may complete an emoji */
export const escapeRun = (shown: string): string => escapeShown(shown).replace(/:$/, '\\:')

/**
 * An address for a text display, in angle brackets, which suppress the preview.
 * @returns undefined if it is longer than `longest`, or not the address of a page
 */
export const linkTarget = (url: string | undefined, longest: number): string | undefined => {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, username, password, href } = new URL(url)
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return undefined
  // `new URL` leaves characters in a query or a fragment that Discord could take for the end of the link.
  const safe = href.replace(/[^\w\-.~:/?#@!$&+,;=%]/g, (sign) =>
    encodeURIComponent(sign).replace(/^[!'()*]$/, hex),
  )
  return safe.length <= longest ? `<${safe}>` : undefined
}

const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

/**
 * A title that links to its page. Inside a link's text Discord shows escapes as they are, and an emoji or another address there breaks
 * the link (discord-api-docs issues 6185, 7673, 7721). Such a title stands before a separate link.
 * @param title safe to show
 * @param word the text of the separate link
 */
export const titleLink = (title: string, target: string | undefined, word: string): string => {
  if (target === undefined) return escapeMarkdown(title)
  if (WORD.test(title) && !SPECIAL.test(title)) return `[${title}](${target})`
  return `${title === '' ? '' : `${escapeMarkdown(title)} `}[${word}](${target})`
}

/** Characters that would need an escape, addresses, and emoji with their joiners. */
const SPECIAL =
  /[\\*_~|`<>[\]@]|:\/|:[\w+-]+:|\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3|[\ufe00-\ufe0f]|\u200c|\u200d/u
/** Something that a person can see and press. */
const WORD = /[\p{L}\p{N}]/u
