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

/** Any reply, within every limit of Discord. */
export const renderMessage = (reply: Reply): DiscordMessage => ({
  flags: MessageFlags.IsComponentsV2,
  components: componentsOf(reply),
  allowedMentions: { parse: [] },
})

const componentsOf = (reply: Reply): APIMessageTopLevelComponent[] => {
  const attempts = CONTROLS.values().map((controls) =>
    fitReply(reply, (portion) => compose(reply, portion, controls), fitsDiscord),
  )
  return attempts.find(fitsDiscord) ?? [{ type: ComponentType.TextDisplay, content: '…' }]
}
