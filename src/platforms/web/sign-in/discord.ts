import * as openid from 'openid-client'
import type { SignInConfig } from '../../../web-config.ts'
import { askingOf, exchange, type Provider, parametersOf, SignInError, withFaults } from './provider.ts'

/** docs.discord.com/developers/topics/oauth2, "OAuth2 Scopes": who it is, and the servers that they are in. */
const SCOPE = 'identify guilds'
/** A person can be in 200 servers (docs.discord.com/developers/resources/user, "Get Current User Guilds"). */
const MOST_SERVERS = 200

/** Sign in with Discord, by OAuth2. @param redirect the address to come back to */
export const signInWithDiscord = (app: SignInConfig, redirect: string): Provider => {
  const api = `${app.provider}/api`
  const config = new openid.Configuration(
    {
      issuer: app.provider,
      authorization_endpoint: `${app.provider}/oauth2/authorize`,
      token_endpoint: `${api}/oauth2/token`,
      code_challenge_methods_supported: ['S256'],
    },
    app.clientId,
    app.clientSecret,
  )
  const { timeout, execute } = askingOf(app)
  config.timeout = timeout
  for (const change of execute) change(config)

  const read = async (token: string, path: string): Promise<unknown> => {
    const response = await openid.fetchProtectedResource(config, token, new URL(`${api}${path}`), 'GET')
    if (response.ok) return response.json()
    throw new SignInError(
      response.status >= 500 || response.status === 429 ? 'down' : 'refused',
      `status_${response.status}`,
    )
  }

  return {
    platform: 'discord',
    name: 'Discord',
    begin: (checks) =>
      withFaults(async () =>
        openid.buildAuthorizationUrl(config, {
          ...(await parametersOf(config, checks, redirect, SCOPE)),
          // Who allowed it once is not asked again.
          prompt: 'none',
        }),
      ),
    finish: (back, checks) =>
      withFaults(async () => {
        const { access_token } = await exchange(config, back, checks)
        const [person, servers] = await Promise.all([
          read(access_token, '/users/@me'),
          read(access_token, `/users/@me/guilds?limit=${MOST_SERVERS}`),
        ])
        const [user] = idsIn([person])
        if (user === undefined || !Array.isArray(servers)) throw new SignInError('refused', 'nobody')
        return { user, workspaces: idsIn(servers) }
      }),
  }
}

const idsIn = (all: readonly unknown[]): readonly string[] =>
  all.flatMap((one) => {
    const { id } = (one ?? {}) as { readonly id?: unknown }
    return typeof id === 'string' && /^\d{15,20}$/.test(id) ? [id] : []
  })
