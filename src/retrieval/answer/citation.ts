import { type Citation, type Passage, type Source, type SourceLine, withoutUndefined } from '../../model.ts'
import { paragraphAt } from '../../sources/passages/passages.ts'

/** Names a source. */
export const sourceLine = ({ id, title, publisher, author, published, url, file }: Source): SourceLine =>
  withoutUndefined({ source: id, title, publisher, author, published, url, file })

/** Names the place of the words that begin at `start` in the passage's source. */
export const citationOf = ({ source, headings }: Passage, start: number): Citation => ({
  ...sourceLine(source),
  paragraph: paragraphAt(source, start),
  headings,
})
