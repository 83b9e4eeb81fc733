import type { Command } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import { type Action, note, type ReplyBlock } from '../reply.ts'

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** How many items stand on the pages before. */
  readonly before: number
  /** Says which page it is and how to get the next; empty where all is on one page. */
  readonly footer: readonly ReplyBlock[]
  /** Lead to the pages before and after. */
  readonly actions: readonly Action[]
}

/**
 * The items of a page, counted from 1.
 * @param typed what to type for a page, without its number
 * @param command the command for a page
 * @throws UserError where there is no such page
 */
export const pageOf = <Item>(
  all: readonly Item[],
  page: number,
  size: number,
  typed: string,
  command: (page: number) => Command,
  messages: Messages,
): Page<Item> => {
  const pages = Math.max(1, Math.ceil(all.length / size))
  if (page > pages) throw new UserError(messages.noSuchPage(page, pages))
  const before = (page - 1) * size
  const next = page < pages ? `${typed} ${page + 1}` : undefined
  return {
    items: all.slice(before, before + size),
    before,
    footer: pages === 1 ? [] : [note(messages.page(page, pages, next))],
    actions: [
      ...(page > 1
        ? [{ key: 'previous' as const, label: messages.button.previous, command: command(page - 1) }]
        : []),
      ...(page < pages
        ? [{ key: 'next' as const, label: messages.button.next, command: command(page + 1) }]
        : []),
    ],
  }
}

/** In characters: questions of a list are told apart by it. */
const SHOWN_QUESTION = 200

/** A question as a list shows it. */
export const shortQuestion = (question: string): string => {
  if (question.length <= SHOWN_QUESTION) return question
  return `${question
    .slice(0, SHOWN_QUESTION)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}
