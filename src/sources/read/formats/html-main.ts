import { Readability } from '@mozilla/readability'
import { blocksIn } from './html-blocks.ts'
import type { Page, PageElement } from './html-dom.ts'
import type { LooseBlock } from './write.ts'

/**
 * The blocks of a page's main content, as Readability finds it; of the one part that the page itself marks as
 * its article, where Readability found something else; of the whole body, where neither is there. Takes the
 * page apart.
 */
export const mainBlocks = (page: Page): LooseBlock[] => {
  const all = blocksIn(page.body)
  const marked = markedArticle(page)
  const inMarked = marked ? blocksIn(marked) : []
  // Where nobody says a sentence there is no article to be found, and Readability would look long for it
  // among many links.
  const found = all.some(isProse) ? readableBlocks(page) : []
  if (found.length === 0) return inMarked.length > 0 ? inMarked : all
  const kept = new Set(found.map(({ words }) => words))
  const shared = inMarked.filter(({ words }) => kept.has(words))
  if (weight(shared) < weight(inMarked) * OVERLAP) return inMarked
  return withLost(all, found, inMarked)
}

const readableBlocks = (page: Page): LooseBlock[] => {
  // The types of the DOM are not loaded in this project; the constructor takes what linkedom makes.
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
 * What was found, with the prose that lies between two blocks of it, or between the start of the article and
 * the first, and was left out: Readability judges a box by its class and links, and loses a standfirst in a
 * `<div class="header">`. Where a heading lies between too, the box is something else, such as a list of
 * teasers.
 */
const withLost = (
  all: readonly LooseBlock[],
  found: readonly LooseBlock[],
  marked: readonly LooseBlock[],
): LooseBlock[] => {
  const whole: LooseBlock[] = []
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

const isProse = ({ kind, words }: LooseBlock): boolean =>
  (kind === 'paragraph' || kind === 'quote') &&
  words.length >= 60 &&
  /[.!?…][”"'’»)]{0,2}$/.test(words.slice(-4))

/** In characters of its body. */
const weight = (blocks: readonly LooseBlock[]): number =>
  blocks.reduce((sum, { kind, words }) => (kind === 'furniture' ? sum : sum + words.length), 0)

/**
 * Of the marked article: an article may hold long comments and lists of others, but not four times its own
 * length.
 */
const OVERLAP = 0.2
