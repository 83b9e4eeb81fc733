import { sentences } from '../../src/language/sentences/sentences.ts'
import type { Block, ShelfInMemory, Source, Span } from '../../src/model.ts'
import { passagesOf } from '../../src/sources/passages/passages.ts'

/** Where a paragraph is in its article. */
export interface Stretch extends Span {
  readonly source: Source
}

/** How many paragraphs of the collection make an article: some 700 words. */
const PARAGRAPHS = 6
/** How many sentences make a paragraph of it, as in a newspaper. */
const SENTENCES = 2

const articleOf = (parts: readonly Source[], stretches: Map<string, Stretch>): Source => {
  const [first] = parts as [Source]
  const text = parts.map((part) => part.text).join('\n\n')
  const blocks: Block[] = []
  let start = 0
  const spans = parts.map((part) => {
    const end = start + part.text.length
    const said = sentences(text, { start, end }, part.language)
    for (let at = 0; at < said.length; at += SENTENCES) {
      const [from, to] = [said[at], said[Math.min(said.length, at + SENTENCES) - 1]]
      if (from && to) blocks.push({ kind: 'paragraph', start: from.start, end: to.end })
    }
    const span = { start, end }
    start = end + 2
    return span
  })
  const source: Source = { id: first.id, title: first.title, language: first.language, text, blocks }
  spans.forEach((span, at) => {
    stretches.set((parts[at] as Source).id, { source, ...span })
  })
  return source
}

/**
 * Turns a collection of paragraphs into articles with short paragraphs, in which the subject of a question is often named a passage earlier.
 *
 * @returns the shelf, and where each paragraph is, by its id
 */
export const asArticles = (
  paragraphs: ShelfInMemory,
): { shelf: ShelfInMemory; stretches: ReadonlyMap<string, Stretch> } => {
  const groups: Source[][] = []
  for (const source of paragraphs.sources) {
    const group = groups.at(-1)
    if (group?.[0]?.title === source.title && group.length < PARAGRAPHS) group.push(source)
    else groups.push([source])
  }
  const stretches = new Map<string, Stretch>()
  const sources = groups.map((group) => articleOf(group, stretches))
  return { shelf: { sources, passages: sources.flatMap((source) => passagesOf(source)) }, stretches }
}
