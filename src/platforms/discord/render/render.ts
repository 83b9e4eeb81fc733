import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord.js'
import type { Reply } from '../../../reply.ts'
import { CONTROLS } from '../limits.ts'
import { fitReply } from './fit.ts'
import { compose, fitsDiscord } from './plan.ts'

/** What Discord is sent of a reply: in `reply`, `editReply`, `followUp`, `send` and `edit` alike. It pings nobody. */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2
  readonly components: APIMessageTopLevelComponent[]
  readonly allowedMentions: { readonly parse: [] }
}

/**
 * Any reply, within every limit of Discord.
 * @param mark the id of its first component, by which it can be told from others; Discord gives one where it is missing
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
