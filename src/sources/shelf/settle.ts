import { isDeepStrictEqual } from 'node:util'
import { detectLanguage } from '../../language/detect.ts'
import type { Block, Passage, Source } from '../../model.ts'
import type { Pace } from '../../pace.ts'
import { withoutUndefined } from '../../present.ts'
import type { Document } from '../document.ts'
import { dressOf } from '../furniture/byline.ts'
import { markFurniture } from '../furniture/furniture.ts'
import { lineKey } from '../furniture/line-roles.ts'
import { type Look, lookAt } from '../furniture/line-stats.ts'
import {
  linesOf,
  NONE,
  overhear,
  type RepeatedLines,
  repeatedAmong,
  repeatedNow,
  stillSo,
} from '../furniture/repeated-lines.ts'
import { openingWords, SAMPLE, titleAmong } from '../furniture/titles.ts'
import { passagesOf } from '../passages/passages.ts'

/** A document, and what came of it beside others. */
export interface Settled {
  readonly document: Document
  readonly source: Source
  readonly passages: readonly Passage[]
  /** The lines that it is compared by: `linesOf`. */
  readonly lines: Float64Array
  /** What it asked of the other documents' lines, and was told. As long as that holds, it settles to the same source. */
  readonly asked: Float64Array
}

/**
 * Documents as sources: what is not the article marked as furniture, the title found, the language told. In the order given, one
 * source a document, with the text untouched.
 */
export const settle = (documents: readonly Document[]): Source[] => {
  const repeated = repeatedNow(documents.map(linesOf))
  return documents.map((document) => sourceOf(document, overhear(repeated).lines))
}

/**
 * The same with passages, in turns, and of what was settled before only that anew which the other documents' lines are no longer the same
 * for. A source that comes out as it was stays the same object, as do its passages.
 * @param known what was settled before
 */
export const settleAgain = async (
  documents: readonly Document[],
  known: (document: Document) => Settled | undefined,
  pace: Pace,
): Promise<ReadonlyMap<Document, Settled>> => {
  const lines: Float64Array[] = []
  for (const document of documents) {
    lines.push(known(document)?.lines ?? linesOf(document))
    const turn = pace()
    if (turn) await turn
  }
  const repeated = await repeatedAmong(lines, pace)
  const settled = new Map<Document, Settled>()
  for (const [index, document] of documents.entries()) {
    const before = known(document)
    const holds = before !== undefined && stillSo(before.asked, repeated)
    const looks = !holds && document.text.length > LARGE ? await lookInTurns(document, pace) : undefined
    settled.set(document, holds ? before : settleOne(document, lines[index] ?? NONE, repeated, before, looks))
    const turn = pace()
    if (turn) await turn
  }
  return settled
}

/** In characters: what is larger is not looked at in one go. */
const LARGE = 200_000

const lookInTurns = async ({ text, blocks }: Document, pace: Pace): Promise<readonly Look[]> => {
  const looks: Look[] = []
  for (const block of blocks) {
    looks.push(lookAt(text, block))
    const turn = pace()
    if (turn) await turn
  }
  return looks
}

/** A document as it is beside no other. */
export const settleAlone = (document: Document): Settled =>
  settleOne(document, linesOf(document), new Set(), undefined)

const settleOne = (
  document: Document,
  lines: Float64Array,
  repeated: ReadonlySet<number>,
  before: Settled | undefined,
  looks?: readonly Look[],
): Settled => {
  const overheard = overhear(repeated)
  const source = sourceOf(document, overheard.lines, looks)
  const asked = overheard.asked()
  return before !== undefined && isDeepStrictEqual(before.source, source)
    ? { ...before, asked }
    : { document, source, passages: passagesOf(source), lines, asked }
}

const sourceOf = (document: Document, repeated: RepeatedLines, looks?: readonly Look[]): Source => {
  const marked = markFurniture(document, repeated, looks && (() => looks))
  const { blocks, title } = settleTitle(document, marked)
  const { text } = document
  const dress = document.author && document.published ? {} : dressOf(text, blocks)
  const { author = dress.author, published = dress.published } = document
  const language = document.language ?? languageOf(text, blocks)
  return sourceWith(document, { title, author, published, language }, blocks)
}

/** What is found out about a document, where it does not say so itself. */
export type Findings = Pick<Source, 'title' | 'language'> & {
  readonly author: string | undefined
  readonly published: string | undefined
}

/** A document as the source that it was found to be. */
export const sourceWith = (
  { id, publisher, url, file, text }: Document,
  { title, author, published, language }: Findings,
  blocks: readonly Block[],
): Source => withoutUndefined({ id, title, publisher, author, published, language, url, file, text, blocks })

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
