import type { Block, Citation, Excerpt, Passage, Source } from '../src/model.ts'

/** A source of paragraphs of our own, parted by empty lines. */
export const sourceOf = (id: string, paragraphs: readonly string[], more: Partial<Source> = {}): Source => {
  const blocks: Block[] = []
  let at = 0
  for (const paragraph of paragraphs) {
    blocks.push({ kind: 'paragraph', start: at, end: at + paragraph.length })
    at += paragraph.length + 2
  }
  return { id, title: `About ${id}`, language: 'en', text: paragraphs.join('\n\n'), blocks, ...more }
}

/** Its paragraphs as passages. */
export const passagesOf = (source: Source): readonly Passage[] =>
  source.blocks.map(({ start, end }, index) => ({ source, start, end, paragraph: index + 1, headings: [] }))

export const citationOf = (source: Source, more: Partial<Citation> = {}): Citation => ({
  source: source.id,
  title: source.title,
  paragraph: 1,
  headings: [],
  ...more,
})

/** The excerpt that holds `words` and nothing else. */
export const excerptOf = (source: Source, words: string, more: Partial<Excerpt> = {}): Excerpt => {
  const start = source.text.indexOf(words)
  return {
    start,
    end: start + words.length,
    text: words,
    marks: [],
    alsoIn: [],
    citation: citationOf(source),
    ...more,
  }
}
