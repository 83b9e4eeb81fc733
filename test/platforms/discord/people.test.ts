import { GuildMemberFlags, PermissionFlagsBits, PermissionsBitField } from 'discord.js'
import { expect, test } from 'vitest'
import { roleIn } from '../../../src/platforms/discord/people.ts'
import { startBot } from './bot.ts'
import type { Fake } from './server.ts'

test('who manages channels is an admin, whatever else they are', () => {
  const may = (...names: (keyof typeof PermissionFlagsBits)[]) =>
    new PermissionsBitField(names.map((name) => PermissionFlagsBits[name]))
  expect(roleIn(may('ManageChannels'), false)).toBe('admin')
  expect(roleIn(may('Administrator'), true)).toBe('admin')
  expect(roleIn(may('SendMessages'), false)).toBe('member')
  expect(roleIn(may('SendMessages'), true)).toBe('guest')
  expect(roleIn(null, false)).toBe('member')
})

/** Answers for one member of the server, with these fields. */
const member =
  (user: string, fields: object): Fake =>
  ({ method, path }) =>
    method === 'GET' && path.endsWith(`/members/${user}`)
      ? { status: 200, body: { roles: [], flags: 0, user: { id: user, username: 'ann' }, ...fields } }
      : undefined

test('the servers of the bot and their members are known, with what they may there', async () => {
  const bot = await startBot()
  const { people } = bot.platform
  const [server] = (await people?.workspaces()) ?? []
  if (!server || !people) throw new Error('The bot is in no server.')
  const { ann, ben } = bot.people
  expect(server.name).toEqual(expect.any(String))
  expect(await people.personOf(server.id, ann)).toMatchObject({
    usualSettingsBy: 'admins',
    name: expect.any(String),
  })
  bot.fakes.push(member('1', { nick: 'Anna' }))
  expect(await people.personOf(server.id, '1')).toEqual({
    role: 'member',
    usualSettingsBy: 'admins',
    name: 'Anna',
  })
  bot.fakes.push(member('2', { flags: GuildMemberFlags.IsGuest }))
  expect(await people.personOf(server.id, '2')).toMatchObject({ role: 'guest', name: 'ann' })
  expect(await people.personOf('100000000000000009', ben)).toBe('nobody')
  expect(await people.personOf(server.id, '100000000000000009')).toBe('nobody')
  bot.fakes.push(({ path }) => (path.endsWith('/members/3') ? { status: 503 } : undefined))
  expect(await people.personOf(server.id, '3')).toBeUndefined()
})

test('the owner of a server is an admin of it', async () => {
  const bot = await startBot()
  const [guild] = await bot.twin.prisma.guild.findMany()
  bot.fakes.push(member(guild?.ownerId ?? '', {}))
  expect(await bot.platform.people?.personOf(guild?.id ?? '', guild?.ownerId ?? '')).toMatchObject({
    role: 'admin',
  })
})

test('servers where the bot does not answer have nobody', async () => {
  const bot = await startBot({ servers: () => ['100000000000000009'] })
  const [guild] = await bot.twin.prisma.guild.findMany()
  expect(await bot.platform.people?.workspaces()).toEqual([])
  expect(await bot.platform.people?.personOf(guild?.id ?? '', bot.people.ann)).toBe('nobody')
})
