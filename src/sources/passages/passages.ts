import { sentences } from '../../language/sentences/sentences.ts'
import type { Block, Citation, Passage, Source, Span } from '../../model.ts'
import { wordCount } from '../furniture/line-roles.ts'
import { type Group, groupsOf } from './groups.ts'
import { cutEvenly, sentenceParts } from './portions.ts'

/*
 * `passages` cuts the body of a source into passages, the units that are indexed, and finds the paragraphs and
 * sentences of a passage again.
 */

/**
 * The passages of a source's body, in order: runs of whole sentences, about 40 to 180 words, that never cross a
 * heading or furniture. Short neighbours are joined; a long paragraph is cut evenly between sentences. A list stays
 * with its lead-in, and an answer with its question, where both fit; otherwise the later parts carry that line as
 * `leadIn`.
 */
export const passagesOf = (source: Source): Passage[] => {
  const passages: Passage[] = []
  const trail = createTrail(source.text)
  let section: Block[] = []
  let paragraph = 1
  const close = (): void => {
    if (section.length === 0) return
    cutSection(source, section, paragraph, trail.headings(), passages)
    paragraph += section.length
    section = []
  }
  for (const block of source.blocks) {
    if (isBody(block)) {
      section.push(block)
      continue
    }
    close()
    if (block.kind === 'heading') trail.enter(block)
  }
  close()
  return passages
}

/**
 * The headings above each of a source's known passages, outermost first.
 * @param starts the offsets where the passages begin, ascending
 */
export const headingsAbove = (
  { text, blocks }: Pick<Source, 'text' | 'blocks'>,
  starts: readonly number[],
): (readonly string[])[] => {
  const above: (readonly string[])[] = []
  const trail = createTrail(text)
  for (const block of blocks) {
    if (block.kind === 'heading') trail.enter(block)
    while (above.length < starts.length && (starts[above.length] as number) < block.end)
      above.push(trail.headings())
  }
  return above
}

/** Tracks the headings above the current place while going down a text. */
const createTrail = (text: string) => {
  const path: { level: number; text: string }[] = []
  let headings: readonly string[] = NONE
  return {
    enter: ({ start, end, level = DEFAULT_LEVEL }: Block): void => {
      while ((path.at(-1)?.level ?? 0) >= level) path.pop()
      path.push({ level, text: text.slice(start, end).replace(/\s+/g, ' ').trim() })
      headings = path.map(({ text }) => text)
    },
    headings: () => headings,
  }
}

/** The sentences of a passage. None crosses from one paragraph into the next. */
export const passageSentences = (passage: Passage): Span[] => {
  const { source, start, end } = passage
  const { text, blocks, language } = source
  const found: Span[] = []
  for (let index = firstEndingAfter(blocks, start); index < blocks.length; index++) {
    const block = blocks[index] as Block
    if (block.start >= end) break
    const part = { start: Math.max(start, block.start), end: Math.min(end, block.end) }
    for (const sentence of sentences(text, part, language)) found.push(sentence)
  }
  return found
}

/** Whether a block belongs to the article's body, the only part that is quoted and whose paragraphs are counted. */
const isBody = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'item' || kind === 'quote'

/** The block that contains `offset`, or the next one. Asked of a source again, it may be another object. */
export const blockAt = ({ blocks }: Pick<Source, 'blocks'>, offset: number): Block | undefined =>
  blocks[firstEndingAfter(blocks, offset)]

/** The block before the one that contains `offset`. */
export const blockBefore = ({ blocks }: Source, offset: number): Block | undefined =>
  blocks[firstEndingAfter(blocks, offset) - 1]

/** The number, from 1, of the body block that contains `offset`, or of the last one before it. */
export const paragraphAt = (source: Source, offset: number): number => {
  const { blocks } = source
  let starts = STARTS.get(blocks)
  if (starts === undefined) {
    starts = blocks.filter(isBody).map(({ start }) => start)
    STARTS.set(blocks, starts)
  }
  return Math.max(
    1,
    firstIndex(starts, (start) => start > offset),
  )
}

/** The page or slide that an offset lies on; undefined in a source without any. */
export const pageAt = ({ pages = [] }: Source, offset: number): Citation['page'] => {
  const page = pages[firstIndex(pages, ({ start }) => start > offset) - 1] ?? pages[0]
  return page && { kind: page.kind, number: page.number }
}

/** Where the body blocks of a source begin; computed when it is first cited. */
const STARTS = new WeakMap<readonly Block[], number[]>()

/** In words: shorter neighbours are joined, and longer runs are cut. */
const LEAST = 40
const MOST = 180
const DEFAULT_LEVEL = 2
const NONE: readonly string[] = []

const cutSection = (
  source: Source,
  section: readonly Block[],
  paragraph: number,
  headings: readonly string[],
  passages: Passage[],
): void => {
  let number = paragraph
  let waiting: Group[] = []
  let words = 0
  const add = (span: Span, at: number, leadIn?: Span): void => {
    const lead = leadIn && leadIn.start < span.start ? { leadIn } : {}
    passages.push({ source, start: span.start, end: span.end, paragraph: at, headings, ...lead })
  }
  const flush = (): void => {
    const first = waiting[0]?.blocks[0]
    const last = waiting.at(-1)?.blocks.at(-1)
    if (first && last) add({ start: first.start, end: last.end }, number)
    number += waiting.reduce((sum, { blocks }) => sum + blocks.length, 0)
    waiting = []
    words = 0
  }
  for (const group of groupsOf(source, section, MOST)) {
    if (words > 0 && (words >= LEAST || words + group.words > MOST)) flush()
    if (group.words <= MOST) {
      waiting.push(group)
      words += group.words
      continue
    }
    for (const part of cutEvenly(sentenceParts(source, group.blocks), MOST))
      add(part, number + part.block, part.start > (group.lead?.start ?? part.start) ? group.lead : undefined)
    number += group.blocks.length
  }
  // A short rest joins the passage before it, unless that gets too long or is part of a list that was cut.
  const rest = waiting.at(-1)?.blocks.at(-1)
  const before = passages.at(-1)
  const joins =
    words > 0 && words < LEAST && number > paragraph && before !== undefined && before.leadIn === undefined
  if (joins && rest && wordCount(source.text.slice(before.start, before.end)) + words <= MOST)
    passages[passages.length - 1] = { ...before, end: rest.end }
  else flush()
}

const firstEndingAfter = (blocks: readonly Block[], offset: number): number =>
  firstIndex(blocks, ({ end }) => end > offset)

/** The first index where `test` holds, given that it holds from there on; the length if nowhere. Binary search. */
const firstIndex = <T>(all: readonly T[], test: (one: T) => boolean): number => {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(all[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
