import type { Command } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Excerpt, Passage, Source, Speech } from '../../model.ts'
import { done, heading, type Reply } from '../../reply.ts'
import { citationOf } from '../../retrieval/answer/citation.ts'
import type { Context } from '../context.ts'
import { excerptBlocks } from '../excerpt-blocks.ts'

/**
 * Shows the whole passage of an excerpt, with the passages before and after it. The excerpt is marked.
 * @throws UserError if the source has changed since or left the shelf
 */
export const showContext = (
  { source: reference, start, end }: Command & { readonly kind: 'context' },
  speech: Speech,
  context: Context,
): Reply => {
  const messages = messagesFor(speech)
  const source = context.references.sourceOfText(reference)
  const passages = source ? context.shelf.passages.filter((passage) => passage.source === source) : []
  const at = passages.findIndex((passage) => start >= passage.start && start < passage.end)
  const here = passages[at]
  if (!source || !here) throw new UserError(messages.withdrawn)
  const first = Math.max(0, at - 1)
  const shown = passages.slice(first, at + 2)
  const excerpts = shown.map((passage) => wholeOf(passage, source, start, end))
  const { paragraph, page } = citationOf(here, start)
  const title =
    page === undefined
      ? messages.contextOf(source.title, paragraph)
      : messages.contextOnPage(source.title, page.kind, page.number)
  // Without references, so that these excerpts have no context button of their own.
  const blocks = excerptBlocks(excerpts, first + 1, messages, { ...context, references: undefined }, true)
  return done(speech, [heading(title), ...blocks])
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
