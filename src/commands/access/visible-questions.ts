/**
 * Who may do and hear what. This file decides who may see a question that was asked: everything that lists, counts or repeats questions
 * asks it. `policy.ts` decides whom the bot answers and who may change a channel's settings, `settings.ts` carries such changes out and
 * tells the channel, and `limit.ts` limits how often it answers.
 */

import type { Place } from '../../model.ts'
import type { AskedQuestion, ChannelRef, RatedQuestion, Store } from '../../store/port.ts'
import { DIRECT } from '../bot/listen.ts'
import { isOperator } from './readable.ts'

/** Whom a question would be shown to: the person of the place, and unless `privately`, everybody else there. */
export interface Reader {
  readonly place: Place
  readonly privately: boolean
}

/**
 * Whether a question may be told to a reader, in any way: by its words, in a count or by a hint. Those who run the bot see everything at
 * their machine. In a channel everybody sees what was asked openly in that same channel. A person who reads alone also sees what they
 * asked themselves, wherever that was. An answer that its asker shared counts as asked openly.
 */
export const maySee = (
  { place: asked, privately }: Pick<AskedQuestion, 'place' | 'privately'>,
  reader: Reader,
): boolean => {
  const { place: here } = reader
  if (isOperator(here)) return true
  if (asked.platform !== here.platform || asked.workspace !== here.workspace) return false
  const openlyHere = !privately && asked.channel !== undefined && asked.channel === here.channel
  const own = asked.user !== undefined && asked.user === here.user
  return openlyHere || (own && readsAlone(reader))
}

/** The questions asked in `[since, until)` that a reader may see, oldest first, with their votes. */
export const visibleQuestions = async (
  reader: Reader,
  since: number,
  until: number,
  store: Pick<Store, 'questionsAsked'>,
): Promise<readonly RatedQuestion[]> => {
  const { platform, workspace, channel } = reader.place
  const here: ChannelRef | undefined =
    channel === undefined || readsAlone(reader)
      ? undefined
      : { platform, channel, ...(workspace !== undefined && { workspace }) }
  return (await store.questionsAsked(since, until, here)).filter((question) => maySee(question, reader))
}

/** The last question of the place's conversation that the reader may see. */
export const lastVisibleQuestion = async (
  reader: Reader,
  store: Pick<Store, 'lastQuestion'>,
): Promise<AskedQuestion | undefined> => {
  const all = isOperator(reader.place)
  const last = await store.lastQuestion(reader.place, all ? 'all' : readsAlone(reader) ? 'own' : 'open')
  return last && maySee(last, reader) ? last : undefined
}

const readsAlone = ({ place, privately }: Reader): boolean =>
  privately || place.thread?.startsWith(DIRECT) === true
