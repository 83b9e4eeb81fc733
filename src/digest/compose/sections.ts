import { sentences } from '../../language/sentences/sentences.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Excerpt, Source, Speech } from '../../model.ts'
import { excerptPlace, plainText } from '../../plain-text.ts'
import { type Action, heading, note, prose, type ReplyBlock } from '../../reply.ts'
import { sourceLine } from '../../retrieval/answer/citation.ts'
import { passagesBySource } from '../../sources/passages/lists.ts'
import type { Asked, DigestInput, Watched } from './input.ts'
import { leadOf } from './lead.ts'
import { groupStories, type Story } from './stories.ts'
import { termRarityOf } from './term-rarity.ts'

/** More names would outweigh the excerpt. */
const SHOWN_OTHERS = 3
/** In UTF-16 code units: a question, and the name of another source. */
const LONGEST_QUESTION = 140
const LONGEST_NAME = 80
/** A source with a longer leading sentence is only named. The sentence would leave no room for other stories. */
const LONGEST_LEAD = 700
/** Characters between two blocks, and in the line that counts the remaining stories. */
const BETWEEN = 2
const LAST_LINE = 40

/** How many characters blocks take as plain text. */
export const sizeOf = (blocks: readonly ReplyBlock[], language: Speech): number =>
  plainText({ language, outcome: 'done', blocks }).length

/** An excerpt of a digest. `composeDigest` gives it its number. */
export const excerptBlock = (
  excerpt: Excerpt,
  language: Speech,
  corroboration?: string,
  updated = false,
): ReplyBlock => {
  const messages = messagesFor(language)
  const at = excerptPlace(excerpt.citation, messages)
  return {
    kind: 'excerpt',
    number: 1,
    excerpt,
    labels: {
      ...(updated ? { place: messages.digest.updated(at.place) } : at),
      ...(corroboration !== undefined && { corroboration }),
    },
  }
}

/**
 * The new stories: as many as fit, and at least one.
 * @param room in characters
 */
export const storyBlocks = (input: DigestInput, most: number, room: number): readonly ReplyBlock[] => {
  const { fresh, shelf, language, placesOf } = input
  if (fresh.length === 0) return []
  const messages = messagesFor(language).digest
  const passages = passagesBySource(fresh, shelf.passages)
  const rarityOf = termRarityOf(shelf.passages)
  const stories = groupStories(fresh, passages, rarityOf, placesOf)
  const blocks: ReplyBlock[] = [heading(messages.fresh)]
  let size = sizeOf(blocks, language) + LAST_LINE
  let shown = 0
  for (const story of stories) {
    if (shown >= most) break
    const lead = leadOf(story.lead, passages.get(story.lead) ?? [], rarityOf)
    const added = storyBlock(story, lead, input)
    size += sizeOf(added, language) + BETWEEN
    if (shown > 0 && size > room) break
    blocks.push(...added)
    shown += 1
  }
  if (shown < stories.length) blocks.push(note(messages.moreStories(stories.length - shown)))
  return blocks
}

/** In sentences: what a digest shows of an answer to a watch. The rest can be read in the source. */
const LONGEST_ANSWER = 2

/** The sentences of an excerpt that hold most of its marks: as many as a digest shows, from the first mark on. */
const shortened = (excerpt: Excerpt, language: Speech): Excerpt => {
  const { text, start, marks } = excerpt
  const all = sentences(text, { start: 0, end: text.length }, language)
  if (all.length <= LONGEST_ANSWER) return excerpt
  const at = all.findIndex(({ end }) => marks[0] !== undefined && marks[0].start < end)
  const from = Math.max(0, Math.min(at, all.length - LONGEST_ANSWER))
  const [first, last] = [all[from], all[from + LONGEST_ANSWER - 1]]
  if (!first || !last) return excerpt
  return {
    ...excerpt,
    text: text.slice(first.start, last.end),
    start: start + first.start,
    end: start + last.end,
    marks: marks
      .filter((mark) => mark.start >= first.start && mark.end <= last.end)
      .map((mark) => ({ start: mark.start - first.start, end: mark.end - first.start })),
  }
}

/** The answers to watches, each below its question: as many as fit in `room` characters, and at least one. */
export const watchedBlocks = (
  watched: readonly Watched[],
  language: Speech,
  room: number,
): readonly ReplyBlock[] => {
  if (watched.length === 0) return []
  const blocks: ReplyBlock[] = [heading(messagesFor(language).digest.watched)]
  let above: string | undefined
  for (const { question, excerpt } of watched) {
    const added = [
      ...(question === above ? [] : [note(cut(question, LONGEST_QUESTION))]),
      excerptBlock(shortened(excerpt, language), language),
    ]
    if (blocks.length > 1 && sizeOf([...blocks, ...added], language) > room) break
    blocks.push(...added)
    above = question
  }
  return blocks
}

/** What people asked; no blocks if nobody asked. The questions without an answer are behind a button: `gapsAction`. */
export const askedBlocks = ({ count, best }: Asked, language: Speech): readonly ReplyBlock[] => {
  if (count === 0) return []
  const messages = messagesFor(language).digest
  return [
    heading(messages.asked),
    prose(messages.askedCount(count)),
    ...(best === undefined ? [] : [note(messages.best(cut(best.question, LONGEST_QUESTION), best.up))]),
  ]
}

const DAY = 86_400_000
/** In days: `/gaps` takes no more. */
const LONGEST_PERIOD = 366

/** Shows the questions of a digest's time that had no answer. */
export const gapsAction = ({ asked, since, at, language }: DigestInput): readonly Action[] => {
  if (asked.gaps.length === 0) return []
  const days = Math.min(LONGEST_PERIOD, Math.max(1, Math.ceil((at - since) / DAY)))
  return [
    { key: 'more', label: messagesFor(language).digest.showGaps, command: { kind: 'gaps', days, page: 1 } },
  ]
}

const storyBlock = (
  { lead: source, also, copies }: Story,
  lead: Excerpt | undefined,
  { language, changed, watched }: DigestInput,
): readonly ReplyBlock[] => {
  const { alsoAt, alsoReported } = messagesFor(language)
  const named = (say: (names: readonly string[], more: number) => string, some: readonly Source[]) => {
    const names = [...new Set(some.map((other) => nameOf(other, source)))]
    return names.length === 0
      ? []
      : [say(names.slice(0, SHOWN_OTHERS), Math.max(0, names.length - SHOWN_OTHERS))]
  }
  const others = [...named(alsoAt, copies), ...named(alsoReported, also)].join('; ') || undefined
  const isShown = lead && watched.some(({ excerpt }) => overlaps(lead, excerpt))
  if (lead !== undefined && !isShown && lead.text.length <= LONGEST_LEAD)
    return [excerptBlock(lead, language, others, changed?.has(source.id) ?? false)]
  return [
    { kind: 'source', number: 1, citation: sourceLine(source) },
    ...(others === undefined ? [] : [note(others)]),
  ]
}

/** Whether two excerpts show some of the same words. */
const overlaps = (one: Excerpt, other: Excerpt): boolean =>
  one.citation.source === other.citation.source && one.start < other.end && other.start < one.end

/** A source's publisher. Its title, if it names none or the lead has the same one. */
const nameOf = ({ publisher, title }: Source, lead: Source): string =>
  cut(publisher === undefined || publisher === lead.publisher ? title : publisher, LONGEST_NAME)

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).trimEnd()}…` : text
