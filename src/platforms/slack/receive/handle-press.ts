import type { Command } from '../../../command.ts'
import { encodeButton } from '../../../commands/button.ts'
import type { Reply } from '../../../reply.ts'
import { renderMessage } from '../render/render.ts'
import { answerPrivately, answerPublicly } from './answer.ts'
import { showHome } from './home.ts'
import { inThread, post, remove, reportFailure, sendPrivately, update } from './post.ts'
import { type Press, showModal } from './press.ts'
import { respond } from './respond.ts'
import { isDirect, type Person, refOf, type Slack, targetOf } from './slack-context.ts'

/** Runs the command of a button, and shows the reply where it belongs. Never rejects. */
export const handlePress = async (slack: Slack, command: Command, press: Press): Promise<void> => {
  if (press.on === 'home' || press.on === 'modal') {
    const reply = withoutSharing(await slack.handle(command, press.place, press.on === 'modal'))
    const isStopped = command.kind === 'watch-stop' && reply.outcome === 'done'
    if (press.on === 'home' && isStopped) return showHome(slack, press.person.user)
    return showModal(slack, press, reply, STACKED.has(command.kind))
  }
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
      return answerInPlace(slack, command, press)
    case 'share':
    case 'digest-share':
      return share(slack, command, press)
    case 'dismiss':
      return dismiss(slack, command, press)
    default:
      return sendPrivately(slack, press.person, await slack.handle(command, press.place, true))
  }
}

/** A view is no message that could be shared. */
const withoutSharing = (reply: Reply): Reply =>
  reply.actions ? { ...reply, actions: reply.actions.filter(({ key }) => key !== 'share') } : reply

/** The commands whose reply goes on top of a modal, so that the person can go back to it. */
const STACKED: ReadonlySet<Command['kind']> = new Set(['context', 'feedback'])

/** Replaces the page before, unless others read it too. */
const turnPage = async (slack: Slack, command: Command, press: Press): Promise<void> => {
  const { person, ts } = press
  const { channel } = person
  const inDirect = press.on === 'public' && channel !== undefined && isDirect(channel)
  const reply = await slack.handle(command, press.place, press.on === 'private')
  const isPage = reply.outcome !== 'refused' && reply.outcome !== 'failed'
  if (!inDirect || ts === undefined || !isPage)
    return sendPrivately(slack, person, reply, isPage && press.on === 'private')
  try {
    await update(slack, channel, ts, renderMessage(reply, { asker: person.user }))
  } catch (error) {
    await reportFailure(slack, person, error, reply)
  }
}

/** Answers where the button is: for the person alone, or in the conversation for everyone. */
const answerInPlace = async (
  slack: Slack,
  command: Command & { readonly kind: 'ask' | 'more' },
  press: Press,
): Promise<void> => {
  const { person, place } = press
  const { user, channel } = person
  if (press.on === 'private' || channel === undefined || place.thread === undefined)
    return answerPrivately(slack, command, place, person)
  const target = targetOf(channel, place.thread)
  const question = command.kind === 'ask' ? command.question : undefined
  const { responseUrl } = person
  await answerPublicly(slack, command, { ...place, channel, user }, target, {
    ...(question !== undefined && { question }),
    ...(responseUrl !== undefined && { responseUrl }),
  })
}

/** Shows a private answer to everyone, once, and removes the private one. */
const share = async (
  slack: Slack,
  command: Command & { readonly kind: 'share' | 'digest-share' },
  press: Press,
): Promise<void> => {
  const { person, place, ts } = press
  const reply = await slack.handle(command, place)
  if (reply.outcome === 'refused' || reply.outcome === 'failed') return sendPrivately(slack, person, reply)
  try {
    await slack.desk.runOnce([`slack:share:${encodeButton(command)}:${person.channel}:${ts}`], async () => {
      await shareReply(slack, person, reply)
      if (person.responseUrl !== undefined)
        await respond(person.responseUrl, { delete_original: true }).catch((error) =>
          slack.log.warn('slack.private-answer-stays', { error }),
        )
    })
  } catch (error) {
    await reportFailure(slack, person, error, reply)
  }
}

/** Posts through the response URL, which also works in channels where the bot is not a member; otherwise posts as itself. */
const shareReply = async (slack: Slack, person: Person, reply: Reply): Promise<void> => {
  const { user, channel, responseUrl } = person
  const message = renderMessage(reply, { asker: user })
  try {
    if (responseUrl === undefined) throw new Error('There is no response URL.')
    const how = { response_type: 'in_channel', replace_original: false, ...inThread(person) }
    await respond(responseUrl, { ...how, ...message })
  } catch (error) {
    if (channel === undefined) throw error
    slack.log.debug('slack.share-by-post', { error })
    await post(slack, { ...person, channel }, message)
  }
}

/** Removes an answer when its asker dismisses it. */
const dismiss = async (slack: Slack, command: Command, press: Press): Promise<void> => {
  const { person, place, ts } = press
  const { channel, responseUrl } = person
  const reply = await slack.handle(command, place, press.on === 'private')
  if (reply.outcome !== 'dismissed') return sendPrivately(slack, person, reply)
  try {
    if (press.on === 'public' && channel !== undefined && ts !== undefined)
      await removePosted(slack, channel, ts, responseUrl)
    else if (responseUrl !== undefined) await respond(responseUrl, { delete_original: true })
  } catch (error) {
    await reportFailure(slack, person, error, reply)
  }
}

const removePosted = async (
  slack: Slack,
  channel: string,
  ts: string,
  responseUrl?: string,
): Promise<void> => {
  await remove(slack, channel, ts).catch((error) => {
    // A shared answer may be in a channel where the bot is not a member; its response URL still works.
    if (responseUrl === undefined) throw error
    return respond(responseUrl, { delete_original: true })
  })
  const answered = await slack.desk.findQuestion(refOf(slack.self, channel, ts))
  if (answered) await slack.desk.forgetAnswer(answered.asked)
}
