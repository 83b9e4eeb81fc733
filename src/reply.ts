import type { Command } from './command.ts'
import type { AnswerStatus, Excerpt, SourceLine, Speech } from './model.ts'

/**
 * What the bot says, before any platform draws it: a short list of blocks from a closed union. Each platform renders it with
 * one exhaustive `switch`, so a new kind fails to compile until every platform draws it.
 */
export interface Reply {
  /** The language of the bot's own words in it. */
  readonly language: Speech
  readonly outcome: Outcome
  readonly blocks: readonly ReplyBlock[]
  /** What the person can do next, in the order it is offered. */
  readonly actions?: readonly Action[]
  /** Offers to choose any source of the shelf by its title; the words are those that invite to. */
  readonly chooser?: string
}

/** Something to do next: a button in a chat, words to type in a terminal. */
export interface Action {
  readonly key: ActionKey
  /** The bot's own words, except for a question that `ask` offers. */
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
 * How a command ended: an answer's status; `done` for all that is not a question; `dismissed` where the message it came from
 * is to be removed; `refused` where the person can mend what they typed; `failed` for a bug, which was logged with the id in
 * the reply.
 */
export type Outcome = AnswerStatus | 'done' | 'dismissed' | 'refused' | 'failed'

export type ReplyBlock =
  /** The bot's own words, plain. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'prose'; readonly text: string }
  /** Less weighty words of the bot's own: how sure, how to go on. */
  | { readonly kind: 'note'; readonly text: string }
  /** A source's words with their place. `labels` are the bot's own words for it, already in the reply's language. */
  | {
      readonly kind: 'excerpt'
      readonly number: number
      readonly excerpt: Excerpt
      readonly labels: ExcerptLabels
      /** Shows what stands around it. */
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
  /** Lines to be copied as they stand: comma-separated values. */
  | { readonly kind: 'table'; readonly rows: readonly string[] }

export interface ExcerptLabels {
  /** "paragraph 12" */
  readonly place: string
  /** "also in: …" or "the only source that says so"; absent where it was not asked. */
  readonly corroboration?: string
  /** The reply names the source above its excerpts, so that each need only say where in it it stands. */
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

/** A reply of one sentence that the person can act upon. */
export const refusal = (language: Speech, text: string): Reply => ({
  language,
  outcome: 'refused',
  blocks: [prose(text)],
})
