import { groupGaps } from '../../digest/compose/gaps.ts'
import type { Watched } from '../../digest/compose/input.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Source } from '../../model.ts'
import { createPace } from '../../pace.ts'
import type { Reply, ReplyBlock } from '../../reply.ts'
import type { ChannelRef } from '../../store/port.ts'
import { visibleQuestions } from '../access/visible-questions.ts'
import type { Context } from '../context.ts'
import { contextAction } from '../excerpt-blocks.ts'
import { askVerified, verified } from '../verify.ts'

/** The time that a digest covers: what came in `(since, upTo]`, both in milliseconds since 1970. */
export interface Period {
  readonly since: number
  readonly upTo: number
  /** Whether it is over, so that what has come since must change nothing. */
  readonly isPast?: true
}

/** A digest without the excerpts that are not, letter for letter, their source’s; the others can be read on. */
export const allChecked = (reply: Reply, context: Context): Reply => ({
  ...reply,
  blocks: reply.blocks.flatMap((block) => checked(block, reply, context)),
})

/** The ids of those that have changed, but are not new. */
export const changedOf = (fresh: readonly Source[], context: Context): ReadonlySet<string> =>
  new Set(fresh.flatMap(({ id }) => (hasChanged(id, context) ? [id] : [])))

const hasChanged = (id: string, { arrivals }: Context): boolean => {
  const arrival = arrivals.get(id)
  return arrival !== undefined && arrival.changed > arrival.arrived
}

/** The sources that arrived or changed in that time, newest first. An article that was there already is no news at another place. */
export const freshOf = (
  { since, upTo, isPast }: Period,
  { shelf, arrivals, retrieval }: Pick<Context, 'shelf' | 'arrivals' | 'retrieval'>,
): readonly Source[] => {
  const time = (source: Source) => arrivals.get(source.id)?.changed ?? 0
  const arrived = (source: Source) => arrivals.get(source.id)?.arrived ?? 0
  const isWithin = (at: number) => at > since && at <= upTo
  // What was new in a time that is over stays so when it changes afterwards.
  const isFresh = (source: Source) => isWithin(time(source)) || (isPast === true && isWithin(arrived(source)))
  const isKnown = (source: Source) =>
    arrived(source) > since && retrieval.placesOf(source).some((place) => arrived(place) <= since)
  return shelf.sources
    .filter((source) => isFresh(source) && !isKnown(source))
    .sort((a, b) => time(b) - time(a))
}

/** The answers of new sources to the channel’s watches. @param most how many watches with an answer, and how many excerpts for each */
export const watchedOf = async (
  channel: ChannelRef,
  fresh: readonly Source[],
  { upTo, isPast }: Period,
  context: Context,
  most: { readonly watches: number; readonly excerpts: number },
): Promise<readonly Watched[]> => {
  const ids = new Set(fresh.map(({ id }) => id))
  const found: Watched[][] = []
  if (ids.size === 0) return []
  const among = isPast && cameBy(upTo, context)
  const pace = createPace()
  for (const { question, direct, at } of await context.store.watches({ channel })) {
    if (direct || (isPast && at > upTo)) continue
    if (found.length >= most.watches) break
    const { status, excerpts } = await askVerified(question, among ? { among } : {}, context)
    const own = excerpts.filter(({ citation }) => ids.has(citation.source)).slice(0, most.excerpts)
    if (status === 'answered' && own.length > 0) found.push(own.map((excerpt) => ({ question, excerpt })))
    const turn = pace()
    if (turn) await turn
  }
  return found.flat()
}

/** The ids of the sources that had come by a time; undefined if all had. */
const cameBy = (upTo: number, { arrivals, shelf }: Context): ReadonlySet<string> | undefined => {
  const came = shelf.sources.filter(({ id }) => (arrivals.get(id)?.arrived ?? 0) <= upTo)
  return came.length === shelf.sources.length ? undefined : new Set(came.map(({ id }) => id))
}

/** What was asked openly in the channel: how often, which answer was liked best, and which questions had none. */
export const askedOf = async (
  channel: ChannelRef,
  { since, upTo }: Period,
  { store }: Pick<Context, 'store'>,
) => {
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

/** A block of the digest; dropped if its excerpt fails the check. */
const checked = (block: ReplyBlock, { language }: Reply, context: Context): readonly ReplyBlock[] => {
  if (block.kind !== 'excerpt') return [block]
  return verified([block.excerpt], context).map((excerpt) => ({
    ...block,
    excerpt,
    ...contextAction(excerpt, block.number, messagesFor(language), context),
  }))
}
