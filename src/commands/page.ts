import type { Command } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import { type Action, note, type ReplyBlock } from '../reply.ts'

/** How many lines a page of a list has. */
const PAGE_SIZE = 10

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** How many items are on the pages before. */
  readonly before: number
  /** Says which page it is, and what to type for the next. Empty when there is only one page. */
  readonly footer: readonly ReplyBlock[]
  /** Buttons for the previous and the next page. */
  readonly actions: readonly Action[]
}

/**
 * The page of a list that a command asks for.
 * @param typed what to type for a page, without its number
 * @throws UserError if there is no such page
 */
export const pageOf = <Item>(
  all: readonly Item[],
  command: Extract<Command, { readonly page: number }>,
  typed: string,
  messages: Messages,
  size = PAGE_SIZE,
): Page<Item> => {
  const { page } = command
  const pages = Math.max(1, Math.ceil(all.length / size))
  if (page > pages) throw new UserError(messages.noSuchPage(page, pages))
  const before = (page - 1) * size
  const next = page < pages ? `${typed} ${page + 1}` : undefined
  const action = (key: 'previous' | 'next', to: number): readonly Action[] =>
    to >= 1 && to <= pages ? [{ key, label: messages.button[key], command: { ...command, page: to } }] : []
  return {
    items: all.slice(before, before + size),
    before,
    footer: pages === 1 ? [] : [note(messages.page(page, pages, next))],
    actions: [...action('previous', page - 1), ...action('next', page + 1)],
  }
}

/** In UTF-16 code units: enough to tell the questions of a list apart. */
const SHOWN_QUESTION = 200

/** The beginning of a question, for a list. */
export const shortQuestion = (question: string): string => {
  if (question.length <= SHOWN_QUESTION) return question
  return `${question
    .slice(0, SHOWN_QUESTION)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}
