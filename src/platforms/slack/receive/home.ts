import type { App } from '@slack/bolt'
import { DIRECT } from '../../../commands/bot/listen.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Reply } from '../../../reply.ts'
import { renderHome, renderMessage } from '../render/render.ts'
import { inThread, post } from './post.ts'
import { placeOf, type Slack, type SlackIn, type Target } from './slack-context.ts'

/** How many suggested prompts Slack allows. */
const MAX_PROMPTS = 4

/** Greets a person who opens the app: on its Home tab, and in their direct messages with it. */
export const listenToHome = (app: App, slackIn: SlackIn): void => {
  app.event('app_home_opened', async ({ event: { tab, user, channel }, context }) => {
    if (tab === 'home') await showHome(slackIn(context), user)
    if (tab === 'messages') await openMessages(slackIn(context), user, { channel })
  })
  // An app that was installed with an `assistant_view` has this event instead, and all its conversations are threads.
  app.event('assistant_thread_started', async ({ event: { assistant_thread: started }, context }) => {
    const { user_id: user, channel_id: channel, thread_ts: thread } = started
    await openMessages(slackIn(context), user, { channel, thread })
  })
}

/** Shows a person their Home tab as it is now. */
export const showHome = async (slack: Slack, user: string): Promise<void> => {
  const reply = await slack.handle({ kind: 'home' }, placeOf(slack.self, user), true)
  try {
    await slack.client.views.publish({ user_id: user, view: renderHome(reply) })
  } catch (error) {
    // The person asked for nothing, so only the log gets the failure.
    slack.desk.failureReply(error)
  }
}

/** Suggests questions that the sources answer, and greets a person the first time. */
const openMessages = async (slack: Slack, user: string, target: Target): Promise<void> => {
  const reply = await slack.handle({ kind: 'greet' }, placeOf(slack.self, user, target.channel, DIRECT))
  await suggestPrompts(slack, target, reply)
  try {
    const work = async () => {
      await post(slack, target, renderMessage(reply))
    }
    await slack.desk.runOnce([`slack:greeted:${slack.self.team}:${user}`], work, 'for good')
  } catch (error) {
    slack.desk.failureReply(error)
  }
}

/**
 * Sets the questions that Slack suggests above the input field. Names the thread only where Slack did: with one, the call does nothing in
 * an app that has an `agent_view`. Only paid workspaces have the field, so a failure is normal.
 */
const suggestPrompts = async (slack: Slack, target: Target, reply: Reply): Promise<void> => {
  const prompts = (reply.actions ?? []).flatMap(({ label, command }) =>
    command.kind === 'ask' ? [{ title: label, message: command.question }] : [],
  )
  if (prompts.length === 0) return
  try {
    await slack.optionalClient.assistant.threads.setSuggestedPrompts({
      channel_id: target.channel,
      ...inThread(target),
      title: messagesFor(reply.language).greetingTry,
      prompts: prompts.slice(0, MAX_PROMPTS),
    })
  } catch (error) {
    slack.log.debug('slack.no-prompts', { error })
  }
}
