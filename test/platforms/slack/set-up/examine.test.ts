import { expect, test } from 'vitest'
import { SETTINGS } from '../../../../src/config.ts'
import { examineSlack } from '../../../../src/platforms/slack/set-up/examine.ts'
import { SCOPES } from '../../../../src/platforms/slack/set-up/manifest.ts'
import { BOT_TOKEN, CHANNEL, openWorkspace, serve } from '../workspace.ts'

const APP_TOKEN = 'xapp-1-A0FOOTNOTE-1-0123456789abcdef'

/** Two things that `emulate` lacks: the header with a token's scopes, and sockets. */
const connected = (scopes: readonly string[] = SCOPES) => ({
  status: 200,
  headers: { 'x-oauth-scopes': scopes.join(', ') },
  body: { ok: true, user: 'footnote', team: 'Emulate', bot_id: 'B0FOOTNOTE' },
})
const answer = (body: object) => ({ status: 200, body })
const refusal = (error: string) => answer({ ok: false, error })

const open = async (scopes?: readonly string[]) => {
  const workspace = await openWorkspace()
  workspace.fail('auth.test', connected(scopes))
  workspace.fail('apps.connections.open', answer({ ok: true, url: 'wss://nowhere/' }))
  const config = { apiUrl: workspace.apiUrl, botToken: BOT_TOKEN, appToken: APP_TOKEN }
  return { workspace, config }
}

test('finds nothing wrong if both tokens are valid, with every scope, and the bot is in the channel', async () => {
  const { config, workspace } = await open()
  const findings = await examineSlack(config, workspace.direct)
  expect(findings.filter(({ ok }) => ok === false)).toEqual([])
  expect(findings.filter(({ ok }) => ok === true)).toHaveLength(4)
  expect(findings[0]?.what).toBe('Slack: the bot’s token is valid: @footnote in Emulate')
})

test('accepts a token that the workspace knows, and says that its scopes are unknown', async () => {
  const workspace = await openWorkspace()
  const findings = await examineSlack({
    apiUrl: workspace.apiUrl,
    botToken: BOT_TOKEN,
    signingSecret: 'secret',
  })
  expect(findings[0]).toMatchObject({ ok: true, what: expect.stringContaining('the bot’s token is valid') })
  expect(findings[1]).toMatchObject({ ok: 'hint', cure: expect.stringContaining(SCOPES.join(', ')) })
})

test('names each scope that is missing, and where to add it', async () => {
  const { config } = await open(SCOPES.filter((scope) => scope !== 'chat:write' && scope !== 'im:history'))
  const findings = await examineSlack(config)
  expect(findings[1]).toEqual({
    ok: false,
    what: 'Slack: the token lacks the scopes chat:write, im:history',
    cure: expect.stringMatching(/Bot Token Scopes → Add .* Install App → Reinstall/),
  })
})

test('says which token is refused, and still checks the other', async () => {
  const workspace = await openWorkspace()
  workspace.fail('apps.connections.open', answer({ ok: true, url: 'wss://nowhere/' }))
  const config = { apiUrl: workspace.apiUrl, botToken: `${BOT_TOKEN}-not`, appToken: APP_TOKEN }
  workspace.fail('auth.test', refusal('invalid_auth'))
  const first = await examineSlack(config, CHANNEL)
  expect(first[0]).toEqual({
    ok: false,
    what: 'Slack refuses SLACK_BOT_TOKEN (invalid_auth)',
    cure: SETTINGS.SLACK_BOT_TOKEN.cure,
  })
  expect(first[1]).toMatchObject({ ok: true, what: expect.stringContaining('Socket Mode is on') })

  workspace.fail('apps.connections.open', refusal('not_allowed_token_type'))
  const second = await examineSlack({ ...config, botToken: BOT_TOKEN })
  expect(second[0]).toMatchObject({ ok: true })
  expect(second[2]).toEqual({
    ok: false,
    what: 'Slack refuses SLACK_APP_TOKEN (not_allowed_token_type)',
    cure: SETTINGS.SLACK_APP_TOKEN.cure,
  })
})

test('says where to switch Socket Mode on, and what an app-level token needs', async () => {
  const { config, workspace } = await open()
  workspace.fail('apps.connections.open', refusal('forbidden_team'))
  expect((await examineSlack(config))[2]).toMatchObject({
    ok: false,
    cure: expect.stringContaining('Socket Mode → Enable Socket Mode'),
  })
  workspace.fail('apps.connections.open', refusal('missing_scope'))
  expect((await examineSlack(config))[2]).toMatchObject({
    ok: false,
    what: expect.stringContaining('connections:write'),
  })
})

test('over HTTP, says which address to enter, and asks for no socket', async () => {
  const { config, workspace } = await open()
  const findings = await examineSlack({
    apiUrl: config.apiUrl,
    botToken: BOT_TOKEN,
    signingSecret: '0123456789abcdef',
  })
  expect(findings[2]).toMatchObject({
    ok: 'hint',
    cure: expect.stringContaining('slack manifest --url https://<your host>/slack/events'),
  })
  expect(workspace.callsOf('apps.connections.open')).toEqual([])
})

test('with neither, checks only the bot’s token', async () => {
  const { config, workspace } = await open()
  const findings = await examineSlack({ apiUrl: config.apiUrl, botToken: BOT_TOKEN })
  expect(findings.map(({ ok }) => ok)).toEqual([true, true, 'hint'])
  expect(workspace.calls.map(({ method }) => method)).toEqual(['auth.test'])
})

const channelFinding = async (
  channel: string,
  prepare: (workspace: Awaited<ReturnType<typeof openWorkspace>>) => void = () => {},
) => {
  const { config, workspace } = await open()
  prepare(workspace)
  return (await examineSlack(config, channel))[3]
}

test('says how to invite the bot to a channel that it is not in', async () => {
  const finding = await channelFinding(CHANNEL)
  expect(finding).toEqual({
    ok: false,
    what: 'Slack: the bot is not in #general',
    cure: 'type /invite @footnote in the channel',
  })
})

test('reports a missing channel, an archived one, and one that Slack says nothing about', async () => {
  expect(await channelFinding('C0NOWHERE')).toMatchObject({
    ok: false,
    what: 'Slack: the bot sees no channel C0NOWHERE',
  })
  const archived = answer({ ok: true, channel: { name: 'old', is_archived: true, is_member: true } })
  expect(await channelFinding(CHANNEL, ({ fail }) => fail('conversations.info', archived))).toMatchObject({
    ok: false,
    what: 'Slack: #old is archived',
  })
  expect(
    await channelFinding(CHANNEL, ({ fail }) => fail('conversations.info', refusal('internal_error'))),
  ).toMatchObject({ ok: false, what: `Slack says nothing about ${CHANNEL} (internal_error)` })
})

test('counts the bot as a member of its direct messages', async () => {
  const direct = answer({ ok: true, channel: { is_im: true } })
  expect(await channelFinding('D024BE91L', ({ fail }) => fail('conversations.info', direct))).toEqual({
    ok: true,
    what: 'Slack: the bot is in D024BE91L',
  })
})

test('without the scope to see channels, tries to read there', async () => {
  const scopeless =
    (history: object) =>
    ({ fail }: Awaited<ReturnType<typeof openWorkspace>>) => {
      fail('conversations.info', refusal('missing_scope'))
      fail('conversations.history', answer(history))
    }
  expect(await channelFinding(CHANNEL, scopeless({ ok: true, messages: [] }))).toEqual({
    ok: true,
    what: `Slack: the bot is in ${CHANNEL}`,
  })
  expect(await channelFinding(CHANNEL, scopeless({ ok: false, error: 'not_in_channel' }))).toMatchObject({
    ok: false,
    cure: 'type /invite @footnote in the channel',
  })
  expect(await channelFinding(CHANNEL, scopeless({ ok: false, error: 'missing_scope' }))).toMatchObject({
    ok: 'hint',
    cure: 'type /invite @footnote in the channel',
  })
})

test('says that nobody answers at the address, without its password', async () => {
  const gone = await serve(() => {})
  await gone.close()
  const apiUrl = `${gone.url.replace('http://', 'http://ann:pass-word@')}/api/`
  const findings = await examineSlack({ apiUrl, botToken: BOT_TOKEN, appToken: APP_TOKEN }, CHANNEL)
  expect(findings).toEqual([
    {
      ok: false,
      what: expect.stringContaining(`Slack cannot be reached at ${gone.url}/api/`),
      cure: expect.stringContaining('SLACK_API_URL'),
    },
  ])
})

test('names the system’s reason if the connection is refused', async () => {
  const gone = await serve(() => {})
  await gone.close()
  const [finding] = await examineSlack({ apiUrl: `${gone.url}/api/`, botToken: BOT_TOKEN })
  expect(finding?.what).toBe(`Slack cannot be reached at ${gone.url}/api/ (ECONNREFUSED)`)
})

test('does not trust another server’s page, and repeats nothing of it', async () => {
  for (const body of ['<html>Sign in, please</html>', '{}', 'null', '"ok"']) {
    const page = await serve((_request, response) => response.end(body))
    const findings = await examineSlack({ apiUrl: `${page.url}/`, botToken: BOT_TOKEN, appToken: APP_TOKEN })
    await page.close()
    expect(findings).toEqual([
      {
        ok: false,
        what: 'Slack does not answer as it should',
        cure: 'try again later, and check SLACK_API_URL and any proxy',
      },
    ])
  }
})

test('says if Slack is in trouble, or was asked too often', async () => {
  const { config, workspace } = await open()
  workspace.fail('auth.test', { status: 503, body: 'Upstream' })
  expect(await examineSlack(config)).toEqual([
    expect.objectContaining({ ok: false, what: 'Slack does not answer as it should (status 503)' }),
  ])
  workspace.fail('auth.test', { status: 429, headers: { 'retry-after': '30' } })
  expect(await examineSlack(config)).toEqual([
    { ok: false, what: 'Slack was asked too often', cure: 'ask again in 30 seconds' },
  ])
})

test('repeats no token, valid or not', async () => {
  const { config, workspace } = await open([])
  const said: unknown[] = [await examineSlack(config, CHANNEL)]
  workspace.fail('auth.test', refusal('token_revoked'))
  workspace.fail('apps.connections.open', refusal('invalid_auth'))
  said.push(await examineSlack(config, CHANNEL))
  // Neither character is allowed in a header, and the errors about it repeat the header.
  for (const end of ['\u0001', '…'])
    said.push(await examineSlack({ ...config, botToken: `${BOT_TOKEN}${end}` }, CHANNEL))
  expect(JSON.stringify(said)).not.toMatch(/xoxb-\d|xapp-\d/)
  expect(said.at(-1)).toMatchObject([{ ok: false }])
})
