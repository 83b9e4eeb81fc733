import type { Command } from '../../../command.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Place } from '../../../model.ts'
import { note, prose, type Reply } from '../../../reply.ts'
import { errorCodeOf } from '../errors.ts'
import { renderMessage } from '../render/render.ts'
import { inThread, isNotMember, post, remove, reportFailure, sendPrivately, update } from './post.ts'
import { respond } from './respond.ts'
import type { Person, Slack, Target } from './slack-context.ts'

type PublicPlace = Place & { readonly channel: string; readonly user: string }

interface PublicOptions {
  /** Shown above the answer, if nobody else has seen it. */
  readonly question?: string
  /** Names the answer among the bot's posts, with since when it may be there already, if Slack sent the question before. */
  readonly known?: { readonly key: string; readonly since: number | undefined }
  /** Of the press that asks for the reply. It works in channels where the bot is not a member, as below a shared answer. */
  readonly responseUrl?: string
}

/**
 * Runs a command and posts the reply for everyone. Meanwhile a status or a message shows that the sources are being searched. Never
 * rejects: if the reply cannot be posted, the person gets the reason.
 * @returns the `ts` of the reply; undefined if there is none, or if Slack does not tell it
 */
export const answerPublicly = async (
  slack: Slack,
  command: Command,
  place: PublicPlace,
  target: Target,
  { question, known, responseUrl }: PublicOptions = {},
): Promise<string | undefined> => {
  const endNotice = showWaiting(slack, command, target, place.user)
  const answer = await slack.handle(command, place)
  const reply = question === undefined ? answer : withQuestion(answer, question)
  const message = renderMessage(reply, { asker: place.user })
  const notice = await endNotice()
  try {
    if (notice === undefined) return await post(slack, target, message, known)
    await update(slack, target.channel, notice, message)
    return notice
  } catch (error) {
    if (responseUrl !== undefined && isNotMember(error)) {
      const how = { response_type: 'in_channel', replace_original: false, ...inThread(target) }
      const isSent = await respond(responseUrl, { ...how, ...message }).then(
        () => true,
        () => false,
      )
      if (isSent) return undefined
    }
    // Only a post clears the status by itself.
    await setStatus(slack, target, '')
    if (notice !== undefined) await remove(slack, target.channel, notice).catch(() => undefined)
    await reportFailure(slack, { ...target, user: place.user }, error, reply)
    return undefined
  }
}

/** Runs a command and shows the reply to the person alone. Never rejects. */
export const answerPrivately = async (
  slack: Slack,
  command: Command,
  place: Place,
  person: Person,
): Promise<void> => {
  const endNotice = afterDelay(slack, () =>
    sendPrivately(slack, person, waitingReply(slack, command, person.user)).then(() => true),
  )
  const reply = await slack.handle(command, place, true)
  const replace = await endNotice()
  await sendPrivately(slack, person, reply, replace)
}

/**
 * Replaces the answer to an edited question. Never rejects.
 * @param ts of the answer
 * @returns whether the answer still exists
 */
export const updateAnswer = async (
  slack: Slack,
  command: Command,
  place: PublicPlace,
  ts: string,
): Promise<boolean> => {
  const reply = await slack.handle(command, place)
  try {
    await update(slack, place.channel, ts, renderMessage(reply, { asker: place.user }))
    return true
  } catch (error) {
    if (errorCodeOf(error) === 'message_not_found') return false
    await reportFailure(slack, { user: place.user, channel: place.channel }, error, reply)
    return true
  }
}

const withQuestion = (reply: Reply, question: string): Reply => ({
  ...reply,
  blocks: [note(messagesFor(reply.language).askedQuestion(question)), ...reply.blocks],
})

type EndNotice<Result> = () => Promise<Result | undefined>

/**
 * Shows that the sources are being searched, or what was given is being read. In a thread a status says so. Where Slack shows no status, a message does, but only after a
 * delay. Never rejects, since a failure must not cost the answer.
 * @returns a function that ends it, and returns the `ts` of the message that the answer replaces, if there is one
 */
const showWaiting = (slack: Slack, command: Command, target: Target, user: string): EndNotice<string> => {
  const { isReading, isSearching } = messagesFor(slack.languageOf(user))
  const status = setStatus(slack, target, reads(command) ? isReading : isSearching)
  const endNotice = afterDelay(slack, async () => {
    if (await status) return undefined
    return post(slack, target, renderMessage(waitingReply(slack, command, user))).catch(() => undefined)
  })
  return async () => {
    const notice = await endNotice()
    // Slack clears the status when the bot posts. A status that arrived after the post would stay for two minutes.
    await status
    return notice
  }
}

/** Runs a task if a person has waited too long. @returns a function that cancels the task, or waits for it if it has started */
const afterDelay = <Result>(slack: Slack, task: () => Promise<Result | undefined>): EndNotice<Result> => {
  let started: Promise<Result | undefined> | undefined
  const timer = setTimeout(() => {
    started = task()
  }, slack.noticeAfter)
  return async () => {
    clearTimeout(timer)
    return await started
  }
}

const waitingReply = (slack: Slack, command: Command, user: string): Reply => {
  const language = slack.languageOf(user)
  const { reading, searching } = messagesFor(language)
  return { language, outcome: 'done', blocks: [prose(reads(command) ? reading : searching)] }
}

/** Whether a command fetches and reads something first. */
const reads = ({ kind }: Command): boolean => /^source-(?:add|anyway|take|follow|refresh)$/.test(kind)

/** Sets the status of a thread; an empty one clears it. @returns whether Slack shows it */
const setStatus = async (slack: Slack, { channel, thread }: Target, status: string): Promise<boolean> => {
  if (thread === undefined) return false
  try {
    await slack.optionalClient.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status })
    return true
  } catch (error) {
    slack.log.debug('slack.no-status', { error })
    return false
  }
}
