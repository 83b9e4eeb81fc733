import type { Document } from '../../document.ts'
import type { ProblemLog } from '../problems.ts'
import { blocksIn } from './html-blocks.ts'
import { DEEPEST, MOST_NODES, parsePage, sizeOf } from './html-dom.ts'
import { mainBlocks } from './html-main.ts'
import { metadataOf } from './html-metadata.ts'
import { type LooseBlock, writeBlocks } from './write.ts'

/**
 * A saved page: the words of its main content, block by block, with what the page says of itself. Where no
 * part of it stands out as the main one, the whole body is read, still without navigation, footers, asides
 * and forms.
 */
export const readHtml = (html: string, id: string, log: ProblemLog): Document => {
  const page = parsePage(html, log)
  const metadata = metadataOf(page, html)
  const { nodes, depth } = sizeOf(page.documentElement)
  const tooMuch = nodes > MOST_NODES || depth > DEEPEST
  // Of a page that was cut off, that is all there is to say.
  if (tooMuch && log.all().length === 0)
    log.add('is too large or too deeply nested to find its article: all of the page was read.')
  const loose = tooMuch ? blocksIn(page.body) : mainBlocks(page)
  return { id, ...metadata, file: id, ...writeBlocks(withTitle(loose, metadata.title)) }
}

const withTitle = (loose: readonly LooseBlock[], title: string | undefined): LooseBlock[] => {
  const at = loose.findIndex(({ kind, words }) => kind === 'heading' && bare(words) === bare(title ?? ''))
  return loose.map((block, index) => (index === at ? { kind: 'title', words: block.words } : block))
}

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
