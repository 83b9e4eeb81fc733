import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { Command } from '../../../command.ts'
import { decodeButton, encodeButton } from '../../../commands/button.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import { origin } from '../../../plain-text.ts'
import { type Action, type ActionKey, offeredActions, type Reply, type ReplyBlock } from '../../../reply.ts'
import { type Controls, LIMITS } from '../limits.ts'
import { label } from './lines.ts'

/** The custom id of the menu of listed sources. The chosen source is in its values. */
export const SOURCE_MENU_ID = 'choose'
/** The custom id of the menu of excerpts that can be read in their sources. */
export const READ_MENU_ID = 'read'

/** Reads the command from a button's custom id or a menu's chosen value; `expired` if it is neither. */
export const commandOf = (customId: string, values: readonly string[] = []): Command =>
  decodeButton(
    (customId === SOURCE_MENU_ID || customId === READ_MENU_ID ? (values[0] ?? '') : customId).replace(
      COPY,
      '',
    ),
  )

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

type Button = APIButtonComponentWithCustomId | APIButtonComponentWithURL

/** Creates a button for an action, or its link; undefined if the command is too long for a button. */
export type ButtonMaker = (action: Action) => Button | undefined

/** Creates the buttons of one message, so that their ids differ. */
export const buttonMaker = (): ButtonMaker => {
  const taken = new Set<string>()
  return (action) => {
    if (isLink(action)) {
      const { label: text, url = '' } = action
      return { type: ComponentType.Button, style: ButtonStyle.Link, label: label(text, LIMITS.label), url }
    }
    const code = encodeButton(action.command)
    const id = code && freeId(code, (id) => taken.has(id))
    if (!id) return undefined
    taken.add(id)
    const emoji = EMOJI[action.key]
    return {
      type: ComponentType.Button,
      custom_id: id,
      style: action.key === 'share' ? ButtonStyle.Primary : ButtonStyle.Secondary,
      // A thumb says enough, and leaves room for one row on a phone. Screen readers speak its name.
      ...(emoji === undefined ? { label: label(action.label, LIMITS.label) } : { emoji: { name: emoji } }),
    }
  }
}

/** Whether the button of an action leads to a browser. */
const isLink = ({ url }: Action): boolean => url !== undefined && url.length <= LIMITS.url

const EMOJI: Partial<Record<ActionKey, string>> = { up: '👍', down: '👎' }

/** The first actions, as many as there is room for, in rows of buttons. */
export const actionRows = (
  actions: readonly Action[],
  make: ButtonMaker,
  { rows: most }: Controls,
): readonly APIActionRowComponent<Button>[] => {
  const buttons = actions
    .slice(0, most * LIMITS.rowButtons)
    .map(make)
    .filter((button) => button !== undefined)
  const rows: APIActionRowComponent<Button>[] = []
  for (let at = 0; at < buttons.length; at += LIMITS.rowButtons)
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + LIMITS.rowButtons) })
  return rows
}

/** A menu that opens one of the listed sources; undefined if none can be opened. */
export const sourceMenu = (reply: Reply, controls: Controls): Menu | undefined =>
  menuOf(
    SOURCE_MENU_ID,
    reply.chooser ?? messagesFor(reply.language).chooseSource,
    reply.blocks.flatMap((block) => {
      if (block.kind !== 'source' || !block.show) return []
      const { citation, number, show } = block
      return [{ action: show, label: `${number}. ${citation.title}`, from: origin(citation, reply.language) }]
    }),
    controls,
  )

/**
 * Where each excerpt can be read in its source: a button each if all buttons are one row with them, or if they are links, a row of their own;
 * else a menu.
 * @param blocks those that are shown
 */
export const offeredIn = (
  { language, actions = [] }: Reply,
  blocks: readonly ReplyBlock[],
  controls: Controls,
): {
  readonly menu?: Menu | undefined
  readonly links?: readonly Action[]
  readonly actions: readonly Action[]
} => {
  const all = offeredActions(blocks, actions)
  const excerpts = all.length - actions.length
  if (excerpts < 2 || excerpts > LIMITS.options || all.length <= LIMITS.rowButtons) return { actions: all }
  const reading = all.slice(0, excerpts)
  if (excerpts <= LIMITS.rowButtons && reading.every(isLink)) return { links: reading, actions }
  const choices = blocks.flatMap((block) => {
    if (block.kind !== 'excerpt' || !block.context) return []
    const { title } = block.excerpt.citation
    return [{ action: block.context, label: `${block.number}. ${title}`, from: block.labels.place }]
  })
  return { menu: menuOf(READ_MENU_ID, messagesFor(language).button.read, choices, controls), actions }
}

type Menu = APIActionRowComponent<APIStringSelectComponent>

interface Choice {
  readonly action: Action
  readonly label: string
  /** Stands small below it. */
  readonly from: string
}

const menuOf = (
  id: string,
  placeholder: string,
  choices: readonly Choice[],
  { options: most, option }: Controls,
): Menu | undefined => {
  const options = new Map<string, APISelectMenuOption>()
  for (const { action, label: text, from } of choices) {
    const code = encodeButton(action.command)
    const value = code && freeId(code, (taken) => options.has(taken))
    if (!value || options.size === most) continue
    options.set(value, {
      label: label(text, option),
      value,
      ...(from !== '' && { description: label(from, option) }),
    })
  }
  if (options.size === 0) return undefined
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder: label(placeholder, LIMITS.placeholder),
        options: [...options.values()],
      },
    ],
  }
}
