/** A reply in Discord's own components, within its limits. `fit.ts` decides how much of it is drawn, `lines.ts` and `buttons.ts` draw it. */

import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import { messagesFor } from '../../../messages/catalogue.ts'
import { followsDirectly } from '../../../plain-text.ts'
import { note, type Reply, type ReplyBlock } from '../../../reply.ts'
import { CONTROLS, type Controls, LIMITS } from '../limits.ts'
import { actionRows, buttonMaker, offeredIn, sourceMenu } from './buttons.ts'
import { fitReply, type Portion } from './fit.ts'
import { linesOf } from './lines.ts'

/** A reply as Discord takes it: in `reply`, `editReply`, `followUp`, `send` and `edit` alike. It pings nobody. */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2
  readonly components: APIMessageTopLevelComponent[]
  readonly allowedMentions: { readonly parse: [] }
}

/**
 * Draws any reply within Discord's limits.
 * @param mark the id of the first component, by which the bot finds the message again; Discord assigns one if it is missing
 */
export const renderMessage = (reply: Reply, mark?: number): DiscordMessage => ({
  flags: MessageFlags.IsComponentsV2,
  components: componentsOf(reply, mark),
  allowedMentions: { parse: [] },
})

const componentsOf = (reply: Reply, mark: number | undefined): APIMessageTopLevelComponent[] => {
  const marked = ([first, ...rest]: APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] =>
    first === undefined ? [] : [mark === undefined ? first : { ...first, id: mark }, ...rest]
  const attempts = CONTROLS.values().map((controls) =>
    fitReply(reply, (portion) => marked(compose(reply, portion, controls)), fitsDiscord),
  )
  return attempts.find(fitsDiscord) ?? marked([{ type: ComponentType.TextDisplay, content: '…' }])
}

/** A portion of a reply as Discord's components. Every action is offered, whatever was left out. */
const compose = (
  reply: Reply,
  { blocks, sizes, leftOut }: Portion,
  controls: Controls,
): APIMessageTopLevelComponent[] => {
  const { language } = reply
  const make = buttonMaker()
  const drawn: APIComponentInContainer[] = []
  let text = ''
  let before: ReplyBlock | undefined
  const put = () => {
    if (text !== '') drawn.push({ type: ComponentType.TextDisplay, content: text })
    text = ''
    before = undefined
  }
  const { menu: readMenu, links = [], actions } = offeredIn(reply, blocks, controls)
  const menus = [sourceMenu(reply, controls), readMenu].filter((menu) => menu !== undefined)
  const rows = [...actionRows(links, make, controls), ...actionRows(actions, make, controls)]
  const all = leftOut > 0 ? [...blocks, note(messagesFor(language).omitted(leftOut))] : blocks
  for (const block of all) {
    const content = linesOf(block, sizes, language).join('\n')
    if (content === '') continue
    // An excerpt gets a text display of its own, at full width.
    if (block.kind === 'excerpt' || before?.kind === 'excerpt') put()
    text += before ? `${followsDirectly(before, block) ? '\n' : '\n\n'}${content}` : content
    before = block
  }
  put()
  if (drawn.length === 0) drawn.push({ type: ComponentType.TextDisplay, content: '…' })
  const components = [...drawn, ...menus, ...rows]
  const accent = accentOf(reply)
  return accent === undefined
    ? components
    : [{ type: ComponentType.Container, accent_color: accent, components }]
}

/** The colour beside an answer or a refusal says what its words say too; undefined for any other reply. */
const accentOf = ({ outcome, sureness }: Reply): number | undefined => {
  if (outcome === 'answered') return sureness === 'fairly' || sureness === 'unsure' ? AMBER : GREEN
  if (outcome === 'related' || outcome === 'none') return GREY
  return outcome === 'refused' || outcome === 'failed' ? RED : undefined
}

const GREEN = 0x2e9e5b
const AMBER = 0xe0a526
const GREY = 0x80848e
const RED = 0xd83c3e

/** Whether Discord accepts the components in one message. */
const fitsDiscord = (components: readonly APIMessageTopLevelComponent[]): boolean => {
  const size = sizeOf(components)
  return (
    size.components <= LIMITS.components &&
    size.text <= LIMITS.text &&
    Buffer.byteLength(JSON.stringify(components)) <= LIMITS.bytes
  )
}

const sizeOf = (
  components: readonly (APIMessageTopLevelComponent | APIComponentInContainer)[],
): { components: number; text: number } => {
  const size = { components: 0, text: 0 }
  for (const component of components) {
    size.components += 1
    if (component.type === ComponentType.TextDisplay) size.text += component.content.length
    if (component.type === ComponentType.ActionRow) size.components += component.components.length
    if (component.type === ComponentType.Container) {
      const inner = sizeOf(component.components)
      size.components += inner.components
      size.text += inner.text
    }
  }
  return size
}
