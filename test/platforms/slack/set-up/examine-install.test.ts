import { expect, test } from 'vitest'
import { examineSlack } from '../../../../src/platforms/slack/set-up/examine.ts'
import type { SlackConfig } from '../../../../src/slack-config.ts'
import { KEY, openOrganisation, REDIRECT, STATE_SECRET } from '../organisation.ts'

const open = async (clientId = '1.2'): Promise<SlackConfig> => {
  const { url } = await openOrganisation('T0ONE')
  const install = {
    ...{ provider: url, clientId, clientSecret: 'c11e-nt-5ecret' },
    ...{ stateSecret: STATE_SECRET, secretKey: KEY, redirect: REDIRECT },
  }
  return { apiUrl: `${url}/api/`, signingSecret: 's', install }
}

test('knows that workspaces can install the app, and names the redirect URL and the distribution', async () => {
  const findings = await examineSlack(await open())
  expect(findings.filter(({ ok }) => ok === false)).toEqual([])
  expect(findings[0]?.what).toContain('Slack knows the app')
  expect(findings[1]?.cure).toMatch(
    /Redirect URLs: http:\/\/localhost:3000\/slack\/oauth_redirect; .*Distribution/,
  )
})

test('says which setting Slack refuses, and where to get it', async () => {
  const [finding] = await examineSlack(await open('9.9'))
  expect(finding).toMatchObject({
    ok: false,
    what: 'Slack refuses SLACK_CLIENT_ID (invalid_client_id)',
    cure: expect.stringContaining('Basic Information'),
  })
})

test('says that it cannot look a channel up', async () => {
  const findings = await examineSlack(await open(), 'C0123456789')
  expect(findings).toContainEqual({
    ok: 'hint',
    what: expect.stringContaining('several workspaces'),
    cure: 'type /invite @footnote in the channel',
  })
})
