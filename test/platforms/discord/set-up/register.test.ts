import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigError } from '../../../../src/errors.ts'
import { registerCommands, unregisterCommands } from '../../../../src/platforms/discord/set-up/register.ts'
import type { Fields } from '../as-sent.ts'
import { type Sent, startServer } from '../server.ts'

const isPut = ({ method }: Sent) => method === 'PUT'

/** The counterpart with a fake that the twin lacks: it lists the commands that were put last, with what Discord adds. */
const start = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-discord-'))
  const server = await startServer(join(folder, 'twin.db'))
  onTestFinished(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    expect(server.refused).toEqual([])
  })
  server.fakes.push(({ method, path }) =>
    method === 'GET' && path.endsWith('/commands')
      ? { status: 200, body: asKept(server.requests.findLast((sent) => isPut(sent) && sent.path === path)) }
      : undefined,
  )
  return server
}

const asKept = (put: Sent | undefined): readonly Fields[] =>
  ((put?.body ?? []) as unknown as readonly Fields[]).map((command, index) => {
    const { contexts, integration_types, ...rest } = command
    const places = put?.path.includes('/guilds/') ? { guild_id: '1' } : { contexts, integration_types }
    return {
      ...{
        id: `${index}1`,
        version: '1',
        application_id: '1',
        nsfw: false,
        default_member_permissions: null,
      },
      ...rest,
      ...places,
    }
  })

test('the commands are registered once, for every server or for one, and again only if they changed', async () => {
  const server = await start()
  const { token, apiUrl, requests, twin } = server
  expect(await registerCommands({ token, apiUrl })).toBe('changed')
  expect(await registerCommands({ token, apiUrl })).toBe('unchanged')
  expect(await registerCommands({ token, apiUrl }, twin.guildId)).toBe('changed')
  expect(await registerCommands({ token, apiUrl }, twin.guildId)).toBe('unchanged')
  expect(requests.filter(isPut).map(({ path }) => path)).toEqual([
    `/applications/${twin.botUserId}/commands`,
    `/applications/${twin.botUserId}/guilds/${twin.guildId}/commands`,
  ])
  const put = requests.find(isPut)?.body as unknown as readonly { readonly name: string }[]
  expect(put.map(({ name }) => name)).toEqual(expect.arrayContaining(['ask', 'source', 'listen', 'help']))
})

test('a server without the application is reported', async () => {
  const server = await start()
  server.fakes.push(({ path }) =>
    path.includes('/guilds/') ? { status: 403, body: { code: 50001, message: 'Missing Access' } } : undefined,
  )
  const { token, apiUrl } = server
  const error = await registerCommands({ token, apiUrl }, '123456789012345678').catch((caught) => caught)
  expect(error).toBeInstanceOf(ConfigError)
  expect(String(error)).toMatch(/123456789012345678.*applications\.commands/)
})

test('an invalid id is reported without asking Discord', async () => {
  const { token, apiUrl, requests } = await start()
  const error = await registerCommands({ token, apiUrl }, '../../users/@me').catch((caught) => caught)
  expect(error).toBeInstanceOf(ConfigError)
  expect(requests).toEqual([])
})

test('a stand-in that cannot list its commands gets ours', async () => {
  const server = await start()
  server.fakes.push(({ method, path }) =>
    method === 'GET' && path.endsWith('/commands') ? { status: 404 } : undefined,
  )
  expect(await registerCommands({ token: server.token, apiUrl: server.apiUrl })).toBe('changed')
})

test('a refused token is reported with where to get one', async () => {
  const server = await start()
  server.fakes.push(() => ({ status: 401, body: { code: 0, message: '401: Unauthorized' } }))
  const error = await registerCommands({ token: 'wrong', apiUrl: server.apiUrl }).catch((caught) => caught)
  expect(error).toBeInstanceOf(ConfigError)
  expect(String(error)).toMatch(/DISCORD_TOKEN.*Reset Token/)
})

test('the commands are removed, for every server or for one, if there are any', async () => {
  const server = await start()
  const { token, apiUrl, requests, twin } = server
  const config = { token, apiUrl }
  await registerCommands(config)
  await registerCommands(config, twin.guildId)
  expect(await unregisterCommands(config, twin.guildId)).toBe('changed')
  expect(await unregisterCommands(config, twin.guildId)).toBe('unchanged')
  // Those for every server are still there.
  expect(await registerCommands(config)).toBe('unchanged')
  expect(await unregisterCommands(config)).toBe('changed')
  expect(requests.filter(isPut).at(-1)?.body).toEqual([])
})
