import type { Command } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { formatDay, formatDayAt } from '../../messages/format.ts'
import type { Excerpt, Passage, Source, Speech } from '../../model.ts'
import { done, heading, note, type Reply } from '../../reply.ts'
import { citationOf } from '../../retrieval/answer/citation.ts'
import { passagesIn } from '../../sources/passages/lists.ts'
import type { Context } from '../context.ts'
import { excerptBlocks } from '../excerpt-blocks.ts'
import { openText } from '../reading/open-text.ts'

/**
 * Shows the whole passage of an excerpt, with the passages before and after it. The excerpt is marked.
 * @throws UserError if the source has changed since or left the shelf
 */
export const showContext = async (
  { source: reference, start, end }: Command & { readonly kind: 'context' },
  speech: Speech,
  context: Context,
): Promise<Reply> => {
  const messages = messagesFor(speech)
  const opened = await openText(reference, context)
  if (!opened) throw new UserError(messages.withdrawn)
  const { source, until } = opened
  const { withdrawn } = source
  const passages = opened.passages ?? passagesIn(context.shelf.passages, source)
  const at = passages.findIndex((passage) => start >= passage.start && start < passage.end)
  const here = passages[at]
  if (!here) throw new UserError(messages.withdrawn)
  const first = Math.max(0, at - 1)
  const shown = passages.slice(first, at + 2)
  const excerpts = shown.map((passage) => wholeOf(passage, source, start, end))
  const { paragraph, page } = citationOf(here, start)
  const title =
    page === undefined
      ? messages.contextOf(source.title, paragraph)
      : messages.contextOnPage(source.title, page.kind, page.number)
  // Without references, so that these excerpts have no context button of their own.
  const known = { ...context, sourceById: new Map([[source.id, source]]), references: undefined }
  const blocks = excerptBlocks(excerpts, first + 1, messages, known, true)
  const since = [
    ...(until === undefined ? [] : [messages.shelf.olderVersion(formatDayAt(until, speech))]),
    ...(withdrawn === undefined ? [] : [messages.shelf.isWithdrawn(formatDay(withdrawn, speech))]),
  ]
  return done(speech, [heading(title), ...since.map(note), ...blocks])
}

/** A whole passage as an excerpt. @param start of the marked text, as an offset into the source */
const wholeOf = (passage: Passage, source: Source, start: number, end: number): Excerpt => {
  const from = Math.max(start, passage.start)
  const to = Math.min(end, passage.end)
  return {
    start: passage.start,
    end: passage.end,
    text: source.text.slice(passage.start, passage.end),
    marks: from < to ? [{ start: from - passage.start, end: to - passage.start }] : [],
    citation: citationOf(passage, passage.start),
    alsoIn: [],
  }
}
