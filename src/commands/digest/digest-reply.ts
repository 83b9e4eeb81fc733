import { composeDigest, composeNews } from '../../digest/compose/compose.ts'
import { leadOf } from '../../digest/compose/lead.ts'
import type { Excerpt, Speech } from '../../model.ts'
import type { Reply } from '../../reply.ts'
import { passagesIn } from '../../sources/passages/lists.ts'
import type { DigestSchedule } from '../../store/port.ts'
import type { Context } from '../context.ts'
import { allChecked, askedOf, changedOf, freshOf, watchedOf } from './material.ts'
import { linkToWhole } from './whole-digest.ts'

/** The most watches that a digest shows, and the most excerpts of each. */
const SHOWN_WATCHES = { watches: 5, excerpts: 1 }
const DAY = 86_400_000

/**
 * A channel's digest of the time in `(since, upTo]`, both in milliseconds since 1970. Every excerpt is checked against its source.
 * Where there is a reader, it links to the whole of it there.
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
  const { channel, language, zone, quiet } = schedule
  const period = { since, upTo }
  const fresh = freshOf(period, context)
  const watched = await watchedOf(channel, fresh, period, context, SHOWN_WATCHES)
  const reply = composeDigest({
    ...{ language, zone, quiet, since, at, fresh, watched },
    changed: changedOf(fresh, context),
    shelf: context.shelf,
    placesOf: context.retrieval.placesOf,
    asked: await askedOf(channel, period, context),
    unseen: () => unseenOf(at, context),
  })
  if (!reply) return undefined
  const checked = allChecked(reply, context)
  const isQuiet = fresh.length === 0 && watched.length === 0
  const link = isQuiet ? [] : linkToWhole({ since, upTo, at, zone }, language, context)
  return link.length === 0 ? checked : { ...checked, actions: [...link, ...(checked.actions ?? [])] }
}

/** What came or changed in `(since, upTo]`, both in milliseconds since 1970, with checked excerpts. */
export const newsReply = (
  { language, zone }: { readonly language: Speech; readonly zone: string },
  since: number,
  upTo: number,
  context: Context,
): Reply => {
  const fresh = freshOf({ since, upTo }, context)
  const changed = changedOf(fresh, context)
  const { shelf } = context
  const { placesOf } = context.retrieval
  return allChecked(
    composeNews({ language, zone, since, at: upTo, fresh, changed, shelf, placesOf }),
    context,
  )
}

/** An excerpt for a quiet day. Each day takes the next source of the shelf. */
const unseenOf = (at: number, { shelf }: Context): Excerpt | undefined => {
  const source = shelf.sources[Math.floor(at / DAY) % Math.max(1, shelf.sources.length)]
  return source && leadOf(source, passagesIn(shelf.passages, source))
}
