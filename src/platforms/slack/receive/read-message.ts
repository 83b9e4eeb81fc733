/** A message as its writer sees it. */
export interface MessageText {
  /** Plain, without the mentions of the bot. */
  readonly text: string
  readonly mentionsBot: boolean
  /** Whether it begins by mentioning somebody else. */
  readonly mentionsOthers: boolean
}

/**
 * Undoes Slack's encoding of a message's text: links, channels and groups become the words that are shown for them, and the three
 * entities the characters that they stand for. A mention that comes without a name is left out: an id tells a reader nothing.
 * @param text as Slack sends it
 * @param bot the bot's user id
 * @see “Formatting message text” in Slack's documentation
 */
export const readText = (text: string, bot: string): MessageText => {
  const first = /^\s*<(@|!subteam\^)([^<>|]*)/.exec(text)
  let mentionsBot = false
  const plain = text.replace(ENCODED, (_whole, sign: string, what: string, label: string | undefined) => {
    if (sign === '@' && what === bot) {
      mentionsBot = true
      return ' '
    }
    return shown(sign, what, label)
  })
  return {
    text: decodeEntities(plain)
      .replace(/[^\S\n]+/g, ' ')
      .trim()
      // “@footnote: when …” and “@footnote, when …”
      .replace(/^[:,]\s*/, mentionsBot ? '' : '$&'),
    mentionsBot,
    mentionsOthers: first !== null && !(first[1] === '@' && first[2] === bot),
  }
}

const ENCODED = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g

const shown = (sign: string, what: string, label: string | undefined): string => {
  const words = label ?? ''
  switch (sign) {
    case '@':
      return words && `@${words}`
    case '#':
      return words && `#${words}`
    case '!':
      return words || `@${what.split('^')[0] ?? ''}`
    default:
      return words || what.replace(/^mailto:/, '')
  }
}

const decodeEntities = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
