import { Readability } from '@mozilla/readability'
import type { Document } from '../../document.ts'
import type { ProblemLog } from '../problems.ts'
import { bareWords, joinBlocks, type UnplacedBlock } from './blocks.ts'
import { blocksIn } from './html-blocks.ts'
import { DEEPEST, MOST_NODES, type Page, type PageElement, parsePage, sizeOf } from './html-dom.ts'
import { metadataOf } from './html-metadata.ts'

/**
 * Reads a saved page: the blocks of its main content, and what the page says about itself. If no part stands out as
 * the main one, reads the whole body without navigation, footers, asides and forms.
 */
export const readHtml = (html: string, id: string, log: ProblemLog): Document => {
  const page = parsePage(html, log)
  const metadata = metadataOf(page, html)
  const { nodes, depth } = sizeOf(page.documentElement)
  const tooMuch = nodes > MOST_NODES || depth > DEEPEST
  // A page that was cut off already has its problem.
  if (tooMuch && log.all().length === 0)
    log.add('is too large or too deeply nested to find its article: all of the page was read.')
  const blocks = tooMuch ? blocksIn(page.body) : mainBlocks(page)
  const titled = withTitle(blocks, metadata.title).map(withoutSentenceHeading)
  return { id, ...metadata, file: id, ...joinBlocks(titled) }
}

/** Makes a paragraph of a heading below the title that is a whole sentence: a standfirst, which can be quoted. */
const withoutSentenceHeading = (block: UnplacedBlock): UnplacedBlock =>
  block.kind === 'heading' && block.level !== 1 && SENTENCE.test(block.words)
    ? { kind: 'paragraph', words: block.words }
    : block

/** Eight words or more with a full stop behind them. */
const SENTENCE = /^(?:\S+\s+){7}.*[^.][.!][”"'’»)]?$/su

const withTitle = (blocks: readonly UnplacedBlock[], title = ''): UnplacedBlock[] => {
  const bare = bareWords(title)
  const at = blocks.findIndex(({ kind, words }) => kind === 'heading' && bareWords(words) === bare)
  return blocks.map((block, index) => (index === at ? { kind: 'title', words: block.words } : block))
}

/**
 * The blocks of a page's main content: what Readability finds, or the element that the page marks as its article if
 * Readability found something else, or the whole body. Takes the page apart.
 */
const mainBlocks = (page: Page): UnplacedBlock[] => {
  const shown = blocksIn(page.body)
  // Some blogs have their posts in <noscript>, and let a script show them.
  const all = shown.some(isProse) ? shown : blocksIn(page.body, { noscript: true })
  if (all.length > shown.length && all.some(isProse)) return all
  const article = markedArticle(page)
  const marked = article ? blocksIn(article) : []
  // Without prose there is no article, and Readability would search long among many links.
  const found = all.some(isProse) ? readableBlocks(page) : []
  if (found.length === 0) return marked.length > 0 ? marked : all
  const words = new Set(found.map((block) => block.words))
  const shared = marked.filter((block) => words.has(block.words))
  const isElsewhere = lengthOf(shared) < lengthOf(marked) * OVERLAP
  // A teaser may be the only <article> of a page.
  if (isElsewhere && lengthOf(marked) >= lengthOf(found) * SMALLEST) return marked
  return withLostProse(all, found, marked)
}

const readableBlocks = (page: Page): UnplacedBlock[] => {
  // This project does not load the types of the DOM; the constructor accepts linkedom's documents.
  const document = page as unknown as ConstructorParameters<typeof Readability>[0]
  const options = { serializer: (node: unknown) => node as PageElement, disableJSONLD: true }
  const content = new Readability<PageElement>(document, options).parse()?.content
  return content ? blocksIn(content) : []
}

const markedArticle = (page: Page): PageElement | undefined => {
  for (const selector of ['[itemprop="articleBody"]', 'article', 'main']) {
    const [only, ...others] = page.querySelectorAll(selector)
    if (only && others.length === 0) return only
  }
  return undefined
}

/**
 * Adds the prose that Readability left out between two blocks that it found, or between the start of the article and
 * the first. It judges a box by its class and links, and loses a standfirst in a `<div class="header">`. A box with
 * a heading is something else, such as a list of teasers.
 */
const withLostProse = (
  all: readonly UnplacedBlock[],
  found: readonly UnplacedBlock[],
  marked: readonly UnplacedBlock[],
): UnplacedBlock[] => {
  const whole: UnplacedBlock[] = []
  const title = all.findIndex(({ kind, level }) => kind === 'heading' && level === 1)
  const start = title >= 0 ? title + 1 : all.findIndex(({ words }) => words === marked[0]?.words)
  let at = Math.max(0, start)
  let sure = start >= 0
  const places = new Map<string, number[]>()
  for (const [index, { words }] of all.entries())
    places.set(words, [...(places.get(words) ?? []).slice(-20), index])
  for (const block of found) {
    const place = places.get(block.words)?.find((index) => index >= at)
    if (place !== undefined) {
      const between = all.slice(at, place)
      if (sure && !between.some(({ kind }) => kind === 'heading')) whole.push(...between.filter(isProse))
      at = place + 1
    }
    sure = place !== undefined
    whole.push(block)
  }
  return whole
}

const isProse = ({ kind, words }: UnplacedBlock): boolean =>
  (kind === 'paragraph' || kind === 'quote') &&
  ((words.length >= 60 && /[.!?…][”"'’»)]{0,2}$/.test(words.slice(-4))) ||
    (words.length >= 20 && /[。！？][”’」』）]{0,2}$/.test(words.slice(-4))))

/** The length of the body blocks, in characters. */
const lengthOf = (blocks: readonly UnplacedBlock[]): number =>
  blocks.reduce((sum, { kind, words }) => (kind === 'furniture' ? sum : sum + words.length), 0)

/** The share of the marked article that Readability has to find: an article may contain comments, but not four times its length. */
const OVERLAP = 0.2
/** The least length of the marked article, as a share of what Readability found elsewhere. */
const SMALLEST = 0.5
