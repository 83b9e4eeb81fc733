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
  /** What the person can do next, in the order shown. */
  readonly actions?: readonly Action[]
  /** Offers a menu of all sources by title. The text is the menu's placeholder. */
  readonly chooser?: string
}

/** Something to do next: a button in a chat, a command to type in a terminal. */
export interface Action {
  readonly key: ActionKey
  /** The bot's own words; for `ask` the question. */
  readonly label: string
  readonly command: Command
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

/**
 * How a command ended: an answer's status; `done` for anything but a question; `dismissed` when the message that the command
 * came from must be removed; `refused` when the person can correct what they typed; `failed` for a bug, logged under the id
 * in the reply.
 */
export type Outcome = AnswerStatus | 'done' | 'dismissed' | 'refused' | 'failed'

export type ReplyBlock =
  /** The bot's own words. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'prose'; readonly text: string }
  /** The bot's own words, shown small: how sure it is, how to go on. */
  | { readonly kind: 'note'; readonly text: string }
  /** A source's words with their citation. `labels` are the bot's words about it, in the reply's language. */
  | {
      readonly kind: 'excerpt'
      readonly number: number
      readonly excerpt: Excerpt
      readonly labels: ExcerptLabels
      /** Shows the text around it. */
      readonly context?: Action
    }
  /** One source of a list; `show` opens it. */
  | {
      readonly kind: 'source'
      readonly number: number
      readonly citation: SourceLine
      readonly show?: Action
    }
  /** Named values: "Published: 14 December 2025". */
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** Commands with what they do. */
  | { readonly kind: 'usage'; readonly lines: readonly Usage[] }
  /** Lines to copy as they are, such as comma-separated values. */
  | { readonly kind: 'table'; readonly rows: readonly string[] }

export interface ExcerptLabels {
  /** "paragraph 12" */
  readonly place: string
  /** "Also in: …" or "The only source that says so." Absent when it was not looked for. */
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
}

export const heading = (text: string): ReplyBlock => ({ kind: 'heading', text })

export const prose = (text: string): ReplyBlock => ({ kind: 'prose', text })

export const note = (text: string): ReplyBlock => ({ kind: 'note', text })

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
