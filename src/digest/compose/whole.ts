import { hash } from 'node:crypto'
import { messagesFor } from '../../messages/catalogue.ts'
import { formatDayAt } from '../../messages/format.ts'
import type { Shelf, Source } from '../../model.ts'
import { createPace } from '../../pace.ts'
import { done, heading, note, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import { sourceLine } from '../../retrieval/answer/citation.ts'
import { passagesBySource } from '../../sources/passages/lists.ts'
import { numbered } from './compose.ts'
import type { Gap } from './gaps.ts'
import type { Asked, DigestInput, Watched } from './input.ts'
import { leadOf } from './lead.ts'
import { excerptBlock } from './sections.ts'
import { groupStories, type Story } from './stories.ts'
import { termRarityOf } from './term-rarity.ts'

/** What a whole digest is composed from. */
export interface WholeInput extends Omit<DigestInput, 'asked' | 'quiet' | 'unseen'> {
  readonly asked: Omit<Asked, 'gaps'> & { readonly gaps: readonly Gap[] }
}

/** Nobody reads more on one page; the list of sources has the rest. */
const MOST_STORIES = 500

/**
 * Composes all of a digest, for a page: every story with each source that tells it, all answers to the watches, and the questions that had no
 * answer. Its excerpts and sources are numbered. Lets other work run in between.
 */
export const composeWhole = async (input: WholeInput): Promise<Reply> => {
  const { language, fresh, watched, asked } = input
  const { summary } = messagesFor(language).digest
  const answered = new Set(watched.map(({ question }) => question))
  return done(
    language,
    numbered([
      prose(summary(fresh.length, answered.size, asked.gaps.length)),
      ...(await storiesOnce(input)),
      ...wholeWatches(watched, input),
      ...whatWasAsked(input),
      ...whatHadNoAnswer(input),
    ]),
  )
}

/** What a shelf’s stories are changes only with the shelf, and many people open a page at the same time. */
const TOLD = new WeakMap<Shelf, Map<string, Promise<readonly ReplyBlock[]>>>()
/** The most pages of one shelf that are remembered. */
const MOST_TOLD = 8

const storiesOnce = (input: WholeInput): Promise<readonly ReplyBlock[]> => {
  const { shelf, language, fresh, changed = [] } = input
  const told = TOLD.get(shelf) ?? new Map<string, Promise<readonly ReplyBlock[]>>()
  TOLD.set(shelf, told)
  const key = hash('sha256', JSON.stringify([language, fresh.map(({ id }) => id), [...changed]]))
  const known = told.get(key)
  if (known) return known
  const [oldest] = told.keys()
  if (told.size >= MOST_TOLD && oldest !== undefined) told.delete(oldest)
  const stories = wholeStories(input)
  told.set(key, stories)
  stories.catch(() => told.delete(key))
  return stories
}

const wholeStories = async (input: WholeInput): Promise<readonly ReplyBlock[]> => {
  const { fresh, shelf, language, placesOf, changed } = input
  if (fresh.length === 0) return []
  const { digest } = messagesFor(language)
  const passages = passagesBySource(fresh, shelf.passages)
  const rarityOf = termRarityOf(shelf.passages)
  const stories = groupStories(fresh, passages, rarityOf, placesOf)
  const blocks: ReplyBlock[] = [heading(digest.fresh)]
  const pace = createPace()
  for (const story of stories.slice(0, MOST_STORIES)) {
    const { lead: source } = story
    const lead = leadOf(source, passages.get(source) ?? [], rarityOf)
    const block = lead && excerptBlock(lead, language, undefined, changed?.has(source.id))
    blocks.push(block ?? sourceBlock(source), ...othersOf(story, input))
    const turn = pace()
    if (turn) await turn
  }
  const more = stories.length - MOST_STORIES
  return more > 0 ? [...blocks, note(digest.moreStories(more))] : blocks
}

/** The other sources of a story, those that print the same article apart. */
const othersOf = ({ copies, also }: Story, { language }: WholeInput): readonly ReplyBlock[] => {
  const { sameArticle, alsoReported } = messagesFor(language).reader.digest
  return [
    ...(copies.length === 0 ? [] : [note(sameArticle), ...copies.map(sourceBlock)]),
    ...(also.length === 0 ? [] : [note(alsoReported), ...also.map(sourceBlock)]),
  ]
}

const sourceBlock = (source: Source): ReplyBlock => ({
  kind: 'source',
  number: 1,
  citation: sourceLine(source),
})

const wholeWatches = (watched: readonly Watched[], { language }: WholeInput): readonly ReplyBlock[] =>
  watched.length === 0
    ? []
    : [
        heading(messagesFor(language).digest.watched),
        ...watched.flatMap(({ question, excerpt }, at) => [
          ...(question === watched[at - 1]?.question ? [] : [prose(question)]),
          excerptBlock(excerpt, language),
        ]),
      ]

const whatWasAsked = ({ asked: { count, best }, language }: WholeInput): readonly ReplyBlock[] => {
  if (count === 0) return []
  const { digest } = messagesFor(language)
  return [
    heading(digest.asked),
    prose(digest.askedCount(count)),
    ...(best ? [note(digest.best(best.question, best.up))] : []),
  ]
}

const whatHadNoAnswer = ({ asked: { gaps }, language }: WholeInput): readonly ReplyBlock[] => {
  const { reader, watches } = messagesFor(language)
  if (gaps.length === 0) return []
  const lines = gaps.map(({ question, count, last }) =>
    prose(watches.gapLine(question, count, formatDayAt(last, language))),
  )
  return [heading(reader.digest.noAnswer), ...lines]
}
