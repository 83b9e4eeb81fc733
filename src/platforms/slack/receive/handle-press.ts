import type { Command } from '../../../command.ts'
import { encodeButton } from '../../../commands/button.ts'
import type { Reply } from '../../../reply.ts'
import { renderMessage } from '../render/render.ts'
import { answerPrivately, answerPublicly } from './answer.ts'
import { showModal } from './modal.ts'
import { isDirect, refOf, targetOf } from './place.ts'
import { inThread, post, remove, reportFailure, sendPrivately, update } from './post.ts'
import type { Press } from './press.ts'
import { respond } from './respond.ts'
import type { Slack } from './slack-context.ts'

/** Does what a button asks for, and shows the reply where it belongs. Never rejects. */
export const handlePress = async (slack: Slack, command: Command, press: Press): Promise<void> => {
  // A view has no channel that its answer could be shared in.
  if (press.on === 'home' || press.on === 'modal')
    return showModal(slack, press, await slack.handle(command, press.place), STACKED.has(command.kind))
  switch (command.kind) {
    case 'context':
      return showModal(slack, press, await slack.handle(command, press.place, true))
    case 'source-list':
    case 'source-show':
    case 'watch-list':
    case 'gaps':
      return turnPage(slack, command, press)
    case 'ask':
    case 'more':
      return answerThere(slack, command, press)
    case 'share':
    case 'digest-share':
      return share(slack, command, press)
    case 'dismiss':
      return dismiss(slack, command, press)
    default:
      return sendPrivately(slack, press.person, await slack.handle(command, press.place, true))
  }
}

/** What is shown above what a modal shows, which is come back to. */
const STACKED: ReadonlySet<Command['kind']> = new Set(['context', 'feedback'])

/** A page takes the place of the one before, but for what others read. */
const turnPage = async (slack: Slack, command: Command, press: Press): Promise<void> => {
  const { person, channel, ts } = press
  const direct = press.on === 'all' && channel !== undefined && isDirect(channel)
  const reply = await slack.handle(command, press.place, press.on === 'alone')
  const isPage = reply.outcome !== 'refused' && reply.outcome !== 'failed'
  if (!direct || ts === undefined || !isPage)
    return sendPrivately(slack, person, reply, isPage && press.on === 'alone')
  try {
    await update(slack, channel, ts, renderMessage(reply, { asker: person.user }))
  } catch (error) {
    await reportFailure(slack, person, error, reply)
  }
}

/** Beside what the button stands on: to the person alone, or in the conversation for all. */
const answerThere = async (
  slack: Slack,
  command: Command & { readonly kind: 'ask' | 'more' },
  press: Press,
): Promise<void> => {
  const { person, place, channel } = press
  if (press.on === 'alone' || channel === undefined || place.thread === undefined)
    return answerPrivately(slack, command, place, person)
  const { user } = person
  const target = targetOf(channel, place.thread)
  const question = command.kind === 'ask' ? command.question : undefined
  await answerPublicly(slack, command, { ...place, channel, user }, target, question)
}

/** Shows an answer to everyone, once, and takes away the one that only its asker saw. */
const share = async (
  slack: Slack,
  command: Command & { readonly kind: 'share' | 'digest-share' },
  press: Press,
): Promise<void> => {
  const { person, place, channel, ts } = press
  const reply = await slack.handle(command, place)
  if (reply.outcome === 'refused' || reply.outcome === 'failed') return sendPrivately(slack, person, reply)
  try {
    await slack.desk.runOnce([`slack:share:${encodeButton(command)}:${channel}:${ts}`], async () => {
      await shareReply(slack, press, reply)
      if (person.responseUrl !== undefined)
        await respond(person.responseUrl, { delete_original: true }).catch((error) =>
          slack.log.warn('slack.private-answer-stays', { error }),
        )
    })
  } catch (error) {
    await reportFailure(slack, person, error, reply)
  }
}

/** By the response URL the bot may post where it was not invited; a conversation is answered where it is. */
const shareReply = async (slack: Slack, { person, channel }: Press, reply: Reply): Promise<void> => {
  const message = renderMessage(reply, { asker: person.user })
  try {
    if (person.responseUrl === undefined) throw new Error('There is no response URL.')
    const how = { response_type: 'in_channel', replace_original: false, ...inThread(person) }
    await respond(person.responseUrl, { ...how, ...message })
  } catch (error) {
    if (channel === undefined) throw error
    slack.log.debug('slack.share-by-post', { error })
    await post(slack, { channel, ...(person.thread !== undefined && { thread: person.thread }) }, message)
  }
}

/** Removes an answer for its asker. */
const dismiss = async (slack: Slack, command: Command, press: Press): Promise<void> => {
  const { person, place, channel, ts } = press
  const reply = await slack.handle(command, place, press.on === 'alone')
  if (reply.outcome !== 'dismissed') return sendPrivately(slack, person, reply)
  try {
    if (press.on === 'all' && channel !== undefined && ts !== undefined)
      await removePosted(slack, channel, ts, person.responseUrl)
    else if (person.responseUrl !== undefined) await respond(person.responseUrl, { delete_original: true })
  } catch (error) {
    await reportFailure(slack, person, error, reply)
  }
}

const removePosted = async (
  slack: Slack,
  channel: string,
  ts: string,
  responseUrl: string | undefined,
): Promise<void> => {
  try {
    await remove(slack, channel, ts)
  } catch (error) {
    // What was shared by a response URL stands where the bot may not be.
    if (responseUrl === undefined) throw error
    await respond(responseUrl, { delete_original: true })
  }
  const answered = await slack.desk.findQuestion(refOf(slack.self, channel, ts))
  if (answered) await slack.desk.forgetAnswer(answered.asked)
}
