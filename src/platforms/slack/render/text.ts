import type { PlainTextElement } from '@slack/types'
import { displayText } from '../../../display.ts'

const graphemes = new Intl.Segmenter()

/** A longer character, in UTF-16 code units, may be split: some texts are a single endless character. */
const MAX_CHARACTER = 64

/** The last index at or before `index` that splits no character, nor a surrogate pair. */
export const boundaryBefore = (text: string, index: number): number => {
  if (index <= 0) return 0
  if (index >= text.length) return text.length
  const start = graphemes.segment(text).containing(index)?.index ?? index
  if (index - start <= MAX_CHARACTER) return start
  return splitsPair(text, index) ? index - 1 : index
}

/** The first index at or after `index` that splits no character. */
export const boundaryAfter = (text: string, index: number): number => {
  if (index <= 0) return 0
  if (index >= text.length) return text.length
  const character = graphemes.segment(text).containing(index)
  const end = !character || character.index === index ? index : character.index + character.segment.length
  if (end - index <= MAX_CHARACTER) return end
  return splitsPair(text, index) ? index + 1 : index
}

const splitsPair = (text: string, index: number): boolean =>
  /[\udc00-\udfff]/.test(text.charAt(index)) && /[\ud800-\udbff]/.test(text.charAt(index - 1))

/** A text of at most `maxLength` code units: a longer one is cut, at a word where possible, and ends with an ellipsis. Not for excerpts. */
export const truncate = (text: string, maxLength: number): string => {
  if (text.length <= maxLength) return text
  const end = boundaryBefore(text, maxLength - 1)
  const space = text.lastIndexOf(' ', end)
  return `${text.slice(0, space > end * 0.7 ? space : end).trimEnd()}…`
}

/** Any text, safe to show on one line, of at most `maxLength` code units. Empty if nothing in it is visible. */
export const safeText = (text: string, maxLength: number): string => {
  const safe = displayText(text).trim()
  return VISIBLE.test(safe) ? truncate(safe, maxLength) : ''
}

const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{M}]/v

/** Any text in a form that Slack shows letter by letter. Slack refuses an empty text, so that becomes an ellipsis. */
export const plainTextObject = (text: string, maxLength: number): PlainTextElement => ({
  type: 'plain_text',
  text: safeText(text, maxLength) || '…',
  emoji: false,
})

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Escapes a text of a source or a person for Slack's markup, so that it shows as it is, on one line, and pings nobody. Slack has entities
 * for three characters only. Zero-width spaces around any other formatting sign disable it, since no format begins before a space or ends
 * after one. Prefer plain or rich text, which have no markup.
 * @see “Formatting message text” in Slack's documentation
 */
export const escapeMrkdwn = (text: string): string =>
  displayText(text)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '')
    .replace(/[*_~`]|^ ?&gt;|:(?=[^\s:]+:)/g, '\u200b$&\u200b')

/** The longest link that is made, in characters. A longer one would crowd out the text. */
const MAX_LINK = 500

/** Begins what a link says to the browser alone: the words to open the page at. */
const DIRECTIVE = ':~:'

/**
 * A source's address, safe to use as a link: http or https, without user name and password, percent-encoded so that it cannot end the
 * link around it. Undefined for any other address.
 */
export const safeLink = (address: string | undefined): string | undefined => {
  if (address === undefined || !URL.canParse(address)) return undefined
  const { protocol, username, password, href } = new URL(address)
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '') return undefined
  const safe = href
    .split(DIRECTIVE)
    .map((part) =>
      part.replace(/[|<>\s"'`*~\\^{}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join(DIRECTIVE)
  return safe.length <= MAX_LINK ? safe : undefined
}
