import * as openid from 'openid-client'
import type { SignInConfig } from '../../../web-config.ts'

/*
 * What Slack and Discord have in common: a browser is sent there with a state, and comes back with a code, which is exchanged for who the
 * person is. Their tokens are used for that and then dropped.
 */

/** Where people sign in. */
export interface Provider {
  /** As the platform is called by the program, and by people. */
  readonly platform: string
  readonly name: string
  /**
   * The address to send a browser to.
   * @param workspaces where the bot answers, of which one may be offered
   * @throws SignInError
   */
  begin(checks: Checks, workspaces: readonly string[]): Promise<URL>
  /** Who came back. @param back the address that the browser came back to @throws SignInError */
  finish(back: URL, checks: Checks): Promise<Identity>
}

/** What ties the answer of a provider to the browser that was sent there. */
export interface Checks {
  readonly state: string
  readonly nonce: string
  /** For PKCE: RFC 7636. */
  readonly verifier: string
}

/** Who somebody is at the provider. */
export interface Identity {
  readonly user: string
  /** The workspaces that they say they belong to. */
  readonly workspaces: readonly string[]
}

/** `denied`: the person said no. `refused`: the provider confirms nobody. `down`: it cannot be reached, or is in trouble itself. */
export type SignInFault = 'denied' | 'refused' | 'down'

/** Somebody could not be signed in. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly fault: SignInFault
  /** What the provider or its library calls it: `invalid_grant`. It holds nothing secret. */
  readonly code: string

  constructor(fault: SignInFault, code: string) {
    super(`${fault} (${code})`)
    this.fault = fault
    this.code = code
  }
}

/** In seconds. A person waits for it. */
const TIMEOUT = 10

/** How a provider is asked. One that is not reached by https is a test server. */
export const askingOf = ({ provider }: Pick<SignInConfig, 'provider'>) => ({
  timeout: TIMEOUT,
  execute: provider.startsWith('http:') ? [openid.allowInsecureRequests] : [],
})

/** The parameters of a request for a code. PKCE is used where the provider says that it knows it: Slack refuses a code with it otherwise. */
export const parametersOf = async (
  config: openid.Configuration,
  { state, verifier }: Checks,
  redirect: string,
  scope: string,
): Promise<Record<string, string>> => ({
  redirect_uri: redirect,
  scope,
  state,
  ...(config.serverMetadata().supportsPKCE() && {
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }),
})

/** Exchanges the code that a browser came back with. */
export const exchange = (
  config: openid.Configuration,
  back: URL,
  { state, verifier }: Checks,
  nonce?: string,
) =>
  openid.authorizationCodeGrant(config, back, {
    expectedState: state,
    ...(nonce !== undefined && { expectedNonce: nonce }),
    ...(config.serverMetadata().supportsPKCE() && { pkceCodeVerifier: verifier }),
  })

/** Runs what asks a provider, and says what its errors mean. The library's own errors may hold codes and tokens. */
export const withFaults = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    throw faultOf(error)
  }
}

const faultOf = (error: unknown): SignInError => {
  if (error instanceof SignInError) return error
  if (error instanceof openid.AuthorizationResponseError) {
    const isDown = error.error === 'server_error' || error.error === 'temporarily_unavailable'
    return new SignInError(
      error.error === 'access_denied' ? 'denied' : isDown ? 'down' : 'refused',
      codeIn(error.error),
    )
  }
  if (error instanceof openid.WWWAuthenticateChallengeError)
    return new SignInError('refused', `status_${error.status}`)
  if (error instanceof openid.ResponseBodyError) return new SignInError('refused', codeIn(error.error))
  if (error instanceof openid.ClientError) {
    const { cause } = error
    if (cause instanceof Response) {
      const isDown = cause.status >= 500 || cause.status === 429
      return new SignInError(isDown ? 'down' : 'refused', `status_${cause.status}`)
    }
    if (error.code === 'OAUTH_TIMEOUT') return new SignInError('down', 'timeout')
    return new SignInError('refused', codeIn(slackErrorIn(cause) ?? error.code))
  }
  // What `fetch` throws, its timeout, and an answer that is no JSON.
  if (error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError)
    return new SignInError('down', 'unreachable')
  throw error
}

/** Slack answers 200 to what it refuses, and says why in the body. */
const slackErrorIn = (cause: unknown): unknown => {
  const { body } = (cause instanceof Error ? (cause.cause ?? {}) : {}) as { readonly body?: unknown }
  return (body as { readonly error?: unknown } | undefined)?.error
}

const codeIn = (said: unknown): string =>
  typeof said === 'string' && /^[\w.-]{1,60}$/.test(said) ? said : 'unknown'
