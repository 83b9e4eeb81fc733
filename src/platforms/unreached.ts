import type { Finding } from './finding.ts'

/** An address that nobody answered at. It is named without a password that it may hold. */
export const unreachableFinding = (
  platform: string,
  address: string,
  setting: string,
  error: unknown,
): Finding => {
  const { origin, pathname } = new URL(address)
  return {
    ok: false,
    what: `${platform} cannot be reached at ${origin}${pathname} (${reasonOf(error)})`,
    cure: `check the network, and ${setting} where it is set`,
  }
}

/** An answer that is not the platform's: a proxy's page, or a server in trouble. */
export const unexpectedAnswerFinding = (platform: string, setting: string, status?: number): Finding => ({
  ok: false,
  what: `${platform} does not answer as it should${status === undefined ? '' : ` (status ${status})`}`,
  cure: `try again later, and check ${setting} and any proxy`,
})

/**
 * Why nobody answered, as the system names it: ECONNREFUSED. An error's message is never repeated, as it may hold what was sent, with
 * the token.
 */
const reasonOf = (error: unknown): string => {
  let at = error
  for (let depth = 0; depth < CHAIN && at instanceof Error; depth += 1) {
    if (at.name === 'TimeoutError' || at.name === 'AbortError') return 'no answer within 10 seconds'
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z_]+$/.test(at.code)) return at.code
    if (at instanceof AggregateError) at = at.errors[0]
    else at = at.cause
  }
  return 'no answer'
}

/** How far the causes of an error are followed. */
const CHAIN = 8
