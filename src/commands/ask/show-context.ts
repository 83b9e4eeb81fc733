import type { Command } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { formatDay, formatDayAt } from '../../messages/format.ts'
import type { Excerpt, Passage, Source, Speech } from '../../model.ts'
import { done, heading, note, type Reply } from '../../reply.ts'
import { citationOf } from '../../retrieval/answer/citation.ts'
import { addedFileOf } from '../../sources/added/save.ts'
import type { Document } from '../../sources/document.ts'
import { rootOfShelf } from '../../sources/shelf/added.ts'
import { settleAlone } from '../../sources/shelf/settle.ts'
import type { Context } from '../context.ts'
import { excerptBlocks } from '../excerpt-blocks.ts'
import { namesText } from '../sources/references.ts'

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
  const { source, passages, until, withdrawn } = await textOf(reference, context)
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
  const known = { ...context, sourceById: new Map([[source.id, source]]), references: undefined }
  const blocks = excerptBlocks(excerpts, first + 1, messages, known, true)
  const since = [
    ...(until === undefined ? [] : [messages.shelf.olderVersion(formatDayAt(until, speech))]),
    ...(withdrawn === undefined ? [] : [messages.shelf.isWithdrawn(formatDay(withdrawn, speech))]),
  ]
  return done(speech, [heading(title), ...since.map(note), ...blocks])
}

/** A source as it was when a button was made, and until when it was so. */
interface TextThen {
  readonly source?: Source
  readonly passages: readonly Passage[]
  readonly until?: number
  /** Since when its publisher has withdrawn it. */
  readonly withdrawn?: string | undefined
}

/** The source that a button means: as it is, or if its words have changed since, the version that it showed. */
const textOf = async (reference: string, context: Context): Promise<TextThen> => {
  const { references, shelf, shelves, store } = context
  const now = references.sourceOfText(reference)
  if (now) {
    const passages = shelf.passages.filter(({ source }) => source === now)
    return { source: now, passages, withdrawn: now.withdrawn }
  }
  // Only of a source that the place may read still.
  const changed = references.sourceOf(reference)
  if (!changed) return { passages: [] }
  const root =
    addedFileOf(changed.id) === undefined ? shelves.folder : rootOfShelf(shelves.of.get(changed.id) ?? '')
  for (const { data, until } of await store.versions(root, changed.id)) {
    const document = JSON.parse(data) as Document
    if (namesText(reference, document.text)) {
      const { source, passages } = settleAlone(document)
      return { source, passages, until, withdrawn: changed.withdrawn }
    }
  }
  return { passages: [] }
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
