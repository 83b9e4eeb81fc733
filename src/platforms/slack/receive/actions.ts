import type { App } from '@slack/bolt'
import { encodeButton } from '../../../commands/button.ts'
import { LIMITS } from '../limits.ts'
import { ACTION_IDS, CHOOSE_SOURCE, commandOf } from '../render/buttons.ts'
import { plainTextObject } from '../render/text.ts'
import { handlePress } from './handle-press.ts'
import { type PressedBody, pressOf } from './press.ts'
import type { SlackIn } from './slack-context.ts'

/** How many sources the menu offers. Slack allows 100, but nobody finds one among so many. */
const MAX_SUGGESTIONS = 20

/** Runs the commands of buttons and menus, and fills the menu of sources while a person types. */
export const listenToActions = (app: App, slackIn: SlackIn): void => {
  // Slack also reports a pressed link, and wants that acknowledged.
  app.action(/./, async ({ action, body, context, ack }) => {
    await ack()
    if (!('action_id' in action) || !ACTION_IDS.test(action.action_id) || 'url' in action) return
    const slack = slackIn(context)
    await handlePress(slack, commandOf(action), pressOf(slack.self, body as PressedBody))
  })

  app.options(CHOOSE_SOURCE, async ({ options, body, context, ack }) => {
    const { desk, self } = slackIn(context)
    const words = 'value' in options && typeof options.value === 'string' ? options.value : ''
    const found = desk.suggest(words, MAX_SUGGESTIONS, pressOf(self, body as PressedBody))
    await ack({
      options: found.flatMap(({ title, which }) => {
        const value = encodeButton({ kind: 'source-show', which, page: 1 })
        return value === undefined ? [] : [{ text: plainTextObject(title, LIMITS.option.text), value }]
      }),
    })
  })
}
