import { isDeepStrictEqual } from 'node:util'
import { detectLanguage } from '../../language/detect.ts'
import { type Block, type Passage, type Source, withoutUndefined } from '../../model.ts'
import { eachInTurn, type Pace } from '../../pace.ts'
import { atOnce, inTurns } from '../../steps.ts'
import { type Bar, createCompare } from '../copies/near-copy.ts'
import type { Text } from '../copies/shingles.ts'
import type { Document } from '../document.ts'
import { bylineOf } from '../furniture/byline.ts'
import { markFurniture } from '../furniture/furniture.ts'
import { type LineStats, lineStats } from '../furniture/line-stats.ts'
import {
  type AreCopies,
  comparedLines,
  isProse,
  type LineLookup,
  lookupsHold,
  NO_LINES,
  repeatedLines,
  trackLookups,
} from '../furniture/repeated-lines.ts'
import { titleOf } from '../furniture/titles.ts'
import { passagesOf } from '../passages/passages.ts'

/** A document, the source that it is among the other documents of its shelf, and what that depends on. */
export interface Settled {
  readonly document: Document
  readonly source: Source
  readonly passages: readonly Passage[]
  /** The lines that other documents are compared with: `comparedLines`. */
  readonly lines: Float64Array
  /** The lookups in the repeated lines that the source depends on; the source is the same while `lookupsHold`. */
  readonly lookups: Float64Array
}

/**
 * Makes each document a source: marks furniture, finds the title, author and date, and detects the language. Keeps the
 * order and the texts.
 */
export const settle = (documents: readonly Document[]): Source[] => {
  const repeated = atOnce(repeatedLines(documents.map(comparedLines), copiesAmong(documents)))
  return documents.map((document) => sourceOf(document, trackLookups(repeated).lookup))
}

/**
 * Settles documents again, reusing results whose inputs (the other documents' repeated lines) have not changed. Runs
 * in turns. A source that comes out as before stays the same object, and so do its passages.
 * @param known the earlier result for a document
 * @param keep takes what is large of each new result out of memory
 */
export const settleAgain = async (
  documents: readonly Document[],
  known: (document: Document) => Settled | undefined,
  pace: Pace,
  keep: (settled: Settled) => Settled = (settled) => settled,
): Promise<ReadonlyMap<Document, Settled>> => {
  const lines: Float64Array[] = []
  await eachInTurn(documents, pace, (document) => {
    lines.push(known(document)?.lines ?? comparedLines(document))
  })
  const repeated = await inTurns(repeatedLines(lines, copiesAmong(documents)), pace)
  const settled = new Map<Document, Settled>()
  for (const [index, document] of documents.entries()) {
    const before = known(document)
    if (before !== undefined && lookupsHold(before.lookups, repeated)) settled.set(document, before)
    else {
      const stats = document.text.length > LARGE ? await statsInTurns(document, pace) : undefined
      settled.set(document, keep(settleOne(document, lines[index] ?? NO_LINES, repeated, before, stats)))
    }
    const turn = pace()
    if (turn) await turn
  }
  return settled
}

/** A part of an article, however short, stands in two documents as the article does. */
const PART: Bar = { shorter: 0.5, longer: 0 }

/** Compares documents by what is prose in them: on a page, menus and teasers stand around it. */
const copiesAmong = (documents: readonly Document[]): AreCopies => {
  const compare = createCompare(PART)
  const prose = new Map<number, Text>()
  const proseOf = (at: number): Text => {
    const known = prose.get(at)
    if (known !== undefined) return known
    const document = documents[at] as Document
    // Read when they are compared: all of them together may be more than fits into memory.
    const found = {
      get text() {
        return document.text
      },
      get blocks() {
        const { text, blocks } = document
        return blocks.filter((block) => isProse(text, block))
      },
    }
    prose.set(at, found)
    return found
  }
  return (one, other) => compare(proseOf(one), proseOf(other))
}

/** In characters: the lines of a larger document are looked at in turns. */
const LARGE = 200_000

const statsInTurns = async ({ text, blocks }: Document, pace: Pace): Promise<readonly LineStats[]> => {
  const stats: LineStats[] = []
  await eachInTurn(blocks, pace, (block) => {
    stats.push(lineStats(text, block))
  })
  return stats
}

/** Settles a document as if it were the only one. */
export const settleAlone = (document: Document): Settled =>
  settleOne(document, comparedLines(document), new Set(), undefined)

const settleOne = (
  document: Document,
  lines: Float64Array,
  repeated: ReadonlySet<number>,
  before: Settled | undefined,
  stats?: readonly LineStats[],
): Settled => {
  const { lookup, tracked } = trackLookups(repeated)
  const source = sourceOf(document, lookup, stats)
  const lookups = tracked()
  return before !== undefined && isDeepStrictEqual(before.source, source)
    ? { ...before, lookups }
    : { document, source, passages: passagesOf(source), lines, lookups }
}

const sourceOf = (document: Document, repeated: LineLookup, stats?: readonly LineStats[]): Source => {
  if (document.settled) {
    const { title = '', author, published, language = 'und' } = document
    return sourceWith(document, { title, author, published, language }, document.blocks)
  }
  const { blocks, title } = titleOf(document, markFurniture(document, repeated, stats))
  const { text } = document
  const byline = document.author && document.published ? {} : bylineOf(text, blocks, document.isWhole)
  const { author = byline.author, published = byline.published ?? document.created } = document
  const language = document.language ?? languageOf(text, blocks)
  return sourceWith(document, { title, author, published, language }, blocks)
}

/** What was found out about a document where it does not say so itself. */
export type Findings = Pick<Source, 'title' | 'language'> & {
  readonly author: string | undefined
  readonly published: string | undefined
}

export const sourceWith = (
  { id, publisher, url, file, withdrawn, text, pages }: Document,
  { title, author, published, language }: Findings,
  blocks: readonly Block[],
): Source =>
  withoutUndefined({
    id,
    title,
    publisher,
    author,
    published,
    language,
    url,
    file,
    withdrawn,
    text,
    blocks,
    pages,
  })

/** Detects the language of the article, without the page around it, from its first 2,000 characters. */
const languageOf = (text: string, blocks: readonly Block[]): Source['language'] => {
  let sample = ''
  for (const { kind, start, end } of blocks) {
    if (kind === 'furniture') continue
    sample += `${text.slice(start, Math.min(end, start + 2_000))}\n`
    if (sample.length >= 2_000) break
  }
  return detectLanguage(sample, 'en')
}
