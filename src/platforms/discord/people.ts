import {
  type APIGuild,
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

/** What must be known of a server to say what somebody may there. */
interface Server {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly roles: readonly { readonly id: string; readonly permissions: bigint }[]
}

/**
 * The servers that the bot is in, and their members, whom Discord is asked for: bots are not told of all who come and go. The gateway tells of the
 * servers, or, where other processes have a part of them, Discord is asked for those too.
 * @param clientsOf the connected clients; undefined until the bot has started
 */
export const createPeople = (
  { token, apiUrl, servers, shards }: DiscordConfig,
  clientsOf: () => readonly Client<true>[] | undefined,
): People => {
  const get = createGet({ token, apiUrl })
  const answersIn = (server: string) => servers === undefined || servers.includes(server)
  const known = (id: string): Server | undefined => {
    const guild = clientsOf()
      ?.map((client) => client.guilds.cache.get(id))
      .find((one) => one !== undefined)
    return guild && { id, name: guild.name, owner: guild.ownerId, roles: rolesOf(guild) }
  }
  const fetched = rememberFindings((id = '') => fetchServer(id, get))
  const serverOf = async (id: string): Promise<Server | 'nobody' | undefined> =>
    known(id) ?? (shards === undefined ? 'nobody' : fetched(id))
  const everywhere = rememberFindings(() => fetchServers(get))
  const find = rememberFindings(async (id = '', user = '') => {
    const server = await serverOf(id)
    return typeof server === 'object' ? askFor(server, user, get) : server
  })
  return {
    workspaces: async () => {
      const clients = clientsOf()
      if (!clients) return undefined
      const all =
        shards === undefined
          ? clients.flatMap((client) => client.guilds.cache.map(({ id, name }) => ({ id, name })))
          : await everywhere()
      return all?.filter(({ id }) => answersIn(id))
    },
    personOf: async (server, user) => {
      if (!clientsOf()) return undefined
      const isThere = answersIn(server) && (shards !== undefined || known(server) !== undefined)
      return isThere ? find(server, user) : 'nobody'
    },
  }
}

const rolesOf = (guild: Guild): Server['roles'] =>
  guild.roles.cache.map(({ id, permissions }) => ({ id, permissions: permissions.bitfield }))

/** A server that another process may have the events of. */
const fetchServer = async (id: string, get: Get): Promise<Server | 'nobody' | undefined> => {
  try {
    const { name, owner_id: owner, roles } = await get<APIGuild>(Routes.guild(id))
    return {
      id,
      name,
      owner,
      roles: roles.map((role) => ({ id: role.id, permissions: BigInt(role.permissions) })),
    }
  } catch (error) {
    return isNoMember(error) ? 'nobody' : undefined
  }
}

/** How many servers one request lists. */
const PAGE = 200

/** All servers of the bot. */
const fetchServers = async (get: Get): Promise<readonly Pick<Server, 'id' | 'name'>[] | undefined> => {
  const all: Pick<Server, 'id' | 'name'>[] = []
  try {
    for (;;) {
      const last = all.at(-1)?.id
      const query = { limit: `${PAGE}`, ...(last !== undefined && { after: last }) }
      const page = await get<readonly Pick<Server, 'id' | 'name'>[]>(Routes.userGuilds(), query)
      all.push(...page.map(({ id, name }) => ({ id, name })))
      if (page.length < PAGE) return all
    }
  } catch {
    return undefined
  }
}

const askFor = async (server: Server, user: string, get: Get): Promise<Person | 'nobody' | undefined> => {
  try {
    const member = await get<APIGuildMember>(Routes.guildMember(server.id, user))
    const name = member.nick ?? member.user.global_name ?? member.user.username
    return { ...USUALLY, role: roleOfMember(server, member, user), name }
  } catch (error) {
    return isNoMember(error) ? 'nobody' : undefined
  }
}

/** The owner may everything, and everybody has the role that has the server's id. */
const roleOfMember = (server: Server, { roles, flags }: APIGuildMember, user: string): Role => {
  const own = server.roles.filter(({ id }) => id === server.id || roles.includes(id))
  const permissions = new PermissionsBitField(
    server.owner === user ? PermissionFlagsBits.Administrator : own.map((role) => role.permissions),
  )
  return roleIn(permissions, (flags & GuildMemberFlags.IsGuest) !== 0)
}
