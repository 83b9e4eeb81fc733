import { UserError } from '../errors.ts'
import type { Messages } from '../messages/messages.ts'
import { note, type ReplyBlock } from '../reply.ts'

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** How many items stand on the pages before. */
  readonly before: number
  /** Says which page it is and how to get the next; empty where all is on one page. */
  readonly footer: readonly ReplyBlock[]
}

/**
 * The items of a page, counted from 1.
 * @param command what to type for a page, without its number
 * @throws UserError where there is no such page
 */
export const pageOf = <Item>(
  all: readonly Item[],
  page: number,
  size: number,
  command: string,
  messages: Messages,
): Page<Item> => {
  const pages = Math.max(1, Math.ceil(all.length / size))
  if (page > pages) throw new UserError(messages.noSuchPage(page, pages))
  const before = (page - 1) * size
  const next = page < pages ? `${command} ${page + 1}` : undefined
  return {
    items: all.slice(before, before + size),
    before,
    footer: pages === 1 ? [] : [note(messages.page(page, pages, next))],
  }
}
