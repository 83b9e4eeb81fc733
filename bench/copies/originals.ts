import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '../../src/model.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { readLines, shared } from '../collections.ts'

/** An article that copies are made of. */
export interface Original {
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** In words: as long as most articles are. */
const LEAST = 150
const MOST = 2_500
/** Paragraphs of the collection that make an article of some 500 words. */
const PARAGRAPHS = 4

const wordsIn = (paragraphs: readonly string[]): number => paragraphs.join(' ').split(/\s+/).length

/** The article of a page or file as it is read, without its title and its furniture. */
const articleOf = ({ title, text, blocks }: Source): Original => ({
  title,
  paragraphs: blocks
    .filter(({ kind }) => kind !== 'title' && kind !== 'furniture')
    .map(({ start, end }) => text.slice(start, end)),
})

/** Articles in the order in which they are found: pages and briefs. @param pages a folder of web pages, if there is one */
export const readArticles = async (pages: string | undefined): Promise<readonly Original[]> => {
  const files = [
    join(import.meta.dirname, '..', '..', 'data', 'sources'),
    ...(existsSync(shared('seeds')) ? [shared('seeds')] : []),
    ...(pages === undefined ? [] : globSync(join(pages, '*', 'source.html')).sort()),
  ]
  const found: Original[] = []
  for (const file of files) {
    const { shelf } = await loadShelf(file)
    found.push(...shelf.sources.map(articleOf))
  }
  return found.filter(({ paragraphs }) => {
    const words = wordsIn(paragraphs)
    return words >= LEAST && words <= MOST
  })
}

/** Consecutive articles about one subject each, made of the paragraphs of the public collections. */
export const readSubjects = async (): Promise<readonly (readonly Original[])[]> => {
  const lines = (
    await Promise.all(
      ['squad2.corpus.jsonl', 'xquad_es.corpus.jsonl'].map((file) =>
        readLines<{ readonly title: string; readonly text: string }>(shared('bench', file)),
      ),
    )
  ).flat()
  return [...Map.groupBy(lines, ({ title }) => title)].map(([title, texts]) => {
    const parts: Original[] = []
    for (let at = 0; at + PARAGRAPHS <= texts.length; at += PARAGRAPHS)
      parts.push({ title, paragraphs: texts.slice(at, at + PARAGRAPHS).map(({ text }) => text) })
    return parts
  })
}
