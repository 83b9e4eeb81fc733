import { z } from 'zod'
import { address, token } from './setting.ts'
import type { SlackConfig } from './slack-config.ts'

/** Where the reader is found in a browser, and how people sign in there. */
export interface WebConfig {
  /** The reader's own address, without a path and without a slash at its end: https://footnote.example.org */
  readonly url: string
  /** What cookies and links are sealed and signed by. */
  readonly secretKey: string
  /** One of them is there, or both. */
  readonly slack?: SignInConfig
  readonly discord?: SignInConfig
}

/** The application at which people sign in. */
export interface SignInConfig {
  /** Where the provider is, without a slash at its end: https://slack.com */
  readonly provider: string
  readonly clientId: string
  readonly clientSecret: string
}

/** As many characters as 24 random bytes have in base64. Shorter ones may be guessed. */
const SHORTEST_KEY = 32

/** The hosts that are this machine. A browser treats plain http to them as it treats https. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

const originOf = (text: string): URL | undefined => {
  const url = URL.parse(text)
  const bare = url && `${url.protocol}//${url.host}/` === url.href
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname))
  return url && bare && safe ? url : undefined
}

export const WEB_SETTINGS = {
  WEB_URL: {
    does: 'The reader: the address at which people open it in a browser, such as https://footnote.example.org. They sign in with Slack or Discord. Default: no reader.',
    cure: 'give an address that begins with https:// and has no path, such as https://footnote.example.org; http:// works for localhost alone',
    check: z.string().refine((text) => originOf(text) !== undefined),
  },
  SECRET_KEY: {
    does: `At least ${SHORTEST_KEY} random characters, which seal what a browser keeps for the reader, and the tokens of Slack’s workspaces where several install Footnote. With another key everybody is signed out, and such tokens cannot be opened.`,
    cure: `give at least ${SHORTEST_KEY} random characters, such as what the command openssl rand -base64 32 writes`,
    check: z.string().min(SHORTEST_KEY),
    secret: true,
  },
  SLACK_CLIENT_ID: {
    does: 'The client ID of your Slack app, so that people can sign in to the reader with Slack, or workspaces can install Footnote.',
    cure: 'copy the “Client ID” from api.slack.com/apps → your app → Basic Information → App Credentials',
    check: z.string().regex(/^\d+\.\d+$/),
  },
  SLACK_CLIENT_SECRET: {
    does: 'The client secret of your Slack app, for the same.',
    cure: 'copy the “Client Secret” from api.slack.com/apps → your app → Basic Information → App Credentials',
    check: token.regex(/^(?!xox|xapp-)/),
    secret: true,
  },
  DISCORD_CLIENT_SECRET: {
    does: 'The reader: the client secret of your Discord application, so that people can sign in with Discord.',
    cure: 'copy the “Client Secret” from discord.com/developers/applications → your application → OAuth2 → Reset Secret',
    check: token,
    secret: true,
  },
  SLACK_SIGN_IN_URL: {
    does: 'The address where people sign in with Slack; change it for GovSlack or a test server. Default: https://slack.com.',
    cure: 'give an address that begins with https:// or http://',
    check: address,
  },
  DISCORD_SIGN_IN_URL: {
    does: 'The address where people sign in with Discord; change it for a test server. Default: https://discord.com.',
    cure: 'give an address that begins with https:// or http://',
    check: address,
  },
} as const

type Name = keyof typeof WEB_SETTINGS

/** Which chat platforms the bot is on: people sign in with those alone. */
interface Bots {
  readonly slack?: Pick<SlackConfig, 'botToken' | 'install'> | undefined
  readonly discord?: { readonly token: string } | undefined
}

/**
 * The reader's settings; undefined if it is not set up. What is missing is added to `wrong`.
 * @param text the value of a setting, if it is right
 * @param cures of the other settings, by their names
 */
export const readWeb = (
  text: (name: Name | 'SLACK_STATE_SECRET') => string | undefined,
  wrong: string[],
  { slack, discord }: Bots,
  cures: Readonly<Record<'SLACK_BOT_TOKEN' | 'DISCORD_TOKEN', string>>,
): WebConfig | undefined => {
  const faults = wrong.length
  // What is wrong with a platform itself is told already.
  const [slackTold, discordTold] = ['SLACK_', 'DISCORD_'].map((names) => isTold(names, wrong))
  const missing = (name: string, cure: string) => {
    if (!isTold(`${name} `, wrong)) wrong.push(`${name} is missing: ${cure}.`)
  }
  const require = (name: Name, value: string | undefined, needed: boolean) => {
    if (needed && value === undefined) missing(name, WEB_SETTINGS[name].cure)
    return value ?? ''
  }
  const url = text('WEB_URL')
  const key = text('SECRET_KEY')
  const [clientId, slackSecret] = [text('SLACK_CLIENT_ID'), text('SLACK_CLIENT_SECRET')]
  const discordSecret = text('DISCORD_CLIENT_SECRET')
  const slackUrl = withoutSlash(text('SLACK_SIGN_IN_URL') ?? 'https://slack.com')
  const discordUrl = withoutSlash(text('DISCORD_SIGN_IN_URL') ?? 'https://discord.com')
  // Without a reader, they let workspaces install the bot.
  const forSeveral = text('SLACK_STATE_SECRET') !== undefined || isTold('SLACK_STATE_SECRET ', wrong)
  const forSignIn = url !== undefined || !forSeveral
  const withSlack = forSignIn && (clientId !== undefined || slackSecret !== undefined)
  const withDiscord = discordSecret !== undefined

  require('WEB_URL', url, withSlack || withDiscord)
  const secretKey = require('SECRET_KEY', key, url !== undefined)
  const slackApp = {
    provider: slackUrl,
    clientId: require('SLACK_CLIENT_ID', clientId, withSlack),
    clientSecret: require('SLACK_CLIENT_SECRET', slackSecret, withSlack),
  }
  const application = applicationOf(discord?.token)
  if (withSlack && !slack && !slackTold && !forSeveral) missing('SLACK_BOT_TOKEN', cures.SLACK_BOT_TOKEN)
  if (withDiscord && !discord && !discordTold) missing('DISCORD_TOKEN', cures.DISCORD_TOKEN)
  if (withDiscord && discord && application === undefined)
    wrong.push(`DISCORD_TOKEN does not name its application: ${cures.DISCORD_TOKEN}.`)
  if (url !== undefined && !withSlack && !withDiscord && wrong.length === faults)
    wrong.push(
      `SLACK_CLIENT_ID or DISCORD_CLIENT_SECRET is missing, and WEB_URL needs one of them: docs/sign-in.md says how to let people sign in.`,
    )
  const lacksBot = (withSlack && !slack) || (withDiscord && !discord)
  if (url === undefined || lacksBot || wrong.length > faults) return undefined
  return {
    url: new URL(url).origin,
    secretKey,
    ...(withSlack && { slack: slackApp }),
    ...(withDiscord && {
      discord: { provider: discordUrl, clientId: application ?? '', clientSecret: discordSecret },
    }),
  }
}

const isTold = (beginning: string, wrong: readonly string[]): boolean =>
  wrong.some((line) => line.startsWith(beginning))

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

/** A bot's token begins with the id of its application, in base64. */
const applicationOf = (botToken: string | undefined): string | undefined => {
  const id = Buffer.from(botToken?.split('.')[0] ?? '', 'base64').toString('latin1')
  return /^\d{15,20}$/.test(id) ? id : undefined
}
