import {
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  OverwriteType,
  PermissionFlagsBits,
} from 'discord.js'

/** What the bot does in a channel, by the names that Discord's settings have for it. */
const IN_CHANNEL = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const

type Permission = keyof typeof IN_CHANNEL

const IN_THREAD: readonly Permission[] = ['View Channel', 'Send Messages in Threads', 'Read Message History']

/** The address where somebody adds the bot to a server, with no permission that it does not use. */
export const inviteLink = (application: string): string => {
  const permissions = Object.values(IN_CHANNEL).reduce((all, one) => all | one)
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${permissions}`
}

/** What the bot needs, and may not do. @param thread whether it is asked of a thread, which has the overwrites of its channel */
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

/** discord.com/developers/docs/topics/permissions, "Permission Overwrites": everyone's, then roles', then the member's own. */
const permissionsIn = (
  guild: Pick<APIGuild, 'id' | 'owner_id' | 'roles'>,
  member: Pick<APIGuildMember, 'roles'>,
  user: string,
  overwrites: readonly APIOverwrite[],
): bigint => {
  if (guild.owner_id === user) return ALL
  // The role of everyone has the server's id.
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
  // Who does not see a channel does nothing there.
  return (may & PermissionFlagsBits.ViewChannel) === 0n ? 0n : may
}

const ALL = ~0n
