import {
  type APIGuildMember,
  type Client,
  type Guild,
  GuildMemberFlags,
  PermissionFlagsBits,
  PermissionsBitField,
  Routes,
} from 'discord.js'
import type { Role } from '../../commands/access/access.ts'
import type { DiscordConfig } from '../../config.ts'
import { type People, type Person, rememberFindings } from '../people.ts'
import { isNoMember } from './errors.ts'
import { createGet, type Get } from './set-up/api.ts'

/** A server may be open to everybody, so its settings are for those who manage its channels. */
export const USUALLY = { usualSettingsBy: 'admins' } as const

/** What somebody is in a server, or in a channel of it. @param permissions what they may there */
export const roleIn = (permissions: Readonly<PermissionsBitField> | null, isGuest: boolean): Role =>
  permissions?.has(PermissionFlagsBits.ManageChannels) ? 'admin' : isGuest ? 'guest' : 'member'

/**
 * The servers that the bot is in, as the gateway tells of them, and their members, whom Discord is asked for: bots are not told of all who
 * come and go.
 * @param clientOf the connected client; undefined while there is none
 */
export const createPeople = (
  { token, apiUrl, servers }: DiscordConfig,
  clientOf: () => Client<true> | undefined,
): People => {
  const get = createGet({ token, apiUrl })
  const find = rememberFindings((server = '', user = '') =>
    askFor(clientOf()?.guilds.cache.get(server), user, get),
  )
  const answersIn = (server: string) => servers === undefined || servers.includes(server)
  return {
    workspaces: async () =>
      clientOf()
        ?.guilds.cache.filter(({ id }) => answersIn(id))
        .map(({ id, name }) => ({ id, name })),
    personOf: async (server, user) => {
      const client = clientOf()
      if (!client) return undefined
      return answersIn(server) && client.guilds.cache.has(server) ? find(server, user) : 'nobody'
    },
  }
}

const askFor = async (
  server: Guild | undefined,
  user: string,
  get: Get,
): Promise<Person | 'nobody' | undefined> => {
  if (!server) return undefined
  try {
    const member = await get<APIGuildMember>(Routes.guildMember(server.id, user))
    const name = member.nick ?? member.user.global_name ?? member.user.username
    return { ...USUALLY, role: roleOfMember(server, member, user), name }
  } catch (error) {
    return isNoMember(error) ? 'nobody' : undefined
  }
}

/** The owner may everything, and everybody has the role that has the server's id. */
const roleOfMember = (server: Guild, { roles, flags }: APIGuildMember, user: string): Role => {
  const own = server.roles.cache.filter(({ id }) => id === server.id || roles.includes(id))
  const permissions = new PermissionsBitField(
    server.ownerId === user ? PermissionFlagsBits.Administrator : own.map((role) => role.permissions),
  )
  return roleIn(permissions, (flags & GuildMemberFlags.IsGuest) !== 0)
}
