import { detectLanguage } from '../language/detect.ts'
import type { Block, Source } from '../model.ts'
import { present } from '../present.ts'
import type { Document } from './document.ts'
import { dressOf } from './dress.ts'
import { markFurniture, proseKey } from './furniture.ts'
import { lineKey, wordCount } from './furniture-lines.ts'
import { type Look, lookAt } from './looks.ts'
import { openingWords, SAMPLE, titleAmong } from './titles.ts'

/**
 * Documents as sources: what is not the article marked as furniture, the title found, the language told. In the order given, one
 * source a document, with the text untouched.
 */
export const settle = (documents: readonly Document[]): Source[] => {
  const repeated = repeatedLines(documents)
  return documents.map((document) => sourceOf(document, repeated))
}

/**
 * The lines that stand in several documents: in two, or in three where the line is a sentence, which two writers may well share. Only
 * documents of three blocks and more are counted. Holds at most 100,000 lines.
 */
const repeatedLines = (documents: readonly Document[]): ReadonlySet<string> => {
  const seen = new Map<string, { last: number; count: number }>()
  for (const [index, { text, blocks }] of documents.entries()) {
    if (blocks.length < 3) continue
    for (const block of blocks) {
      const key = keyOf(text, block)
      if (key === '') continue
      const line = seen.get(key)
      if (line === undefined) {
        if (seen.size < MOST_LINES) seen.set(key, { last: index, count: 1 })
      } else if (line.last !== index) {
        line.last = index
        line.count += /[.!?]$/.test(text.slice(block.start, block.end)) && !key.startsWith('¶') ? 0.5 : 1
      }
    }
  }
  const repeated = new Set<string>()
  for (const [key, { count }] of seen) if (count >= 2) repeated.add(key)
  return repeated
}

const MOST_LINES = 100_000

const keyOf = (text: string, { start, end }: Block): string => {
  const own = text.slice(start, Math.min(end, start + 400))
  return end - start >= 400 || wordCount(own) >= 30 ? proseKey(own) : lineKey(own)
}

const sourceOf = (document: Document, repeated: ReadonlySet<string>): Source => {
  const { blocks, title } = settleTitle(document, markFurniture(document, repeated))
  const { id, publisher, url, file, text } = document
  const dress = document.author && document.published ? {} : dressOf(text, blocks)
  const { author = dress.author, published = dress.published } = document
  const language = document.language ?? languageOf(text, blocks)
  return present({ id, title, publisher, author, published, language, url, file, text, blocks })
}

/** The language of the article, not of the page around it. */
const languageOf = (text: string, blocks: readonly Block[]): Source['language'] => {
  let sample = ''
  for (const { kind, start, end } of blocks) {
    if (kind === 'furniture') continue
    sample += `${text.slice(start, Math.min(end, start + 2_000))}\n`
    if (sample.length >= 2_000) break
  }
  return detectLanguage(sample, 'en')
}

/** The document's own title, or the line that is its title, or its opening words. */
const settleTitle = (document: Document, blocks: Block[]): { title: string; blocks: Block[] } => {
  const { text } = document
  const said = (block: Block) =>
    text
      .slice(block.start, block.end)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  if (document.title !== undefined && document.title.trim() !== '') {
    // The page says it again above the article: there it is the title too, not a heading or a line of the text.
    const key = lineKey(document.title)
    const at = blocks
      .slice(0, 40)
      .findIndex((block) => key !== '' && block.end - block.start < 400 && lineKey(said(block)) === key)
    return { title: document.title, blocks: at < 0 ? blocks : entitled(blocks, at) }
  }
  const kept: { index: number; look: Look }[] = []
  let from: number | undefined
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'furniture') continue
    const look = lookAt(text, block)
    if (look.prose) from ??= kept.length
    kept.push({ index, look })
    if (from !== undefined && kept.length > from + SAMPLE) break
  }
  const at = titleAmong(
    kept.map(({ look }) => look),
    from ?? 0,
  )
  const titled = at === undefined ? bareTitle(kept) : kept[at]
  if (titled) return { title: said(titled.look.block), blocks: entitled(blocks, titled.index) }
  const opening = kept.find(({ look }) => look.prose) ?? kept[0]
  return { title: opening ? openingWords(said(opening.look.block)) : document.id, blocks }
}

/** A text's first line where it is a few words and no sentence: "Packing list". */
const bareTitle = <T extends { readonly look: Look }>(kept: readonly T[]): T | undefined => {
  const [first, second] = kept
  if (first === undefined || second === undefined || first.look.prose) return undefined
  const { block, words, text } = first.look
  const line = block.kind === 'paragraph' || block.kind === 'heading'
  return line && words <= MOST_BARE && !/[.!?:;,…]["'”’»)]*$/.test(text.trim()) ? first : undefined
}

/** In words. */
const MOST_BARE = 6

const entitled = (blocks: readonly Block[], at: number): Block[] =>
  blocks.map((block, index) => (index === at ? { kind: 'title', start: block.start, end: block.end } : block))
