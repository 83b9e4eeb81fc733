import * as openid from 'openid-client'
import type { WebConfig } from '../../../web-config.ts'
import { type Finding, good, hint, problem } from '../../finding.ts'
import { signInWithDiscord } from './discord.ts'
import { backPath } from './paths.ts'
import { type Checks, type Provider, SignInError } from './provider.ts'
import { signInWithSlack } from './slack.ts'

/** What people can sign in with. Makes no network call. */
export const providersOf = ({ url, slack, discord }: WebConfig): readonly Provider[] => [
  ...(slack ? [signInWithSlack(slack, `${url}${backPath('slack')}`)] : []),
  ...(discord ? [signInWithDiscord(discord, `${url}${backPath('discord')}`)] : []),
]

/** What is new for each sign-in, and cannot be guessed. */
export const newChecks = (): Checks => ({
  state: openid.randomState(),
  nonce: openid.randomNonce(),
  verifier: openid.randomPKCECodeVerifier(),
})

/** Examines whether people can sign in to the reader. Each provider is given a code that is none: whether it knows us it says first. */
export const examineSignIn = async (web: WebConfig): Promise<readonly Finding[]> => {
  const findings = await Promise.all(providersOf(web).map((provider) => examine(provider, web)))
  return [good(`The reader will be at ${web.url}`), ...findings.flat()]
}

const examine = async (
  { name, platform, ...provider }: Provider,
  web: WebConfig,
): Promise<readonly Finding[]> => {
  const back = `${web.url}${backPath(platform)}`
  const setting = platform.toUpperCase()
  const error = await refusalOf(provider, back, issuerOf(platform, web))
  if (error?.fault === 'down')
    return [
      problem(
        `${name}: signing in cannot be reached (${error.code})`,
        `check the network, and ${setting}_SIGN_IN_URL if it is set`,
      ),
    ]
  if (error !== undefined && UNKNOWN_CLIENT.has(error.code))
    return [
      problem(
        `${name} refuses ${setting}_CLIENT_SECRET (${error.code})`,
        'copy it again, as docs/sign-in.md says',
      ),
    ]
  return [
    error !== undefined && UNKNOWN_CODE.has(error.code)
      ? good(`${name} knows the reader’s application`)
      : hint(`${name} did not say whether it knows the reader’s application`, 'try to sign in there'),
    hint(
      `${name} sends people back only to an address that it was told`,
      `add this redirect URL there: ${back}`,
    ),
  ]
}

const issuerOf = (platform: string, { slack, discord }: WebConfig): string =>
  (platform === 'slack' ? slack : discord)?.provider ?? ''

/** How a provider refuses a code that is none. */
const refusalOf = async (
  { begin, finish }: Pick<Provider, 'begin' | 'finish'>,
  back: string,
  iss: string,
): Promise<SignInError | undefined> => {
  const checks = newChecks()
  const { state } = checks
  try {
    await begin(checks, [])
    await finish(new URL(`${back}?${new URLSearchParams({ state, iss, code: 'doctor' })}`), checks)
    return undefined
  } catch (error) {
    if (error instanceof SignInError) return error
    throw error
  }
}

/** RFC 6749, section 5.2; docs.slack.dev/reference/methods/openid.connect.token, “Errors”. */
const UNKNOWN_CLIENT: ReadonlySet<string> = new Set([
  'invalid_client',
  'invalid_client_id',
  'bad_client_secret',
  'unauthorized_client',
])
const UNKNOWN_CODE: ReadonlySet<string> = new Set(['invalid_grant', 'invalid_code'])
