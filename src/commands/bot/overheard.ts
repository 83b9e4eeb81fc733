/**
 * Decides whether the bot speaks to what it overhears: a message that is neither a command nor a button, and neither mentions the bot nor
 * is in a direct conversation. What it overhears and does not answer leaves no trace: no saved question, no gap, no topic of a thread.
 */

import { isAmongPeople, isPointing, isToSomebody } from '../../language/addressee.ts'
import { withoutCourtesy } from '../../language/courtesy/courtesy.ts'
import { isJoined } from '../../language/follow-up/follow-up.ts'
import type { Gap } from '../../language/follow-up/model.ts'
import { readFollowUp } from '../../language/follow-up/read-follow-up.ts'
import { intentOf } from '../../language/intent/intent.ts'
import type { IntentKind } from '../../language/intent/phrases.ts'
import { asksNobody, asksSources } from '../../language/questions.ts'
import type { Place } from '../../model.ts'
import { lastVisibleQuestion } from '../access/visible-questions.ts'
import { answerQuestion } from '../ask/ask.ts'
import { questionFault } from '../ask/question.ts'
import type { Context } from '../context.ts'
import { channelOf, type IncomingMessage, ruleOf } from './listen.ts'

/**
 * From these confidences on an overheard question is answered: one by whoever asked the thread’s last question; one by somebody else; one with a
 * word that no source has. Chosen on half of `bench/chatter/lines.txt`.
 */
const SURE = { asker: 0.5, other: 0.7, unknownWord: 0.92 }

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
  if (mentionsOthers || isToSomebody(text)) return false
  const intent = intentOf(text)
  if (intent && !OF_ANSWER.has(intent.kind)) return false
  const rule = await ruleOf(place, context.store)
  if (rule === 'mention') return false
  if (intent) return intent.subject === undefined && isAskersNext(context, speakers)
  const asked = withoutCourtesy(text).replace(/\s+/g, ' ').trim()
  if (questionFault(asked) || isAmongPeople(asked)) return false
  const last = await lastVisibleQuestion(context, context.store)
  const isOwnThread = last !== undefined || (await isDigest(context))
  if (!isOwnThread && rule !== 'all') return false
  const heard: Heard = {
    asked,
    gap: readFollowUp(asked)?.gap,
    byAsker: last?.place.user !== undefined && last.place.user === place.user,
  }
  return mayAsk(heard, speakers.others(place)) && isAnsweredSurely(heard, context)
}

/** What people say to the bot of an answer that it gave. Anything else that is no question may be to anybody. */
const OF_ANSWER: ReadonlySet<IntentKind> = new Set(['more', 'author', 'date', 'origin', 'summary'])

/** Whether the bot spoke last, and answered the person who speaks now. */
const isAskersNext = async (context: Context, speakers: Pick<Speakers, 'others'>): Promise<boolean> => {
  const last = await lastVisibleQuestion(context, context.store)
  const { user } = context.place
  return (
    last?.status === 'answered' &&
    user !== undefined &&
    last.place.user === user &&
    !speakers.others(context.place)
  )
}

/** What was overheard. */
interface Heard {
  /** Without what is said around it. */
  readonly asked: string
  /** What it leaves out; undefined for a whole question. */
  readonly gap: Gap | undefined
  /** Whether its writer asked the last answered question of its thread. */
  readonly byAsker: boolean
}

/**
 * Whether the words may ask the sources. A whole question may, unless it points at what only people see. A part of one may be about what
 * somebody else said since the bot spoke; then it does not. A part with content of its own does if it is by whoever asked.
 */
const mayAsk = ({ asked, gap, byAsker }: Heard, othersSpoke: boolean): boolean => {
  if (!gap) return asksSources(asked) && (byAsker || !isPointing(asked))
  if (!opensFollowUp(asked)) return false
  return gap.kind === 'pronoun' || gap.kind === 'place' || (byAsker && gap.kind === 'part') || !othersSpoke
}

const isAnsweredSurely = async ({ asked, gap, byAsker }: Heard, context: Context): Promise<boolean> => {
  const { answer, details, untold } = await answerQuestion(asked, context.language, context)
  if (untold !== undefined) return byAsker
  const { status, confidence, unknownTerms } = answer
  if (status !== 'answered' || (byAsker && gap)) return status === 'answered'
  // Two joined questions get the last answer again where the second adds nothing.
  if (details.understoodAs !== undefined && isJoined(details.understoodAs)) return false
  return confidence >= (unknownTerms.length > 0 ? SURE.unknownWord : byAsker ? SURE.asker : SURE.other)
}

/** Whether a part of a question is a question here: it has a question mark, or begins as one that goes on does. */
const opensFollowUp = (text: string): boolean =>
  !asksNobody(text) && (text.includes('?') || FOLLOW_UP.test(text))
const FOLLOW_UP =
  /^(?:and|what|why|when|where|who|how|which|y|qu[eé]|qui[eé]n(?:es)?|cu[aá](?:l|les|ndo|nt[oa]s?)|d[oó]nde|c[oó]mo|por qu[eé])\b/iu

/** Whether a thread belongs to a digest. */
const isDigest = async ({ place, store }: Context): Promise<boolean> => {
  const channel = channelOf(place)
  return (
    channel !== undefined &&
    place.thread !== undefined &&
    (await store.deliveryOf(channel, place.thread)) !== undefined
  )
}
