import { webApi } from '@slack/bolt'
import { SETTINGS } from '../../config.ts'
import { PostingError } from '../../digest/deliver/poster.ts'
import type { PostingFault } from '../../messages/en/posting.ts'
import { type Finding, unexpectedAnswerFinding, unreachableFinding } from '../finding.ts'

/** The code with which Slack refused a call; empty for any other error. */
export const errorCodeOf = (error: unknown): string => {
  if (!(error instanceof webApi.WebAPIPlatformError)) return ''
  // If the answer is not JSON, the library takes all of it for the code.
  const code: unknown = error.data.error
  return typeof code === 'string' && /^[a-z_]{1,60}$/.test(code) ? code : ''
}

/** The codes with which Slack refuses a token. */
export const TOKEN_ERRORS: ReadonlySet<string> = new Set([
  'not_authed',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
])

/** The codes with which Slack says that it is in trouble itself. The call may have had its effect. */
export const TRANSIENT_ERRORS: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])

/** Whether a call that failed may have had its effect, or may succeed if it is tried again. */
export const mayHaveArrived = (error: unknown): boolean =>
  error instanceof webApi.WebAPIRequestError ||
  error instanceof webApi.WebAPIHTTPError ||
  TRANSIENT_ERRORS.has(errorCodeOf(error))

/** Why Slack does not let the bot post what somebody asked for; undefined for an error that is a bug of ours. */
export const postingFaultOf = (error: unknown): PostingFault | undefined => {
  const code = errorCodeOf(error)
  if (TOKEN_ERRORS.has(code)) return 'noToken'
  return code.startsWith('restricted_action') ? 'restricted' : POSTING_FAULTS[code]
}

const POSTING_FAULTS: Readonly<Record<string, PostingFault>> = {
  is_archived: 'archived',
  is_inactive: 'archived',
  channel_is_limited_access: 'restricted',
  no_permission: 'restricted',
  access_denied: 'restricted',
  ekm_access_denied: 'restricted',
  thread_not_found: 'noThread',
  message_not_found: 'noThread',
  thread_locked: 'noReplies',
  cannot_reply_to_message: 'noReplies',
  message_limit_exceeded: 'tooMany',
  team_access_not_granted: 'noAccess',
  edit_window_closed: 'editClosed',
  cant_update_message: 'editClosed',
}

/** A call's result, or the code with which Slack refused it. @throws any other error: no answer, or not Slack's */
export const resultOrRefusal = async <Result>(
  call: Promise<Result>,
): Promise<
  | { readonly result: Result; readonly refusal?: never }
  | { readonly result?: never; readonly refusal: string }
> => {
  try {
    return { result: await call }
  } catch (error) {
    const refusal = errorCodeOf(error)
    if (refusal === '') throw error
    return { refusal }
  }
}

/** The finding for a call that got no answer from Slack. */
export const noAnswerFinding = (error: unknown, apiUrl: string): Finding =>
  error instanceof webApi.WebAPIRequestError
    ? unreachableFinding('Slack', apiUrl, 'SLACK_API_URL', error.original)
    : unexpectedAnswerFinding('Slack', 'SLACK_API_URL', statusOf(error))

const statusOf = (error: unknown): number | undefined =>
  error instanceof webApi.WebAPIHTTPError ? error.statusCode : undefined

/** What an error means for a message that should have been posted; undefined if the error is not from Slack's library. */
export const postingErrorOf = (error: unknown): PostingError | undefined => {
  if (error instanceof webApi.WebAPIRateLimitedError) return tooManyRequests(error.retryAfter)
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = errorCodeOf(error)
    return code === ''
      ? later('Slack did not answer as it should.')
      : refused(code, error.data.response_metadata?.retryAfter)
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return later(`Slack did not answer as it should (status ${error.statusCode}).`)
  if (error instanceof webApi.WebAPIRequestError) return later('Slack cannot be reached now.')
  return undefined
}

const refused = (code: string, retryAfter: number | undefined): PostingError => {
  if (code === 'ratelimited' || code === 'rate_limited') return tooManyRequests(retryAfter ?? MINUTE)
  // The bot's operator can replace a token. A channel must not lose its digest over it.
  if (TOKEN_ERRORS.has(code))
    return later(`Slack refuses the bot’s token (${code}): ${SETTINGS.SLACK_BOT_TOKEN.cure}.`)
  const cure = LASTING_ERRORS[code]
  if (cure === undefined) return later(`Slack did not accept the message (${code}).`)
  const kind = code === 'missing_scope' ? 'later' : 'never'
  const fault = ABSENT.has(code) ? 'absent' : 'forbidden'
  const message = `Slack does not let the bot post there (${code})${cure && `: ${cure}`}.`
  return new PostingError(kind, message, undefined, fault)
}

/** Slack hides a private channel that the bot is not in. */
const ABSENT = new Set(['not_in_channel', 'channel_not_found'])

const later = (message: string, retryAfter?: number): PostingError =>
  new PostingError('later', message, retryAfter)

const tooManyRequests = (seconds: number): PostingError =>
  later(`Slack was asked too often, and may be asked again in ${seconds} seconds.`, seconds * 1000)

/** The wait in seconds if Slack does not name one. It counts its limits by the minute. */
const MINUTE = 60

const ANOTHER = 'choose another channel'
/** The codes that stay until somebody acts, each with what to do; empty if nobody can do anything. */
const LASTING_ERRORS: Readonly<Record<string, string>> = {
  not_in_channel: 'type /invite and the bot’s name in the channel',
  channel_not_found: 'the channel is gone, or it is private and the bot was not invited to it',
  is_archived: `the channel is archived; unarchive it, or ${ANOTHER}`,
  channel_is_limited_access: `few may post there; let the bot, or ${ANOTHER}`,
  restricted_action: `an admin’s setting keeps it from posting; change it, or ${ANOTHER}`,
  restricted_action_read_only_channel: `nobody may post there; ${ANOTHER}`,
  restricted_action_thread_only_channel: `only replies may be posted there; ${ANOTHER}`,
  restricted_action_non_threadable_channel: ANOTHER,
  messages_tab_disabled: 'api.slack.com/apps → your app → App Home → Show Tabs → Messages Tab on',
  missing_scope:
    'api.slack.com/apps → your app → App Manifest, paste slack-manifest.json; then Install App → Reinstall',
  no_permission: '',
  access_denied: '',
  ekm_access_denied: '',
  team_access_not_granted: 'an admin of that workspace has to let the app in',
  cannot_dm_bot: 'that is a bot',
  user_not_found: 'there is no such person',
  user_not_visible: 'the bot may not see that person',
  user_disabled: 'that person has left',
}
