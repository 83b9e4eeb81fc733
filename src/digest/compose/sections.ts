import { messagesFor } from '../../messages/catalogue.ts'
import { DIGEST_MESSAGES } from '../../messages/digest-messages.ts'
import type { Excerpt, Passage, Source, Speech } from '../../model.ts'
import { heading, note, prose, type ReplyBlock } from '../../reply.ts'
import { sourceLine } from '../../retrieval/answer/citation.ts'
import { sizeOf } from '../size.ts'
import type { Asked, DigestInput, Watched } from './input.ts'
import { leadOf } from './lead.ts'
import { groupStories, type Story } from './stories.ts'
import { termRarityOf } from './term-rarity.ts'

/** More names, and they outweigh the excerpt. */
const SHOWN_OTHERS = 3
const SHOWN_GAPS = 5
/** In UTF-16 code units: a question, and the name of another source. */
const LONGEST_QUESTION = 140
const LONGEST_NAME = 80
/** A source whose sentence is longer is only named: it would leave no room for the others. */
const LONGEST_LEAD = 700
/** What stands between two blocks, and the line that tells how many more there are. */
const BETWEEN = 2
const LAST_LINE = 40

/** An excerpt of a digest. Its number is given when the digest is put together. */
export const excerptBlock = (
  excerpt: Excerpt,
  language: Speech,
  corroboration?: string,
  updated = false,
): ReplyBlock => {
  const place = messagesFor(language).paragraph(excerpt.citation.paragraph)
  return {
    kind: 'excerpt',
    number: 1,
    excerpt,
    labels: {
      place: updated ? DIGEST_MESSAGES[language].updated(place) : place,
      ...(corroboration !== undefined && { corroboration }),
    },
  }
}

/**
 * The new stories, as many as there is room for, but at least one.
 * @param room in characters
 */
export const storyBlocks = (input: DigestInput, most: number, room: number): readonly ReplyBlock[] => {
  const { fresh, shelf, language } = input
  if (fresh.length === 0) return []
  const messages = DIGEST_MESSAGES[language]
  const passages = passagesBySource(fresh, shelf.passages)
  const telling = termRarityOf(shelf.passages)
  const stories = groupStories(fresh, passages, telling)
  const blocks: ReplyBlock[] = [heading(messages.fresh)]
  let size = sizeOf(blocks, language) + LAST_LINE
  let shown = 0
  for (const story of stories) {
    if (shown >= most) break
    const lead = leadOf(story.lead, passages.get(story.lead) ?? [], telling)
    const told = storyBlock(story, lead, input)
    size += sizeOf(told, language) + BETWEEN
    if (shown > 0 && size > room) break
    blocks.push(...told)
    shown += 1
  }
  if (shown < stories.length) blocks.push(note(messages.moreStories(stories.length - shown)))
  return blocks
}

/** The answers to standing questions, each below its question, as many as there is room for, but at least one. */
export const watchedBlocks = (
  watched: readonly Watched[],
  language: Speech,
  room: number,
): readonly ReplyBlock[] => {
  if (watched.length === 0) return []
  const blocks: ReplyBlock[] = [heading(DIGEST_MESSAGES[language].watched)]
  let above: string | undefined
  for (const { question, excerpt } of watched) {
    const added = [
      ...(question === above ? [] : [note(cut(question, LONGEST_QUESTION))]),
      excerptBlock(excerpt, language),
    ]
    if (blocks.length > 1 && sizeOf([...blocks, ...added], language) > room) break
    blocks.push(...added)
    above = question
  }
  return blocks
}

/** What was asked; nothing where nothing was. */
export const askedBlocks = ({ count, best, gaps }: Asked, language: Speech): readonly ReplyBlock[] => {
  if (count === 0) return []
  const messages = DIGEST_MESSAGES[language]
  const shown = gaps.slice(0, SHOWN_GAPS)
  return [
    heading(messages.asked),
    prose(messages.askedCount(count)),
    ...(best === undefined ? [] : [note(messages.best(cut(best.question, LONGEST_QUESTION), best.up))]),
    ...(shown.length === 0 ? [] : [prose(messages.gaps)]),
    ...shown.map((gap) => note(messages.gap(cut(gap.question, LONGEST_QUESTION), gap.count))),
  ]
}

const storyBlock = (
  { lead: source, also }: Story,
  lead: Excerpt | undefined,
  { language, changed }: DigestInput,
): readonly ReplyBlock[] => {
  const names = [...new Set(also.map((other) => nameOf(other, source)))]
  const others =
    names.length === 0
      ? undefined
      : DIGEST_MESSAGES[language].alsoReported(
          names.slice(0, SHOWN_OTHERS),
          Math.max(0, names.length - SHOWN_OTHERS),
        )
  if (lead !== undefined && lead.text.length <= LONGEST_LEAD)
    return [excerptBlock(lead, language, others, changed?.has(source.id) ?? false)]
  return [
    { kind: 'source', number: 1, citation: sourceLine(source) },
    ...(others === undefined ? [] : [note(others)]),
  ]
}

/** Its publisher; its title where that is not told, or is the first one's too. */
const nameOf = ({ publisher, title }: Source, beside: Source): string =>
  cut(publisher === undefined || publisher === beside.publisher ? title : publisher, LONGEST_NAME)

const passagesBySource = (
  sources: readonly Source[],
  passages: readonly Passage[],
): ReadonlyMap<Source, readonly Passage[]> => {
  const found = new Map<Source, Passage[]>(sources.map((source) => [source, []]))
  for (const passage of passages) found.get(passage.source)?.push(passage)
  return found
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).trimEnd()}…` : text
