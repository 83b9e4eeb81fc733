import type { types } from '@slack/bolt'

/** The fields of a message that we read. Any of them may be missing, whatever the documentation says. */
interface Message {
  readonly ts: string
  readonly thread_ts?: string | undefined
  readonly user?: string | undefined
  readonly bot_id?: string | undefined
  readonly subtype?: string | undefined
  readonly text?: string | undefined
  readonly edited?: { readonly ts?: string }
  readonly blocks?: unknown
  readonly attachments?: unknown
  readonly files?: unknown
  /** What the writer has open beside the conversation with the bot. */
  readonly app_context?: types.AppContextChangedEvent['context']
}

export interface MessageEvent extends Message {
  readonly channel: string
  /** In an edit: the message as it is now, and as it was. */
  readonly message?: Message
  readonly previous_message?: Message
  /** In a removal: the `ts` of the removed message. */
  readonly deleted_ts?: string
}

/** Whether a person wrote the message: not a bot, and not Slack itself about a join or a new topic. */
export const isFromPerson = ({ user, bot_id, subtype }: Message, self: string): boolean =>
  user !== undefined &&
  user !== self &&
  !SLACK_ITSELF.has(user) &&
  bot_id === undefined &&
  (subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast')

/** The ids under which Slack itself writes. */
const SLACK_ITSELF: ReadonlySet<string> = new Set(['USLACK', 'USLACKBOT'])

/** A message's text as its writer sees it. */
export interface MessageText {
  /** Plain text, without mentions of the bot. */
  readonly text: string
  readonly mentionsBot: boolean
  /** Whether the message begins by mentioning somebody else. */
  readonly mentionsOthers: boolean
}

/**
 * Decodes the text of a message. Links, channels and groups become the words that Slack shows for them, and the three entities become
 * their characters. A mention without a name is dropped, since an id tells a reader nothing.
 * @param text as Slack sends it
 * @param bot the bot's user id
 * @see “Formatting message text” in Slack's documentation
 */
export const readText = (text: string, bot: string): MessageText => {
  const first = /^\s*<(@|!subteam\^)([^<>|]*)/.exec(text)
  let mentionsBot = false
  const plain = text.replace(ENCODED, (_whole, sign: string, target: string, label: string | undefined) => {
    if (sign === '@' && target === bot) {
      mentionsBot = true
      return ' '
    }
    return wordsFor(sign, target, label ?? '')
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

const wordsFor = (sign: string, target: string, label: string): string => {
  switch (sign) {
    case '@':
      return label && `@${label}`
    case '#':
      return label && `#${label}`
    case '!':
      return label || `@${target.split('^')[0] ?? ''}`
    default:
      return label || target.replace(/^mailto:/, '')
  }
}

const decodeEntities = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
