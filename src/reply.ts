import type { Command } from './command.ts'
import type { AnswerStatus, Excerpt, SourceLine, Speech } from './model.ts'

/**
 * What the bot says, before a platform draws it: a short list of blocks from a closed union. Each platform renders it with
 * one exhaustive `switch`, so a new kind fails to compile until every platform draws it.
 */
export interface Reply {
  /** The language of the bot's own words in it. */
  readonly language: Speech
  readonly outcome: Outcome
  readonly blocks: readonly ReplyBlock[]
  /** How sure an answer is, where a platform can colour it. Absent for anything but an answer. */
  readonly sureness?: Sureness
  /** What the person can do next, in the order shown. */
  readonly actions?: readonly Action[]
  /** Offers a menu of all sources by title. The text is the menu's placeholder. */
  readonly chooser?: string
  /** The page of the reader that shows it. */
  readonly page?: PageLink
}

/** A link to a page of the reader. */
export interface PageLink {
  readonly label: string
  /** Its address; where nobody knows the reader's own, its path. */
  readonly url: string
}

/** How sure an answer is: said in words unless `sure`. */
export type Sureness = 'sure' | 'fairly' | 'unsure'

/** Something to do next: a button in a chat, a command to type in a terminal. */
export interface Action {
  readonly key: ActionKey
  /** The bot's own words; for `ask` the question. */
  readonly label: string
  readonly command: Command
  /** Where a browser shows the same: then a chat's button is a link. */
  readonly url?: string
}

export type ActionKey =
  | 'context'
  | 'more'
  | 'previous'
  | 'next'
  | 'up'
  | 'down'
  | 'share'
  | 'dismiss'
  | 'show'
  | 'ask'
  | 'tell'
  | 'stop'
  | 'complaint'
  | 'add'
  | 'undo'

/**
 * How a command ended: an answer's status; `done` for anything but a question; `dismissed` when the message that the command
 * came from must be removed; `refused` when the person can correct what they typed; `failed` for a bug, logged under the id
 * in the reply.
 */
export type Outcome = AnswerStatus | 'done' | 'dismissed' | 'refused' | 'failed'

export type ReplyBlock =
  /** The bot's own words. */
  | { readonly kind: 'heading'; readonly text: string }
  /**
   * `channel` is the id of the channel that stands where the text has `CHANNEL`; `moments` are those that the text names; `action` is what
   * can be done with what it says.
   */
  | {
      readonly kind: 'prose'
      readonly text: string
      readonly channel?: string
      readonly moments?: readonly Moment[]
      readonly action?: Action
    }
  /** The bot's own words, shown small: how sure it is, how to go on. */
  | { readonly kind: 'note'; readonly text: string }
  /** A source's words with their citation. `labels` are the bot's words about it, in the reply's language. */
  | {
      readonly kind: 'excerpt'
      readonly number: number
      readonly excerpt: Excerpt
      readonly labels: ExcerptLabels
      /** Excerpts of the same part of the same source, behind it in the text. They share its citation. */
      readonly further?: readonly Excerpt[]
      /** Shows the text around it. */
      readonly context?: Action
      /** The address in the reader where its words are lit. */
      readonly read?: string
    }
  /** One source of a list; `show` opens it. */
  | {
      readonly kind: 'source'
      readonly number: number
      readonly citation: SourceLine
      readonly show?: Action
      /** The address of its text in the reader. */
      readonly read?: string
    }
  /** Named values: "Published: 14 December 2025". */
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** Commands with what they do. */
  | { readonly kind: 'usage'; readonly lines: readonly Usage[] }
  /** Lines to copy as they are, such as comma-separated values. */
  | { readonly kind: 'table'; readonly rows: readonly string[] }

export interface ExcerptLabels {
  /** "¶ 12", or the headings above it: "2.4.0 › Removed". */
  readonly place: string
  /** The place is made of headings, so it continues the title: "Changelog › 2.4.0 › Removed". */
  readonly isSection?: true
  /** The place has a date or a version of its own, which counts for it in place of the source's date. */
  readonly isDated?: true
  /** The file's name, where another source has the same title. */
  readonly file?: string
  /** "2 sources say so, also …" or "no other source confirms it". Said of the first excerpt at most. */
  readonly corroboration?: string
  /** A heading names the source already, so the excerpt shows only its place in it. */
  readonly sourceIsNamed?: boolean
}

export interface Field {
  readonly name: string
  readonly value: string
}

export interface Usage {
  readonly command: string
  readonly description: string
  /** The platform's id of the command, where it can be pressed. */
  readonly id?: string
}

/** A moment that a text names. */
export interface Moment {
  /** As the text has it. */
  readonly shown: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export const heading = (text: string): ReplyBlock => ({ kind: 'heading', text })

export const prose = (text: string): ReplyBlock => ({ kind: 'prose', text })

/** Stands for a channel in a text, which each platform draws as it draws channels. */
export const CHANNEL = '\ufffc'

/** A text that names a channel, with `CHANNEL` in its place. @param channel its id */
export const proseWithChannel = (text: string, channel: string): ReplyBlock => ({
  kind: 'prose',
  text,
  channel,
})

export const note = (text: string): ReplyBlock => ({ kind: 'note', text })

/** The excerpts of a block, in the order of the text. */
export const excerptsIn = ({
  excerpt,
  further = [],
}: {
  readonly excerpt: Excerpt
  readonly further?: readonly Excerpt[]
}): readonly Excerpt[] => [excerpt, ...further]

/** Everything that can be pressed below a reply, in one order: reading on, then sharing, then votes and dismissal. */
export const offeredActions = (
  blocks: readonly ReplyBlock[],
  actions: readonly Action[] = [],
): readonly Action[] => [
  ...blocks.flatMap((block) => {
    if (block.kind === 'prose' && block.action) return [block.action]
    if (block.kind !== 'excerpt' || !block.context) return []
    return [block.read === undefined ? block.context : { ...block.context, url: block.read }]
  }),
  ...actions,
]

/** The reply to a command that was carried out and is not a question. */
export const done = (
  language: Speech,
  blocks: readonly ReplyBlock[],
  actions?: readonly Action[],
): Reply => ({ language, outcome: 'done', blocks, ...(actions && { actions }) })

/** A reply of one sentence that says what the person can correct. */
export const refusal = (language: Speech, text: string): Reply => ({
  language,
  outcome: 'refused',
  blocks: [prose(text)],
})
