import { READ_MENU_ID, SOURCE_MENU_ID } from '../../../src/platforms/discord/render/buttons.ts'
import type { DiscordMessage } from '../../../src/platforms/discord/render/render.ts'
import type { Reply } from '../../../src/reply.ts'
import { readMarkdown, type ShownLine, textOf } from './markdown.ts'
import { walk } from './rules.ts'

/** A message as it is sent over the wire. */
export const wireOf = ({ flags, components, allowedMentions }: DiscordMessage) => ({
  flags,
  components,
  allowed_mentions: allowedMentions,
})

/** The lines of all text displays, from the top. */
export const linesIn = (message: DiscordMessage): readonly ShownLine[] =>
  walk(message.components).flatMap(({ type, content }) => (type === 10 ? readMarkdown(String(content)) : []))

/** What a person reads, formatted as Discord does it. */
export const visible = (message: DiscordMessage): string => textOf(linesIn(message))

/** The quotations: the line above each excerpt's citation. */
export const quoted = (message: DiscordMessage, reply: Reply): readonly string[] => {
  const numbers = reply.blocks.flatMap((block) => (block.kind === 'excerpt' ? [String(block.number)] : []))
  const lines = linesIn(message)
  return lines.flatMap(({ kind, nodes: [number] }, index) => {
    if (kind !== 'small' || number?.kind !== 'bold' || !numbers.includes(number.text)) return []
    const above = lines[index - 1]
    return [above?.kind === 'quote' ? textOf([above]) : '']
  })
}

/** The commands of the buttons and the menu, and the addresses of buttons that are links. */
export const carried = (message: DiscordMessage): readonly string[] =>
  walk(message.components)
    .flatMap(({ type, custom_id, options, url }) => {
      if (
        type === 3 &&
        (custom_id === SOURCE_MENU_ID || custom_id === READ_MENU_ID) &&
        Array.isArray(options)
      )
        return options.map(({ value }) => value)
      return type === 2 ? [url ?? custom_id] : []
    })
    .map((code) => String(code).replace(/^\d+\|/, ''))
