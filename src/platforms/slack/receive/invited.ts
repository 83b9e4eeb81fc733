import type { App } from '@slack/bolt'
import { renderMessage } from '../render/render.ts'
import { post } from './post.ts'
import { placeOf, type SlackIn } from './slack-context.ts'

/** Greets a channel that the bot is invited to: the first time only, however often it leaves and comes back. */
export const listenToInvitations = (app: App, slackIn: SlackIn): void => {
  app.event('member_joined_channel', async ({ event: { user, channel }, context }) => {
    const slack = slackIn(context)
    const { desk, self } = slack
    if (user !== self.user) return
    try {
      const work = async () => {
        // Nobody has asked, so the greeting is in the bot's own language, and counts for nobody.
        const reply = await desk.handle({ kind: 'greet' }, { place: placeOf(self, undefined, channel) })
        await post(slack, { channel }, renderMessage(reply))
      }
      await desk.runOnce([`slack:invited:${self.team}:${channel}`], work, 'for good')
    } catch (error) {
      desk.failureReply(error)
    }
  })
}
