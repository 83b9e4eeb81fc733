import { messagesFor } from '../../messages/catalogue.ts'
import { formatDayAt } from '../../messages/format.ts'
import type { Excerpt } from '../../model.ts'
import { heading, note, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import type { DigestInput } from './input.ts'
import { askedBlocks, excerptBlock, gapsAction, sizeOf, storyBlocks, watchedBlocks } from './sections.ts'

/*
 * `compose` writes a digest: it groups new sources into stories, picks the lead of each, and adds the watches and what people asked.
 */

/** Characters a message. The tightest platform takes 4,000, and its formatting needs some of them. */
const MAX_LENGTH = 3_500
/** More would not be read; `/source list` has the rest. */
const MAX_STORIES = 8
/** Characters for the watches, so that they leave room for the new stories. */
const WATCHED_LENGTH = 1_400

/**
 * Composes a digest in one message: the new stories, each with its leading sentences; the answers to the watches; what people asked. It has about
 * 3,500 characters at most, and counts the stories that do not fit. Its excerpts are numbered and have no buttons. A
 * button shows the questions that had no answer.
 *
 * @returns undefined if nothing is new or watched, and such a day is to be skipped
 */
export const composeDigest = (input: DigestInput): Reply | undefined => {
  const { language, fresh, watched, at, zone } = input
  const messages = messagesFor(language).digest
  if (fresh.length === 0 && watched.length === 0) return quietDigest(input)
  const top = [
    heading(messages.title(formatDayAt(at, language, zone))),
    prose(messages.summary(fresh.length, watched.length, input.asked.gaps.length)),
  ]
  const asked = askedBlocks(input.asked, language)
  const watches = watchedBlocks(watched, language, WATCHED_LENGTH)
  const room = MAX_LENGTH - sizeOf([...top, ...watches, ...asked], language)
  const stories = storyBlocks(input, MAX_STORIES, room)
  return {
    language,
    outcome: 'done',
    blocks: numbered([...top, ...stories, ...watches, ...asked]),
    actions: gapsAction(input),
  }
}

/** What is new, for somebody who asks: the stories of a digest, and nothing of what is watched or was asked. */
export const composeNews = (input: Omit<DigestInput, 'watched' | 'asked' | 'quiet' | 'unseen'>): Reply => {
  const { language, since, zone, fresh } = input
  const { digest, intents } = messagesFor(language)
  const day = formatDayAt(since, language, zone)
  const top = fresh.length === 0 ? prose(digest.nothing(day)) : heading(intents.newSince(day))
  // The stories come with a heading of their own.
  const stories = storyBlocks(
    { ...input, watched: [], asked: { count: 0, gaps: [] }, quiet: 'line' },
    MAX_STORIES,
    MAX_LENGTH,
  ).slice(1)
  return { language, outcome: 'done', blocks: numbered([top, ...stories]) }
}

/** The excerpts in a digest, in order. */
export const digestExcerpts = ({ blocks }: Reply): readonly Excerpt[] =>
  blocks.flatMap((block) => (block.kind === 'excerpt' ? [block.excerpt] : []))

const quietDigest = ({ language, since, at, zone, quiet, unseen }: DigestInput): Reply | undefined => {
  if (quiet === 'skip') return undefined
  const messages = messagesFor(language).digest
  const passage = quiet === 'shelf' ? unseen?.() : undefined
  const blocks =
    passage === undefined
      ? [prose(messages.nothing(formatDayAt(since, language, zone)))]
      : [
          heading(messages.title(formatDayAt(at, language, zone))),
          note(messages.fromShelf),
          excerptBlock(passage, language),
        ]
  return { language, outcome: 'done', blocks: numbered(blocks) }
}

/** Numbers the excerpts and sources from 1. */
export const numbered = (blocks: readonly ReplyBlock[]): readonly ReplyBlock[] => {
  let number = 0
  return blocks.map((block) => {
    if (block.kind !== 'excerpt' && block.kind !== 'source') return block
    number += 1
    return { ...block, number }
  })
}
