import type { Citation, Passage } from '../model.ts'
import { paragraphAt } from '../sources/passages.ts'

/** Names the place of the words that begin at `start` in the passage's source. */
export const citationOf = ({ source, headings }: Passage, start: number): Citation => ({
  source: source.id,
  title: source.title,
  ...(source.publisher !== undefined && { publisher: source.publisher }),
  ...(source.author !== undefined && { author: source.author }),
  ...(source.published !== undefined && { published: source.published }),
  ...(source.url !== undefined && { url: source.url }),
  ...(source.file !== undefined && { file: source.file }),
  paragraph: paragraphAt(source, start),
  headings,
})
