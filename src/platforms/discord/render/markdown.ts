import { escapeMarkdown } from './escape.ts'

/**
 * An address as it stands in a text display, between angle brackets, which keep it from being shown as a preview too.
 * @param longest a longer one is given up
 * @returns undefined for what is not a link to a page
 */
export const linkTarget = (url: string | undefined, longest: number): string | undefined => {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, username, password, href } = new URL(url)
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return undefined
  // What `new URL` leaves in a query or a fragment, and Discord could take for the end of the link.
  const safe = href.replace(/[^\w\-.~:/?#@!$&+,;=%]/g, (sign) =>
    encodeURIComponent(sign).replace(/^[!'()*]$/, hex),
  )
  return safe.length <= longest ? `<${safe}>` : undefined
}

const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

/**
 * A title that leads to its page. Inside a link's words Discord shows escapes as they stand, and where they hold an
 * emoji or another address it makes no link at all (discord-api-docs issues 6185, 7673, 7721): such a title stands
 * before a link of its own.
 * @param title safe to show
 * @param word what that link is called
 */
export const titleLink = (title: string, target: string | undefined, word: string): string => {
  if (target === undefined) return escapeMarkdown(title)
  if (WORD.test(title) && !SPECIAL.test(title)) return `[${title}](${target})`
  return `${title === '' ? '' : `${escapeMarkdown(title)} `}[${word}](${target})`
}

/** What has to be escaped, an address, and emoji with the signs that join them. */
const SPECIAL =
  /[\\*_~|`<>[\]@]|:\/|:[\w+-]+:|\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3|[\ufe00-\ufe0f]|\u200c|\u200d/u
/** Something to press. */
const WORD = /[\p{L}\p{N}]/u
