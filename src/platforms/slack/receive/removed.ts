import type { App } from '@slack/bolt'
import type { Workspaces } from '../workspaces.ts'

/** Learns from Slack's own events that the app was removed, or its tokens were revoked. */
export const listenToRemoval = (app: App, { removed }: Pick<Workspaces, 'removed'>): void => {
  app.event('app_uninstalled', ({ context, body }) =>
    removed(context, 'app_uninstalled', body.event_time * 1000),
  )
  app.event('tokens_revoked', async ({ event, context, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await removed(context, 'token_revoked', body.event_time * 1000)
  })
}
