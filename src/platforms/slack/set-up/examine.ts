/**
 * This folder sets the bot up at Slack: `manifest.ts` describes the app that Slack creates, and this file checks a finished set-up for
 * `footnote doctor`.
 */

import { webApi } from '@slack/bolt'
import { SETTINGS } from '../../../config.ts'
import type { SlackConfig } from '../../../slack-config.ts'
import { collectFindings, EXAMINATION_TIMEOUT, type Finding, good, hint, problem } from '../../finding.ts'
import { noAnswerFinding, resultOrRefusal, TOKEN_ERRORS } from '../errors.ts'
import { examineInstalling } from './examine-install.ts'
import { SCOPES } from './manifest.ts'

/**
 * Checks the bot's set-up at Slack, and says what to click to repair it. Never rejects.
 * @param channel the id of a channel in which the bot should answer
 */
export const examineSlack = (config: SlackConfig, channel?: string): Promise<readonly Finding[]> =>
  collectFindings(examine(config, channel), (error) =>
    error instanceof webApi.WebAPIRateLimitedError
      ? problem('Slack was asked too often', `ask again in ${error.retryAfter} seconds`)
      : noAnswerFinding(error, config.apiUrl),
  )

async function* examine(config: SlackConfig, channel: string | undefined): AsyncGenerator<Finding> {
  if (config.install) yield* examineInstalling(config.install, config.apiUrl)
  else {
    const bot = clientOf(config.botToken, config.apiUrl)
    const { result, refusal } = await resultOrRefusal(bot.auth.test())
    if (result) {
      yield good(`Slack: the bot’s token is valid: @${result.user ?? '?'} in ${result.team ?? '?'}`)
      yield scopesFinding(result.response_metadata?.scopes)
    } else {
      yield tokenRefused('SLACK_BOT_TOKEN', refusal)
    }
    if (config.appToken !== undefined) yield await socketFinding(clientOf(config.appToken, config.apiUrl))
    if (channel !== undefined && result) yield await channelFinding(bot, channel, result.user ?? 'the bot')
  }
  if (config.install && channel !== undefined)
    yield hint(
      'Slack: whether the bot is in a channel cannot be looked up where several workspaces installed it',
      invite('footnote'),
    )
  if (config.install && config.appToken !== undefined)
    yield await socketFinding(clientOf(config.appToken, config.apiUrl))
  yield hiddenFinding(config.appToken === undefined && config.signingSecret !== undefined)
}

const tokenRefused = (setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', refusal: string): Finding =>
  problem(`Slack refuses ${setting} (${refusal})`, SETTINGS[setting].cure)

/** A client that tries once, for a limited time. It logs only errors, since its other lines may hold names. */
const clientOf = (token: string, slackApiUrl: string): webApi.WebClient =>
  new webApi.WebClient(token, {
    slackApiUrl,
    timeout: EXAMINATION_TIMEOUT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
  })

const APPS = 'api.slack.com/apps → your app'

const scopesFinding = (granted: readonly string[] | undefined): Finding => {
  if (!granted)
    return hint(
      'Slack: the token’s scopes are unknown',
      `compare OAuth & Permissions → Bot Token Scopes with these: ${SCOPES.join(', ')}`,
    )
  const missing = SCOPES.filter((scope) => !granted.includes(scope))
  if (missing.length === 0) return good('Slack: the token has every scope that it needs')
  return problem(
    `Slack: the token lacks ${missing.length === 1 ? 'the scope' : 'the scopes'} ${missing.join(', ')}`,
    `${APPS} → OAuth & Permissions → Bot Token Scopes → Add an OAuth Scope (or paste the manifest again, under App Manifest), then Install App → Reinstall`,
  )
}

/** Asks Slack for the address of a socket, but opens none. */
const socketFinding = async (app: webApi.WebClient): Promise<Finding> => {
  const { result, refusal } = await resultOrRefusal(app.apps.connections.open())
  const { cure } = SETTINGS.SLACK_APP_TOKEN
  if (result) return good('Slack: Socket Mode is on, and the app-level token is valid')
  if (TOKEN_ERRORS.has(refusal)) return tokenRefused('SLACK_APP_TOKEN', refusal)
  if (refusal === 'missing_scope')
    return problem('Slack: the app-level token lacks the scope connections:write', cure)
  return problem(
    `Slack opens no socket for the app (${refusal})`,
    `${APPS} → Socket Mode → Enable Socket Mode; if it is on, ${cure}`,
  )
}

/** Whether the bot can answer in a channel. Without the scope to see the channel, tries to read a message, which only a member may do. */
const channelFinding = async (bot: webApi.WebClient, channel: string, user: string): Promise<Finding> => {
  const { result, refusal } = await resultOrRefusal(bot.conversations.info({ channel }))
  if (refusal === 'missing_scope') {
    const history = await resultOrRefusal(bot.conversations.history({ channel, limit: 1 }))
    return history.result ? member(channel) : channelRefused(channel, history.refusal, user)
  }
  if (!result) return channelRefused(channel, refusal, user)
  const { name, is_archived, is_member, is_im } = result.channel ?? {}
  const label = name === undefined ? channel : `#${name}`
  if (is_archived) return problem(`Slack: ${label} is archived`, 'unarchive it, or choose another')
  return is_member || is_im ? member(label) : notMember(label, user)
}

const channelRefused = (channel: string, refusal: string, user: string): Finding => {
  switch (refusal) {
    case 'not_in_channel':
      return notMember(channel, user)
    case 'channel_not_found':
      return problem(
        `Slack: the bot sees no channel ${channel}`,
        `copy its id: click the channel’s name, and it is at the end of About. Only its members see a private channel: ${invite(user)}`,
      )
    case 'missing_scope':
      return hint(`Slack: the bot lacks the scope to check whether it is in ${channel}`, invite(user))
    default:
      return problem(`Slack says nothing about ${channel} (${refusal})`, `${invite(user)}, then ask again`)
  }
}

const member = (channel: string): Finding => good(`Slack: the bot is in ${channel}`)
const notMember = (channel: string, user: string): Finding =>
  problem(`Slack: the bot is not in ${channel}`, invite(user))
const invite = (user: string): string => `type /invite @${user} in the channel`

/** A hint about the settings that Slack shows only to the app's owner. */
const hiddenFinding = (overHttp: boolean): Finding =>
  overHttp
    ? hint(
        'Slack: whether its requests arrive at /slack/events, and which commands and events it knows, cannot be seen from here',
        `the Request URL is https://<your host>/slack/events everywhere: npm run -s footnote -- slack manifest --url https://<your host>/slack/events prints what to paste at ${APPS} → App Manifest; then Install App → Reinstall`,
      )
    : hint(
        'Slack: which commands and events it knows cannot be seen from here',
        `if /ask is unknown, or a mention gets no answer: paste slack-manifest.json at ${APPS} → App Manifest, then Install App → Reinstall`,
      )
