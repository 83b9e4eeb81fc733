import { expect, onTestFinished, test } from 'vitest'
import { examineSignIn } from '../../../../src/platforms/web/sign-in/providers.ts'
import type { WebConfig } from '../../../../src/web-config.ts'
import { bodyOf, serve } from '../../slack/workspace.ts'
import { CLIENT_SECRET as DISCORD_SECRET, startDiscordSide } from './discord-side.ts'
import { CLIENT_ID, CLIENT_SECRET as SLACK_SECRET, startSlackSide } from './slack-side.ts'

const READER = 'https://footnote.example.org'
const APPLICATION = '100000000000000000'

const startBoth = async () => {
  const slack = await startSlackSide(`${READER}/sign-in/slack/back`)
  const discord = await startDiscordSide(APPLICATION, `${READER}/sign-in/discord/back`)
  const web = (slackSecret = SLACK_SECRET, discordSecret = DISCORD_SECRET): WebConfig => ({
    url: READER,
    secretKey: 'a-secret-key-of-the-tests-0123456789',
    slack: { provider: slack.url, clientId: CLIENT_ID, clientSecret: slackSecret },
    discord: { provider: discord.url, clientId: APPLICATION, clientSecret: discordSecret },
  })
  return { slack, discord, web }
}

test('the doctor says which redirect URLs to add, where the providers know the application', async () => {
  const { web } = await startBoth()
  const found = await examineSignIn(web())
  expect(found.map(({ ok }) => ok)).toEqual([true, true, 'hint', true, 'hint'])
  expect(found.flatMap(({ cure }) => cure ?? [])).toEqual([
    `add this redirect URL there: ${READER}/sign-in/slack/back`,
    `add this redirect URL there: ${READER}/sign-in/discord/back`,
  ])
})

test('the doctor finds a client secret that a provider refuses, and does not show it', async () => {
  const { web } = await startBoth()
  const found = await examineSignIn(web('a-wrong-secret-1', 'a-wrong-secret-2'))
  expect(found.map(({ what }) => what)).toEqual([
    `The reader will be at ${READER}`,
    'Slack refuses SLACK_CLIENT_SECRET (invalid_client)',
    'Discord refuses DISCORD_CLIENT_SECRET (invalid_client)',
  ])
  expect(JSON.stringify(found)).not.toContain('a-wrong-secret')
})

test('the doctor finds a provider that cannot be reached, and examines the other', async () => {
  const { slack, web } = await startBoth()
  slack.state.isDown = true
  const found = await examineSignIn(web())
  expect(found.map(({ ok }) => ok)).toEqual([true, false, true, 'hint'])
  expect(found[1]?.what).toBe('Slack: signing in cannot be reached (status_503)')
})

test.each([
  ['bad_client_secret', 'Slack refuses SLACK_CLIENT_SECRET (bad_client_secret)'],
  ['invalid_code', 'Slack knows the reader’s application'],
  ['something <new>', 'Slack did not say whether it knows the reader’s application'],
])('what Slack refuses with status 200 is understood: %s', async (error, told) => {
  // As api.slack.com/.well-known/openid-configuration and docs.slack.dev/reference/methods/openid.connect.token have it.
  const asked: string[] = []
  const slack = await serve(async (request, response) => {
    const json = (body: object) =>
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
    if (request.url !== '/.well-known/openid-configuration') {
      asked.push(await bodyOf(request))
      return json({ ok: false, error })
    }
    json({
      issuer: slack.url,
      authorization_endpoint: `${slack.url}/openid/connect/authorize`,
      token_endpoint: `${slack.url}/api/openid.connect.token`,
      userinfo_endpoint: `${slack.url}/api/openid.connect.userInfo`,
      jwks_uri: `${slack.url}/openid/connect/keys`,
      scopes_supported: ['openid', 'profile', 'email'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    })
  })
  onTestFinished(slack.close)
  const app = { provider: slack.url, clientId: CLIENT_ID, clientSecret: SLACK_SECRET }
  const found = await examineSignIn({ url: READER, secretKey: 'k'.repeat(32), slack: app })
  expect(found[1]?.what).toBe(told)
  const [form] = asked.map((body) => new URLSearchParams(body))
  expect(form?.get('client_secret')).toBe(SLACK_SECRET)
  expect(form?.get('redirect_uri')).toBe(`${READER}/sign-in/slack/back`)
  expect(form?.has('code_verifier')).toBe(false)
})
