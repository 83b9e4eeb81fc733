import { webApi } from '@slack/bolt'
import { SETTINGS } from '../../config.ts'
import { PostingError } from '../../digest/deliver/poster.ts'
import { TOKEN_ERRORS } from './set-up/refusable.ts'

/** What an error of Slack's library means for a message that was to be posted. */
export const postingErrorOf = (error: unknown): PostingError | undefined => {
  if (error instanceof webApi.WebAPIRateLimitedError) return tooMany(error.retryAfter)
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, response_metadata: more } = error.data
    // Where the answer is not JSON, the library takes all of it for the code.
    return /^[a-z_]{1,60}$/.test(code) ? refused(code, more?.retryAfter) : strange('')
  }
  if (error instanceof webApi.WebAPIHTTPError) return strange(` (status ${error.statusCode})`)
  if (error instanceof webApi.WebAPIRequestError)
    return new PostingError('later', 'Slack cannot be reached now.')
  return undefined
}

const refused = (code: string, retryAfter: number | undefined): PostingError => {
  if (code === 'ratelimited' || code === 'rate_limited') return tooMany(retryAfter ?? MINUTE)
  // A token is put right by whoever runs the bot; that costs no channel its digest.
  if (TOKEN_ERRORS.has(code))
    return new PostingError(
      'later',
      `Slack refuses the bot’s token (${code}): ${SETTINGS.SLACK_BOT_TOKEN.cure}.`,
    )
  const cure = HOPELESS[code]
  if (cure === undefined) return new PostingError('later', `Slack did not take the message (${code}).`)
  const kind = code === 'missing_scope' ? 'later' : 'never'
  return new PostingError(kind, `Slack does not let the bot post there (${code})${cure && `: ${cure}`}.`)
}

const tooMany = (seconds: number): PostingError =>
  new PostingError(
    'later',
    `Slack was asked too often, and may be asked again in ${seconds} seconds.`,
    seconds * 1000,
  )

const strange = (status: string): PostingError =>
  new PostingError('later', `Slack did not answer as it should${status}.`)

/** In seconds: where Slack does not say how long. Its limits are counted by the minute. */
const MINUTE = 60

const ANOTHER = 'choose another channel'

/** What stays as it is until somebody does something, with what they can do. */
const HOPELESS: Readonly<Record<string, string>> = {
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
  team_access_not_granted: '',
  cannot_dm_bot: 'that is a bot',
  user_not_found: 'there is no such person',
  user_not_visible: 'the bot may not see that person',
  user_disabled: 'that person has left',
}
