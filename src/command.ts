import type { Speech } from './model.ts'

/** When the bot answers in a channel: only when mentioned; also in its own threads; or every question. */
export const LISTEN_RULES = ['mention', 'thread', 'all'] as const
export type ListenRule = (typeof LISTEN_RULES)[number]

/** The days on which a digest comes. */
export const DIGEST_DAYS = ['weekdays', 'daily', 'mondays'] as const
export type DigestDays = (typeof DIGEST_DAYS)[number]

/** What a digest posts on a day with nothing new: nothing, one line, or a passage from the shelf. */
export const QUIET_DAYS = ['skip', 'line', 'shelf'] as const
export type QuietDay = (typeof QUIET_DAYS)[number]

/** Who hears of a watch's answers: the channel, or its asker alone. */
export const WATCH_PLACES = ['here', 'me'] as const
export type WatchPlace = (typeof WATCH_PLACES)[number]

/** Why words do not say when a digest comes. */
export type ScheduleFault = 'no-time' | 'bad-time' | 'bad-word' | 'bad-zone' | 'bad-quiet'

/** What a person asks of the bot, on any platform, typed or by a button. */
export type Command =
  | { readonly kind: 'ask'; readonly question: string }
  /** Asks what the sources say about somebody's message. */
  | { readonly kind: 'ask-about'; readonly text: string }
  | { readonly kind: 'source-list'; readonly page: number }
  /** `which` is a number in the list, a reference, or words of a title. A number after such words may be a page. */
  | { readonly kind: 'source-show'; readonly which: string; readonly page: number }
  | { readonly kind: 'source-find'; readonly words: string }
  /** Adds the article of a link. `shelf` is a name, or empty. `anyway`: whatever page it is. */
  | { readonly kind: 'source-add'; readonly link: string; readonly shelf: string; readonly anyway: boolean }
  /** Adds a page that was no article when it was asked for. `id` is that of the source that it becomes. */
  | { readonly kind: 'source-anyway'; readonly id: string }
  /** Adds files and links that somebody gave in a message. */
  | {
      readonly kind: 'source-take'
      readonly links: readonly string[]
      readonly files: readonly GivenFile[]
      readonly shelf: string
    }
  /** Takes a source off its shelf. `which` is as for `source-show`. */
  | { readonly kind: 'source-remove'; readonly which: string }
  /** Puts a source back that was removed. */
  | { readonly kind: 'source-restore'; readonly id: string }
  /** Looks again at the page of a source, or without `which` at the folder of sources. */
  | { readonly kind: 'source-refresh'; readonly which: string }
  /** Lists what was changed, of one source or of all that the place reads. */
  | { readonly kind: 'source-history'; readonly which: string }
  /** Makes sources of the new articles of a feed, or of a site that has one. `shelf` is a name, or empty. */
  | { readonly kind: 'source-follow'; readonly link: string; readonly shelf: string }
  /** `which` is a number in the list of feeds, or `~` and an id. */
  | { readonly kind: 'source-unfollow'; readonly which: string }
  | { readonly kind: 'source-feeds'; readonly page: number }
  | { readonly kind: 'shelf-list' }
  | { readonly kind: 'shelf-create'; readonly name: string }
  /** Makes the channel read a shelf, or not any more. */
  | { readonly kind: 'shelf-bind'; readonly shelf: string }
  | { readonly kind: 'shelf-unbind'; readonly shelf: string }
  | { readonly kind: 'shelf-move'; readonly which: string; readonly shelf: string }
  /** Sets the rule. Without one, says which is set. */
  | { readonly kind: 'listen'; readonly rule: ListenRule | undefined }
  /** Gives the channel a digest at a `time` such as "09:00". Without a zone, it is in the asker's. */
  | {
      readonly kind: 'digest-on'
      readonly time: string
      readonly days: DigestDays
      readonly zone: string | undefined
      readonly quiet: QuietDay
    }
  | { readonly kind: 'digest-off' }
  /** Shows the asker what the digest would say now. */
  | { readonly kind: 'digest-now' }
  /** Shows everyone what the digest would say now. */
  | { readonly kind: 'digest-share' }
  | { readonly kind: 'digest-status' }
  /** Watches a question. Without `where`, for the channel, or for the asker where there is none. */
  | { readonly kind: 'watch-add'; readonly question: string; readonly where: WatchPlace | undefined }
  | { readonly kind: 'watch-list'; readonly page: number }
  /** `which` is a number in the list, or `~` and an id. */
  | { readonly kind: 'watch-stop'; readonly which: string }
  /** Watches a question that was asked until a source answers it. `question` is its id. */
  | { readonly kind: 'tell-me'; readonly question: string }
  /** Lists what was asked in the last `days` and not answered: a page, or everything as comma-separated values. */
  | { readonly kind: 'gaps'; readonly days: number; readonly page: number; readonly as?: 'csv' | undefined }
  /** `speech` is the language of the words that asked for it, if any did. */
  | { readonly kind: 'help'; readonly speech?: Speech }
  /** Introduces the bot to somebody new. */
  | { readonly kind: 'greet'; readonly speech?: Speech }
  /** Shows a person's own page. */
  | { readonly kind: 'home' }
  /** Shows the excerpts after the first `from`. `question` is the id of a saved question, as in the next three. */
  | { readonly kind: 'more'; readonly question: string; readonly from: number }
  | { readonly kind: 'feedback'; readonly question: string; readonly vote: Vote }
  /** Shows everyone an answer that only its asker saw. */
  | { readonly kind: 'share'; readonly question: string }
  /** Removes an answer. */
  | { readonly kind: 'dismiss'; readonly question: string }
  /** Shows the passages around `[start, end)` of a source's text. `source` is a reference. */
  | { readonly kind: 'context'; readonly source: string; readonly start: number; readonly end: number }
  /** A button that no longer works. */
  | { readonly kind: 'expired' }
  /** Typed `/more` or `/context` when the last reply offered none. */
  | { readonly kind: 'nothing-there' }
  /** Begins with a slash but is no command. */
  | { readonly kind: 'unknown'; readonly typed: string }
  /** What was typed for a page, days, a rule or a schedule makes no sense. */
  | { readonly kind: 'bad-page'; readonly typed: string }
  | { readonly kind: 'bad-days'; readonly typed: string }
  | { readonly kind: 'bad-rule'; readonly typed: string }
  | { readonly kind: 'bad-schedule'; readonly fault: ScheduleFault; readonly typed: string }

/** A file in a message. */
export interface GivenFile {
  readonly name: string
  /** In bytes, if the platform says so. */
  readonly size?: number
  /** Fetches its content. @throws UserError if it cannot be fetched */
  readonly bytes: () => Promise<Uint8Array>
}

/** Why an answer is no good. */
export const COMPLAINTS = ['wrong', 'outdated', 'incomplete'] as const
export type Complaint = (typeof COMPLAINTS)[number]

/** A vote on an answer. A complaint is a vote against it that says why. */
export type Vote = 'up' | 'down' | Complaint
