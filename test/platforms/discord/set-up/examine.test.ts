import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { ChannelType, PermissionFlagsBits } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { COMMANDS } from '../../../../src/commands/table.ts'
import { SETTINGS } from '../../../../src/config.ts'
import { examineDiscord } from '../../../../src/platforms/discord/set-up/examine.ts'
import { registrationOf } from '../../../../src/platforms/discord/set-up/registration.ts'
import { folderOf } from '../../../sources/folder.ts'
import { CONTENT, type Counterpart, startServer } from '../server.ts'

const OURS = registrationOf(COMMANDS)
const NEEDED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory

/** Adds what the twin lacks: lists of the bot's servers and of its registered commands. */
const lists =
  (
    guilds: readonly object[],
    commands: readonly object[],
    inGuild: readonly object[] = [],
  ): Counterpart['fakes'][0] =>
  ({ method, path }) => {
    if (method !== 'GET') return undefined
    if (path === '/users/@me/guilds') return { status: 200, body: guilds }
    if (/^\/applications\/\d+\/commands$/.test(path)) return { status: 200, body: commands }
    if (/^\/applications\/\d+\/guilds\/\d+\/commands$/.test(path)) return { status: 200, body: inGuild }
    return undefined
  }

const open = async () => {
  const server = await startServer(join(folderOf({}), 'twin.sqlite'))
  onTestFinished(() => server.stop())
  const guild = { id: server.twin.guildId, name: 'Newsroom' }
  server.fakes.push(lists([guild], OURS))
  const config = { apiUrl: server.apiUrl, token: server.token }
  const replace = (part: RegExp, status: number, body: object) =>
    server.fakes.push(({ method, path }) =>
      method === 'GET' && part.test(path) ? { status, body } : undefined,
    )
  return { server, config, guild, replace }
}

test('finds nothing wrong in a complete set-up', async () => {
  const { config, server } = await open()
  server.state.flags = CONTENT
  const findings = await examineDiscord(config, { channel: server.ids.general, listensToAll: true })
  expect(findings).toEqual([
    { ok: true, what: 'Discord: the token is valid: TestBot' },
    { ok: true, what: 'Discord: Message Content Intent is on' },
    { ok: true, what: 'Discord: the bot is in 1 server' },
    { ok: true, what: 'Discord: the commands are registered' },
    { ok: true, what: 'Discord: the bot may do all that it needs in #general' },
  ])
})

test('says where to get a new token if it is refused, and asks nothing else', async () => {
  const { config, server, replace } = await open()
  replace(/@me$/, 401, { message: '401: Unauthorized', code: 0 })
  const findings = await examineDiscord(config, { channel: server.ids.general, listensToAll: true })
  expect(findings).toEqual([
    { ok: false, what: 'Discord refuses DISCORD_TOKEN', cure: SETTINGS.DISCORD_TOKEN.cure },
  ])
  expect(server.requests).toHaveLength(1)
})

test('requires the Message Content intent only if every question of some channel is answered', async () => {
  const { config } = await open()
  const cure = expect.stringContaining('Privileged Gateway Intents → Message Content Intent')
  const [, all] = await examineDiscord(config, { listensToAll: true })
  expect(all).toMatchObject({ ok: false, what: expect.stringContaining('/listen all'), cure })
  const [, some] = await examineDiscord(config, { listensToAll: false })
  expect(some).toMatchObject({ ok: 'hint', cure })
})

test('gives the address that adds the bot to a server, with the permissions it uses and no other', async () => {
  const { config, server } = await open()
  server.fakes.push(lists([], OURS))
  const finding = (await examineDiscord(config, { listensToAll: false }))[2]
  expect(finding).toMatchObject({ ok: false, what: 'Discord: the bot is in no server' })
  const link = new URL(/https:\S+/.exec(finding?.cure ?? '')?.[0] ?? '')
  expect(link.searchParams.get('client_id')).toBe(server.twin.botUserId)
  expect(link.searchParams.get('scope')).toBe('bot applications.commands')
  expect(link.searchParams.get('permissions')).toBe(String(NEEDED))
})

test('says what to run if the commands are not registered, or are those of another version', async () => {
  const { config, guild, server } = await open()
  const cure = 'npm run footnote -- discord register'
  server.fakes.push(lists([guild], []))
  expect((await examineDiscord(config, { listensToAll: false }))[3]).toEqual({
    ok: false,
    what: 'Discord: the commands are not registered',
    cure,
  })
  server.fakes.push(lists([guild], OURS.slice(1)))
  expect((await examineDiscord(config, { listensToAll: false }))[3]).toEqual({
    ok: false,
    what: 'Discord: other commands are registered than this version has',
    cure,
  })
})

test('recognises commands that are registered in one server only', async () => {
  const { config, guild, server } = await open()
  server.fakes.push(lists([guild], [], OURS))
  expect((await examineDiscord(config, { listensToAll: false }))[3]).toMatchObject({
    ok: true,
    what: 'Discord: the commands are registered in Newsroom alone',
  })
})

test('says where the commands stand twice, and what to run', async () => {
  const { config, guild, server } = await open()
  server.fakes.push(lists([guild], OURS, OURS.slice(0, 1)))
  const findings = await examineDiscord(config, { listensToAll: false })
  expect(findings.slice(3)).toEqual([
    { ok: true, what: 'Discord: the commands are registered' },
    {
      ok: false,
      what: 'Discord: in Newsroom the commands stand twice, for every server and for that one alone',
      cure: `npm run footnote -- discord unregister --guild ${guild.id}`,
    },
  ])
})

test('a server that lets the application have no commands has none', async () => {
  const { config, server, replace } = await open()
  replace(/guilds\/\d+\/commands$/, 403, { code: 50001, message: 'Missing Access' })
  const findings = await examineDiscord(config, { listensToAll: false })
  expect(findings.slice(3)).toEqual([{ ok: true, what: 'Discord: the commands are registered' }])
  expect(server.requests.some(({ path }) => path.endsWith('/commands'))).toBe(true)
})

test('warns of a bot that anybody can invite, unless the servers are listed', async () => {
  const { config, guild, server } = await open()
  server.state.isPublic = true
  expect(await examineDiscord(config, { listensToAll: false })).toContainEqual({
    ok: 'hint',
    what: 'Discord: the bot is public, and answers in every server',
    cure: expect.stringMatching(/DISCORD_SERVERS.*Public Bot/),
  })
  const listed = await examineDiscord({ ...config, servers: [guild.id] }, { listensToAll: false })
  expect(listed.filter(({ what }) => /public|DISCORD_SERVERS/.test(what))).toEqual([])
})

test('says which server of the list lacks the bot, and in which other it is', async () => {
  const { config } = await open()
  const servers = ['900000000000000009']
  const findings = await examineDiscord({ ...config, servers }, { listensToAll: false })
  expect(findings).toContainEqual({
    ok: false,
    what: 'Discord: the bot is not in the server 900000000000000009, which DISCORD_SERVERS names',
    cure: expect.stringContaining('https://discord.com/oauth2/authorize'),
  })
  expect(findings).toContainEqual({
    ok: 'hint',
    what: expect.stringContaining('the bot is in Newsroom, and answers nobody there'),
    cure: expect.stringContaining('Integrations'),
  })
})

const channelFinding = async (
  prepare: (opened: Awaited<ReturnType<typeof open>>) => string | Promise<string>,
) => {
  const opened = await open()
  const channel = await prepare(opened)
  return (await examineDiscord(opened.config, { channel, listensToAll: false }))[4]
}

/** Adds permission overwrites, which the twin does not store. */
const withOverwrites = (
  { server, replace }: Awaited<ReturnType<typeof open>>,
  overwrites: (server: Counterpart) => readonly object[],
): string => {
  replace(new RegExp(`^/channels/${server.ids.general}$`), 200, {
    id: server.ids.general,
    type: ChannelType.GuildText,
    name: 'general',
    guild_id: server.twin.guildId,
    permission_overwrites: overwrites(server),
  })
  return server.ids.general
}

test('names the permissions that a channel denies everyone, and where to allow them', async () => {
  const deny = String(PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.ReadMessageHistory)
  const finding = await channelFinding((opened) =>
    withOverwrites(opened, ({ twin }) => [{ id: twin.guildId, type: 0, allow: '0', deny }]),
  )
  expect(finding).toEqual({
    ok: false,
    what: 'Discord: in #general the bot lacks Create Public Threads, Read Message History',
    cure: expect.stringContaining('Edit Channel → Permissions'),
  })
})

test('a permission that a channel gives the bot outweighs a denial for everyone', async () => {
  const all = String(NEEDED)
  const finding = await channelFinding((opened) =>
    withOverwrites(opened, ({ twin }) => [
      { id: twin.botUserId, type: 1, allow: all, deny: '0' },
      { id: twin.guildId, type: 0, allow: '0', deny: all },
    ]),
  )
  expect(finding).toMatchObject({ ok: true })
})

test('a channel that the bot does not see leaves it nothing', async () => {
  const deny = String(PermissionFlagsBits.ViewChannel)
  const finding = await channelFinding((opened) =>
    withOverwrites(opened, ({ twin }) => [{ id: twin.guildId, type: 0, allow: '0', deny }]),
  )
  expect(finding?.what).toContain(
    'lacks View Channel, Send Messages, Create Public Threads, Send Messages in Threads, Read Message History',
  )
})

test('asks a thread’s channel what may be done in the thread', async () => {
  const deny = String(
    PermissionFlagsBits.SendMessages |
      PermissionFlagsBits.CreatePublicThreads |
      PermissionFlagsBits.SendMessagesInThreads,
  )
  const finding = await channelFinding(async (opened) => {
    const { twin, ids } = opened.server
    withOverwrites(opened, () => [{ id: twin.guildId, type: 0, allow: '0', deny }])
    const thread = '223456789012345678'
    const data = {
      id: thread,
      guildId: twin.guildId,
      type: ChannelType.PublicThread,
      name: 'follow-up',
      parentId: ids.general,
    }
    await twin.prisma.channel.create({ data })
    return thread
  })
  expect(finding).toMatchObject({
    ok: false,
    what: 'Discord: in #follow-up the bot lacks Send Messages in Threads',
    cure: expect.stringMatching(/^in its channel: .* allow it$/),
  })
})

test('reports a channel that does not exist, a hidden one, and a direct message', async () => {
  expect(await channelFinding(() => '123456789012345678')).toMatchObject({
    ok: false,
    what: 'Discord: there is no channel 123456789012345678',
    cure: expect.stringContaining('Copy Channel ID'),
  })
  const hidden = await channelFinding(({ server, replace }) => {
    replace(/^\/channels\//, 403, { message: 'Missing Access', code: 50001 })
    return server.ids.other
  })
  expect(hidden).toMatchObject({
    ok: false,
    what: expect.stringContaining('does not see the channel'),
    cure: expect.stringContaining('https://discord.com/oauth2/authorize?'),
  })
  expect(await channelFinding(({ server }) => server.ids.direct)).toMatchObject({ ok: true })
})

test('one refused request does not stop the others', async () => {
  const { config, server, replace } = await open()
  replace(/\/commands$/, 403, { message: 'Forbidden', code: 0 })
  const findings = await examineDiscord(config, { channel: server.ids.general, listensToAll: false })
  expect(findings[3]).toMatchObject({ ok: false, what: 'Discord does not answer as it should (status 403)' })
  expect(findings[4]).toMatchObject({ ok: true })
})

test('reports that Discord is in trouble, or was asked too often', async () => {
  const { config, replace } = await open()
  replace(/@me$/, 503, {})
  expect(await examineDiscord(config, { listensToAll: false })).toEqual([
    expect.objectContaining({ ok: false, what: 'Discord does not answer as it should (status 503)' }),
  ])
  replace(/@me$/, 429, { message: 'You are being rate limited.', retry_after: 2.4, global: false })
  expect(await examineDiscord(config, { listensToAll: false })).toEqual([
    expect.objectContaining({ ok: false, what: 'Discord was asked too often' }),
  ])
})

/** A server other than Discord. */
const fakeServer = async (
  body: string,
  type: string,
): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer((_request, response) => response.setHeader('content-type', type).end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, close }
}

test('is not fooled by another server’s page, and repeats nothing of it', async () => {
  for (const [body, type] of [
    ['<html>Sign in, please</html>', 'text/html'],
    ['{}', 'application/json'],
    ['null', 'application/json'],
    ['not JSON', 'application/json'],
  ] as const) {
    const page = await fakeServer(body, type)
    const findings = await examineDiscord({ apiUrl: page.url, token: 'abc' }, { listensToAll: false })
    await page.close()
    expect(findings).toEqual([
      {
        ok: false,
        what: 'Discord does not answer as it should',
        cure: 'try again later, and check DISCORD_API_URL and any proxy',
      },
    ])
  }
})

test('names the address that nobody answers at, and the system’s reason', async () => {
  const gone = await fakeServer('', 'text/html')
  await gone.close()
  expect(await examineDiscord({ apiUrl: gone.url, token: 'abc' }, { listensToAll: false })).toEqual([
    {
      ok: false,
      what: `Discord cannot be reached at ${gone.url} (ECONNREFUSED)`,
      cure: 'check the network, and DISCORD_API_URL where it is set',
    },
  ])
})

test('holds no token in anything that it says', async () => {
  const { config, replace } = await open()
  const said: unknown[] = []
  // A token that no header can hold is refused before anything is sent.
  for (const end of ['', '\u0001', '…'])
    said.push(await examineDiscord({ ...config, token: `${config.token}${end}` }, { listensToAll: true }))
  replace(/@me$/, 401, { message: config.token, code: 0 })
  said.push(await examineDiscord(config, { listensToAll: true }))
  expect(JSON.stringify(said)).not.toContain(config.token)
})

test('says how many shards there are, and when Discord recommends more', async () => {
  const { config, replace } = await open()
  const findings = async (shards: number | 'auto') => {
    const all = await examineDiscord({ ...config, shards }, { listensToAll: false })
    return all.filter(({ what }) => what.includes('shards'))
  }
  replace(/gateway\/bot$/, 200, { shards: 3 })
  expect(await findings('auto')).toEqual([{ ok: true, what: 'Discord: the processes share 3 shards' }])
  expect(await findings(4)).toEqual([{ ok: true, what: 'Discord: the processes share 4 shards' }])
  expect(await findings(2)).toEqual([
    {
      ok: 'hint',
      what: 'Discord recommends 3 shards, and DISCORD_SHARDS is 2',
      cure: expect.stringContaining('auto'),
    },
  ])
})
