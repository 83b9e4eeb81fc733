import { composeDigest, composeNews } from '../../digest/compose/compose.ts'
import { groupGaps } from '../../digest/compose/gaps.ts'
import { leadOf } from '../../digest/compose/lead.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Excerpt, Source, Speech } from '../../model.ts'
import type { Reply, ReplyBlock } from '../../reply.ts'
import type { ChannelRef, DigestSchedule } from '../../store/port.ts'
import { visibleQuestions } from '../access/visible-questions.ts'
import type { Context } from '../context.ts'
import { contextAction } from '../excerpt-blocks.ts'
import { askVerified, verified } from '../verify.ts'

/** The most watches that a digest shows. */
const SHOWN_WATCHES = 5
const DAY = 86_400_000

/**
 * A channel's digest of the time in `(since, upTo]`, both in milliseconds since 1970. Every excerpt is checked against its source.
 * @param at the moment whose date is in the title
 * @returns undefined if there is nothing to say
 */
export const digestReply = async (
  schedule: Pick<DigestSchedule, 'channel' | 'language' | 'zone' | 'quiet'>,
  since: number,
  upTo: number,
  context: Context,
  at = upTo,
): Promise<Reply | undefined> => {
  const fresh = freshOf(since, upTo, context)
  const reply = composeDigest({
    language: schedule.language,
    since,
    at,
    zone: schedule.zone,
    quiet: schedule.quiet,
    fresh,
    changed: changedOf(fresh, context),
    shelf: context.shelf,
    placesOf: context.retrieval.placesOf,
    watched: await watchedOf(schedule.channel, fresh, context),
    asked: await askedOf(schedule.channel, since, upTo, context),
    unseen: () => unseenOf(at, context),
  })
  return reply && allChecked(reply, context)
}

/** What came or changed in `(since, upTo]`, both in milliseconds since 1970, with checked excerpts. */
export const newsReply = (
  { language, zone }: { readonly language: Speech; readonly zone: string },
  since: number,
  upTo: number,
  context: Context,
): Reply => {
  const fresh = freshOf(since, upTo, context)
  const changed = changedOf(fresh, context)
  const { shelf } = context
  const { placesOf } = context.retrieval
  return allChecked(
    composeNews({ language, zone, since, at: upTo, fresh, changed, shelf, placesOf }),
    context,
  )
}

const allChecked = (reply: Reply, context: Context): Reply => ({
  ...reply,
  blocks: reply.blocks.flatMap((block) => checked(block, reply, context)),
})

const changedOf = (fresh: readonly Source[], context: Context): ReadonlySet<string> =>
  new Set(fresh.flatMap(({ id }) => (hasChanged(id, context) ? [id] : [])))

const hasChanged = (id: string, { arrivals }: Context): boolean => {
  const arrival = arrivals.get(id)
  return arrival !== undefined && arrival.changed > arrival.arrived
}

/** The sources that arrived or changed in that time, newest first. An article that was there already is no news at another place. */
const freshOf = (since: number, upTo: number, { shelf, arrivals, retrieval }: Context): readonly Source[] => {
  const time = (source: Source) => arrivals.get(source.id)?.changed ?? 0
  const arrived = (source: Source) => arrivals.get(source.id)?.arrived ?? 0
  const isKnown = (source: Source) =>
    arrived(source) > since && retrieval.placesOf(source).some((place) => arrived(place) <= since)
  return shelf.sources
    .filter((source) => time(source) > since && time(source) <= upTo && !isKnown(source))
    .sort((a, b) => time(b) - time(a))
}

/** The channel's watches that a new source answers. */
const watchedOf = async (channel: ChannelRef, fresh: readonly Source[], context: Context) => {
  const ids = new Set(fresh.map(({ id }) => id))
  const found: { question: string; excerpt: Excerpt }[] = []
  if (ids.size === 0) return found
  for (const { question, direct } of await context.store.watches({ channel })) {
    if (direct || found.length >= SHOWN_WATCHES) continue
    const { status, excerpts } = await askVerified(question, {}, context)
    const excerpt = status === 'answered' && excerpts.find(({ citation }) => ids.has(citation.source))
    if (excerpt) found.push({ question, excerpt })
  }
  return found
}

/** What was asked openly in the channel: how often, which answer was liked best, and which questions had none. */
const askedOf = async (channel: ChannelRef, since: number, upTo: number, { store }: Context) => {
  const reader = { place: channel, privately: false }
  const questions = await visibleQuestions(reader, since, upTo, store)
  const [best] = questions
    .filter(({ status, up, down }) => status === 'answered' && up > down)
    .sort((a, b) => b.up - b.down - (a.up - a.down))
  const unanswered = questions.filter(({ status }) => status !== 'answered')
  return {
    count: questions.length,
    ...(best && { best: { question: best.question, up: best.up } }),
    gaps: groupGaps(unanswered),
  }
}

/** An excerpt for a quiet day. Each day takes the next source of the shelf. */
const unseenOf = (at: number, { shelf }: Context): Excerpt | undefined => {
  const source = shelf.sources[Math.floor(at / DAY) % Math.max(1, shelf.sources.length)]
  const passages = shelf.passages.filter((passage) => passage.source === source)
  return source && leadOf(source, passages)
}

/** A block of the digest; dropped if its excerpt fails the check. */
const checked = (block: ReplyBlock, { language }: Reply, context: Context): readonly ReplyBlock[] => {
  if (block.kind !== 'excerpt') return [block]
  return verified([block.excerpt], context).map((excerpt) => ({
    ...block,
    excerpt,
    ...contextAction(excerpt, block.number, messagesFor(language), context),
  }))
}
