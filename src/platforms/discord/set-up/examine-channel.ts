import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  ChannelType,
  DiscordAPIError,
  OverwriteType,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js'
import { type Finding, good, problem } from '../../finding.ts'
import type { Get } from './api.ts'

/** Whether the bot has the permissions that it needs in a channel. */

/** The fields of a channel of any kind that matter here. */
interface Channel {
  readonly type: ChannelType
  readonly name?: string | null
  readonly guild_id?: string
  readonly parent_id?: string | null
  readonly permission_overwrites?: readonly APIOverwrite[]
}

/**
 * Examines whether the bot may do what it has to in a channel.
 * @param user the bot's id
 * @param invitation the address that adds the bot to a server
 * @throws what Discord's library throws, unless the channel is unknown or closed to the bot
 */
export const examineChannel = async (
  get: Get,
  channel: string,
  user: string,
  invitation: string,
): Promise<Finding> => {
  try {
    const found = await fetchChannel(get, channel)
    if (found.guild_id === undefined) return good(`Discord: ${channel} is a direct message with the bot`)
    const thread = THREADS.has(found.type)
    // A thread has its channel's permissions.
    const ruling = thread && found.parent_id ? await fetchChannel(get, found.parent_id) : found
    const guild = await get<APIGuild>(Routes.guild(found.guild_id))
    const member = await get<APIGuildMember>(Routes.guildMember(found.guild_id, user))
    const missing = missingPermissions(guild, member, user, ruling.permission_overwrites ?? [], thread)
    const called = found.name ? `#${found.name}` : channel
    return missing.length === 0
      ? good(`Discord: the bot may do all that it needs in ${called}`)
      : problem(
          `Discord: in ${called} the bot lacks ${missing.join(', ')}`,
          `in ${thread ? 'its channel' : 'the channel'}: Edit Channel → Permissions → Add members or roles → the bot → allow ${missing.length === 1 ? 'it' : 'them'}`,
        )
  } catch (error) {
    return unseen(error, channel, invitation)
  }
}

const fetchChannel = async (get: Get, channel: string): Promise<Channel> =>
  get<APIChannel>(Routes.channel(channel))

const unseen = (error: unknown, channel: string, invitation: string): Finding => {
  if (!(error instanceof DiscordAPIError)) throw error
  if (UNKNOWN.has(Number(error.code)))
    return problem(
      `Discord: there is no channel ${channel}`,
      'copy its id: User Settings → Advanced → Developer Mode, then right-click the channel → Copy Channel ID',
    )
  if (error.code === RESTJSONErrorCodes.MissingAccess)
    return problem(
      `Discord: the bot does not see the channel ${channel}`,
      `where it is in the server: Edit Channel → Permissions → Add members or roles → the bot → View Channel; else open ${invitation}`,
    )
  throw error
}

const UNKNOWN = new Set<number>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
])

const THREADS = new Set([ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread])

/** The permissions that the bot needs in a channel, by their names in Discord's settings. */
const IN_CHANNEL = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const

type Permission = keyof typeof IN_CHANNEL

const IN_THREAD: readonly Permission[] = ['View Channel', 'Send Messages in Threads', 'Read Message History']

/** The address that adds the bot to a server, with only the permissions that it uses. */
export const inviteLink = (application: string): string => {
  const permissions = Object.values(IN_CHANNEL).reduce((all, one) => all | one)
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${permissions}`
}

/** The permissions that the bot needs and does not have. @param thread whether the channel is a thread, which has its channel's overwrites */
export const missingPermissions = (
  guild: Pick<APIGuild, 'id' | 'owner_id' | 'roles'>,
  member: Pick<APIGuildMember, 'roles'>,
  user: string,
  overwrites: readonly APIOverwrite[],
  thread: boolean,
): readonly Permission[] => {
  const may = permissionsIn(guild, member, user, overwrites)
  const needed = thread ? IN_THREAD : (Object.keys(IN_CHANNEL) as Permission[])
  return needed.filter((name) => (may & IN_CHANNEL[name]) === 0n)
}

/** discord.com/developers/docs/topics/permissions, "Permission Overwrites": first everyone's, then the roles', then the member's own. */
const permissionsIn = (
  guild: Pick<APIGuild, 'id' | 'owner_id' | 'roles'>,
  member: Pick<APIGuildMember, 'roles'>,
  user: string,
  overwrites: readonly APIOverwrite[],
): bigint => {
  if (guild.owner_id === user) return ALL
  // The @everyone role has the server's id.
  const base = guild.roles
    .filter(({ id }) => id === guild.id || member.roles.includes(id))
    .reduce((all, { permissions }) => all | BigInt(permissions), 0n)
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL
  const tiers = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(
      ({ id, type }) => type === OverwriteType.Role && id !== guild.id && member.roles.includes(id),
    ),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === user),
  ]
  const may = tiers.reduce((before, tier) => {
    const denied = tier.reduce((all, { deny }) => all | BigInt(deny), 0n)
    const allowed = tier.reduce((all, { allow }) => all | BigInt(allow), 0n)
    return (before & ~denied) | allowed
  }, base)
  // Without View Channel nothing is allowed.
  return (may & PermissionFlagsBits.ViewChannel) === 0n ? 0n : may
}

const ALL = ~0n
