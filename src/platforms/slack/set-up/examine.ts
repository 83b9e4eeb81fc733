/**
 * This folder sets the bot up at Slack: `manifest.ts` describes the app that Slack creates, and the other files check a finished set-up for
 * `footnote doctor`.
 */

import { webApi } from '@slack/bolt'
import { SETTINGS, type SlackConfig } from '../../../config.ts'
import { collectFindings, EXAMINATION_TIMEOUT, type Finding } from '../../finding.ts'
import { noAnswerFinding, resultOrRefusal, TOKEN_ERRORS } from '../errors.ts'
import { examineChannel } from './examine-channel.ts'
import { SCOPES } from './manifest.ts'

/**
 * Checks the bot's set-up at Slack, and says what to click to repair it. Never rejects.
 * @param channel the id of a channel in which the bot should answer
 */
export const examineSlack = (config: SlackConfig, channel?: string): Promise<readonly Finding[]> =>
  collectFindings(examine(config, channel), (error) => failureFinding(error, config.apiUrl))

async function* examine(config: SlackConfig, channel: string | undefined): AsyncGenerator<Finding> {
  const bot = clientOf(config.botToken, config.apiUrl)
  const { result, refusal } = await resultOrRefusal(bot.auth.test())
  if (result) {
    yield {
      ok: true,
      what: `Slack: the bot’s token is valid: @${result.user ?? '?'} in ${result.team ?? '?'}`,
    }
    yield scopesFinding(result.response_metadata?.scopes)
  } else {
    yield refusedFinding('SLACK_BOT_TOKEN', refusal)
  }
  if (config.appToken !== undefined) yield await socketFinding(clientOf(config.appToken, config.apiUrl))
  if (channel !== undefined && result) yield await examineChannel(bot, channel, result.user)
  yield hiddenFinding(config.appToken === undefined && config.signingSecret !== undefined)
}

/** A client that tries once, for a limited time. It logs only errors, since its other lines may hold names. */
const clientOf = (token: string, slackApiUrl: string): webApi.WebClient =>
  new webApi.WebClient(token, {
    slackApiUrl,
    timeout: EXAMINATION_TIMEOUT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
  })

const scopesFinding = (granted: readonly string[] | undefined): Finding => {
  if (!granted)
    return {
      ok: 'hint',
      what: 'Slack: which scopes the token has was not told',
      cure: `compare OAuth & Permissions → Bot Token Scopes with these: ${SCOPES.join(', ')}`,
    }
  const missing = SCOPES.filter((scope) => !granted.includes(scope))
  return missing.length === 0
    ? { ok: true, what: 'Slack: the token has every scope that it needs' }
    : {
        ok: false,
        what: `Slack: the token lacks ${missing.length === 1 ? 'the scope' : 'the scopes'} ${missing.join(', ')}`,
        cure: `${APPS} → OAuth & Permissions → Bot Token Scopes → Add an OAuth Scope (or paste the manifest again, under App Manifest), then Install App → Reinstall`,
      }
}

/** Asks Slack for the address of a socket, but opens none. */
const socketFinding = async (app: webApi.WebClient): Promise<Finding> => {
  const { result, refusal } = await resultOrRefusal(app.apps.connections.open())
  if (result) return { ok: true, what: 'Slack: Socket Mode is on, and the app-level token is valid' }
  if (TOKEN_ERRORS.has(refusal)) return refusedFinding('SLACK_APP_TOKEN', refusal)
  if (refusal === 'missing_scope')
    return {
      ok: false,
      what: 'Slack: the app-level token lacks the scope connections:write',
      cure: SETTINGS.SLACK_APP_TOKEN.cure,
    }
  return {
    ok: false,
    what: `Slack opens no socket for the app (${refusal})`,
    cure: `${APPS} → Socket Mode → Enable Socket Mode; where it is on, ${SETTINGS.SLACK_APP_TOKEN.cure}`,
  }
}

const refusedFinding = (setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', refusal: string): Finding => ({
  ok: false,
  what: `Slack refuses ${setting} (${refusal})`,
  cure: SETTINGS[setting].cure,
})

const APPS = 'api.slack.com/apps → your app'

/** A hint about the settings that Slack shows only to the app's owner. */
const hiddenFinding = (overHttp: boolean): Finding =>
  overHttp
    ? {
        ok: 'hint',
        what: 'Slack: whether its requests arrive at /slack/events, and which commands and events it knows, cannot be seen from here',
        cure: `the Request URL is https://<your host>/slack/events everywhere: npm run -s footnote -- slack manifest --url https://<your host>/slack/events prints what to paste at ${APPS} → App Manifest; then Install App → Reinstall`,
      }
    : {
        ok: 'hint',
        what: 'Slack: which commands and events it knows cannot be seen from here',
        cure: `where /ask is unknown, or a mention gets no answer: paste slack-manifest.json at ${APPS} → App Manifest, then Install App → Reinstall`,
      }

const failureFinding = (error: unknown, apiUrl: string): Finding =>
  error instanceof webApi.WebAPIRateLimitedError
    ? { ok: false, what: 'Slack was asked too often', cure: `ask again in ${error.retryAfter} seconds` }
    : noAnswerFinding(error, apiUrl)
