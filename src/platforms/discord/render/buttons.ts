import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { Command } from '../../../command.ts'
import { decodeButton, encodeButton } from '../../../commands/button.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import { origin } from '../../../plain-text.ts'
import type { Action, ActionKey, Reply } from '../../../reply.ts'
import { type Controls, LIMITS } from '../limits.ts'
import { label } from './lines.ts'

/** The custom id of the menu that chooses among listed sources; what was chosen is in its values. */
export const SOURCE_MENU_ID = 'choose'

/** The command of a button's custom id, or of the value chosen in a menu. `expired` for what is neither. */
export const commandOf = (customId: string, values: readonly string[] = []): Command =>
  decodeButton((customId === SOURCE_MENU_ID ? (values[0] ?? '') : customId).replace(COPY, ''))

/**
 * Discord wants the ids of a message's buttons, and the values of a menu, to differ; no command begins with a digit.
 */
const copyOf = (code: string, copy: number): string => (copy === 1 ? code : `${copy}|${code}`)
const COPY = /^\d+\|/

/** The code itself, or a copy of it where it is taken; undefined where none is short enough. */
const freeId = (code: string, isTaken: (id: string) => boolean): string | undefined => {
  let copy = 1
  while (isTaken(copyOf(code, copy))) copy++
  const id = copyOf(code, copy)
  return id.length <= LIMITS.customId ? id : undefined
}

/** Makes the buttons of one message. Undefined for an action that no button can carry. */
export type ButtonMaker = (action: Action) => APIButtonComponentWithCustomId | undefined

export const buttonMaker = (): ButtonMaker => {
  const taken = new Set<string>()
  return (action) => {
    const code = encodeButton(action.command)
    const id = code && freeId(code, (id) => taken.has(id))
    if (!id) return undefined
    taken.add(id)
    const emoji = EMOJI[action.key]
    return {
      type: ComponentType.Button,
      custom_id: id,
      style: action.key === 'share' ? ButtonStyle.Primary : ButtonStyle.Secondary,
      label: label(action.label, LIMITS.label),
      ...(emoji !== undefined && { emoji: { name: emoji } }),
    }
  }
}

const EMOJI: Partial<Record<ActionKey, string>> = { up: '👍', down: '👎' }

/** What can be done next, in rows: as many as there is room for, the first first. */
export const actionRows = (
  actions: readonly Action[],
  make: ButtonMaker,
  { rows: most }: Controls,
): readonly APIActionRowComponent<APIButtonComponentWithCustomId>[] => {
  const buttons = actions
    .slice(0, most * LIMITS.rowButtons)
    .map(make)
    .filter((button) => button !== undefined)
  const rows: APIActionRowComponent<APIButtonComponentWithCustomId>[] = []
  for (let at = 0; at < buttons.length; at += LIMITS.rowButtons)
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + LIMITS.rowButtons) })
  return rows
}

/** The menu that opens one of the sources that a reply lists; none where it lists none that can be opened. */
export const sourceMenu = (
  reply: Reply,
  { options: most, option }: Controls,
): APIActionRowComponent<APIStringSelectComponent> | undefined => {
  const options = new Map<string, APISelectMenuOption>()
  for (const block of reply.blocks) {
    const code = block.kind === 'source' && block.show && encodeButton(block.show.command)
    const value = code && freeId(code, (id) => options.has(id))
    if (!value || options.size === most) continue
    const { citation, number } = block
    const from = origin(citation, reply.language)
    options.set(value, {
      label: label(`${number}. ${citation.title}`, option),
      value,
      ...(from !== '' && { description: label(from, option) }),
    })
  }
  if (options.size === 0) return undefined
  const placeholder = label(reply.chooser ?? messagesFor(reply.language).chooseSource, LIMITS.placeholder)
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: SOURCE_MENU_ID,
        placeholder,
        options: [...options.values()],
      },
    ],
  }
}
