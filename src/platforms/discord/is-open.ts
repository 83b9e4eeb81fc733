import {
  type APIChannel,
  type APIOverwrite,
  type APIRole,
  ChannelType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js'

/**
 * Whether every member of its server sees a channel: what the role @everyone may, with what the channel allows and denies it. A thread is seen by
 * those who see its channel, but for a private one.
 * https://discord.com/developers/docs/topics/permissions, "Permission Overwrites"
 */
export const isOpenChannel = async (id: string, api: REST): Promise<boolean> => {
  const channel = (await api.get(Routes.channel(id))) as APIChannel & {
    readonly guild_id?: string
    readonly parent_id?: string | null
    readonly permission_overwrites?: readonly APIOverwrite[]
  }
  const { type, guild_id: guild, parent_id: parent } = channel
  if (guild === undefined || type === ChannelType.PrivateThread) return false
  if (type === ChannelType.PublicThread || type === ChannelType.AnnouncementThread)
    return typeof parent === 'string' && isOpenChannel(parent, api)
  // The role of everybody has the id of the server.
  const roles = (await api.get(Routes.guildRoles(guild))) as readonly APIRole[]
  const everyone = roles.find((role) => role.id === guild)
  const own = channel.permission_overwrites?.find((overwrite) => overwrite.id === guild)
  const may = (bits: string | undefined): boolean =>
    (BigInt(bits ?? 0) & PermissionFlagsBits.ViewChannel) !== 0n
  return may(own?.allow) || (may(everyone?.permissions) && !may(own?.deny))
}
