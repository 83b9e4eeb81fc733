/** One result of checking a set-up. */
export interface Finding {
  /** `hint` if nothing is known to be wrong, but the reader should know it. */
  readonly ok: boolean | 'hint'
  /** A sentence without its full stop. */
  readonly what: string
  /** What to do about it, down to what to click. */
  readonly cure?: string
}

export const good = (what: string): Finding => ({ ok: true, what })
export const problem = (what: string, cure?: string): Finding =>
  cure === undefined ? { ok: false, what } : { ok: false, what, cure }
export const hint = (what: string, cure: string): Finding => ({ ok: 'hint', what, cure })

/** How long a check waits for one answer, in milliseconds. */
export const EXAMINATION_TIMEOUT = 10_000

/**
 * Collects findings in order. An error ends the list: it becomes the last finding, and the earlier ones stay.
 * @param failure must not throw
 */
export const collectFindings = async (
  source: AsyncIterable<Finding>,
  failure: (error: unknown) => Finding,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  try {
    for await (const finding of source) findings.push(finding)
  } catch (error) {
    findings.push(failure(error))
  }
  return findings
}

/** Nobody answered at the address. The finding leaves out any password in it. */
export const unreachableFinding = (
  platform: string,
  address: string,
  setting: string,
  error: unknown,
): Finding => {
  const { origin, pathname } = new URL(address)
  return problem(
    `${platform} cannot be reached at ${origin}${pathname} (${reasonOf(error)})`,
    `check the network, and ${setting} where it is set`,
  )
}

/** The answer did not come from the platform (a proxy's page), or its server is in trouble. */
export const unexpectedAnswerFinding = (platform: string, setting: string, status?: number): Finding =>
  problem(
    `${platform} does not answer as it should${status === undefined ? '' : ` (status ${status})`}`,
    `try again later, and check ${setting} and any proxy`,
  )

/** How many causes of an error are followed. */
const MAX_CAUSES = 8

/** Why nobody answered, as the system's code: ECONNREFUSED. Never repeats an error's message, which may hold the token that was sent. */
const reasonOf = (error: unknown): string => {
  let cause = error
  for (let depth = 0; depth < MAX_CAUSES && cause instanceof Error; depth += 1) {
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return 'no answer within 10 seconds'
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z][A-Z_]+$/.test(cause.code))
      return cause.code
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause
  }
  return 'no answer'
}
