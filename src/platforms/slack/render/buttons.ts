import type { ActionsBlock, Button, ContextActionsBlock, ExternalSelect, KnownBlock } from '@slack/types'
import type { Command } from '../../../command.ts'
import { decodeButton, encodeButton } from '../../../commands/button.ts'
import type { Action } from '../../../reply.ts'
import { LIMITS } from '../limits.ts'
import { plainTextObject } from './texts.ts'

/** Every action id of ours begins so. */
export const ACTION_IDS: RegExp = /^footnote:/

/** The action id of the menu that chooses a source; an option's value is `encodeButton` of the command that shows it. */
export const CHOOSE_SOURCE = 'footnote:choose'

/** Beside each other, and still read at a glance. */
const BUTTONS_IN_A_ROW = 5

/** The command that a pressed button, a vote or a chosen option carries; `expired` where it carries none that is known. */
export const commandOf = (action: object): Command => {
  if ('value' in action && typeof action.value === 'string') return decodeButton(action.value)
  const option = 'selected_option' in action ? action.selected_option : undefined
  const chosen = typeof option === 'object' && option !== null && 'value' in option ? option.value : undefined
  return decodeButton(typeof chosen === 'string' ? chosen : '')
}

/**
 * A button that carries out an action; none where no button can carry its command.
 * @param id tells it from the other buttons of the message
 * @param of what it acts upon, for those who cannot see what it stands beside
 */
export const buttonOf = (action: Action, id: string, of?: string): Button | undefined => {
  const value = encodeButton(action.command)
  if (value === undefined) return undefined
  return {
    type: 'button',
    text: plainTextObject(action.label, LIMITS.button.text),
    action_id: `footnote:${action.key}:${id}`,
    value,
    ...(of !== undefined && {
      accessibility_label: plainTextObject(`${action.label}: ${of}`, LIMITS.button.accessibilityLabel).text,
    }),
  }
}

/** Where the buttons are shown. Slack has its own look for votes, but in messages alone. */
export type Surface = { readonly kind: 'message'; readonly asker?: string } | { readonly kind: 'view' }

/** What can be done with a reply, as blocks below it, the weightiest first. */
export const actionBlocks = (
  actions: readonly Action[],
  chooser: string | undefined,
  surface: Surface,
): readonly KnownBlock[] => {
  const native = surface.kind === 'message' ? nativeActions(actions, surface.asker) : undefined
  const buttons = actions.flatMap((action, index) => {
    const button = native?.taken.has(action) ? undefined : buttonOf(action, `${index}`)
    return button ? [button] : []
  })
  return [
    ...rowsOf(buttons),
    ...(chooser === undefined ? [] : [chooserOf(chooser)]),
    ...(native && native.block.elements.length > 0 ? [native.block] : []),
  ]
}

const rowsOf = (buttons: readonly Button[]): readonly ActionsBlock[] =>
  Array.from({ length: Math.ceil(buttons.length / BUTTONS_IN_A_ROW) }, (_, row) => ({
    type: 'actions',
    elements: buttons.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
  }))

const chooserOf = (words: string): ActionsBlock => {
  const select: ExternalSelect = {
    type: 'external_select',
    action_id: CHOOSE_SOURCE,
    placeholder: plainTextObject(words, LIMITS.select.placeholder),
    min_query_length: 0,
  }
  return { type: 'actions', elements: [select] }
}

interface NativeActions {
  readonly block: ContextActionsBlock
  /** The actions that the block offers. */
  readonly taken: ReadonlySet<Action>
}

/** The thumbs, for the first pair of votes; and the bin, for the first dismissal, which only its asker is shown. */
const nativeActions = (actions: readonly Action[], asker: string | undefined): NativeActions => {
  const first = (key: Action['key']) => actions.find((action) => action.key === key)
  const [up, down, dismiss] = [first('up'), first('down'), first('dismiss')]
  const [upValue, downValue, dismissValue] = [codeOf(up), codeOf(down), codeOf(dismiss)]
  const block: ContextActionsBlock = { type: 'context_actions', elements: [] }
  const taken = new Set<Action>()
  if (up && down && upValue !== undefined && downValue !== undefined) {
    block.elements.push({
      type: 'feedback_buttons',
      action_id: 'footnote:vote',
      positive_button: { text: plainTextObject(up.label, LIMITS.feedbackButton.text), value: upValue },
      negative_button: { text: plainTextObject(down.label, LIMITS.feedbackButton.text), value: downValue },
    })
    taken.add(up).add(down)
  }
  if (dismiss && dismissValue !== undefined) {
    block.elements.push({
      type: 'icon_button',
      action_id: 'footnote:dismiss',
      icon: 'trash',
      text: plainTextObject(dismiss.label, LIMITS.button.text),
      value: dismissValue,
      ...(asker !== undefined && { visible_to_user_ids: [asker] }),
    })
    taken.add(dismiss)
  }
  return { block, taken }
}

const codeOf = (action: Action | undefined): string | undefined => action && encodeButton(action.command)
