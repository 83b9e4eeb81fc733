import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  ChannelType,
  DiscordAPIError,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js'
import type { Finding } from '../../finding.ts'
import type { Get } from './get.ts'
import { missingPermissions } from './permissions.ts'

/** The parts that kinds of channel have. */
interface Parts {
  readonly type: ChannelType
  readonly name?: string | null
  readonly guild_id?: string
  readonly parent_id?: string | null
  readonly permission_overwrites?: readonly APIOverwrite[]
}

/**
 * Whether the bot may do in a channel what it does.
 * @param user the bot's id
 * @param invitation the address that adds it to a server
 * @throws what Discord's library throws, except where the channel is unknown or closed to the bot
 */
export const examineChannel = async (
  get: Get,
  channel: string,
  user: string,
  invitation: string,
): Promise<Finding> => {
  try {
    const parts = await partsOf(get, channel)
    if (parts.guild_id === undefined)
      return { ok: true, what: `Discord: ${channel} is a direct message with the bot` }
    const thread = THREADS.has(parts.type)
    // A thread has the permissions of the channel that it is in.
    const ruling = thread && parts.parent_id ? await partsOf(get, parts.parent_id) : parts
    const guild = await get<APIGuild>(Routes.guild(parts.guild_id))
    const member = await get<APIGuildMember>(Routes.guildMember(parts.guild_id, user))
    const missing = missingPermissions(guild, member, user, ruling.permission_overwrites ?? [], thread)
    const called = parts.name ? `#${parts.name}` : channel
    return missing.length === 0
      ? { ok: true, what: `Discord: the bot may do all that it needs in ${called}` }
      : {
          ok: false,
          what: `Discord: in ${called} the bot lacks ${missing.join(', ')}`,
          cure: `in ${thread ? 'its channel' : 'the channel'}: Edit Channel → Permissions → Add members or roles → the bot → allow ${missing.length === 1 ? 'it' : 'them'}`,
        }
  } catch (error) {
    return unseen(error, channel, invitation)
  }
}

const partsOf = async (get: Get, channel: string): Promise<Parts> => get<APIChannel>(Routes.channel(channel))

const unseen = (error: unknown, channel: string, invitation: string): Finding => {
  if (!(error instanceof DiscordAPIError)) throw error
  if (UNKNOWN.has(Number(error.code)))
    return {
      ok: false,
      what: `Discord: there is no channel ${channel}`,
      cure: 'copy its id: User Settings → Advanced → Developer Mode, then right-click the channel → Copy Channel ID',
    }
  if (error.code === RESTJSONErrorCodes.MissingAccess)
    return {
      ok: false,
      what: `Discord: the bot does not see the channel ${channel}`,
      cure: `where it is in the server: Edit Channel → Permissions → Add members or roles → the bot → View Channel; else open ${invitation}`,
    }
  throw error
}

const UNKNOWN = new Set<number>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
])

const THREADS = new Set([ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread])
