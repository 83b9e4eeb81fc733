import type { ActionsBlock, Button, ContextActionsBlock, ExternalSelect, KnownBlock } from '@slack/types'
import type { Command } from '../../../command.ts'
import { decodeButton, encodeButton } from '../../../commands/button.ts'
import type { Action } from '../../../reply.ts'
import { LIMITS } from '../limits.ts'
import { plainTextObject, safeLink } from './text.ts'

/** Matches every action id of ours. */
export const ACTION_IDS: RegExp = /^footnote:/

/** The action id of the menu of sources. The value of an option is the `encodeButton` of the command that shows the source. */
export const CHOOSE_SOURCE = 'footnote:choose'

/** How many buttons can be read at a glance. */
const BUTTONS_PER_ROW = 5

/** The command of a pressed button, a vote or a chosen option; `expired` if it carries no known command. */
export const commandOf = (action: object): Command => {
  if ('value' in action && typeof action.value === 'string') return decodeButton(action.value)
  const option = 'selected_option' in action ? action.selected_option : undefined
  const chosen = typeof option === 'object' && option !== null && 'value' in option ? option.value : undefined
  return decodeButton(typeof chosen === 'string' ? chosen : '')
}

/**
 * The button of an action, or its link; undefined if the command does not fit in a button.
 * @param id unique among the message's buttons
 * @param subject what it acts on, for screen readers
 */
export const buttonOf = (action: Action, id: string, subject?: string): Button | undefined => {
  const value = encodeButton(action.command)
  const url = safeLink(action.url)
  if (value === undefined && url === undefined) return undefined
  return {
    type: 'button',
    text: plainTextObject(action.label, LIMITS.button.text),
    action_id: `footnote:${action.key}:${id}`,
    ...(url === undefined ? { value: value ?? '' } : { url }),
    ...(subject !== undefined && { accessibility_label: spokenLabel(action.label, subject) }),
  }
}

const spokenLabel = (label: string, subject: string): string =>
  plainTextObject(`${label}: ${subject}`, LIMITS.button.accessibilityLabel).text

/** Where the buttons are shown. Only messages have Slack's own elements for votes and dismissal. */
export type Surface = { readonly kind: 'message'; readonly asker?: string } | { readonly kind: 'view' }

/** The buttons and menus below a reply, the most important first. */
export const actionBlocks = (
  actions: readonly Action[],
  chooser: string | undefined,
  surface: Surface,
): readonly KnownBlock[] => {
  /** The actions that Slack's own elements stand for. */
  const covered = new Set<Action>()
  const native = surface.kind === 'message' ? nativeElements(actions, surface.asker, covered) : []
  const buttons = actions.flatMap((action, index) =>
    covered.has(action) ? [] : (buttonOf(action, `${index}`) ?? []),
  )
  return [
    ...rowsOf(buttons),
    ...(chooser === undefined ? [] : [chooserOf(chooser)]),
    ...(native.length > 0 ? [{ type: 'context_actions' as const, elements: native }] : []),
  ]
}

const rowsOf = (buttons: readonly Button[]): readonly ActionsBlock[] =>
  Array.from({ length: Math.ceil(buttons.length / BUTTONS_PER_ROW) }, (_, row) => ({
    type: 'actions',
    elements: buttons.slice(row * BUTTONS_PER_ROW, (row + 1) * BUTTONS_PER_ROW),
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

/** Thumbs for the first pair of votes, and a bin for the first dismissal, which only the asker sees. Fills `covered`. */
const nativeElements = (
  actions: readonly Action[],
  asker: string | undefined,
  covered: Set<Action>,
): ContextActionsBlock['elements'] => {
  const elements: ContextActionsBlock['elements'] = []
  const [up, down, dismiss] = (['up', 'down', 'dismiss'] as const).map((key) =>
    actions.find((action) => action.key === key && encodeButton(action.command) !== undefined),
  )
  const textAndValue = ({ label, command }: Action, maxLength: number) => ({
    text: plainTextObject(label, maxLength),
    value: encodeButton(command) ?? '',
  })
  if (up && down) {
    covered.add(up).add(down)
    elements.push({
      type: 'feedback_buttons',
      action_id: 'footnote:vote',
      positive_button: textAndValue(up, LIMITS.feedbackButton.text),
      negative_button: textAndValue(down, LIMITS.feedbackButton.text),
    })
  }
  if (dismiss) {
    covered.add(dismiss)
    elements.push({
      type: 'icon_button',
      action_id: 'footnote:dismiss',
      icon: 'trash',
      ...textAndValue(dismiss, LIMITS.button.text),
      ...(asker !== undefined && { visible_to_user_ids: [asker] }),
    })
  }
  return elements
}
