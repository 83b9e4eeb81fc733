import type { App } from '@slack/bolt'
import { encodeButton } from '../../../commands/button.ts'
import { ACTION_IDS, CHOOSE_SOURCE, commandOf } from '../render/buttons.ts'
import { plainTextObject } from '../render/texts.ts'
import { handlePress } from './handle-press.ts'
import { type PressedBody, pressOf } from './press.ts'
import type { Slack } from './slack-context.ts'

/** More, and nobody finds the one they look for; Slack takes 100. */
const SUGGESTED = 20
/** Slack takes this many characters of an option's text. */
const OPTION_LENGTH = 75

/** Carries out what buttons and menus ask for, and fills the menu of sources as a person types. */
export const listenToActions = (app: App, slack: () => Slack): void => {
  // A link that is pressed is told of too, and wants to be acknowledged.
  app.action(/./, async ({ action, body, ack }) => {
    await ack()
    if (!('action_id' in action) || !ACTION_IDS.test(action.action_id) || 'url' in action) return
    await handlePress(slack(), commandOf(action), pressOf(slack().self, body as PressedBody))
  })

  app.options(CHOOSE_SOURCE, async ({ options, ack }) => {
    const words = 'value' in options && typeof options.value === 'string' ? options.value : ''
    const found = slack().desk.suggest(words, SUGGESTED)
    await ack({
      options: found.flatMap(({ title, which }) => {
        const value = encodeButton({ kind: 'source-show', which, page: 1 })
        return value === undefined ? [] : [{ text: plainTextObject(title, OPTION_LENGTH), value }]
      }),
    })
  })
}
