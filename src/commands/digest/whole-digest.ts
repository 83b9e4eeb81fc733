import { composeWhole } from '../../digest/compose/whole.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import type { Action, Reply } from '../../reply.ts'
import { isAnswered } from '../access/access.ts'
import { channelOf } from '../bot/listen.ts'
import type { Context } from '../context.ts'
import { expiryOf, LONGEST_ADDRESS, withReaderLinks } from '../reading/reader-links.ts'
import type { ReadingRight } from '../reading/source-path.ts'
import { allChecked, askedOf, changedOf, freshOf, type Period, watchedOf } from './material.ts'

/** What of a channel a page shows: a digest’s time, the moment whose date it bears, and the time zone of its dates. */
interface DigestName extends Period {
  readonly at: number
  readonly zone: string
}

const nameOf = ({ since, upTo, at, zone }: DigestName): string => `digest:${since}:${upTo}:${at}:${zone}`

const NAME = /^digest:(\d{1,16}):(\d{1,16}):(\d{1,16}):(.+)$/

/** Undefined for what names no digest, such as the reference of a source. */
const digestNamed = (name: string): DigestName | undefined => {
  const [, since, upTo, at, zone] = NAME.exec(name) ?? []
  if (zone === undefined) return undefined
  return { since: Number(since), upTo: Number(upTo), at: Number(at), zone, isPast: true }
}

/** The link to the whole of a channel’s digest; none where there is no reader, or no channel. */
export const linkToWhole = (
  digest: DigestName,
  language: Speech,
  { reader, place, now }: Pick<Context, 'reader' | 'place' | 'now'>,
): readonly Action[] => {
  const channel = channelOf(place)
  if (reader === undefined || channel === undefined) return []
  const token = reader.sign({ source: nameOf(digest), place: channel, until: expiryOf(now()) })
  const url = `${reader.url}/digest/${token}`
  if (url.length > LONGEST_ADDRESS) return []
  return [
    { key: 'more', label: messagesFor(language).reader.digest.link, command: { kind: 'digest-now' }, url },
  ]
}

/** The whole of a digest, as a page shows it. */
export interface DigestReading extends DigestName {
  readonly reply: Reply
  /** The name of its channel, where the platform tells it. */
  readonly channel?: string
}

/**
 * Composes a channel’s digest again, with everything that the message had no room for. What its sources are now, and which of them the channel
 * reads, decides: what was removed is gone.
 * @param context of the channel that the right names
 * @returns undefined if the right names no digest of a channel, or nothing of it is left
 */
export const readDigest = async (
  { source, until }: ReadingRight,
  context: Context,
): Promise<DigestReading | undefined> => {
  const digest = digestNamed(source)
  const channel = channelOf(context.place)
  if (!digest || !channel || !(await isAnswered(context.access))) return undefined
  const { since, at, zone } = digest
  const { language, shelf, retrieval, reader } = context
  const fresh = freshOf(digest, context)
  const watched = await watchedOf(channel, fresh, digest, context, ALL)
  const asked = await askedOf(channel, digest, context)
  if (fresh.length === 0 && asked.count === 0) return undefined
  const changed = changedOf(fresh, context)
  const { placesOf } = retrieval
  const reply = await composeWhole({
    ...{ language, since, at, zone, fresh, changed, shelf, placesOf, watched, asked },
  })
  const name = await context.access.channelNameOf(channel)
  return {
    ...digest,
    // On the page itself, links to sources have no host, and end with the page’s own.
    reply: withReaderLinks(allChecked(reply, context), {
      ...context,
      ...(reader && { reader: { ...reader, url: '' } }),
      until,
    }),
    ...(name !== undefined && { channel: name }),
  }
}

const ALL = { watches: Number.POSITIVE_INFINITY, excerpts: Number.POSITIVE_INFINITY }
