import { z } from 'zod'
import { address, type Setting, token } from './setting.ts'

/** Slack's settings: those of one workspace, with its token, or of the app that several install. */
export type SlackConfig = SlackApp &
  (
    | { readonly botToken: string; readonly install?: never }
    | { readonly install: SlackInstallConfig; readonly botToken?: never }
  )

/** If no setting is wrong, one of the last two is there: an app token connects over a socket, a signing secret over HTTP. */
export interface SlackApp {
  readonly apiUrl: string
  readonly appToken?: string
  readonly signingSecret?: string
}

/** How workspaces install the app. */
export interface SlackInstallConfig {
  /** Where an admin allows the app, without a slash at its end: https://slack.com */
  readonly provider: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the state of an installation under way is signed with. */
  readonly stateSecret: string
  /** What the tokens are sealed with. */
  readonly secretKey: string
  /** Where Slack sends the admin back to. If missing, to the first redirect URL that the app has at Slack. */
  readonly redirect?: string
}

/** The path to which Slack sends an admin back. */
export const REDIRECT_PATH = '/slack/oauth_redirect'

/** As many characters as 24 random bytes have in base64. Shorter ones may be guessed. */
const SHORTEST_SECRET = 32

export const SLACK_SETTINGS = {
  SLACK_BOT_TOKEN: {
    does: 'Slack, one workspace: the bot’s token, xoxb-…, from the page “Install App” of your app.',
    cure: 'copy the “Bot User OAuth Token” (xoxb-…) from api.slack.com/apps → your app → Install App',
    check: token.regex(/^(?!xapp-|xox[^b])/),
    secret: true,
  },
  SLACK_APP_TOKEN: {
    does: 'Slack over a socket: the app-level token, xapp-…, with the scope connections:write.',
    cure: 'make one with the scope connections:write at api.slack.com/apps → your app → Basic Information → App-Level Tokens (xapp-…)',
    check: token.regex(/^(?!xox)/),
    secret: true,
  },
  SLACK_SIGNING_SECRET: {
    does: 'Slack over HTTP: the signing secret, instead of SLACK_APP_TOKEN. Slack sends its requests to /slack/events.',
    cure: 'copy the “Signing Secret” from api.slack.com/apps → your app → Basic Information',
    check: token.regex(/^(?!xox|xapp-)/),
    secret: true,
  },
  SLACK_STATE_SECRET: {
    does: `Slack, several workspaces: at least ${SHORTEST_SECRET} random characters, instead of SLACK_BOT_TOKEN. Each workspace installs Footnote at /slack/install. Needs SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SECRET_KEY.`,
    cure: `give at least ${SHORTEST_SECRET} random characters, such as what the command openssl rand -base64 32 writes`,
    check: z.string().min(SHORTEST_SECRET),
    secret: true,
  },
  SLACK_API_URL: {
    does: 'The address of Slack’s API; change it for a proxy or a test server. Default: https://slack.com/api/.',
    cure: 'give an address that begins with https:// or http://',
    check: address,
  },
} as const satisfies Readonly<Record<string, Setting>>

type Own = keyof typeof SLACK_SETTINGS
/** What the app has in common with signing in to the reader. */
type Shared = 'SLACK_CLIENT_ID' | 'SLACK_CLIENT_SECRET' | 'SECRET_KEY'

/**
 * Slack's settings, if any is given. Missing ones are added to `wrong`; a valid bot token is returned even so, because the doctor can
 * examine it by itself.
 * @param text the value of a setting, if it is right
 * @param cures of the shared settings, by their names
 */
export const readSlack = (
  text: (name: Own | Shared | 'SLACK_SIGN_IN_URL' | 'WEB_URL') => string | undefined,
  wrong: string[],
  cures: Readonly<Record<Shared, string>>,
): SlackConfig | undefined => {
  const faults = wrong.length
  // Method names are appended to it.
  const apiUrl = (text('SLACK_API_URL') ?? 'https://slack.com/api/').replace(/\/*$/, '/')
  // If the address is wrong, the tokens must not go to the default one.
  const wrongAddress = wrong.length > faults
  const botToken = text('SLACK_BOT_TOKEN')
  const appToken = text('SLACK_APP_TOKEN')
  const signingSecret = text('SLACK_SIGNING_SECRET')
  const stateSecret = text('SLACK_STATE_SECRET')
  const right = wrong.length === faults
  if (stateSecret !== undefined && botToken !== undefined) {
    wrong.push(
      'SLACK_BOT_TOKEN and SLACK_STATE_SECRET are both set: take SLACK_BOT_TOKEN out, so that several workspaces can install Footnote, or SLACK_STATE_SECRET, to stay in one.',
    )
    return undefined
  }
  if (stateSecret === undefined && botToken === undefined) {
    const hasClient = text('SLACK_CLIENT_ID') !== undefined && text('SLACK_CLIENT_SECRET') !== undefined
    const several = hasClient
      ? ' Or set SLACK_STATE_SECRET, to let several workspaces install Footnote (docs/slack.md).'
      : ''
    if (right && (appToken !== undefined || signingSecret !== undefined))
      wrong.push(`SLACK_BOT_TOKEN is missing: ${SLACK_SETTINGS.SLACK_BOT_TOKEN.cure}.${several}`)
    return undefined
  }
  if (right && appToken === undefined && signingSecret === undefined)
    wrong.push(
      `SLACK_APP_TOKEN is missing: ${SLACK_SETTINGS.SLACK_APP_TOKEN.cure}. Or set SLACK_SIGNING_SECRET, to be sent requests over HTTP.`,
    )
  const install = stateSecret === undefined ? undefined : readInstall(stateSecret, text, wrong, cures)
  if (wrongAddress || (stateSecret !== undefined && install === undefined)) return undefined
  const app = {
    apiUrl,
    ...(appToken !== undefined ? { appToken } : signingSecret !== undefined ? { signingSecret } : {}),
  }
  if (install !== undefined) return { ...app, install }
  return botToken === undefined ? undefined : { ...app, botToken }
}

/** What installing needs; undefined if any of it is missing or wrong. */
const readInstall = (
  stateSecret: string,
  text: Parameters<typeof readSlack>[0],
  wrong: string[],
  cures: Readonly<Record<Shared, string>>,
): SlackInstallConfig | undefined => {
  const faults = wrong.length
  const needed = (name: Shared): string => {
    const value = text(name)
    if (value === undefined && !wrong.some((line) => line.startsWith(`${name} `)))
      wrong.push(`${name} is missing: ${cures[name]}.`)
    return value ?? ''
  }
  const install = {
    provider: (text('SLACK_SIGN_IN_URL') ?? 'https://slack.com').replace(/\/+$/, ''),
    clientId: needed('SLACK_CLIENT_ID'),
    clientSecret: needed('SLACK_CLIENT_SECRET'),
    stateSecret,
    secretKey: needed('SECRET_KEY'),
  }
  const reader = text('WEB_URL')
  if (wrong.length > faults) return undefined
  return { ...install, ...(reader !== undefined && { redirect: new URL(REDIRECT_PATH, reader).href }) }
}
