import { type Citation, type Passage, type Source, type SourceLine, withoutUndefined } from '../../model.ts'
import { pageAt, paragraphAt } from '../../sources/passages/passages.ts'

/** Names a source, without its text. */
export const sourceLine = ({
  id,
  title,
  publisher,
  author,
  published,
  url,
  file,
  withdrawn,
}: Source): SourceLine =>
  withoutUndefined({ source: id, title, publisher, author, published, url, file, withdrawn })

/**
 * Cites a place in a passage's source: the source, the number of the paragraph, the headings and the page.
 *
 * @param start offset into the source's text
 * @param header of the table that it stands in, if that is not shown with it
 */
export const citationOf = ({ source, headings }: Passage, start: number, header?: string): Citation => ({
  ...sourceLine(source),
  paragraph: paragraphAt(source, start),
  headings: header === undefined ? headings : [...headings, header],
  ...withoutUndefined({ page: pageAt(source, start) }),
})
