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

/** The custom id of the menu of listed sources. The chosen source is in its values. */
export const SOURCE_MENU_ID = 'choose'

/** Reads the command from a button's custom id or a menu's chosen value; `expired` if it is neither. */
export const commandOf = (customId: string, values: readonly string[] = []): Command =>
  decodeButton((customId === SOURCE_MENU_ID ? (values[0] ?? '') : customId).replace(COPY, ''))

/** Discord requires the ids in a message, and the values in a menu, to differ, so copies get a number. No command begins with a digit. */
const copyOf = (code: string, copy: number): string => (copy === 1 ? code : `${copy}|${code}`)
const COPY = /^\d+\|/

/** The code, or a numbered copy if it is taken; undefined if it is too long. */
const freeId = (code: string, isTaken: (id: string) => boolean): string | undefined => {
  let copy = 1
  while (isTaken(copyOf(code, copy))) copy++
  const id = copyOf(code, copy)
  return id.length <= LIMITS.customId ? id : undefined
}

/** Creates a button for an action; undefined if the command is too long for a button. */
export type ButtonMaker = (action: Action) => APIButtonComponentWithCustomId | undefined

/** Creates the buttons of one message, so that their ids differ. */
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

/** The first actions, as many as there is room for, in rows of buttons. */
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

/** A menu that opens one of the listed sources; undefined if none can be opened. */
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
