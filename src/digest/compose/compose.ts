import { DIGEST_MESSAGES } from '../../messages/digest-messages.ts'
import { formatDay } from '../../messages/format.ts'
import type { Excerpt, Speech } from '../../model.ts'
import { heading, note, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import { sizeOf } from '../size.ts'
import type { DigestInput } from './input.ts'
import { askedBlocks, excerptBlock, storyBlocks, watchedBlocks } from './sections.ts'

/** In characters, all told: the smallest message that a platform takes has room for 4,000, and marks take some. */
const LONGEST = 3_500
/** A reply is as well read with so many items; the rest is a list away. */
const MOST_STORIES = 8
/** Of the whole, so that what is watched leaves room for what is new. */
const WATCHED_LENGTH = 1_400

/**
 * What a digest says, in one message: the new stories, each with the words that carry it; what answers the watches; what was asked. It has at
 * most some 3,500 characters: of stories that it has no room for it gives the number. Its excerpts are numbered through and offer nothing
 * to press.
 *
 * @returns undefined on a day with nothing new and nothing watched, where such a day is to be skipped
 */
export const composeDigest = (input: DigestInput): Reply | undefined => {
  const { language, fresh, watched, upTo, zone } = input
  const messages = DIGEST_MESSAGES[language]
  if (fresh.length === 0 && watched.length === 0) return quietDigest(input)
  const top = heading(messages.title(dayOf(upTo, zone, language)))
  const asked = askedBlocks(input.asked, language)
  const watches = watchedBlocks(watched, language, WATCHED_LENGTH)
  const room = LONGEST - sizeOf([top, ...watches, ...asked], language)
  const stories = storyBlocks(input, MOST_STORIES, room)
  return {
    language,
    outcome: 'done',
    blocks: numbered([top, ...stories, ...watches, ...asked]),
  }
}

/** The excerpts of a digest, in order. */
export const digestExcerpts = ({ blocks }: Reply): readonly Excerpt[] =>
  blocks.flatMap((block) => (block.kind === 'excerpt' ? [block.excerpt] : []))

const quietDigest = ({ language, since, upTo, zone, quiet, unseen }: DigestInput): Reply | undefined => {
  if (quiet === 'skip') return undefined
  const messages = DIGEST_MESSAGES[language]
  const passage = quiet === 'shelf' ? unseen?.() : undefined
  const blocks =
    passage === undefined
      ? [prose(messages.nothing(dayOf(since, zone, language)))]
      : [
          heading(messages.title(dayOf(upTo, zone, language))),
          note(messages.fromShelf),
          excerptBlock(passage, language),
        ]
  return { language, outcome: 'done', blocks: numbered(blocks) }
}

/** Numbers excerpts and sources from 1 on. */
const numbered = (blocks: readonly ReplyBlock[]): readonly ReplyBlock[] => {
  let number = 0
  return blocks.map((block) => {
    if (block.kind !== 'excerpt' && block.kind !== 'source') return block
    number += 1
    return { ...block, number }
  })
}

/** The day of a moment in a time zone, as the language writes it. */
const dayOf = (time: number, zone: string, language: Speech): string => {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  }).formatToParts(time)
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? ''
  return formatDay(`${part('year')}-${part('month')}-${part('day')}`, language)
}
