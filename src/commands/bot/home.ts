import { messagesFor } from '../../messages/catalogue.ts'
import { formatDayAt } from '../../messages/format.ts'
import type { Speech } from '../../model.ts'
import {
  CHANNEL,
  done,
  heading,
  note,
  prose,
  proseWithChannel,
  type Reply,
  type ReplyBlock,
} from '../../reply.ts'
import type { DigestSchedule } from '../../store/port.ts'
import { lookUpRole } from '../access/access.ts'
import type { Context } from '../context.ts'
import { digestNow, whenOf } from '../digest/digest.ts'
import { shortQuestion } from '../page.ts'
import { isSetBy, stopAction } from '../watches/watches.ts'
import { greet } from './help.ts'

/** The most watches and digests that are listed. */
const SHOWN = 10
/** The most channels of which the platform is asked whether everybody may know of them. */
const ASKED = 30

/**
 * A person's own page: what is new, the watches that they set, each with a button that stops it, the digests that they may know of, a
 * search for sources, and questions to try.
 */
export const home = async (speech: Speech, context: Context): Promise<Reply> => {
  const { greeting, greetingHow, chooseSource, sourceCount } = messagesFor(speech)
  const { sources, passages } = context.shelf
  const { blocks, actions = [] } = await greet(speech, context)
  const [, , ...samples] = blocks
  return {
    ...done(
      speech,
      [
        prose(`${greeting} ${greetingHow}`),
        ...(await newsBlocks(speech, context)),
        ...(await watchBlocks(speech, context)),
        ...(await digestBlocks(speech, context)),
        heading(sourceCount(sources.length, passages.length)),
        ...samples,
      ],
      actions,
    ),
    chooser: chooseSource,
  }
}

/** The digest of the last week, without its title, and without the buttons that would stand far from the excerpts. */
const newsBlocks = async (speech: Speech, context: Context): Promise<readonly ReplyBlock[]> => {
  const { blocks } = await digestNow(speech, context, false)
  return blocks.flatMap((block, index): readonly ReplyBlock[] => {
    if (index === 0 && block.kind === 'heading') return []
    if (block.kind !== 'excerpt') return [block]
    const { context: _, ...bare } = block
    return [bare]
  })
}

const watchBlocks = async (speech: Speech, { store, place }: Context): Promise<readonly ReplyBlock[]> => {
  const { user } = place
  if (user === undefined) return []
  const { watches: messages, button } = messagesFor(speech)
  const own = (await store.watches({ user })).filter((watch) => isSetBy(watch, place))
  const lines = own.slice(0, SHOWN).map((watch, index): ReplyBlock => {
    const { question, direct, gap, at, place: where } = watch
    const to = gap !== undefined ? 'once' : direct ? 'asker' : 'elsewhere'
    const line = messages.watchLine(
      shortQuestion(question),
      messages.watchTold[to](CHANNEL),
      formatDayAt(at, speech),
    )
    const channel = to === 'elsewhere' && where.channel !== undefined ? { channel: where.channel } : {}
    return { kind: 'prose', text: line, ...channel, action: stopAction(watch, button.stop(index + 1)) }
  })
  return [
    heading(messages.yours(own.length)),
    ...lines,
    ...(own.length > 0 ? [] : [note(messages.noneYours)]),
  ]
}

const digestBlocks = async (speech: Speech, context: Context): Promise<readonly ReplyBlock[]> => {
  const { digestsKnown } = messagesFor(speech)
  const known = (await knownDigests(context)).slice(0, SHOWN)
  return known.length === 0
    ? []
    : [
        heading(digestsKnown),
        ...known.map((schedule) =>
          proseWithChannel(`${CHANNEL}: ${whenOf(schedule, speech)}`, schedule.channel.channel),
        ),
      ]
}

/**
 * The digests of the workspace that a person may know of: those that they set, and for a member those of channels that are open to every
 * member. What the platform does not tell is not open.
 */
const knownDigests = async ({ store, place, access }: Context): Promise<readonly DigestSchedule[]> => {
  const all = (await store.schedules(place.platform)).filter(
    ({ channel }) => channel.workspace === place.workspace,
  )
  const role = await lookUpRole(access.role)
  const isMember = role === 'member' || role === 'admin'
  const known = await Promise.all(
    all.map(async (schedule, index) => {
      const own = place.user !== undefined && schedule.setBy === place.user
      return own || (isMember && index < ASKED && (await access.isOpen(schedule.channel)))
    }),
  )
  return all.filter((_, index) => known[index])
}
