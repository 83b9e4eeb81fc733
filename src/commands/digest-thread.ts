import type { Answer } from '../model.ts'
import { channelOf } from './bot/listen.ts'
import type { Context } from './context.ts'
import { askVerified } from './verified.ts'

/** How long before a digest its sources may have come, in milliseconds: a week, as far as the first of a channel looks back. */
const WEEK = 7 * 86_400_000

/** How much less sure an answer of the digest's own sources may be than one of the whole shelf, and still come first: in log-odds. */
const LESS_SURE = 1

/**
 * The answer to a question. In the thread of a digest the sources that it told of weigh more: they answer, unless the whole shelf does so more
 * surely.
 * @param excerpts how many, at most
 */
export const answerInPlace = async (
  question: string,
  excerpts: number,
  context: Context,
): Promise<Answer> => {
  const told = await digestSources(context)
  const answer = askVerified(question, { excerpts }, context)
  if (told.size === 0) return answer
  const own = askVerified(question, { excerpts, among: told }, context)
  return own.status === 'answered' && logOdds(own.confidence) >= logOdds(answer.confidence) - LESS_SURE
    ? own
    : answer
}

const logOdds = (confidence: number): number => Math.log(confidence / (1 - confidence))

/** The ids of the sources that came in the week before the digest whose thread this is; none in any other place. */
const digestSources = async ({ store, place, arrivals }: Context): Promise<ReadonlySet<string>> => {
  const channel = channelOf(place)
  if (!channel || place.thread === undefined) return new Set()
  const delivery = await store.deliveryOf(channel, place.thread)
  if (!delivery) return new Set()
  const { upTo } = delivery
  const isTold = (changed: number) => changed <= upTo && changed > upTo - WEEK
  return new Set([...arrivals.values()].filter(({ changed }) => isTold(changed)).map(({ id }) => id))
}
