import { type Citation, type Passage, type Source, type SourceLine, withoutUndefined } from '../../model.ts'
import { paragraphAt } from '../../sources/passages/passages.ts'

/** Names a source, without its text. */
export const sourceLine = ({ id, title, publisher, author, published, url, file }: Source): SourceLine =>
  withoutUndefined({ source: id, title, publisher, author, published, url, file })

/** Cites a place in a passage's source: the source, the number of the paragraph, and the headings. @param start offset into the source's text */
export const citationOf = ({ source, headings }: Passage, start: number): Citation => ({
  ...sourceLine(source),
  paragraph: paragraphAt(source, start),
  headings,
})
