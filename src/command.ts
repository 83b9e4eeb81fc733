/** When the bot answers in a channel: only where it is mentioned; in its own threads too; or every question. */
export const LISTEN_RULES = ['mention', 'thread', 'all'] as const
export type ListenRule = (typeof LISTEN_RULES)[number]

/** The days on which a digest comes. */
export const DIGEST_DAYS = ['weekdays', 'daily', 'mondays'] as const
export type DigestDays = (typeof DIGEST_DAYS)[number]

/** What comes on a day with nothing new: nothing, one line, or a passage that the channel has not seen. */
export const QUIET_DAYS = ['skip', 'line', 'shelf'] as const
export type QuietDay = (typeof QUIET_DAYS)[number]

/** Who hears of an answer to a watch: the channel, or its asker alone. */
export const WATCH_PLACES = ['here', 'me'] as const
export type WatchPlace = (typeof WATCH_PLACES)[number]

/** What is wrong with the words that are to say when a digest comes. */
export type ScheduleFault = 'no-time' | 'bad-time' | 'bad-word' | 'bad-zone' | 'bad-quiet'

/** What a person asks of the bot, whichever platform they do it on. A button press is one too. */
export type Command =
  | { readonly kind: 'ask'; readonly question: string }
  /** Asks what the sources say about a message that somebody wrote. */
  | { readonly kind: 'ask-about'; readonly text: string }
  | { readonly kind: 'source-list'; readonly page: number }
  /** `which` is a number in the list, a reference, or words of a title; a number at the end of such words may be a page. */
  | { readonly kind: 'source-show'; readonly which: string; readonly page: number }
  | { readonly kind: 'source-find'; readonly words: string }
  /** Without a rule, tells which one holds. */
  | { readonly kind: 'listen'; readonly rule: ListenRule | undefined }
  /** Gives a channel its digest, at a `time` such as "09:00". Without a zone, in that of whoever asks. */
  | {
      readonly kind: 'digest-on'
      readonly time: string
      readonly days: DigestDays
      readonly zone: string | undefined
      readonly quiet: QuietDay
    }
  | { readonly kind: 'digest-off' }
  /** What the digest would say now, to the asker alone. */
  | { readonly kind: 'digest-now' }
  | { readonly kind: 'digest-share' }
  | { readonly kind: 'digest-status' }
  /** A standing question. Without `where` it is told in the channel where it was put, or else to whoever put it. */
  | { readonly kind: 'watch-add'; readonly question: string; readonly where: WatchPlace | undefined }
  | { readonly kind: 'watch-list'; readonly page: number }
  /** `which` is a number in the list, or `~` and an id. */
  | { readonly kind: 'watch-stop'; readonly which: string }
  /** Asks to be told once a source answers a question; it is its id. */
  | { readonly kind: 'tell-me'; readonly question: string }
  /** What was asked in the last `days` and not answered: a page of a list, or all of it as comma-separated values. */
  | { readonly kind: 'gaps'; readonly days: number; readonly page: number; readonly as?: 'csv' | undefined }
  | { readonly kind: 'help' }
  /** What the bot can do, for somebody who meets it for the first time. */
  | { readonly kind: 'greet' }
  /** The excerpts after the first `from` of a question that was asked. `question` is its id, as in the three that follow. */
  | { readonly kind: 'more'; readonly question: string; readonly from: number }
  | { readonly kind: 'feedback'; readonly question: string; readonly vote: Vote }
  /** Shows an answer to everyone that only its asker saw. */
  | { readonly kind: 'share'; readonly question: string }
  | { readonly kind: 'dismiss'; readonly question: string }
  /** The passage around `[start, end)` of a source's text, with its neighbours. `source` is a reference. */
  | { readonly kind: 'context'; readonly source: string; readonly start: number; readonly end: number }
  /** A button that leads nowhere any more. */
  | { readonly kind: 'expired' }
  /** Asks for what the last reply did not offer. */
  | { readonly kind: 'nothing-there' }
  /** Begins with a slash but is no command. */
  | { readonly kind: 'unknown'; readonly typed: string }
  | { readonly kind: 'bad-page'; readonly typed: string }
  | { readonly kind: 'bad-days'; readonly typed: string }
  | { readonly kind: 'bad-rule'; readonly typed: string }
  | { readonly kind: 'bad-schedule'; readonly fault: ScheduleFault; readonly typed: string }

export type Vote = 'up' | 'down'
