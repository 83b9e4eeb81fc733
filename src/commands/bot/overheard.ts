/**
 * Decides whether the bot speaks to what it overhears: a message that is neither a command nor a button, and neither mentions the bot nor
 * is in a direct conversation. What it overhears and does not answer leaves no trace: no saved question, no gap, no topic of a thread.
 */

import { isAmongPeople, isToSomebody } from '../../language/addressee.ts'
import { withoutCourtesy } from '../../language/courtesy/courtesy.ts'
import type { Gap } from '../../language/follow-up/model.ts'
import { readFollowUp } from '../../language/follow-up/read-follow-up.ts'
import { asksNobody, asksSources } from '../../language/questions.ts'
import { isSmallTalk } from '../../language/small-talk.ts'
import type { Place } from '../../model.ts'
import { lastVisibleQuestion } from '../access/visible-questions.ts'
import { answerQuestion } from '../ask/ask.ts'
import { questionFault } from '../ask/question.ts'
import type { Context } from '../context.ts'
import { channelOf, type IncomingMessage, ruleOf } from './listen.ts'

/**
 * From these confidences on an overheard question is answered: one of which the sources have every word, and another. Chosen on half of
 * `bench/chatter/lines.txt`.
 */
const SURE = { known: 0.75, unknown: 0.94 }

/** Who spoke in a thread since the bot last did. */
export interface Speakers {
  /** Remembers that a person spoke, and the bot did not. */
  add(place: Place): void
  /** Forgets a thread's speakers, because the bot spoke. */
  clear(place: Place): void
  /** Whether anybody but the person of the place has spoken. */
  others(place: Place): boolean
}

/** The most threads whose speakers are remembered. */
const MAX_THREADS = 10_000

/** Remembers the speakers of the threads that were active last. Each process remembers what it heard itself. */
export const createSpeakers = (): Speakers => {
  const threads = new Map<string, Set<string>>()
  const keyOf = ({ platform, workspace, channel, thread }: Place) =>
    JSON.stringify([platform, workspace, channel, thread])
  return {
    add: (place) => {
      const key = keyOf(place)
      const speakers = threads.get(key) ?? new Set()
      threads.delete(key)
      threads.set(key, speakers.add(place.user ?? ''))
      const [oldest] = threads.keys()
      if (threads.size > MAX_THREADS && oldest !== undefined) threads.delete(oldest)
    },
    clear: (place) => threads.delete(keyOf(place)),
    others: (place) => [...(threads.get(keyOf(place)) ?? [])].some((user) => user !== place.user),
  }
}

/**
 * Whether the bot answers an overheard message: by the rule of its channel, if it asks something of the sources and is to nobody else, and
 * if the answer is surer than one to somebody who spoke to the bot need be. In its own threads and below its digests it also answers
 * follow-ups.
 * @param context of the message’s writer
 */
export const answersOverheard = async (
  { text, mentionsOthers, place }: IncomingMessage,
  context: Context,
  speakers: Pick<Speakers, 'others'>,
): Promise<boolean> => {
  if (mentionsOthers || isSmallTalk(text) || isToSomebody(text)) return false
  const rule = await ruleOf(place, context.store)
  if (rule === 'mention') return false
  const asked = withoutCourtesy(text).replace(/\s+/g, ' ').trim()
  if (questionFault(asked) || isAmongPeople(asked)) return false
  const last = await lastVisibleQuestion(context, context.store)
  const isOwnThread = last !== undefined || (await isDigest(context))
  if (!isOwnThread && rule !== 'all') return false
  const gap = readFollowUp(asked)?.gap
  const own = last?.place.user !== undefined && last.place.user === place.user
  if (gap ? !opensFollowUp(asked) || !continues(gap, own, speakers.others(place)) : !asksSources(asked))
    return false
  const { answer } = await answerQuestion(asked, context.language, context)
  if (answer.status !== 'answered') return false
  return (
    (own && gap !== undefined) ||
    answer.confidence >= SURE[answer.unknownTerms.length === 0 ? 'known' : 'unknown']
  )
}

/** Whether a part of a question is a question here: it has a question mark, or begins as one that goes on does. */
const opensFollowUp = (text: string): boolean =>
  !asksNobody(text) && (text.includes('?') || FOLLOW_UP.test(text))
const FOLLOW_UP =
  /^(?:and|what|why|when|where|who|how|which|y|qu[eé]|qui[eé]n(?:es)?|cu[aá](?:l|les|ndo|nt[oa]s?)|d[oó]nde|c[oó]mo|por qu[eé])\b/iu

/**
 * Whether words that say little of their own continue the bot’s answer. Those of whoever asked do, unless they may be about what somebody
 * else said since; those of others do only right below it.
 */
const continues = ({ kind }: Gap, own: boolean, othersSpoke: boolean): boolean =>
  kind === 'pronoun' || kind === 'place' || (own && kind === 'part') || !othersSpoke

/** Whether a thread belongs to a digest. */
const isDigest = async ({ place, store }: Context): Promise<boolean> => {
  const channel = channelOf(place)
  return (
    channel !== undefined &&
    place.thread !== undefined &&
    (await store.deliveryOf(channel, place.thread)) !== undefined
  )
}
