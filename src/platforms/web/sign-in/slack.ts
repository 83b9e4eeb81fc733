import * as openid from 'openid-client'
import type { SignInConfig } from '../../../web-config.ts'
import { askingOf, exchange, type Provider, parametersOf, SignInError, withFaults } from './provider.ts'

/** docs.slack.dev/authentication/sign-in-with-slack. Nothing of the profile is read, but Slack's examples never ask without it. */
const SCOPE = 'openid profile'
const TEAM = 'https://slack.com/team_id'
const USER = 'https://slack.com/user_id'

/** Sign in with Slack, by OpenID Connect. @param redirect the address to come back to */
export const signInWithSlack = (app: SignInConfig, redirect: string): Provider => {
  let discovered: Promise<openid.Configuration> | undefined

  /** Where Slack has what. It is asked for when first needed, so that the bot starts without it. */
  const configuration = (): Promise<openid.Configuration> => {
    discovered ??= openid
      .discovery(new URL(app.provider), app.clientId, app.clientSecret, undefined, askingOf(app))
      .catch((error) => {
        discovered = undefined
        throw error
      })
    return discovered
  }

  return {
    platform: 'slack',
    name: 'Slack',
    begin: (checks, [team, ...others]) =>
      withFaults(async () => {
        const config = await configuration()
        return openid.buildAuthorizationUrl(config, {
          ...(await parametersOf(config, checks, redirect, SCOPE)),
          nonce: checks.nonce,
          // With several, Slack asks which.
          ...(team !== undefined && others.length === 0 && { team }),
        })
      }),
    finish: (back, checks) =>
      withFaults(async () => {
        const tokens = await exchange(await configuration(), back, checks, checks.nonce)
        const claims: Readonly<Record<string, unknown>> = tokens.claims() ?? {}
        const [team, user] = [claims[TEAM], claims[USER]]
        if (typeof team !== 'string' || typeof user !== 'string') throw new SignInError('refused', 'nobody')
        return { user, workspaces: [team] }
      }),
  }
}
