import { InteractionContextType, type RepliableInteraction } from 'discord.js'
import { DIRECT } from '../../../commands/bot/listen.ts'
import type { Asker } from '../../../commands/desk.ts'
import type { Place, Speech } from '../../../model.ts'
import { channelOf, PLATFORM, refOf } from './read-message.ts'
import type { ReceiveDeps } from './room.ts'

/** Who used a command or pressed a button. */
export const askerOf = async (
  interaction: RepliableInteraction,
  privately: boolean,
  room: ReceiveDeps,
): Promise<Asker> => {
  const { guildId, user } = interaction
  // A channel that the bot is no member of is known by its id alone.
  const channel = interaction.channel ? channelOf(interaction.channel) : interaction.channelId
  const thread = await threadOf(interaction, room)
  const place: Place = {
    platform: PLATFORM,
    ...(guildId !== null && { workspace: guildId }),
    ...(channel !== null && { channel }),
    ...(thread !== undefined && { thread }),
    user: user.id,
  }
  return { place, language: languageOf(interaction), privately }
}

/** The bot's language nearest to that of a person's Discord. */
export const languageOf = ({ locale }: RepliableInteraction): Speech =>
  locale.startsWith('es') ? 'es' : 'en'

/** Whether nobody but the person and the bot reads along. */
export const isDirect = ({ guildId, context }: RepliableInteraction): boolean =>
  guildId === null && context !== InteractionContextType.PrivateChannel

/** What is pressed below an answer belongs to its conversation. */
const threadOf = async (
  interaction: RepliableInteraction,
  { desk }: ReceiveDeps,
): Promise<string | undefined> => {
  if (isDirect(interaction)) return DIRECT
  if (interaction.channel?.isThread()) return interaction.channel.id
  if (!interaction.isMessageComponent()) return undefined
  const { guildId, channelId, message } = interaction
  return (await desk.findQuestion(refOf(guildId, channelId, message.id)))?.thread
}
