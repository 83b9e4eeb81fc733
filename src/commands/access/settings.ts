import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Messages } from '../../messages/en.ts'
import type { Speech } from '../../model.ts'
import { done, prose } from '../../reply.ts'
import type { ChannelRef } from '../../store/port.ts'
import type { Context } from '../context.ts'

/** A change of a channel's settings. */
export interface ChannelChange {
  readonly channel: ChannelRef
  /** The notice to the channel. @param name of the person who made the change */
  readonly notice: (messages: Messages['access'], name: string) => string
  /** Whether the setting has no use where the bot cannot post. */
  readonly needsPosting: boolean
  readonly save: () => Promise<void>
}

/**
 * Tells a channel who changes its settings, and then changes them. Where the channel cannot be told, a setting that needs posting is
 * refused. `requireMayChange` comes first.
 * @throws UserError that says how to let the bot post there
 */
export const changeChannel = async (
  { channel, notice, needsPosting, save }: ChannelChange,
  speech: Speech,
  context: Context,
): Promise<void> => {
  const { access, place } = context
  const messages = messagesFor(speech).access
  if (needsPosting) requirePosting(access.mayPost, messages)
  if (!isToldByReply(context)) {
    const name = place.user === undefined ? undefined : await access.nameOf(place.user)
    const reply = done(speech, [prose(notice(messages, name ?? messages.somebody))])
    const failed = await access.tell(channel, reply, `setting-${context.now()}-${place.user ?? ''}`)
    if (failed && needsPosting)
      throw new UserError(
        failed.fault === 'absent'
          ? messages.notInChannel
          : failed.kind === 'never' || failed.fault === 'forbidden'
            ? messages.mayNotPost
            : messages.notNow,
      )
  }
  await save()
}

/** @throws UserError that says which permissions are missing, if the platform told that beforehand */
const requirePosting = (mayPost: Context['access']['mayPost'], messages: Messages['access']): void => {
  if (mayPost === undefined || mayPost === 'yes') return
  if (mayPost === 'nowhere') throw new UserError(messages.noPlaceToPost)
  throw new UserError(messages.lacksPermissions(mayPost.lacks))
}

/** A message in the channel itself shows who asks for what, and the reply below it that it was done. In a thread few read it. */
const isToldByReply = ({ place: { message, thread }, privately }: Context): boolean =>
  !privately && message !== undefined && message === thread
