import { webApi } from '@slack/bolt'
import { SETTINGS } from '../../../config.ts'
import { REDIRECT_PATH, type SlackInstallConfig } from '../../../slack-config.ts'
import { EXAMINATION_TIMEOUT, type Finding, good, hint, problem } from '../../finding.ts'
import { resultOrRefusal } from '../errors.ts'

/** Examines whether workspaces can install the app. Slack is given a code that is none: whether it knows the app it says first. */
export async function* examineInstalling(
  { clientId, clientSecret, redirect }: SlackInstallConfig,
  slackApiUrl: string,
): AsyncGenerator<Finding> {
  const { access } = new webApi.WebClient(undefined, {
    slackApiUrl,
    timeout: EXAMINATION_TIMEOUT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
  }).oauth.v2
  const { refusal = '' } = await resultOrRefusal(
    access({ client_id: clientId, client_secret: clientSecret, code: 'doctor' }),
  )
  const [, setting] = UNKNOWN.find(([code]) => code === refusal) ?? []
  if (setting !== undefined) yield problem(`Slack refuses ${setting} (${refusal})`, SETTINGS[setting].cure)
  else if (refusal === 'invalid_code')
    yield good('Slack knows the app, which workspaces install at /slack/install')
  else yield hint(`Slack did not say whether it knows the app (${refusal})`, 'open /slack/install, and try')
  const address = redirect ?? `https://<your host>${REDIRECT_PATH}`
  yield hint(
    'Slack sends admins back only to an address that it was told, and lets other workspaces install only what is distributed',
    `api.slack.com/apps → your app → OAuth & Permissions → Redirect URLs: ${address}; then Manage Distribution → Activate Public Distribution`,
  )
}

/** docs.slack.dev/reference/methods/oauth.v2.access, “Errors”. */
const UNKNOWN = [
  ['invalid_client_id', 'SLACK_CLIENT_ID'],
  ['bad_client_secret', 'SLACK_CLIENT_SECRET'],
] as const
