import { webApi } from '@slack/bolt'

/**
 * A call's result, or the code by which Slack refuses it.
 * @throws what is not Slack's answer: a page of a proxy's, no answer at all
 */
export const resultOrRefusal = async <Result>(
  call: Promise<Result>,
): Promise<
  | { readonly result: Result; readonly refusal?: never }
  | { readonly result?: never; readonly refusal: string }
> => {
  try {
    return { result: await call }
  } catch (error) {
    // Where the answer is not JSON, Slack's library takes all of it for the code.
    const refusal: unknown = error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined
    if (typeof refusal === 'string' && /^[a-z_]{1,60}$/.test(refusal)) return { refusal }
    throw error
  }
}

/** What Slack says of a token that it does not take. */
export const TOKEN_ERRORS: ReadonlySet<string> = new Set([
  'not_authed',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
])
