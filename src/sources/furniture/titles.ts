import { sentences } from '../../language/sentences/sentences.ts'
import type { Block } from '../../model.ts'
import type { Document } from '../document.ts'
import { contentWords } from './cohesion.ts'
import { lineKey } from './line-roles.ts'
import { type LineStats, lineStats } from './line-stats.ts'

/**
 * The title of a document whose furniture is marked: the one that it states, or the line of its text that is the
 * title, or its opening words. The line of the text that says the title becomes a block of kind `title`.
 */
export const titleOf = (document: Document, blocks: Block[]): { title: string; blocks: Block[] } => {
  const { text } = document
  const oneLine = (block: Block) =>
    text
      .slice(block.start, block.end)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  if (document.title !== undefined && document.title.trim() !== '') {
    const key = lineKey(document.title)
    const at = blocks
      .slice(0, 40)
      .findIndex((block) => key !== '' && block.end - block.start < 400 && lineKey(oneLine(block)) === key)
    return { title: document.title, blocks: at < 0 ? blocks : withTitle(blocks, at) }
  }
  const article: { index: number; line: LineStats }[] = []
  let from: number | undefined
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'furniture') continue
    const line = lineStats(text, block)
    if (line.prose) from ??= article.length
    article.push({ index, line })
    if (from !== undefined && article.length > from + SAMPLE) break
  }
  const at = findTitle(
    article.map(({ line }) => line),
    from ?? 0,
  )
  const titled = at === undefined ? bareTitle(article) : article[at]
  if (titled) return { title: oneLine(titled.line.block), blocks: withTitle(blocks, titled.index) }
  const opening = article.find(({ line }) => line.prose) ?? article[0]
  return { title: opening ? openingWords(oneLine(opening.line.block)) : document.id, blocks }
}

/** A text's first line if it is a few words and not a sentence: "Packing list". */
const bareTitle = <T extends { readonly line: LineStats }>(article: readonly T[]): T | undefined => {
  const [first, second] = article
  if (first === undefined || second === undefined || first.line.prose) return undefined
  const { block, words, text } = first.line
  const plain = block.kind === 'paragraph' || block.kind === 'heading'
  return plain && words <= 6 && !/[.!?:;,…]["'”’»)]*$/.test(text.trim()) ? first : undefined
}

const withTitle = (blocks: readonly Block[], at: number): Block[] =>
  blocks.map((block, index) => (index === at ? { kind: 'title', start: block.start, end: block.end } : block))

/**
 * The index of the title among the lines before an article's first prose: the first headline that shares words with
 * the article, as a page's name or a menu does not. `from` is the index of the first prose.
 */
export const findTitle = (lines: readonly LineStats[], from: number): number | undefined => {
  const named = lines.slice(0, from).findIndex(({ block }) => block.kind === 'title')
  if (named >= 0) return named
  const prose = lines.slice(from, from + SAMPLE).filter((line) => line.prose)
  const article = new Set(prose.flatMap(({ text }) => [...contentWords(text)]))
  let best = 0
  const scored: { index: number; score: number; shared: number }[] = []
  for (let index = Math.max(0, from - FURTHEST); index < from; index++) {
    const line = lines[index] as LineStats
    if (!line.headline || line.words > LONGEST || line.block.kind === 'furniture') continue
    if (line.block.kind === 'item' || line.block.kind === 'quote') continue
    const own = [...contentWords(line.text)]
    const shared = own.filter((word) => article.has(word)).length
    // The share of shared words and their number both count: "The Daily Example" shares one at most.
    const score =
      (line.block.level === 1 ? 1 : 0) +
      shared / Math.max(3, own.length) +
      Math.min(shared, 4) / 8 +
      (index >= from - 3 ? 0.15 : 0) -
      (line.words > 16 ? 0.4 : 0)
    scored.push({ index, score, shared })
    best = Math.max(best, score)
  }
  if (scored.length === 0) return undefined
  // A plain text begins with its title, unless that is a publication's name above a line that fits much better.
  const plain = lines
    .slice(0, from)
    .every(({ role, block }) => (role === undefined || role === 'byline') && block.kind !== 'furniture')
  const [first, second] = scored
  if (
    plain &&
    first?.index === 0 &&
    !((lines[0] as LineStats).words <= 3 && (second?.score ?? 0) > first.score + 0.5)
  )
    return 0
  const found = scored.findIndex(({ score }) => score >= best * 0.6)
  // A standfirst shares more words with the article than the title right above it.
  const above = scored[found - 1]
  const under = above !== undefined && above.index === (scored[found]?.index ?? 0) - 1
  return under && above.shared > 0 && (lines[above.index] as LineStats).words >= 4
    ? above.index
    : scored[found]?.index
}

/** How many blocks of the article a title is compared with. */
const SAMPLE = 12
/** How many lines above the article may be its title. */
const FURTHEST = 60
/** In words: a longer line is a standfirst. */
const LONGEST = 22

/** The opening words of a text: the first sentence, or under 70 characters of it with an ellipsis. */
export const openingWords = (text: string): string => {
  const line = text
    .slice(0, 400)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const first = sentences(line, { start: 0, end: line.length }, 'und')[0]
  const sentence = line.slice(0, first?.end ?? 0)
  if (sentence.length < 70) return sentence.length === line.length ? line : `${unstopped(sentence)}…`
  const cut = line.slice(0, 70)
  const at = cut.lastIndexOf(' ')
  return `${unstopped(cut.slice(0, at > 20 ? at : 69))}…`
}

const unstopped = (words: string): string => words.replace(/[\s,;:.–—-]{1,9}$/u, '')
