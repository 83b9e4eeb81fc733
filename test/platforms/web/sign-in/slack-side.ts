import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import Provider from 'oidc-provider'
import { onTestFinished } from 'vitest'
import { bodyOf, serve } from '../../slack/workspace.ts'
import { CANCEL, consentPage } from './consent.ts'

export const CLIENT_ID = '1000000000.2000000000'
export const CLIENT_SECRET = 'slack-client-secret-0123456789'

/** Whoever sits before the browser, as Slack knows them. */
export interface SlackAccount {
  readonly team?: string
  readonly user?: string
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/**
 * Where people sign in with Slack: a real provider of OpenID Connect, which puts the claims of Slack into its tokens. Whoever comes is signed
 * in as `account`, at once, or after the page that asks them.
 * @param redirect the one address that people are sent back to
 * @param options.pkce whether it says that it knows PKCE; Slack does not
 */
export const startSlackSide = async (redirect: string, { pkce = true } = {}) => {
  /** What a test sets, and the addresses that were asked for. */
  const state = {
    account: {} as SlackAccount,
    asksFirst: false,
    denies: false,
    isDown: false,
    asked: [] as URL[],
  }
  let listener: RequestListener = () => {}
  const server = await serve((request, response) => listener(request, response))
  onTestFinished(server.close)

  const accounts = new Map<string, SlackAccount>()
  const provider = new Provider(server.url, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [redirect],
        token_endpoint_auth_method: 'client_secret_post',
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomUUID()] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => pkce },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'https://slack.com/team_id', 'https://slack.com/user_id'] },
    scopes: ['openid', 'profile'],
    ttl: { Interaction: 600, Session: 1, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    findAccount: (_: unknown, id: string) => {
      const { team, user } = accounts.get(id) ?? {}
      return {
        accountId: id,
        claims: async () => ({
          sub: id,
          ...(team !== undefined && { 'https://slack.com/team_id': team }),
          ...(user !== undefined && { 'https://slack.com/user_id': user }),
        }),
      }
    },
    interactions: { url: () => '/interaction' },
  })
  provider.use(async (context, next) => {
    await next()
    if (!pkce && context.path.startsWith('/.well-known/'))
      context.body = { ...context.body, code_challenge_methods_supported: undefined }
  })
  const own = provider.callback()

  const signIn: RequestListener = async (request, response) => {
    if (state.asksFirst && request.method === 'GET') return consentPage('Slack', response)
    const isCancelled = request.method === 'POST' && (await bodyOf(request)).includes(CANCEL)
    if (state.denies || isCancelled)
      return provider.interactionFinished(request, response, { error: 'access_denied' })
    const accountId = randomUUID()
    accounts.set(accountId, state.account)
    const grant = new provider.Grant({ clientId: CLIENT_ID, accountId })
    grant.addOIDCScope('openid profile')
    await provider.interactionFinished(request, response, {
      login: { accountId, remember: false },
      consent: { grantId: await grant.save() },
    })
  }

  listener = (request, response) => {
    const url = new URL(request.url ?? '', server.url)
    if (state.isDown) return response.writeHead(503).end()
    state.asked.push(url)
    if (url.pathname === '/interaction') return signIn(request, response)
    return own(request, response)
  }
  return { state, url: server.url }
}
