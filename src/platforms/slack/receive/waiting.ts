import { messagesFor } from '../../../messages/catalogue.ts'
import { prose, type Reply } from '../../../reply.ts'
import { renderMessage } from '../render/render.ts'
import { post } from './post.ts'
import type { Slack, Target } from './slack-context.ts'

/** What is shown while an answer is looked for. */
export interface Waiting {
  /** Ends it. @returns the message whose place the answer is to take, where one was posted */
  end(): Promise<string | undefined>
}

/**
 * Shows that the sources are being searched: by a status where the answer will stand in a thread, and where Slack does not show one by a
 * message, but only when the answer is not there at once. Never rejects: it must not cost the answer.
 */
export const showSearching = (slack: Slack, target: Target, user: string | undefined): Waiting => {
  const status = setStatus(slack, target, messagesFor(slack.speechOf(user)).isSearching)
  const late = afterDelay(slack, async () => {
    if (await status) return undefined
    return post(slack, target, renderMessage(searchingReply(slack, user))).catch(() => undefined)
  })
  return {
    end: async () => {
      const message = await late()
      // Slack takes a status away when the bot posts; one that came later would stay for two minutes.
      await status
      return message
    },
  }
}

/**
 * Does something when a person has waited for too long.
 * @returns a function that calls it off, or waits until it is done where it was begun
 */
export const afterDelay = <Result>(
  slack: Slack,
  work: () => Promise<Result>,
): (() => Promise<Result | undefined>) => {
  let begun: Promise<Result> | undefined
  const timer = setTimeout(() => {
    begun = work()
  }, slack.noticeAfter)
  return async () => {
    clearTimeout(timer)
    return await begun
  }
}

/** Takes the status away where nothing was posted after it. */
export const clearStatus = (slack: Slack, target: Target): Promise<boolean> => setStatus(slack, target, '')

export const searchingReply = (slack: Slack, user: string | undefined): Reply => {
  const language = slack.speechOf(user)
  return { language, outcome: 'done', blocks: [prose(messagesFor(language).searching)] }
}

/** @returns whether Slack shows it */
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
