import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../../../src/commands/table.ts'
import { manifestOf, manifestText, SCOPES } from '../../../../src/platforms/slack/set-up/manifest.ts'

const manifest = manifestOf(COMMANDS)

test('the file is the one that the code makes: npm run footnote -- slack manifest', () => {
  const file = readFileSync(resolve(import.meta.dirname, '../../../../slack-manifest.json'), 'utf8')
  expect(file).toBe(manifestText(COMMANDS))
})

test('every command of the table can be typed, each group as one command, and all by one', () => {
  const words = new Set(COMMANDS.map(({ name }) => `/${name.split(' ')[0]}`))
  expect(manifest.features?.slash_commands?.map(({ command }) => command)).toEqual([...words, '/footnote'])
  const all = manifest.features?.slash_commands?.at(-1)
  for (const { name } of COMMANDS) if (name !== 'ask') expect(all?.usage_hint).toContain(name)
  const source = manifest.features?.slash_commands?.find(({ command }) => command === '/source')
  for (const { name } of COMMANDS.filter((entry) => entry.name.startsWith('source ')))
    expect(source?.usage_hint).toContain(name.split(' ')[1])
})

test('each scope is needed by an event, a command, an answer or a post, and each event has its scope', () => {
  const needs: Record<string, string | undefined> = {
    app_mention: 'app_mentions:read',
    member_joined_channel: 'channels:read',
    'message.channels': 'channels:history',
    'message.groups': 'groups:history',
    'message.im': 'im:history',
    'message.mpim': 'mpim:history',
    app_home_opened: undefined,
    app_uninstalled: undefined,
    team_access_revoked: undefined,
    tokens_revoked: undefined,
  }
  const events = manifest.settings?.event_subscriptions?.bot_events ?? []
  const needed = events.flatMap((event) => needs[event] ?? [])
  expect(events.filter((event) => !(event in needs))).toEqual([])
  const others = [
    'chat:write',
    'commands',
    'assistant:write',
    'im:write',
    'users:read',
    'groups:read',
    'files:read',
  ]
  expect([...needed, ...others].sort()).toEqual([...SCOPES].sort())
  expect(manifest.oauth_config?.scopes?.bot).toEqual(SCOPES)
})

test('nothing is longer than Slack accepts', () => {
  const { features, display_information: about } = manifest
  expect(about.name.length).toBeLessThanOrEqual(35)
  expect(about.description?.length).toBeLessThan(140)
  expect(features?.agent_view?.agent_description?.length).toBeLessThanOrEqual(300)
  for (const shortcut of features?.shortcuts ?? []) {
    expect(shortcut.name.length).toBeLessThanOrEqual(24)
    expect(shortcut.description.length).toBeLessThanOrEqual(150)
  }
  for (const command of features?.slash_commands ?? []) {
    expect(command.command).toMatch(/^\/[a-z]{1,31}$/)
    expect(command.description.length).toBeLessThanOrEqual(2000)
    expect(command.usage_hint?.length ?? 0).toBeLessThanOrEqual(1000)
  }
})

test('for a socket it names no address; for HTTP all requests go to the given one', () => {
  expect(manifest.settings?.socket_mode_enabled).toBe(true)
  expect(manifestText(COMMANDS)).not.toContain('url')
  const url = 'https://bot.quillon.example/slack/events'
  const http = manifestOf(COMMANDS, url)
  expect(http.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: url },
    interactivity: { request_url: url, message_menu_options_url: url },
  })
  expect(http.oauth_config?.redirect_urls).toEqual(['https://bot.quillon.example/slack/oauth_redirect'])
  expect(http.features?.slash_commands?.every((command) => command.url === url)).toBe(true)
})
