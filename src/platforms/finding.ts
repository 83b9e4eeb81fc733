/** What an examination found, in a sentence without its full stop. */
export interface Finding {
  /** `hint` where nothing can be told to be wrong, but it is good to know. */
  readonly ok: boolean | 'hint'
  readonly what: string
  /** What to do about it, down to what to click. */
  readonly cure?: string
}

/** How long an examination waits for an answer, in milliseconds. */
export const EXAMINATION_TIMEOUT = 10_000

/**
 * Every finding that is made, in order. Where making them fails, that is the last finding, and those made before it stay.
 * @param failure must not throw
 */
export const collectFindings = async (
  making: AsyncIterable<Finding>,
  failure: (error: unknown) => Finding,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  try {
    for await (const finding of making) findings.push(finding)
  } catch (error) {
    findings.push(failure(error))
  }
  return findings
}
