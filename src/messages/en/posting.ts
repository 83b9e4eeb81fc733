/** What the bot says about posting and reading messages on a chat platform, in English. */

/** Why the bot could not post what somebody asked for. Each is the setting or the decision of somebody there, and no bug. */
export type PostingFault =
  | 'archived'
  | 'restricted'
  | 'noThread'
  | 'noReplies'
  | 'tooMany'
  | 'noAccess'
  | 'editClosed'
  | 'noToken'

/** Why the bot may not write in a channel or a thread. */
export type ChannelRefusal = 'forbidden' | 'locked' | 'archived'

export const enPosting = {
  /** What the one command that stands for all does. */
  oneCommand: 'Answers a question, or does what any of the other commands does.',
  searching: 'Searching the sources…',
  /** Follows the bot's name while it searches. */
  isSearching: 'is searching the sources…',
  /** The same while it fetches and reads a page or a file. */
  reading: 'Reading what you gave…',
  isReading: 'is reading what you gave…',
  /** When the bot cannot post because it was not invited. */
  notInChannel: 'I cannot answer there, because I am not in that channel. Invite me to it, or ask me here.',
  /** In reply to a message that means another one, whose words the platform keeps from the bot. */
  wordsHidden:
    'I am not given the words of that message. Ask from its own menu: Apps → Ask the sources about this.',
  /** Above a reply that goes to the person instead, because the bot may not post it where they asked. @param channel `CHANNEL` */
  answeredHere: {
    forbidden: (channel) => `I may not write in ${channel}, so I answer you here.`,
    locked: (channel) => `${channel} is locked, so I answer you here.`,
    archived: (channel) => `${channel} is archived, so I answer you here.`,
  } satisfies Record<ChannelRefusal, (channel: string) => string>,
  /** Above the answer to an edited question, which the bot may not change any more. @param channel `CHANNEL` */
  notChanged: {
    forbidden: (channel) =>
      `I may not write in ${channel} any more, so my answer there stays as it is. This is the new one.`,
    locked: (channel) => `${channel} is locked, so my answer there stays as it is. This is the new one.`,
    archived: (channel) => `${channel} is archived, so my answer there stays as it is. This is the new one.`,
  } satisfies Record<ChannelRefusal, (channel: string) => string>,
  notPosted: {
    archived: 'I cannot answer there: the channel is archived. Ask me here.',
    restricted: 'I may not post there: a setting of that channel or workspace says so. Ask me here.',
    noThread: 'I cannot answer there: the message is gone. Ask me again.',
    noReplies: 'That message takes no replies. Ask me in the channel, or here.',
    tooMany: 'The workspace has no room for more messages at the moment. Ask me again later.',
    noAccess: 'I may not enter that workspace. Ask an admin to let me in.',
    editClosed: 'I can no longer change my answer: the time for edits is over. Ask me again.',
    noToken: 'I cannot post now: my access was withdrawn. Whoever runs me must renew it.',
  } satisfies Record<PostingFault, string>,
  /** Why a digest was not delivered. */
  digestReason: {
    never: 'the channel is gone, or I am not in it',
    failed: 'every try failed',
    overtaken: 'the next one was due before a try worked',
    zone: 'its time zone is not known here',
  },
  /** A channel in plain text, where it cannot be shown. */
  aChannel: 'a channel',
  /** To the person who set up the digest, while the channel can be mended. @param channel `CHANNEL`, as in the next two */
  digestForbidden: (channel: string) =>
    `I may not post the digest in ${channel}. Ask whoever manages it to let me write there (on Discord: View Channel and Send Messages). I try again for two hours, and then when the next one is due.`,
  /** @param reason one of `digestReason` */
  digestFailed: (channel: string, reason: string) =>
    `The digest for ${channel} could not be delivered: ${reason}. The next one is tried at its time.`,
  digestEnded: (channel: string, reason: string) =>
    `The digest for ${channel} is switched off, because it cannot be delivered: ${reason}. /digest on there gives it again.`,
}
