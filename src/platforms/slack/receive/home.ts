import type { App } from '@slack/bolt'
import { DIRECT } from '../../../commands/bot/listen.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Reply } from '../../../reply.ts'
import { renderMessage } from '../render/render.ts'
import { renderHome } from '../render/views.ts'
import { placeOf } from './place.ts'
import { post } from './post.ts'
import type { Slack } from './slack-context.ts'

/** Slack takes four. */
const PROMPTS = 4

/** Greets a person who opens the app: on its Home tab, and where they write to it. */
export const listenToHome = (app: App, slack: () => Slack): void => {
  app.event('app_home_opened', async ({ event: { tab, user, channel } }) => {
    if (tab === 'home') await showHome(slack(), user)
    if (tab === 'messages') await openMessages(slack(), user, channel)
  })
}

const showHome = async (slack: Slack, user: string): Promise<void> => {
  const reply = await slack.handle({ kind: 'greet' }, placeOf(slack.self, user))
  try {
    await slack.client.views.publish({ user_id: user, view: renderHome(reply) })
  } catch (error) {
    // Nobody asked for anything: the log is told, not the person.
    slack.desk.failureReply(error)
  }
}

/** Offers questions that the sources answer, and greets whoever is there for the first time. */
const openMessages = async (slack: Slack, user: string, channel: string): Promise<void> => {
  const reply = await slack.handle({ kind: 'greet' }, placeOf(slack.self, user, channel, DIRECT))
  await suggestPrompts(slack, channel, reply)
  try {
    await slack.desk.runOnce([`slack:greeted:${slack.self.team}:${user}`], async () => {
      await post(slack, { channel }, renderMessage(reply))
    })
  } catch (error) {
    slack.desk.failureReply(error)
  }
}

/**
 * Sets what Slack suggests above the field that a person writes in. Names no thread: with one the call does nothing where the app has an
 * `agent_view`. Only a workspace that pays for it has that, so a failure is none.
 */
const suggestPrompts = async (slack: Slack, channel: string, reply: Reply): Promise<void> => {
  const prompts = (reply.actions ?? []).flatMap(({ label, command }) =>
    command.kind === 'ask' ? [{ title: label, message: command.question }] : [],
  )
  if (prompts.length === 0) return
  try {
    await slack.optionalClient.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      title: messagesFor(reply.language).greetingTry,
      prompts: prompts.slice(0, PROMPTS),
    })
  } catch (error) {
    slack.log.debug('slack.no-prompts', { error })
  }
}
