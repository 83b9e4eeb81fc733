import { type SocketModeReceiver, webApi } from '@slack/bolt'
import { SETTINGS } from '../../config.ts'
import { ConfigError } from '../../errors.ts'
import { unexpectedAnswerFinding, unreachableFinding } from '../unreached.ts'
import { errorCodeOf } from './receive/post.ts'
import type { Self } from './receive/slack-context.ts'

/**
 * Asks Slack whose token it is.
 * @throws ConfigError where Slack refuses the token, or is not there
 */
export const fetchSelf = async (client: webApi.WebClient, apiUrl: string): Promise<Self> => {
  try {
    const { team_id: team, user_id: user, bot_id: bot } = await client.auth.test()
    if (team === undefined || user === undefined) throw new Error('auth.test names nobody')
    return { team, user, ...(bot !== undefined && { bot }) }
  } catch (error) {
    throw refused('SLACK_BOT_TOKEN', error) ?? unreachable(apiUrl, error)
  }
}

/** Opens the socket. @throws ConfigError where Slack refuses the token, or is not there */
export const openSocket = async (receiver: SocketModeReceiver, apiUrl: string): Promise<void> => {
  try {
    await receiver.start()
  } catch (error) {
    throw refused('SLACK_APP_TOKEN', error) ?? unreachable(apiUrl, error)
  }
}

const refused = (setting: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', error: unknown): ConfigError | undefined => {
  const code = errorCodeOf(error)
  if (code === '') return undefined
  return new ConfigError(`${setting} is refused by Slack (${code}): ${SETTINGS[setting].cure}.`)
}

const unreachable = (apiUrl: string, error: unknown): ConfigError => {
  const { what, cure } =
    error instanceof webApi.WebAPIRequestError
      ? unreachableFinding('Slack', apiUrl, 'SLACK_API_URL', error.original)
      : unexpectedAnswerFinding(
          'Slack',
          'SLACK_API_URL',
          error instanceof webApi.WebAPIHTTPError ? error.statusCode : undefined,
        )
  return new ConfigError(`${what}: ${cure}.`)
}
