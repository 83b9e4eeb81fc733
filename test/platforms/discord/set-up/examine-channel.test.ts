import {
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  ChannelType,
  Client,
  type GuildBasedChannel,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { missingPermissions } from '../../../../src/platforms/discord/set-up/examine-channel.ts'

const GUILD = '100000000000000001'
const BOT = '100000000000000002'
const OWNER = '100000000000000003'
const CHANNEL = '100000000000000004'
const ROLES = ['100000000000000011', '100000000000000012', '100000000000000013']

const NAMES = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const

interface Room {
  readonly owner: string
  readonly everyone: bigint
  readonly roles: readonly bigint[]
  /** Indexes of the bot's roles. */
  readonly own: readonly number[]
  readonly overwrites: readonly APIOverwrite[]
}

const role = (id: string, permissions: bigint) => ({
  id,
  name: id,
  permissions: String(permissions),
  position: 1,
})

const partsOf = ({ owner, everyone, roles, own, overwrites }: Room) => ({
  guild: {
    id: GUILD,
    name: 'Newsroom',
    owner_id: owner,
    roles: [
      role(GUILD, everyone),
      ...roles.map((permissions, index) => role(ROLES[index] ?? '', permissions)),
    ],
  } as unknown as APIGuild,
  member: { roles: own.map((index) => ROLES[index] ?? ''), user: { id: BOT } } as unknown as APIGuildMember,
  overwrites,
})

const missing = (room: Room) => {
  const { guild, member, overwrites } = partsOf(room)
  return missingPermissions(guild, member, BOT, overwrites, false)
}

/** The result of discord.js for the same input. */
const missingByLibrary = (client: Client, room: Room): readonly string[] => {
  const { guild, member, overwrites } = partsOf(room)
  const channel = {
    id: CHANNEL,
    type: ChannelType.GuildText,
    name: 'general',
    permission_overwrites: overwrites,
  }
  // Otherwise the library would reuse the channel of the previous server.
  client.channels.cache.clear()
  const add = client.guilds as unknown as { _add(data: object, cache: boolean): Client['guilds']['cache'] }
  const made = add._add({ ...guild, channels: [channel], members: [member] }, false) as unknown as {
    readonly channels: { readonly cache: ReadonlyMap<string, GuildBasedChannel> }
  }
  const may = made.channels.cache.get(CHANNEL)?.permissionsFor(BOT) ?? new PermissionsBitField()
  return Object.entries(NAMES).flatMap(([name, bit]) =>
    may.has(bit) && may.has(PermissionFlagsBits.ViewChannel) ? [] : [name],
  )
}

const bits = fc
  .subarray([...Object.values(NAMES)])
  .map((some) => some.reduce<bigint>((all, one) => all | one, 0n))

const rooms: fc.Arbitrary<Room> = fc.record({
  owner: fc.constantFrom(OWNER, OWNER, OWNER, BOT),
  everyone: bits,
  roles: fc.tuple(bits, bits, fc.oneof(bits, fc.constant(PermissionFlagsBits.Administrator))),
  own: fc.subarray([0, 1, 2]),
  overwrites: fc
    .subarray([GUILD, ...ROLES, BOT, OWNER])
    .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), allow: bits, deny: bits }))))
    .map((some) =>
      some.map(({ id, allow, deny }) => ({
        id,
        type: id === BOT || id === OWNER ? 1 : 0,
        allow: String(allow),
        deny: String(deny),
      })),
    ),
})

test('the missing permissions are those that discord.js finds', async () => {
  const client = new Client({ intents: [] })
  onTestFinished(() => client.destroy())
  fc.assert(
    fc.property(rooms, (room) => {
      expect(missing(room)).toEqual(missingByLibrary(client, room))
    }),
    { numRuns: 300 },
  )
})

test('an owner or an administrator of the server lacks nothing', () => {
  const closed = {
    everyone: 0n,
    overwrites: [{ id: GUILD, type: 0, allow: '0', deny: String(~0n & 0xffffffffn) }],
  }
  const administrator = PermissionFlagsBits.Administrator
  expect(missing({ ...closed, owner: BOT, roles: [], own: [] })).toEqual([])
  expect(missing({ ...closed, owner: OWNER, roles: [administrator], own: [0] })).toEqual([])
  expect(missing({ ...closed, owner: OWNER, roles: [administrator], own: [] })).toHaveLength(5)
})
