import type { DigestDays, ListenRule, ScheduleFault } from '../command.ts'
import type { ActionKey } from '../reply.ts'
import type { CliMessages } from './cli-messages.ts'
import type { WatchArgument, WatchCommand, WatchMessages } from './watch-messages.ts'

/** The arguments that commands take. */
export type ArgumentKey =
  | 'question'
  | 'page'
  | 'which'
  | 'words'
  | 'rule'
  | 'number'
  | 'time'
  | 'days'
  | 'zone'
  | 'quiet'
  | WatchArgument

/** The commands, as the catalogue describes them. `quit`, `more`, `context` and `tell` are typed in the terminal alone. */
export type CommandKey =
  | 'ask'
  | 'sourceList'
  | 'sourceShow'
  | 'sourceFind'
  | WatchCommand
  | 'listen'
  | 'digestOn'
  | 'digestOff'
  | 'digestNow'
  | 'digestStatus'
  | 'help'
  | 'quit'
  | 'more'
  | 'context'

/** Why a question cannot be asked. `common`: of the words that stand in every text, and no other. */
export type QuestionFault = 'empty' | 'long' | 'wordless' | 'common'

/**
 * Every word that the bot says of its own, in one language. Both languages are of this type, so a phrase that one of them
 * lacks fails to compile. Counts and dates inside are already written as that language writes them.
 */
export interface Messages extends CliMessages {
  /** The marks that open and close a quotation. */
  readonly quotes: readonly [open: string, close: string]

  readonly paragraph: (number: number) => string
  readonly onlySource: string
  /** @param more how many further sources are not named */
  readonly alsoIn: (sources: readonly string[], more: number) => string
  /** @param confidence from 0 to 1 */
  readonly howSure: (confidence: number) => string
  readonly related: string
  readonly none: string
  readonly unknownTerms: (words: readonly string[]) => string
  readonly missingTerms: (words: readonly string[]) => string
  readonly nearest: string

  readonly fault: Readonly<Record<QuestionFault, (limit: number) => string>>
  readonly unknownCommand: (typed: string, nearest: string) => string
  readonly notAPage: (typed: string) => string
  readonly noSuchPage: (page: number, pages: number) => string
  readonly noSuchNumber: (number: string, sources: number) => string
  readonly noSuchTitle: (words: string) => string
  readonly severalTitles: (count: number) => string
  readonly whichSource: string
  readonly whichWords: string
  readonly foundNothing: (words: string) => string
  readonly failed: (id: string) => string

  readonly sourceCount: (sources: number, passages: number) => string
  readonly page: (page: number, pages: number, next: string | undefined) => string
  readonly foundWhere: (words: string) => string
  readonly field: Readonly<
    Record<'publisher' | 'author' | 'published' | 'language' | 'link' | 'file' | 'passages', string>
  >

  /** The words on buttons; `show` is on a menu. At most 40 characters, or a button cuts them. */
  readonly button: Readonly<Record<Exclude<ActionKey, 'ask' | 'context' | 'stop'>, string>> & {
    readonly stop: (number: number) => string
    readonly context: (number: number) => string
  }
  /** Invites to choose a source by its title. */
  readonly chooseSource: string
  /** How a follow-up was understood. */
  readonly understoodAs: (question: string) => string
  /** Stands above an answer that is shared. */
  readonly askedQuestion: (question: string) => string
  readonly thanks: string
  readonly dismissed: string
  readonly notYours: string
  readonly expired: string
  readonly withdrawn: string
  readonly noMore: string
  /** Where something is typed that the last reply did not offer. */
  readonly nothingToShow: string
  /** @param count how many excerpts, or sources of a list, a message has no room for */
  readonly omitted: (count: number) => string
  readonly moreExcerpts: string
  /** @param title of the source */
  readonly contextOf: (title: string, paragraph: number) => string
  readonly searching: string
  /** Follows the bot's name while it searches. */
  readonly isSearching: string
  /** Where the bot cannot post, because it was not invited. */
  readonly notInChannel: string

  readonly digestDays: Readonly<Record<DigestDays, string>>
  /** @param days as `digestDays` has them; @param zone as it is spelt */
  readonly digestWhen: (time: string, days: string, zone: string) => string
  readonly digestOn: (when: string) => string
  readonly digestOff: string
  readonly digestNone: string
  readonly digestStatus: (when: string, next: string, last: string | undefined) => string
  readonly digestEmpty: string
  readonly digestNotHere: string
  readonly digestFault: Readonly<Record<ScheduleFault, (word: string) => string>>
  /** Why a digest was not delivered. */
  readonly digestReason: Readonly<Record<'never' | 'failed' | 'overtaken' | 'zone', string>>
  /** To whoever set it, with why it cannot be delivered. */
  readonly digestFailed: (channel: string, reason: string) => string
  readonly digestEnded: (channel: string, reason: string) => string

  readonly watches: WatchMessages

  readonly listenRule: Readonly<Record<ListenRule, string>>
  readonly listenNow: (rule: string) => string
  readonly listenNotHere: string
  readonly badRule: (typed: string) => string
  readonly listenForManagers: string
  /** Added to `listenNow` where the platform keeps from the bot what does not mention it. */
  readonly listenNeedsSwitch: string
  /** The same, in a thread of the bot's. */
  readonly mentionToGoOn: string

  readonly greeting: string
  readonly greetingHow: string
  readonly greetingTry: string
  /** The name of the menu entry on somebody's message. */
  readonly askAbout: string
  readonly nothingSaid: string

  readonly helpTitle: string
  readonly helpHint: string
  readonly command: Readonly<Record<CommandKey, string>>
  readonly argument: Readonly<Record<ArgumentKey, { readonly label: string; readonly does: string }>>

  readonly inTerminal: string
  readonly startHint: string
  readonly read: (sources: number, passages: number, milliseconds: number) => string
  readonly moreProblems: (count: number) => string
  readonly noSources: (path: string) => string
}
